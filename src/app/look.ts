import { isReceipt } from '../dialogue/answer-case.ts';
import type { ProofSeen } from '../dialogue/asked-proof.ts';
import { type BegunForm, begunForm } from '../dialogue/begun-form.ts';
import { type FilePlace, placesIn } from '../dialogue/file-place.ts';
import { openableIn } from '../dialogue/filing-view.ts';
import { formPage, withFaults } from '../dialogue/form-page.ts';
import { numberIn } from '../dialogue/mentioned.ts';
import type { Counts } from '../dialogue/menu.ts';
import type { FormAddress, FormPage, PostPlace } from '../dialogue/message.ts';
import { questionPlace } from '../dialogue/prompt.ts';
import { provenBy } from '../dialogue/proof.ts';
import { firstOpenPage, refusedPage } from '../dialogue/read-page.ts';
import { explain } from '../dialogue/refusal-words.ts';
import type {
  BeginSeen,
  CaseSeen,
  CodeTried,
  EditedSeen,
  FillSeen,
  OtherAccount,
  Seen,
  SightOf,
  Who,
} from '../dialogue/seen.ts';
import type { Subscribed } from '../dialogue/subscription.ts';
import type { Account, Draft, Talk } from '../dialogue/talk.ts';
import {
  addressOf,
  fillingOf,
  freshDraft,
  isKnownTo,
  type Known,
  overFor,
  type Target,
  targetOf,
} from '../dialogue/target.ts';
import { sayTitle } from '../dialogue/where.ts';
import type { Fill, Wish } from '../dialogue/wish.ts';
import { offers } from '../engine/decide.ts';
import type { Answers } from '../engine/form.ts';
import { bearerOf, caseBorne, isPost } from '../engine/parties.ts';
import { actionOf, type Person, type Procedure } from '../engine/procedure.ts';
import { mayKnow } from '../engine/read.ts';
import { isSameValue } from '../law/canonical.ts';
import { cityDate, plusDays } from '../law/date.ts';
import { joined } from '../law/said.ts';
import { setting } from '../law/setting.ts';
import { inLanguage, type Language, type ProcedureId } from '../names.ts';
import { listed, procedureOf, procedures } from '../procedures/all.ts';
import { widened } from '../text/terms.ts';
import { tryAccessCode } from './access-code.ts';
import { hashOf, makeAccessCode, makeCode } from './code.ts';
import { existingCase, loadCase, lockParent, prospect, withAnswers } from './facts/known.ts';
import { lookingAt, wholeLookingAt } from './facts/looking.ts';
import { keptFor, keptSince } from './forget.ts';
import { isWithinLimit } from './hourly.ts';
import { orderOf } from './ports/channel.ts';
import type { IndexCard, Page } from './ports/records.ts';
import type { World } from './ports/stores.ts';
import { narrowed } from './project-search.ts';
import { readyFor } from './ready-for.ts';
import { inboxOf, itemsFrom, itemsOf, laterOf } from './turns.ts';
import { yearEndSeen } from './year-end.ts';

/** Of all that waits for somebody so much at most is looked at at once. */
const mostWaiting = 100;
/** As many cases as a list in a chat shows at once. */
const pageSize = 8;

/**
 * Reads all that answering a wish takes: once, here, and under lock where something may be done to a case. What is
 * decided afterwards reads nothing.
 */
