import { cityDate } from '../law/date.ts';
import { setting } from '../law/setting.ts';
import { inLanguage } from '../names.ts';
import { type Answered, say } from './answered.ts';
import { beginnings } from './beginnings.ts';
import { type Counts, menu, welcome } from './menu.ts';
import type { Talk } from './talk.ts';

/** What this person can do now. */
export function showMenu({ account, texts }: Talk, counts: Counts, lead?: string): Answered {
  return say(menu(texts, { ...counts, beginnings: beginnings(account.person, account.language) }, lead));
}

/** The first word: who are you; or, to somebody known, what he can do, after a sentence if there is one. */
export function greet(talk: Talk, counts: Counts, lead?: string): Answered {
  const { account, texts, law, now } = talk;
  if (account.known) return showMenu(talk, counts, lead);
  const city = inLanguage(setting(law, 'city.name', cityDate(now)).value, account.language);
  return say(welcome(texts, account.language, city));
}

/** Never silence: what is not understood is answered with what can be done. */
export function notUnderstood(talk: Talk, counts: Counts): Answered {
  return greet(talk, counts, talk.texts.say.notUnderstood);
}
