import { type Topic, topics } from '../names.ts';
import type { Texts } from '../text/language.ts';
import { type Answered, say } from './answered.ts';
import type { Block, Message } from './message.ts';
import type { SightOf } from './seen.ts';
import { type Subscribed, subscribeButton } from './subscription.ts';
import type { Talk } from './talk.ts';

/** Of what somebody is told: each topic with whether it is on, and the button that switches it. */
function topicsMessage({ say: words }: Texts, off: readonly Topic[], subscribed: readonly Subscribed[]): Message {
  const { on, off: isOff, switchOn, switchOff } = words.topicIs;
  const isOn = (topic: Topic): boolean => !off.includes(topic);
  return {
    place: 'topics',
    blocks: [
      { kind: 'heading', text: words.topicsTitle },
      { kind: 'text', tone: 'dim', text: words.topicsAlways },
      {
        kind: 'rows',
        rows: topics.map((topic) => ({
          label: words.topic[topic].label,
          value: `${isOn(topic) ? on : isOff} · ${words.topic[topic].is}`,
        })),
      },
      ...subscribedBlocks(words, subscribed),
    ],
    buttons: topics.map((topic) => [
      {
        label: (isOn(topic) ? switchOff : switchOn)(words.topic[topic].label),
        kind: 'plain',
        press: { do: 'switch', topic, on: !isOn(topic) },
      },
    ]),
  };
}

/** The projects that he has subscribed to: each leads to where that is said, with the way out and to the project. */
function subscribedBlocks(words: Texts['say'], subscribed: readonly Subscribed[]): readonly Block[] {
  if (subscribed.length === 0) return [];
  return [
    { kind: 'text', tone: 'strong', text: words.subscriptions },
    {
      kind: 'items',
      items: subscribed.map(({ case: id, number, title }) => ({
        title,
        over: number,
        open: { ...subscribeButton(words, id), label: words.open },
      })),
    },
  ];
}

/** Shows of what he is told; after a switch in the place where it was pressed. */
export function answerTopics(
  { account, texts }: Talk,
  to: { readonly topic: Topic; readonly on: boolean } | undefined,
  { subscribed }: SightOf<'topics'>,
): Answered {
  const { off = [] } = account;
  if (!to) return say(topicsMessage(texts, off, subscribed));
  const others = off.filter((topic) => topic !== to.topic);
  const { label } = texts.say.topic[to.topic];
  const { on, off: isOff } = texts.say.topicIs;
  return {
    deeds: [
      { do: 'switch', ...to },
      { do: 'replace', message: topicsMessage(texts, to.on ? others : [...others, to.topic], subscribed) },
    ],
    reply: { word: texts.say.topicIs.now(label, to.on ? on : isOff) },
  };
}