export async function look(world: World, wish: Wish, talk: Talk): Promise<Seen> {
  const { account, now } = talk;
  switch (wish.kind) {
    case 'start':
      return { kind: wish.kind, wish, sight: await countsFor(world, account.person, now) };
    case 'menu':
      return { kind: wish.kind, wish, sight: await countsFor(world, account.person, now) };
    case 'not-understood':
      return { kind: wish.kind, wish, sight: await countsFor(world, account.person, now) };
    case 'redeem':
      return {
        kind: wish.kind,
        wish,
        sight: await codeSeen(world, 'hash' in wish ? wish.hash : hashOf(wish.code), talk),
      };
    case 'sign-in':
      return { kind: wish.kind, wish, sight: wayIn(world, talk) };
    case 'who-am-i': {
      const [who, others, signedIn] = await Promise.all([
        whoIs(world, account.person, account.language),
        othersOf(world, talk),
        world.people.signIns(account.person.id, now),
      ]);
      return { kind: wish.kind, wish, sight: { ...who, others, signedIn } };
    }
    case 'topics':
      return { kind: wish.kind, wish, sight: { subscribed: await subscribedOf(world, account) } };
    case 'post':
      return { kind: wish.kind, wish, sight: await postSeen(world, talk, wish.at) };
    case 'subscribe': {
      const [seen, all] = await Promise.all([
        caseSeen(world, talk, wish.case),
        world.subscriptions.of(account.person.id),
      ]);
      return { kind: wish.kind, wish, sight: { looking: seen?.looking, subscribed: all } };
    }
    case 'let-link':
      return { kind: wish.kind, wish, sight: await linkAsked(world, talk, wish) };
    case 'unlink':
      return { kind: wish.kind, wish, sight: await unlinkSeen(world, talk, wish.account) };
    case 'let-passkey': {
      const own = await world.passkeys.of(account.person.id);
      const isThere = own.some(({ id, isKept }) => id === wish.passkey && !isKept);
      return { kind: wish.kind, wish, sight: { isThere } };
    }
    case 'log-out':
      return { kind: wish.kind, wish, sight: { others: await othersOf(world, talk) } };
    case 'new-access-code':
      return { kind: wish.kind, wish, sight: await newAccessCode(world, talk, wish.case) };
    case 'access-code':
      return { kind: wish.kind, wish, sight: await accessSeen(world, talk, wish.code) };
    case 'list':
      return { kind: wish.kind, wish, sight: await listSeen(world, talk, wish) };
    case 'show':
      return { kind: wish.kind, wish, sight: await caseSeen(world, talk, wish.case, wish.after) };
    case 'open-files':
      return { kind: wish.kind, wish, sight: await filesSeen(world, talk, wish.case) };
    case 'next':
      return { kind: wish.kind, wish, sight: await nextSeen(world, talk) };
    case 'remind':
      return { kind: wish.kind, wish, sight: (await caseSeen(world, talk, wish.case))?.looking };
    case 'take-back':
      return { kind: wish.kind, wish, sight: await takeBackSeen(world, talk, wish.case) };
    case 'number':
      return { kind: wish.kind, wish, sight: await numberSeen(world, talk, wish.number) };
    case 'search':
      return { kind: wish.kind, wish, sight: await searchSeen(world, account.person, wish.words, now) };
    case 'find':
      return { kind: wish.kind, wish, sight: await findSeen(world, wish, talk) };
    case 'begin':
      return { kind: wish.kind, wish, sight: await beginSeen(world, talk, wish) };
    case 'edited':
      return { kind: wish.kind, wish, sight: await editedSeen(world, talk, wish) };
    case 'unasked':
      return { kind: wish.kind, wish, sight: await unaskedSeen(world, talk) };
    case 'drop-files': {
      const waiting = await world.unasked.waiting(account.person.id, keptSince(talk.law, now));
      return { kind: wish.kind, wish, sight: { isThere: waiting.length > 0 } };
    }
    case 'fetch-back':
      return { kind: wish.kind, wish, sight: { draft: await discardedDraft(world, talk, wish.draft) } };
    case 'fill':
      return { kind: wish.kind, wish, sight: await fillSeen(world, talk, wish.draft, wish.fill) };
    case 'help':
    case 'who':
    case 'language':
    case 'put-aside':
    case 'nothing-open':
    case 'moved-on':
    case 'refuse':
    case 'sign-out':
    case 'silence':
      return unseen(wish);
  }
}

type Blind = Extract<
  Wish,
  {
    readonly kind:
      | 'help'
      | 'who'
      | 'language'
      | 'put-aside'
      | 'nothing-open'
      | 'moved-on'
      | 'refuse'
      | 'silence'
      | 'sign-out';
  }
>;

/** Nothing needs to be looked at. */
function unseen(wish: Blind): Seen {
  // Kind and wish belong together: they are one value.
  return { kind: wish.kind, wish, sight: undefined } as Seen;
}

async function countsFor(world: World, person: Person, now: Date): Promise<Counts> {
  const [waiting, drafts] = await Promise.all([
    inboxOf(world, person, { now, limit: mostWaiting }),
    world.drafts.ofPerson(person.id),
  ]);
  return { waiting: waiting.items.length, drafts: drafts.length };
}

/** Somebody, with what his bodies are called. */
export async function whoIs(world: World, person: Person, language: Language): Promise<Who> {
  const bodies = await world.people.bodies([...new Set(person.seats.map(({ body }) => body))]);
  return { person, bodies: new Map(bodies.map(({ id, name }) => [id, inLanguage(name, language)])) };
}

