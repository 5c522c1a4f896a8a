import { postChanged } from '../dialogue/answer-post.ts';
import type { Answered, Decided, Deed } from '../dialogue/answered.ts';
import { isWay } from '../dialogue/menu.ts';
import type { Message, Reply } from '../dialogue/message.ts';
import type { Account, Draft, Talk } from '../dialogue/talk.ts';
import type { Wish } from '../dialogue/wish.ts';
import { caseBorne } from '../engine/parties.ts';
import type { Person } from '../engine/procedure.ts';
import { cityDate } from '../law/date.ts';
import { setting } from '../law/setting.ts';
import { texts } from '../text/all.ts';
import { keepAccessCode } from './access-code.ts';
import { type Done, file, takeBack } from './act.ts';
import { lookingAt } from './facts/looking.ts';
import { keptSince } from './forget.ts';
import { isWithinLimit } from './hourly.ts';
import type { World } from './ports/stores.ts';
import { remindFor } from './remind.ts';
import { Overtaken, Refused } from './undone.ts';

/** What an answer came to once it was done: the conversation as it is from now on. */
export interface Performed {
  readonly talk: Talk;
  /** The draft that was begun or changed. */
  readonly draft: Draft | undefined;
  readonly reply: Reply;
  readonly next: Wish | undefined;
}

/** Does what an answer says, in its order. Throws `Refused` or `Overtaken` when something cannot be done any more. */
export async function perform(world: World, talk: Talk, { deeds, reply, next }: Answered): Promise<Performed> {
  let done: Performed = { talk, draft: undefined, reply, next };
  for (const deed of deeds) done = await performOne(world, done, deed);
  return done;
}

/** In the account that is spoken to, and in the others of the same person. */
async function settle(
  { people, outbox }: World,
  account: Account,
  { messages }: Deed & { readonly do: 'settle' },
): Promise<void> {
  const others = (await people.accounts(account.person.id)).filter(({ id }) => id !== account.id);
  for (const each of [account, ...others])
    for (const message of messages(each.language)) await outbox.replace(each, message);
}

