import type { Translated } from '../names.ts';

/** A name of the trade in the languages of the city's counter; Chinese is the text that counts. */
export type Bilingual = Translated<string>;
