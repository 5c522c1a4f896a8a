import type { Named, Values } from '../engine/procedure.ts';
import { several } from '../engine/say-value.ts';
import type { Bilingual } from '../law/bilingual.ts';
import type { Said } from '../law/said.ts';
import { inLanguage, type Language } from '../names.ts';
import { ruleText } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import type { PlainRefusal } from '../text/say.ts';

/** Why something is refused: what the rule says that does not hold, with names as its reader reads them. */
export function sayBroken(spoken: Texts, name: string, values: Named, language: Language): Said {
  const given = valuesIn(values, language);
  return isPlain(spoken, name) ? spoken.say.refusals[name](given) : ruleText(spoken, name).refusal(given);
}

/** Is it refused by no rule of the trade? */
function isPlain({ say }: Texts, name: string): name is PlainRefusal {
  return Object.hasOwn(say.refusals, name);
}

/** Names in a reader's language; all else is the same for everybody. */
export function valuesIn(values: Named, language: Language): Values {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, inWord(value, language)]));
}

function inWord(value: Named[string], language: Language): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return isSeveral(value) ? several(value.map((each) => inLanguage(each, language))) : inLanguage(value, language);
}

function isSeveral(value: Bilingual | readonly Bilingual[]): value is readonly Bilingual[] {
  return Array.isArray(value);
}
