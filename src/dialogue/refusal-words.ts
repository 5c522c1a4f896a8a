import type { Refusal } from '../engine/procedure.ts';
import { type Said, said } from '../law/said.ts';
import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import type { PlainRefusal } from '../text/say.ts';
import { sayable } from './checks-view.ts';
import { sayBroken, valuesIn } from './rule-words.ts';

/** Why something is refused, in a person's language, and the words of the case that it is about, with its source in the law. */
export function explain({ why, values, source }: Refusal, language: Language, spoken: Texts = texts[language]): Said {
  const { say } = spoken;
  if (isPlain(why, language)) return say.refusals[why](valuesIn(values, language));
  const text = sayBroken(spoken, why, values, language);
  const law = source === undefined ? '' : sayable(source, language);
  return law ? said`${text}\n${say.seeSource(law)}` : text;
}

function isPlain(why: string, language: Language): why is PlainRefusal {
  return Object.hasOwn(texts[language].say.refusals, why);
}
