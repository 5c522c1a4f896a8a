import { cityDate } from '../law/date.ts';
import { momentOf } from '../law/said.ts';
import { setting } from '../law/setting.ts';
import type { Language } from '../names.ts';
import { type Answered, both, type Deed, sayRefusal } from './answered.ts';
import { sentence } from './menu.ts';
import type { Button, Message } from './message.ts';
import { progress } from './open-form.ts';
import { settled } from './prompt.ts';
import { thrownAway } from './review.ts';
import type { SightOf } from './seen.ts';
import type { Talk } from './talk.ts';
import { addressOf, caseNamed, type Filling, fillingIn } from './target.ts';
import type { FillOf } from './wish.ts';

/** A draft is thrown away once that is meant; what was asked becomes what came of it. */
export function discarding(talk: Talk, { sure, asked }: FillOf<'discard'>, filling: Filling): Answered {
  if (sure === undefined) return askWhetherSure(talk, filling);
  if (sure) return discard(talk, filling, asked);
  const { say: words } = talk.texts;
  const { id: draft } = filling.draft;
  const goOn: Button = { label: words.resume, kind: 'way', press: { do: 'review', draft } };
  return { deeds: [{ do: 'replace', message: at(draft, sentence(words.putAside, [[goOn]])) }], reply: {} };
}

function askWhetherSure({ texts: { say: words }, account }: Talk, { draft, target, open }: Filling): Answered {
  const title = titleOf(open, target, account.language);
  const press = { do: 'discard', draft: draft.id, asked: true } as const;
  const leaves = words.newerBelow(title);
  const asked = sentence(words.discardAsk(title), [
    [
      { label: words.discardSure, kind: 'act', press: { ...press, sure: true } },
      { label: words.discardNot, kind: 'plain', press: { ...press, sure: false } },
    ],
  ]);
  return { deeds: [{ do: 'say', message: { ...at(draft.id, asked), leaves } }], reply: {} };
}

/** A form that was left, with what of it is kept and the ways on from there. */
export function keptAside({ texts: { say: words }, account }: Talk, { draft, target, open }: Filling): Message {
  const { filled, of } = progress(open);
  const title = titleOf(open, target, account.language);
  const confirm = { title: words.discard, text: words.discardAsk(title), yes: words.discardSure, no: words.discardNot };
  const kept = at(
    draft.id,
    sentence(words.leftWith(title, filled, of), [
      [
        { label: words.resume, kind: 'way', press: { do: 'start', form: addressOf(draft) } },
        { label: words.discard, kind: 'quiet', confirm, press: { do: 'discard', draft: draft.id } },
      ],
    ]),
  );
  return { ...kept, leaves: words.newerBelow(title) };
}

/** The same once the form was sent. */
export function sentAfterAll({ texts: { say: words } }: Talk, draft: string): Message {
  return at(draft, sentence(words.sent));
}

function titleOf(open: Filling['open'], target: Filling['target'], language: Language): string {
  return [open.text.title, caseNamed(target, language)].filter(Boolean).join(' · ');
}

/** Nothing of it can be pressed any more, but for the way back. */
function discard(talk: Talk, filling: Filling, asked: boolean): Answered {
  const { draft } = filling;
  const { law, now, texts } = talk;
  const { say: words } = texts;
  const hours = setting(law, 'draft.fetch-back-hours', cityDate(now)).value;
  const until = momentOf(new Date(now.getTime() + hours * 3_600_000), { today: cityDate(now) });
  const back: Button = { label: words.fetchBack, kind: 'plain', press: { do: 'fetch-back', draft: draft.id } };
  const message = at(draft.id, sentence(words.discarded(until), [[back]]));
  const gone: readonly Deed[] = [
    { do: 'discard', draft: draft.id },
    { do: 'focus', on: undefined },
    { do: 'settle', messages: (language) => goneIn(fillingIn(talk, filling, language).open) },
  ];
  return { deeds: [...gone, { do: asked ? 'replace' : 'say', message }], reply: { closed: true } };
}

function goneIn(open: Filling['open']): readonly Message[] {
  return [thrownAway(open), ...settled(open, open.texts.say.discardedMark)];
}

function at(draft: string, message: Message): Message {
  return { ...message, place: `discard:${draft}` };
}

/** A draft that was thrown away is his again, and the form goes on where it was. */
export function fetchBack(talk: Talk, { draft }: SightOf<'fetch-back'>): Answered {
  if (!draft) return sayRefusal(talk, { why: 'draft-gone', values: {} });
  const told = at(draft.id, sentence(talk.texts.say.fetchedBack));
  const again: Answered = {
    deeds: [
      { do: 'restore', draft },
      { do: 'replace', message: told },
    ],
    reply: {},
  };
  return both(again, { deeds: [], reply: {}, next: { kind: 'begin', form: addressOf(draft), as: 'form' } });
}
