import { inEach, type Language } from '../../src/names.ts';

/** What joins two texts of a message where a channel has no other means: full-width in Chinese. */
export const punctuation = inEach({
  zh: { colon: '：', comma: '，', open: '（', close: '）' },
  en: { colon: ': ', comma: ', ', open: ' (', close: ')' },
});

export function bracketed(text: string, language: Language): string {
  const { open, close } = punctuation[language];
  return `${open}${text}${close}`;
}
