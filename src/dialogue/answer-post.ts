import type { Person, Seat } from '../engine/procedure.ts';
import { looksOver } from '../engine/read.ts';
import { type PostFeed, postFeeds, roles } from '../names.ts';
import type { Texts } from '../text/language.ts';
import { type Answered, say } from './answered.ts';
import { inWords } from './in-words.ts';
import type { Button, Message, PostPlace } from './message.ts';
import { explain } from './refusal-words.ts';
import type { SightOf } from './seen.ts';
import type { PostChange, Subscription } from './subscription.ts';
import type { Talk } from './talk.ts';
import type { Wish } from './wish.ts';

/** What the chat of an office can be told: whether it may stand where everybody reads, and from which seat it is begun. */
const contents: Readonly<Record<PostFeed, { readonly open: boolean; readonly mayBegin: (seat: Seat) => boolean }>> = {
  notices: { open: true, mayBegin: (seat) => isBuyers(seat) || isCitys(seat) },
  digest: { open: false, mayBegin: isCitys },
  overdue: { open: false, mayBegin: isCitys },
  heads: { open: true, mayBegin: (seat) => isBuyers(seat) || isCitys(seat) },
};

function isBuyers({ role }: Seat): boolean {
  return roles[role] === 'buyer';
}

/** A seat from which the city is looked over. */
function isCitys(seat: Seat): boolean {
  return looksOver({ id: '', name: '', seats: [seat] });
}

/**
 * Says in his own chat what the other one is told, each with the button that changes it; whoever has no seat for it hears so
 * where he asked.
 */
export function answerPost(
  talk: Talk,
  { at, to }: Extract<Wish, { readonly kind: 'post' }>,
  { subscribed, bodies }: SightOf<'post'>,
): Answered {
  const { account, texts } = talk;
  const { say: words } = texts;
  const offered = postFeeds.filter((feed) => seatFor(account.person, feed, at) !== undefined);
  const ends = subscribed.filter((each) => seatIn(account.person, each) !== undefined);
  if (offered.length === 0 && ends.length === 0) return refused(talk, 'no-seat-for-post');
  const message = (now: readonly Subscription[]): Message =>
    postMessage(texts, at, offered, now, account.person, bodies);
  if (!to) return { ...say(message(subscribed)), reply: { word: words.post.askedPrivately } };
  const standing = subscribed.find(({ feed }) => feed === to.feed);
  const by = to.on ? seatFor(account.person, to.feed, at) : standing && seatIn(account.person, standing);
  if (!by) return refused(talk, 'no-seat-for-post');
  const about = isBuyers(by) ? by.body : '';
  const subscription = to.on
    ? { feed: to.feed, about, seat: by }
    : { ...standing, feed: to.feed, about: standing?.about ?? '' };
  const others = subscribed.filter(({ feed }) => feed !== to.feed);
  const change: PostChange = { subscription, by, office: bodies.get(by.body) ?? '' };
  return {
    deeds: [
      { do: 'post', at, on: to.on, change },
      { do: 'replace', message: message(to.on ? [...others, subscription] : others) },
    ],
    reply: { word: words.topicIs.now(words.post.content[to.feed].label, to.on ? words.topicIs.on : words.topicIs.off) },
  };
}

function refused({ account: { language } }: Talk, why: string): Answered {
  return { deeds: [], reply: { word: inWords(explain({ why, values: {} }, language), language), refused: why } };
}

/** The seat of his from which this can be begun there. */
function seatFor({ seats }: Person, feed: PostFeed, { open }: PostPlace): Seat | undefined {
  const content = contents[feed];
  return open && !content.open ? undefined : seats.find(content.mayBegin);
}

/** A seat of his in the office for which it was begun: whoever has one ends it. */
function seatIn({ seats }: Person, { seat }: Subscription): Seat | undefined {
  return seats.find(({ body }) => body === seat?.body);
}

function postMessage(
  { say: words }: Texts,
  at: PostPlace,
  offered: readonly PostFeed[],
  subscribed: readonly Subscription[],
  person: Person,
  bodies: ReadonlyMap<string, string>,
): Message {
  const { on, off, switchOn, switchOff } = words.topicIs;
  const standing = (feed: PostFeed): Subscription | undefined => subscribed.find((each) => each.feed === feed);
  const shown = postFeeds.filter((feed) => offered.includes(feed) || standing(feed));
  const button = (feed: PostFeed): readonly Button[] => {
    const begun = standing(feed);
    if (begun ? seatIn(person, begun) === undefined : !offered.includes(feed)) return [];
    const label = (begun ? switchOff : switchOn)(words.post.content[feed].label);
    return [{ label, kind: 'plain', press: { do: 'post', at, feed, on: !begun } }];
  };
  return {
    place: `post:${at.address}`,
    blocks: [
      { kind: 'heading', text: words.post.title(at.title) },
      { kind: 'text', tone: 'dim', text: words.post.whatItIs },
      {
        kind: 'rows',
        rows: shown.map((feed) => {
          const office = bodies.get(standing(feed)?.seat?.body ?? '');
          const is = standing(feed) ? [on, office] : [off];
          return {
            label: words.post.content[feed].label,
            value: [...is, words.post.content[feed].is].filter(Boolean).join(' · '),
          };
        }),
      },
    ],
    buttons: shown.map((feed) => button(feed)).filter((row) => row.length > 0),
  };
}

/** What a chat of an office is told when it is told something from now on, or no more. */
export function postChanged({ say: words }: Texts, on: boolean, { subscription, office }: PostChange): Message {
  const { label, is } = words.post.content[subscription.feed];
  const text = on ? words.post.begun(label, is, office) : words.post.ended(label, office);
  return { blocks: [{ kind: 'text', tone: 'plain', text }], buttons: [] };
}
