import { expect, test } from 'vitest';
import { seededLaw } from '../../../src/law/law.ts';
import { isQuiet } from '../../../src/law/quiet.ts';
import { at } from '../given.ts';

test.each([
  ['21:59', false],
  ['22:00', true],
  ['23:59', true],
  ['00:00', true],
  ['06:59', true],
  ['07:00', false],
  ['12:00', false],
])('at %s it is night: %s', (time, quiet) => {
  expect(isQuiet(seededLaw, at(`2026-11-25 ${time}`))).toBe(quiet);
});
