import type { Language } from '../names.ts';
import type { Said } from './fallback.ts';
import type { Own } from './language.ts';

/**
 * What the dialogue says in a language beyond Chinese and English, as far as it is translated; what is missing is said in
 * English, and so is a procedure that has no file of that language in its folder.
 */
export const further: { readonly [Further in Exclude<Language, 'zh' | 'en'>]?: Said<Own> } = {};
