import { describe, expect, it, test } from 'vitest';
import { maskAccount, maskId, maskName, maskPhone } from '../../../src/law/mask.ts';
import { fc } from '../../properties.ts';

describe('what all may see of a person', () => {
  it.each([
    ['王小明', '王*'],
    ['王明', '王*'],
    ['欧阳娜娜', '欧阳*'],
    [' 李 ', '李*'],
    ['John Smith', 'J*'],
  ])('of the name %s is %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it.each([
    ['13812345000', '1381****000'],
    ['138 1234 5000', '1381****000'],
    ['0451-8468 1234', '****34'],
    ['12345', '****'],
  ])('of the number %s is %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it('of an account is its end, of an identity number hardly anything', () => {
    expect(maskAccount('6222 0212 3456 7890')).toBe('****7890');
    expect(maskId('23010319900101123x')).toBe('2****x');
  });

  test('is never the whole', () => {
    const figures = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(figures, (text) => {
        for (const mask of [maskPhone, maskAccount, maskId]) {
          const seen = mask(text).replace(/\*/g, '');
          expect(text.length - seen.length).toBeGreaterThanOrEqual(Math.min(4, text.length));
        }
      }),
    );
  });
});