async function postSeen({ people, subscriptions }: World, { account }: Talk, at: PostPlace): Promise<SightOf<'post'>> {
  const post = await people.account(account.channel, at.address);
  const subscribed = post && isPost(post.person.id) ? await subscriptions.of(post.person.id) : [];
  const seats = [...account.person.seats, ...subscribed.flatMap(({ seat }) => seat ?? [])];
  const bodies = await people.bodies([...new Set(seats.map(({ body }) => body))]);
  return { subscribed, bodies: new Map(bodies.map(({ id, name }) => [id, inLanguage(name, account.language)])) };
}

/** The projects that somebody has subscribed to, as they are listed. */
export async function subscribedOf(
  world: World,
  { person: { id }, language }: Account,
): Promise<readonly Subscribed[]> {
  const subscriptions = await world.subscriptions.of(id);
  const cards = await Promise.all(subscriptions.map(({ about }) => world.cases.card(about)));
  return cards.flatMap((card) =>
    card ? [{ case: card.id, number: card.number, title: sayTitle(card, language) }] : [],
  );
}

/** The channels on which he has other accounts. */
async function othersOf({ people }: World, { account }: Talk): Promise<readonly OtherAccount[]> {
  const all = await people.accounts(account.person.id);
  return all.filter(({ id }) => id !== account.id);
}

async function codeSeen(world: World, hash: string, { account, now }: Talk): Promise<CodeTried> {
  if (!(await isWithinLimit(world, { limit: 'sign-in.tries', from: account.id }))) return 'too-often';
  const found = await world.people.code(hash, now);
  if (!found) return undefined;
  const person = found.person === undefined ? undefined : await world.people.person(found.person);
  if (found.case !== undefined) await world.cases.lock(found.case);
  const invitation = found.case === undefined ? undefined : await loadCase(world, found.case, account.person);
  const isAnother = person !== undefined && person.id !== account.person.id;
  return {
    hash,
    hasOwn: isAnother && (await world.people.hasOwn(account.person.id)),
    askedAt: isAnother ? await askedAt(world, person) : undefined,
    ...(person && { person: await whoIs(world, person, account.language) }),
    ...(invitation && { invitation }),
  };
}

/** Whoever has only just come to be linked takes no account from the one who let him. */
async function unlinkSeen({ people }: World, { account, law, now }: Talk, id: string): Promise<SightOf<'unlink'>> {
  const own = await people.accounts(account.person.id);
  const found = own.find((each) => each.id === id && each.id !== account.id);
  const [mine, other] = await Promise.all([people.linkedAt(account.id), people.linkedAt(id)]);
  const isLater = found !== undefined && mine !== undefined && (other === undefined || other < mine);
  const until = isLater ? plusDays(cityDate(mine), setting(law, 'link.undo-days', cityDate(now)).value) : undefined;
  return { channel: found?.channel, until: until !== undefined && cityDate(now) < until ? until : undefined };
}

/** Wherever he can be reached; undefined where nobody has ever been he. */
async function askedAt({ people }: World, { id }: Person): Promise<readonly Account[] | undefined> {
  return (await people.hasBeen(id)) ? people.accounts(id) : undefined;
}

async function linkAsked(
  world: World,
  { account: { person }, now }: Talk,
  { hash, account: id }: Extract<Wish, { readonly kind: 'let-link' }>,
): Promise<SightOf<'let-link'>> {
  const { people } = world;
  const [code, account] = await Promise.all([people.code(hash, now), people.accountOf(id)]);
  if (code?.person !== person.id || !account || account.person.id === person.id) return undefined;
  const { language, person: holder } = account;
  if (isPost(holder.id) || caseBorne(holder.id) !== undefined) return undefined;
  const [hasOwn, who] = await Promise.all([people.hasOwn(holder.id), whoIs(world, person, language)]);
  return { account, hasOwn, who };
}

function wayIn(world: World, { law, now }: Talk): SightOf<'sign-in'> {
  const { code, hash } = makeCode();
  const minutes = setting(law, 'sign-in.valid-minutes', cityDate(now)).value;
  const until = new Date(now.getTime() + minutes * 60_000);
  return { code, hash, minutes, until, desk: world.links.signIn(code), chat: world.links.invitation(code) };
}

