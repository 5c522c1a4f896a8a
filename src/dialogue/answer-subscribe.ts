import { caseBorne } from '../engine/parties.ts';
import { type Answered, say, sayRefusal } from './answered.ts';
import { caseView } from './case-view.ts';
import { buttonOver } from './form-way.ts';
import type { Message } from './message.ts';
import type { SightOf } from './seen.ts';
import { showButton, subscribeButton, unsubscribeButton } from './subscription.ts';
import type { Talk } from './talk.ts';
import type { Wish } from './wish.ts';

/** So many projects somebody can subscribe to. */
const most = 50;

/** Begins or ends a subscription, and says so in the place where the other was said. */
export function answerSubscribe(
  talk: Talk,
  { on }: Extract<Wish, { readonly kind: 'subscribe' }>,
  { looking, subscribed }: SightOf<'subscribe'>,
): Answered {
  if (caseBorne(talk.account.person.id) !== undefined) return sayRefusal(talk, { why: 'only-this-case', values: {} });
  if (!looking) return buttonOver(talk);
  const view = caseView(looking);
  const subscription = { feed: 'project', about: view.id } as const;
  if (!on) return changed(talk, { do: 'unsubscribe', subscription }, view);
  const isHis = subscribed.some(({ about }) => about === view.id);
  if (isHis) return changed(talk, { do: 'subscribe', subscription }, view);
  if (!view.publishes) return sayRefusal(talk, { why: 'nothing-to-subscribe', values: {} });
  if (subscribed.length >= most) return sayRefusal(talk, { why: 'too-many-subscriptions', values: { most } });
  return changed(talk, { do: 'subscribe', subscription }, view);
}

function changed(
  { texts: { say: words } }: Talk,
  deed: Extract<Answered['deeds'][number], { readonly do: 'subscribe' | 'unsubscribe' }>,
  { id, title, number }: { readonly id: string; readonly title: string; readonly number: string },
): Answered {
  const isOn = deed.do === 'subscribe';
  const text = isOn ? words.subscribed(title) : words.unsubscribed(title);
  const message: Message = {
    place: `subscription:${id}`,
    leaves: words.newerBelow(`${title} · ${number}`),
    blocks: [{ kind: 'text', tone: 'plain', text }],
    buttons: [[showButton(words, id), isOn ? unsubscribeButton(words, id) : subscribeButton(words, id)]],
  };
  return { deeds: [deed, ...say(message).deeds], reply: { word: text } };
}
