import { type Language, languages } from '../names.ts';

/** The language in which to answer somebody whose programme says that it speaks `tag` (`en-GB`); Chinese where it says nothing. */
export function spokenLanguage(tag: string | undefined): Language {
  if (tag === undefined || tag === '') return 'zh';
  const [first = ''] = tag.toLowerCase().split(/[-_]/);
  return languages.find((language) => language === first) ?? 'en';
}