async function newAccessCode(world: World, { account, now }: Talk, id: string): Promise<SightOf<'new-access-code'>> {
  const { person, language } = account;
  const known = await loadCase(world, id, person);
  return known && { looking: await lookingAt(world, known, person, language, now), code: makeAccessCode() };
}

/** What a code opens; that it was tried is counted whatever comes of it. */
async function accessSeen(world: World, talk: Talk, code: string): Promise<SightOf<'access-code'>> {
  const { account, now } = talk;
  const { person, language } = account;
  const opened = await tryAccessCode(world, code, account.id);
  if (!opened.ok) return { refusal: opened.refusal };
  const id = opened.value;
  const known = await existingCase(world, id, person);
  if (mayKnow(known.procedure, known.state, person, known.facts.parent))
    return { own: await lookingAt(world, known, person, language, now) };
  const bearer = { id: bearerOf(id), name: '', seats: [] };
  return { borne: await lookingAt(world, known, bearer, language, now), bearer: bearer.id, way: wayIn(world, talk) };
}

async function listSeen(
  world: World,
  talk: Talk,
  { list: name, words = '', after }: Extract<Wish, { readonly kind: 'list' }>,
): Promise<SightOf<'list'>> {
  const { person, language } = talk.account;
  if (name === 'drafts') return { drafts: await begunForms(world, person, language) };
  if (name === 'year-end') return { yearEnd: await yearEndSeen(world, person, language, { after, limit: pageSize }) };
  const page = { ...(after !== undefined && { after }), limit: pageSize };
  const { cases } = world;
  if (name === 'later') {
    const { items, after: next } = await laterOf(world, person, { now: talk.now, ...page });
    return { items: await itemsOf(world, items), after: next };
  }
  const found =
    name === 'inbox'
      ? await inboxOf(world, person, { now: talk.now, ...page })
      : name === 'cases'
        ? await cases.ofPerson(person, page)
        : await publicCases(world, name, words, page);
  return { items: await itemsFrom(world, found.items), after: found.after };
}

/** A page of a procedure's public cases, by the name of their list and words if they were typed; an old button may name one that is no more. */
async function publicCases(
  world: World,
  name: string,
  words: string,
  page: { readonly after?: string; readonly limit: number },
): Promise<Page<IndexCard>> {
  const procedure = listed.find((each) => each.listed === name);
  return procedure ? searched(world, procedure.id, words, page) : { items: [], after: undefined };
}

/** The public cases of a procedure that are found by words: by what they are called, and by who provides what where. */
async function searched(
  world: World,
  procedure: ProcedureId,
  words: string,
  page: { readonly after?: string; readonly limit: number },
): Promise<Page<IndexCard>> {
  const sought = widened(words);
  return world.cases.search(sought, procedure, { ...page, ...(await narrowed(world, sought, {})) });
}

/** The forms that a person has begun, with how far they have come. */
export async function begunForms(
  world: World,
  person: Person,
  language: Talk['account']['language'],
): Promise<readonly BegunForm[]> {
  const [drafts, now] = await Promise.all([world.drafts.ofPerson(person.id), world.now()]);
  const begun = await Promise.all(
    drafts.map(async (draft) => {
      const address = addressOf(draft);
      return begunForm(draft, await targetAt(world, person, address, now, false), person, language, now);
    }),
  );
  return begun.filter((form) => form !== undefined);
}

async function caseSeen(
  world: World,
  { account, now }: Talk,
  id: string,
  after?: string,
): Promise<CaseSeen | undefined> {
  const { person, language } = account;
  const known = await loadCase(world, id, person);
  if (!known || !mayKnow(known.procedure, known.state, person, known.facts.parent)) return undefined;
  const [looking, receipts] = await Promise.all([
    wholeLookingAt(world, known, person, language, now, after),
    world.cases.receiptsOf(id),
  ]);
  return { looking, receipts };
}

async function takeBackSeen(world: World, { account, now }: Talk, id: string): Promise<SightOf<'take-back'>> {
  const { person, language } = account;
  await world.cases.lock(id);
  const known = await loadCase(world, id, person);
  if (!known || !mayKnow(known.procedure, known.state, person, known.facts.parent)) return undefined;
  const action = known.state.filings.at(-1)?.action ?? '';
  const [looking, begun] = await Promise.all([
    lookingAt(world, known, person, language, now),
    world.drafts.find(person.id, { case: id, action }),
  ]);
  return { looking, known, newDraft: begun ? undefined : world.cases.newId() };
}

