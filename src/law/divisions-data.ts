import type { Bilingual } from './bilingual.ts';

export interface Division extends Bilingual {
  /** GB/T 2260, six digits. */
  readonly code: string;
}

/** Harbin and its districts, counties and county-level cities (GB/T 2260, 依据待核), with which a city starts. */
export const divisions = [
  { code: '230100', zh: '哈尔滨市', en: 'Harbin' },
  { code: '230102', zh: '道里区', en: 'Daoli District' },
  { code: '230103', zh: '南岗区', en: 'Nangang District' },
  { code: '230104', zh: '道外区', en: 'Daowai District' },
  { code: '230108', zh: '平房区', en: 'Pingfang District' },
  { code: '230109', zh: '松北区', en: 'Songbei District' },
  { code: '230110', zh: '香坊区', en: 'Xiangfang District' },
  { code: '230111', zh: '呼兰区', en: 'Hulan District' },
  { code: '230112', zh: '阿城区', en: 'Acheng District' },
  { code: '230113', zh: '双城区', en: 'Shuangcheng District' },
  { code: '230123', zh: '依兰县', en: 'Yilan County' },
  { code: '230124', zh: '方正县', en: 'Fangzheng County' },
  { code: '230125', zh: '宾县', en: 'Bin County' },
  { code: '230126', zh: '巴彦县', en: 'Bayan County' },
  { code: '230127', zh: '木兰县', en: 'Mulan County' },
  { code: '230128', zh: '通河县', en: 'Tonghe County' },
  { code: '230129', zh: '延寿县', en: 'Yanshou County' },
  { code: '230183', zh: '尚志市', en: 'Shangzhi City' },
  { code: '230184', zh: '五常市', en: 'Wuchang City' },
] as const satisfies readonly Division[];