async function performOne(world: World, before: Performed, deed: Deed): Promise<Performed> {
  const { talk } = before;
  const { account, now } = talk;
  const { people, drafts, outbox } = world;
  switch (deed.do) {
    case 'say':
      await outbox.say(account, deed.message);
      return before;
    case 'replace':
      await (deed.orSay && (await isNothingAt(world, account.id, deed.message))
        ? outbox.say(account, deed.message)
        : outbox.replace(account, deed.message));
      return before;
    case 'turn':
      await turned(world, account, deed);
      return before;
    case 'settle':
      await settle(world, account, deed);
      return before;
    case 'focus':
      await people.setFocus(account.id, deed.on);
      return { ...before, talk: { ...talk, account: { ...account, focus: deed.on } } };
    case 'hear':
      await people.setLastHeard(account.id, deed.heard);
      return { ...before, talk: { ...talk, account: { ...account, lastHeard: deed.heard } } };
    case 'begin-draft':
      return { ...before, draft: await begun(world, talk, deed.draft) };
    case 'save':
      return { ...before, draft: await saved(world, deed, now, talk.incoming) };
    case 'remove':
      await drafts.remove(deed.draft);
      return before;
    case 'discard':
      await drafts.discard(deed.draft, now);
      return before;
    case 'restore':
      if (!(await drafts.restore(deed.draft, now))) throw new Refused({ why: 'draft-again', values: {} });
      return before;
    case 'know':
      await people.setKnown(account.id);
      return { ...before, talk: { ...talk, account: { ...account, known: true } } };
    case 'speak': {
      const { language } = deed;
      await people.setLanguage(account.id, language);
      return { ...before, talk: { ...talk, texts: texts[language], account: { ...account, language } } };
    }
    case 'use-code':
      if (!(await people.useCode(deed.hash, now))) throw new Refused({ why: 'no-such-code', values: {} });
      return before;
    case 'keep-code': {
      const person = deed.bearer ?? account.person.id;
      await people.putCode({ hash: deed.hash, person, until: deed.until });
      await people.keepNewestCodes(person, setting(talk.law, 'sign-in.most-open', cityDate(now)).value);
      return before;
    }
    case 'keep-unasked':
      await world.unasked.keep(account.person.id, deed.files, now);
      return before;
    case 'take-unasked': {
      const { hashes } = deed;
      const taken = await world.unasked.take(account.person.id, hashes, keptSince(talk.law, now));
      if (taken < hashes.length) throw new Overtaken('files that were waiting are gone');
      return before;
    }
    case 'drop-unasked':
      await world.unasked.drop(account.person.id);
      return before;
    case 'hand-out': {
      const { case: id, filings } = deed;
      await world.handedOut.add({ person: account.person.id, case: id, filings, channel: account.channel, at: now });
      return before;
    }
    case 'remind':
      await remindFor(world, deed.case, deed.by);
      return before;
    case 'keep-access-code':
      await keepAccessCode(world, deed.case, deed.code);
      return before;
    case 'link': {
      if (caseBorne(account.person.id) ?? caseBorne(deed.person))
        throw new Error('whoever shows a code is nobody else');
      const linked = await link(world, account, deed.person, now);
      return { ...before, talk: { ...talk, account: { ...account, person: linked } } };
    }
    case 'link-account':
      await link(world, deed.account, account.person.id, now);
      await people.setKnown(deed.account.id);
      return before;
    case 'ask-proof': {
      const { proof } = deed;
      await world.proofs.ask(proof);
      await world.proofs.keepNewest(proof.person, setting(talk.law, 'sign-in.most-open', cityDate(now)).value);
      return before;
    }
    case 'use-proof':
      if (!(await world.proofs.use(deed.hash, now))) throw new Refused({ why: 'proof-over', values: {} });
      return before;
    case 'keep-passkey':
      if (!(await world.passkeys.keep(deed.passkey, account.person.id))) throw new Overtaken('the passkey is gone');
      return before;
    case 'drop-passkey':
      await world.passkeys.remove(deed.passkey, account.person.id);
      return before;
    case 'tell':
      await outbox.say(deed.to, deed.message);
      return before;
    case 'switch': {
      const { topic, on } = deed;
      await people.switchTopic(account.person.id, topic, on);
      const others = (account.off ?? []).filter((each) => each !== topic);
      return { ...before, talk: { ...talk, account: { ...account, off: on ? others : [...others, topic] } } };
    }
    case 'post':
      await changePost(world, talk, deed);
      return before;
    case 'subscribe':
      await world.subscriptions.add(account.person.id, deed.subscription, now);
      return before;
    case 'unsubscribe':
      await world.subscriptions.remove(account.person.id, deed.subscription);
      return before;
    case 'sign-out':
      await people.signOut(account.person.id);
      return before;
    case 'unlink': {
      if (deed.account !== undefined) {
        await people.unlink(deed.account);
        return before;
      }
      const stranger = {
        person: await people.unlink(account.id),
        known: false,
        focus: undefined,
        lastHeard: undefined,
        off: [],
      };
      return { ...before, talk: { ...talk, account: { ...account, ...stranger } } };
    }
    case 'file':
      return filed(world, before, deed);
    case 'take-back': {
      const known = await takeBack(world, deed);
      const looking = await lookingAt(world, known, account.person, account.language, now);
      const performed = await perform(world, talk, deed.afterwards(known, looking));
      return { ...performed, reply: { ...before.reply, ...performed.reply }, next: performed.next ?? before.next };
    }
  }
}

/** Who did it is noted; the chat itself is told what it hears from now on, and for which office. */
async function changePost(
  world: World,
  { account, texts: words, now }: Talk,
  { at, on, change }: Deed & { readonly do: 'post' },
): Promise<void> {
  const { people, subscriptions, outbox } = world;
  const { channel, language, person } = account;
  const post = await people.putPost({ channel, language, address: at.address, title: at.title });
  const { subscription, by: seat } = change;
  await (on
    ? subscriptions.add(post.person.id, subscription, now)
    : subscriptions.remove(post.person.id, subscription));
  await subscriptions.note({ post: post.person.id, feed: subscription.feed, on, person: person.id, seat, at: now });
  await outbox.say(post, postChanged(words, on, change));
}