async function filesSeen(world: World, { account, law, now }: Talk, id: string): Promise<SightOf<'open-files'>> {
  const { person, language } = account;
  const known = await loadCase(world, id, person);
  if (!known || !mayKnow(known.procedure, known.state, person, known.facts.parent)) return undefined;
  const looking = await lookingAt(world, known, person, language, now);
  const minutes = setting(law, 'file-link.valid-minutes', cityDate(now)).value;
  const pass = world.passes.make({ person: person.id, case: id, until: new Date(now.getTime() + minutes * 60_000) });
  return { looking, files: openableIn(looking, language), minutes, link: world.links.files(pass) };
}

async function nextSeen(world: World, talk: Talk): Promise<CaseSeen | undefined> {
  const { items } = await inboxOf(world, talk.account.person, { now: talk.now, limit: mostWaiting });
  const [first] = items;
  return first && caseSeen(world, talk, first.id);
}

async function numberSeen(world: World, talk: Talk, given: string): Promise<SightOf<'number'>> {
  const number = numberIn(given) ?? given.trim().toUpperCase();
  if (isReceipt(number)) {
    const receipt = await world.cases.receipt(number);
    return receipt && { receipt };
  }
  const found = await world.cases.byNumber(number);
  return found && caseSeen(world, talk, found.id);
}

async function searchSeen(world: World, person: Person, words: string, now: Date): Promise<SightOf<'search'>> {
  for (const { id, listed: list } of listed) {
    const { items, after } = await searched(world, id, words, { limit: pageSize });
    if (list !== undefined && items.length > 0) return { list, items: await itemsFrom(world, items), after };
  }
  return { counts: await countsFor(world, person, now) };
}

/** The cases that are ready for something to be opened under them, newest first, as many as a chat shows. */
async function findSeen(
  world: World,
  { for: form, words, code }: Extract<Wish, { readonly kind: 'find' }>,
  talk: Talk,
): Promise<SightOf<'find'>> {
  if (!('procedure' in form)) return { items: [], code: undefined };
  const ready = await readyFor(world, form.procedure, { words, most: pageSize });
  const items = await itemsFrom(world, ready);
  return { items, code: code === undefined ? undefined : await codeSeen(world, hashOf(code), talk) };
}

async function beginSeen(
  world: World,
  talk: Talk,
  { form: address, answers, put, proven }: Extract<Wish, { readonly kind: 'begin' }>,
): Promise<BeginSeen | undefined> {
  const { account, law, now } = talk;
  const { person, language } = account;
  const mayAct = answers !== undefined || !(await hasForm(world, address));
  const target = await targetAt(world, person, address, now, mayAct);
  if (!target) return undefined;
  const draft = target.action.form && (await world.drafts.find(person.id, address));
  const looking = 'case' in address ? await lookingAt(world, target.known, person, language, now) : undefined;
  const waiting = put === undefined ? [] : await world.unasked.waiting(person.id, keptSince(law, now));
  const proof = mayAct ? await proofSeen(world, talk, target, proven) : undefined;
  return { target, draft, newDraft: world.cases.newId(), looking, waiting, proof };
}

/** Where there is no form the press itself is the act, and the case is locked before it is read. */
async function hasForm(world: World, address: FormAddress): Promise<boolean> {
  if ('procedure' in address) return procedureOf(address.procedure).opening.action.form !== undefined;
  const acts = Object.values<Procedure>(procedures).flatMap((procedure) => actionOf(procedure, address.action) ?? []);
  const asking = acts.filter(({ form }) => form !== undefined);
  // Acts of one name mostly agree, and nothing needs to be read for it.
  if (asking.length === 0 || asking.length === acts.length) return asking.length > 0;
  const card = await world.cases.card(address.case);
  return card === undefined || actionOf(procedureOf(card.procedure), address.action)?.form !== undefined;
}

