import type { Refusal } from '../engine/procedure.ts';
import { type Said, said } from '../law/said.ts';
import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import { sayable } from './checks-view.ts';
import { sayBroken } from './rule-words.ts';

/** Why something is refused, in a person's language, and the words of the case that it is about, with its source in the law. */
export function explain({ why, values, source }: Refusal, language: Language, spoken: Texts = texts[language]): Said {
  const text = sayBroken(spoken, why, values, language);
  const law = source === undefined ? '' : sayable(source, language);
  return law ? said`${text}\n${spoken.say.seeSource(law)}` : text;
}
