import { inEach, type Language } from '../../src/names.ts';
import { en } from './words-en.ts';
import { type Words, zh } from './words-zh.ts';

export type { Words };

export const words: Readonly<Record<Language, Words>> = inEach({ zh, en });