export async function fillSeen(world: World, talk: Talk, id: string, fill: Fill): Promise<FillSeen | undefined> {
  const { account, now } = talk;
  const { person, language } = account;
  const draft = await world.drafts.load(id);
  if (draft?.person !== person.id) return undefined;
  const files = fill.kind === 'submit' || (fill.kind === 'page' && fill.go === 'submit');
  const address = addressOf(draft);
  const target = await targetAt(world, person, address, now, files, files ? draft.answers : {});
  if (!target) return undefined;
  const looking = files && 'case' in address ? await lookingAt(world, target.known, person, language, now) : undefined;
  const code =
    fill.kind === 'typed' && fill.code !== undefined ? await codeSeen(world, hashOf(fill.code), talk) : undefined;
  const proven = fill.kind === 'submit' ? fill.proven : undefined;
  const proof = files ? await proofSeen(world, talk, target, proven) : undefined;
  return { draft, target, looking, proof, code, unread: await unreadOf(world, talk, draft.id, fill) };
}

/** By what he proves that it is he, or has proven it, where an act is one for which that is wanted of him. */
async function proofSeen(
  world: World,
  { account: { person }, law, now }: Talk,
  { action }: Target,
  proven: string | undefined,
): Promise<ProofSeen | undefined> {
  const of = action.proven && provenBy(action.proven, law, now);
  if (of === undefined) return undefined;
  if (proven !== undefined) {
    const proof = await world.proofs.find(proven, now);
    const isHis = proof?.isGiven === true && proof.person === person.id;
    return isHis ? { kind: 'given', hash: proven, bound: proof.bound } : { kind: 'over' };
  }
  const has = (await world.passkeys.of(person.id)).some(({ isKept }) => isKept);
  if (!has) return of === 'everybody' ? { kind: 'no-passkey' } : undefined;
  const made = makeCode();
  const { minutes } = setting(law, 'passkey.proof', cityDate(now)).value;
  const until = new Date(now.getTime() + minutes * 60_000);
  return { kind: 'asked', ...made, until, minutes, link: world.links.proof(made.code) };
}

/** The question to which it was said, if there was one, and whether it is still the answer. */
async function editedSeen(
  world: World,
  talk: Talk,
  { of, text }: Extract<Wish, { readonly kind: 'edited' }>,
): Promise<EditedSeen | undefined> {
  const asked = await world.askedOf(of);
  if (!asked) return undefined;
  const { draft, field } = asked;
  const fill = await fillSeen(world, talk, draft, { kind: 'typed', field, text });
  const { lastHeard } = talk.account;
  // One piece of what was refused is not the whole of it.
  const wasRefused = lastHeard?.kind === 'answer' && lastHeard.refused === of && !lastHeard.parts;
  const isAnswer = wasRefused || (fill !== undefined && (await world.drafts.saidBy(draft, field)) === of);
  return { field, fill, isAnswer };
}

/**
 * What he could not have read when he wrote this, as the messages stand in his chat: the question, however often it was
 * asked, or that what he wrote last is no answer to it. Where the platform numbers no messages he has read all; what is
 * being sent he may have read, unless he wrote this right behind the answer to the question before.
 */
async function unreadOf(world: World, talk: Talk, draft: string, fill: Fill): Promise<FillSeen['unread']> {
  const { account, message } = talk;
  if (fill.kind !== 'typed' || !message) return undefined;
  const said = (await world.outbox.saidAt(account.id, questionPlace(draft, fill.field))).map(
    ({ reference, isNew }): boolean | undefined => {
      const order = reference === undefined ? undefined : orderOf(reference);
      return order === undefined ? (isNew ? false : undefined) : order < message.order;
    },
  );
  const [last] = said;
  if (said.length === 0 || last === true) return undefined;
  if (!fill.continues && !said.includes(true)) {
    const isUnseen = !said.includes(undefined) || (await followsAtOnce(world, talk, draft, fill.field));
    if (isUnseen) return 'question';
  }
  const { lastHeard } = account;
  const wasRefused = lastHeard?.kind === 'answer' && lastHeard.refused !== undefined;
  return wasRefused && lastHeard.draft === draft && lastHeard.field === fill.field ? 'refusal' : undefined;
}

/** Whether nothing stands in the chat between this and what he wrote to another question of the form. */
async function followsAtOnce(
  world: World,
  { incoming = '', message }: Talk,
  draft: string,
  field: string,
): Promise<boolean> {
  const end = String(message?.order ?? '');
  if (end === '' || !incoming.endsWith(end)) return false;
  const before = await world.askedOf(`${incoming.slice(0, -end.length)}${Number(end) - 1}`);
  return before?.draft === draft && before.field !== field;
}

