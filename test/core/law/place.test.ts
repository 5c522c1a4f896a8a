import { describe, expect, test } from 'vitest';
import { divisions } from '../../../src/law/divisions-data.ts';
import { isCity, placeIn, registeredIn } from '../../../src/law/place.ts';

describe('an address', () => {
  test.each([
    ['道里区新华街道友谊路100号2楼', { division: '230102', street: '新华街道' }],
    ['哈尔滨市南岗区花园街道花园社区文昌街 6 号', { division: '230103', street: '花园街道', community: '花园社区' }],
    ['黑龙江省哈尔滨市宾县宾州镇迎宾路1号', { division: '230125', street: '宾州镇' }],
    ['尚志市一面坡镇长江社区', { division: '230183', street: '一面坡镇', community: '长江社区' }],
    ['香坊区（红旗乡）民生路 8 号', { division: '230110', street: '红旗乡' }],
    ['松北区创新社区 3 栋', { division: '230109', community: '创新社区' }],
    ['友谊路 100 号 2 楼', {}],
    ['哈尔滨市友谊路 100 号', {}],
    ['No. 100, Youyi Road', {}],
    ['', {}],
  ])('%s says where it is, and nothing else', (address, place) => {
    expect(placeIn(divisions, address)).toEqual(place);
  });
});

describe('a credit code', () => {
  test('says which office registered its bearer, where that is of this city', () => {
    expect(registeredIn(divisions, '52230102MJ0000018E')?.zh).toBe('道里区');
    expect(registeredIn(divisions, '52230199MJ0000018E')).toBeUndefined();
    expect(
      ['52230100MJ0000018E', '52230102MJ0000018E']
        .map((code) => registeredIn(divisions, code))
        .map((each) => each && isCity(each)),
    ).toEqual([true, false]);
  });
});
