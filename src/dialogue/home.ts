import type { Law } from '../law/law.ts';
import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';
import type { Beginning } from './beginnings.ts';
import type { BegunForm } from './begun-form.ts';
import { draftList, furtherButton, type Listed, list, menu } from './menu.ts';
import type { Message } from './message.ts';

/** A person's home: what waits for him, what he has begun, what is his, and what he can begin. */
export function home(
  language: Language,
  law: Law,
  now: Date,
  his: {
    readonly waiting: Listed;
    readonly later: Listed;
    readonly mine: Listed;
    readonly drafts: readonly BegunForm[];
    readonly beginnings: readonly Beginning[];
  },
): Message {
  const inbox = list(language, { name: 'inbox' }, his.waiting, law, now);
  const later = his.later.items.length > 0 ? list(language, { name: 'later' }, his.later, law, now).blocks : [];
  const cases = his.mine.items.length > 0 ? list(language, { name: 'cases' }, his.mine, law, now).blocks : [];
  const drafts = his.drafts.length > 0 ? draftList(texts[language], his.drafts) : { blocks: [], buttons: [] };
  const begin = menu(texts[language], { waiting: 0, drafts: 0, beginnings: his.beginnings });
  return {
    blocks: [...inbox.blocks, ...drafts.blocks, ...later, ...cases],
    buttons: [...furtherButton(language, { name: 'inbox' }, his.waiting), ...drafts.buttons, ...begin.buttons],
  };
}