/** What waits for a place, how much more may, and where it could go: into a form that was begun, or one that his next act has. */
async function unaskedSeen(world: World, talk: Talk): Promise<SightOf<'unasked'>> {
  const { account, law, now } = talk;
  const { person } = account;
  const today = cityDate(now);
  const [waiting, held, begun, own] = await Promise.all([
    world.unasked.waiting(person.id, keptSince(law, now)),
    world.unasked.held(person.id),
    placesBegun(world, talk),
    placesOfTurns(world, talk),
  ]);
  const most = setting(law, 'file.unasked-most', today).value;
  const isBegun = ({ form }: FilePlace): boolean => begun.some((each) => isSameValue(each.form, form));
  return {
    waiting,
    room: { files: most.files - held.files, bytes: most.bytes - held.bytes },
    places: [...begun, ...own.filter((each) => !isBegun(each))].slice(0, pageSize),
    until: new Date(now.getTime() + setting(law, 'file.unasked-hours', today).value * 3_600_000),
  };
}

async function placesBegun(world: World, talk: Talk): Promise<readonly FilePlace[]> {
  const { person } = talk.account;
  const places = (await world.drafts.ofPerson(person.id)).map(async (draft) => {
    const address = addressOf(draft);
    const target = await targetAt(world, person, address, talk.now, false);
    if (!target?.action.form || overFor(target, person, talk.now)) return [];
    return placesIn(fillingOf(talk, draft, target));
  });
  return (await Promise.all(places)).flat();
}

/** Of the cases on which it is his turn, the acts that he may do now. */
async function placesOfTurns(world: World, talk: Talk): Promise<readonly FilePlace[]> {
  const { account, now } = talk;
  const { person } = account;
  const { items } = await inboxOf(world, person, { now, limit: pageSize });
  const places = items.map(async ({ id }) => {
    const known = await loadCase(world, id, person);
    const acts = known ? offers(known.procedure, known.state, person, known.facts, now) : [];
    return acts.flatMap(({ name, action }) => {
      const target = known && action.form && targetOf({ case: id, action: name }, known, person);
      return target ? placesIn(fillingOf(talk, freshDraft(target, person, ''), target)) : [];
    });
  });
  return (await Promise.all(places)).flat();
}

/** A draft of his that he has thrown away, as long as it is kept. */
async function discardedDraft(world: World, { account, law, now }: Talk, id: string): Promise<Draft | undefined> {
  const draft = await world.drafts.discarded(id, new Date(now.getTime() - keptFor(law, now)));
  return draft?.person === account.person.id ? draft : undefined;
}

/** What an address leads to, for somebody who may know of it. */
async function targetAt(
  world: World,
  person: Person,
  address: FormAddress,
  now: Date,
  locked: boolean,
  answers: Answers = {},
): Promise<Target | undefined> {
  const known = await knownAt(world, person, address, locked, answers);
  const target = known && targetOf(address, known, person);
  return target && isKnownTo(target, person, now) ? target : undefined;
}

/** The case at an address, or the one that would be opened there, with what is known of it and of these answers. */
async function knownAt(
  world: World,
  person: Person,
  address: FormAddress,
  locked: boolean,
  answers: Answers,
): Promise<Known | undefined> {
  if ('procedure' in address) {
    const { procedure, parent } = address;
    if (locked) await lockParent(world, procedure, parent);
    return prospect(world, world.cases.newId(), procedure, parent, person, answers);
  }
  if (locked) await world.cases.lock(address.case);
  const known = await loadCase(world, address.case, person);
  return known && { ...known, facts: await withAnswers(world, known.facts, answers) };
}

/** A page of a draft for its owner, the first that is not filled in unless one is named; undefined when it is gone. */
export async function draftPage(
  world: World,
  talk: Talk,
  id: string,
  page: number | undefined,
): Promise<FormPage | undefined> {
  const seen = await fillSeen(world, talk, id, { kind: 'review' });
  if (!seen) return undefined;
  const { open } = fillingOf(talk, seen.draft, seen.target);
  const over = overFor(seen.target, talk.account.person, talk.now);
  if (over) {
    const why = joined([explain(over, talk.account.language), talk.texts.say.keptToRead], '\n');
    return refusedPage(open, undefined, why);
  }
  const first = firstOpenPage(open);
  const shown = formPage(open, page ?? first);
  // Whoever comes back from the review sees there, too, what is to be changed.
  return first < shown.pages ? shown : withFaults(open, shown);
}
