import { describe, expect, it } from 'vitest';
import { bytes, characters, cut, type Measure, pieces } from '../../adapters/shared/cut.ts';
import { fc } from '../properties.ts';

const measures: readonly (readonly [string, Measure])[] = [
  ['characters', characters],
  ['units', (text) => text.length],
  ['bytes', bytes],
];
const text = fc.string({ unit: fc.constantFrom('a', '购', '办', '👍', ' ', '\n', '。'), maxLength: 200 });
const most = fc.integer({ min: 8, max: 60 });

describe.each(measures)('a text that is counted in %s', (_, measure) => {
  it('is cut to what fits, never within a character, and says that it was', () => {
    fc.assert(
      fc.property(text, most, (given, limit) => {
        const shown = cut(given, limit, measure);
        expect(measure(shown)).toBeLessThanOrEqual(limit);
        expect(shown.isWellFormed()).toBe(true);
        if (shown !== given) expect(given.startsWith(shown.slice(0, -1)) && shown.endsWith('…')).toBe(true);
        else expect(measure(given)).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('comes whole in pieces that fit, parted between lines where there are any', () => {
    fc.assert(
      fc.property(text, most, (given, limit) => {
        const parts = pieces(given, limit, measure);
        for (const part of parts) {
          expect(measure(part)).toBeLessThanOrEqual(limit);
          expect(part.isWellFormed()).toBe(true);
        }
        expect(parts.join('').replaceAll('\n', '')).toBe(given.replaceAll('\n', ''));
        expect(parts.length).toBeGreaterThan(0);
      }),
    );
  });
});

it('a paragraph ends where a piece does', () => {
  expect(pieces('一二三\n四五六\n七', 8)).toEqual(['一二三\n四五六', '七']);
  expect(pieces('一二三四五', 6, bytes)).toEqual(['一二', '三四', '五']);
});