/** Resolves with whose the account is now; at the desk he goes by his own name from then on. */
async function link(world: World, { id, channel }: Account, person: string, at: Date): Promise<Person> {
  await world.people.link(id, person, at);
  if (channel === 'web') await world.people.openAccount(person, 'web', person);
  return known(world, person);
}

async function known({ people }: World, id: string): Promise<Person> {
  const person = await people.person(id);
  if (!person) throw new Error(`nobody is ${id}`);
  return person;
}

/**
 * What leads on becomes a card that stands nowhere else, and a card what led to it, unless it was said anew since or what
 * leads on stands below. Pressed once more, it is what it has become already.
 */
async function turned(
  { outbox }: World,
  account: Account,
  { from, message, orSay }: Deed & { readonly do: 'turn' },
): Promise<void> {
  const { place = '' } = message;
  const [standing, there] = await Promise.all([outbox.saidAt(account.id, from), outbox.saidAt(account.id, place)]);
  const isOne = isWay(from) ? standing.length > 0 : standing.length === 1;
  if (isOne && there.length === 0 && (await outbox.turn(account, from, message))) return;
  // There it may have been said otherwise, and then it leads back to nothing.
  await (standing.length === 0 && there.length > 0 ? outbox.replace(account, orSay) : outbox.say(account, orSay));
}

async function isNothingAt({ outbox }: World, account: string, { place = '' }: Message): Promise<boolean> {
  return (await outbox.saidAt(account, place)).length === 0;
}

/** Another press may have begun the same form just now: then it is gone on with as it is. */
async function begun({ drafts }: World, { law, now }: Talk, draft: Draft): Promise<Draft> {
  const started = await drafts.start(draft, now);
  if (started.id !== draft.id) throw new Overtaken(`draft ${draft.id} was begun at the same time`);
  const most = setting(law, 'draft.most-open', cityDate(now)).value;
  if ((await drafts.open(draft.person)) > most) throw new Refused({ why: 'too-many-drafts', values: { most } });
  return started;
}

async function saved(
  world: World,
  { draft, answers, parts }: Deed & { readonly do: 'save' },
  now: Date,
  incoming: string | undefined,
): Promise<Draft> {
  const stored = await world.drafts.save(draft, answers, now, parts ? undefined : incoming);
  if (!stored) throw new Overtaken(`draft ${draft.id} was changed at the same time`);
  return stored;
}

/** Throws `Refused` where anyone may file, and too much was filed in this hour. */
async function orRefuse(
  world: World,
  { known: { procedure }, command: { by }, events: [first] }: Decided,
): Promise<void> {
  if (!procedure.fromAnyone || first?.kind !== 'opened' || by === 'system') return;
  const on = `${procedure.id} ${first.parent ?? ''}`;
  if (await isWithinLimit(world, { limit: 'filing.from-anyone', from: by.id, on })) return;
  throw new Refused({ why: 'too-many-filed', values: {} });
}

/** What is answered once an act is done is done after it, by the person as he is then. */
async function filed(
  world: World,
  before: Performed,
  { act, afterwards }: Deed & { readonly do: 'file' },
): Promise<Performed> {
  const { talk } = before;
  const { account, now } = talk;
  const { known, receipt }: Done = await file(world, act, true);
  const person =
    act.command.by === 'system' ? ((await world.people.person(account.person.id)) ?? account.person) : account.person;
  const after: Talk = { ...talk, account: { ...account, person } };
  const looking = await lookingAt(world, known, person, account.language, now);
  const answered = afterwards({ state: known.state, receipt, looking });
  const performed = await perform(world, after, answered);
  // Last, since whoever counts holds up all others who file on the same until he is done.
  await orRefuse(world, act);
  return { ...performed, reply: { ...before.reply, ...performed.reply }, next: performed.next ?? before.next };
}
