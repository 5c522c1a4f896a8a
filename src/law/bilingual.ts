import type { Language } from '../names.ts';

/** What is said in both languages of the city's counter; Chinese is the text that counts. */
export type Bilingual = { readonly [Spoken in Language]: string };
