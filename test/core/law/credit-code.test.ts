import { describe, expect, it } from 'vitest';
import { type OrganisationKind, readCreditCode } from '../../../src/law/credit-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const known = '52230199MJ0000018E';

describe('a credit code that checks', () => {
  it.each<[string, OrganisationKind]>([
    ['9144030071526726XG', 'not-social'],
    ['914403001922038216', 'not-social'],
    ['91110000802100433B', 'not-social'],
    ['52230199MJ0000018E', 'private-non-enterprise'],
    ['51230199MJ0000026C', 'association'],
    ['53230199MJ00000341', 'foundation'],
    ['52230199MJ0000A70L', 'private-non-enterprise'],
    ['52230199MJ0000106W', 'private-non-enterprise'],
    ['51230199MJ00001578', 'association'],
    ['59230199MJ00000K3U', 'other-social'],
    ['11230199MB0000019A', 'not-social'],
  ])('%s is a %s', (code, kind) => {
    expect(readCreditCode(code)).toEqual({ ok: true, code, kind, subjectCheck: true });
  });

  it('is read with spaces, hyphens, small and full-width letters', () => {
    for (const text of [' 5223 0199 mj00 0001 8e ', '52230199-MJ000001-8E', '５２２３０１９９ＭＪ０００００１８Ｅ']) {
      expect(readCreditCode(text)).toMatchObject({ ok: true, code: known });
    }
  });
});

describe('a credit code that does not', () => {
  it('says what is wrong', () => {
    expect(readCreditCode('52230199MJ0000018F')).toEqual({ ok: false, why: 'check' });
    expect(readCreditCode('52230199MJ000001')).toEqual({ ok: false, why: 'length' });
    expect(readCreditCode('')).toEqual({ ok: false, why: 'length' });
    expect(readCreditCode('52230199MJ000001哈E')).toEqual({ ok: false, why: 'characters', at: 17, letter: '哈' });
  });

  it('names a letter that no code has, and what was meant when that checks', () => {
    expect(readCreditCode('52230199MJO000018E')).toEqual({
      ok: false,
      why: 'letter',
      at: 11,
      letter: 'O',
      suggestion: known,
    });
    expect(readCreditCode('S22301 99MJ00000i8e')).toMatchObject({
      why: 'letter',
      at: 1,
      letter: 'S',
      suggestion: known,
    });
  });

  it('suggests nothing that does not check', () => {
    expect(readCreditCode('52230199MJO000018F')).toEqual({ ok: false, why: 'letter', at: 11, letter: 'O' });
  });

  it('is noticed for each of the 540 ways to mistype one character', () => {
    let tried = 0;
    for (let at = 0; at < 18; at += 1) {
      for (const other of alphabet) {
        if (other === known[at]) continue;
        tried += 1;
        expect(readCreditCode(known.slice(0, at) + other + known.slice(at + 1))).toEqual({ ok: false, why: 'check' });
      }
    }
    expect(tried).toBe(540);
  });

  it('is noticed for each of the eleven swaps of neighbours', () => {
    let tried = 0;
    for (let at = 0; at < 17; at += 1) {
      const [a = '', b = ''] = known.slice(at, at + 2);
      if (a === b) continue;
      tried += 1;
      expect(readCreditCode(known.slice(0, at) + b + a + known.slice(at + 2)).ok).toBe(false);
    }
    expect(tried).toBe(11);
  });
});
