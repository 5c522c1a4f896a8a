import { beginnings } from '../dialogue/beginnings.ts';
import { type CaseView, caseView } from '../dialogue/case-view.ts';
import { readableIn, receiptView } from '../dialogue/filing-view.ts';
import { inWords } from '../dialogue/in-words.ts';
import type { ReceiptView } from '../dialogue/message.ts';
import { explain } from '../dialogue/refusal-words.ts';
import { caseBorne } from '../engine/parties.ts';
import type { Person } from '../engine/procedure.ts';
import { budgetsOpenTo, looksOver, mayKnow } from '../engine/read.ts';
import { type Language, languages } from '../names.ts';
import { texts } from '../text/all.ts';
import { caseItems } from './case-items.ts';
import { loadCase } from './facts/known.ts';
import { lookingAt, wholeLookingAt } from './facts/looking.ts';
import { begunForms, draftPage, subscribedOf } from './look.ts';
import { pageSize } from './portal.ts';
import type { InboxItem, OwnDesk, Profile } from './ports/desk.ts';
import type { IndexCard, Page } from './ports/records.ts';
import type { World } from './ports/stores.ts';
import { readyFor } from './ready-for.ts';
import { inboxOf, laterOf } from './turns.ts';

/** A person's own side of it. */
export function ownDeskIn(world: World): OwnDesk {
  return {
    person: (id) => profileOf(world, id),

    inbox: (id, language, after) =>
      listOf(world, id, language, (person, now) => inboxOf(world, person, { now, ...pageOf({ after }) })),
    later: (id, language, after) => laterFor(world, id, language, after),
    cases: (id, language, page = {}) =>
      listOf(world, id, language, (person) => world.cases.ofPerson(person, pageOf(page))),

    async drafts(id) {
      const account = await world.people.account('web', id);
      return account ? begunForms(world, account.person, account.language) : [];
    },

    async alerts(id) {
      const account = await world.people.account('web', id);
      if (!account) return { off: [], subscribed: [] };
      return { off: account.off ?? [], subscribed: await subscribedOf(world, account) };
    },

    async beginnings(id, language) {
      const person = await world.people.person(id);
      return person ? beginnings(person, language) : [];
    },

    async readyFor(id, procedure, language, words) {
      const person = await world.people.person(id);
      const offered = person && beginnings(person, language).find((each) => each.procedure === procedure);
      if (offered?.press.do !== 'find') return undefined;
      const ready = await readyFor(world, procedure, { words, most: pageSize });
      return { label: offered.label, items: await caseItems(world, ready, language, person) };
    },

    view: (caseId, viewer, language, after) => viewOf(world, caseId, viewer, language, after),

    filed: (number, viewer, language) => filedWith(world, number, viewer, language),

    async page(draft, page, id) {
      const account = await world.people.account('web', id);
      if (!account) return undefined;
      const [law, now] = await Promise.all([world.law(), world.now()]);
      const talk = { account, texts: texts[account.language], law, now, forms: 'pages' } as const;
      return draftPage(world, talk, draft, page);
    },
  };
}

/** What waits for another case says for what, in place of a day. */
async function laterFor(
  world: World,
  id: string,
  language: Language,
  after: string | undefined,
): Promise<Page<InboxItem>> {
  const person = await world.people.person(id);
  if (!person) return { items: [], after: undefined };
  const found = await laterOf(world, person, { now: await world.now(), ...pageOf({ after }) });
  const cards = found.items.map(({ card }) => card);
  const items = await caseItems(world, cards, language, person);
  return {
    items: items.map((item, place) => {
      const held = found.items[place]?.held;
      return held
        ? { ...item, due: undefined, dueAt: undefined, state: inWords(explain(held, language), language) }
        : item;
    }),
    after: found.after,
  };
}

async function viewOf(
  world: World,
  caseId: string,
  viewer: string | undefined,
  language: Language,
  after: string | undefined,
): Promise<CaseView | undefined> {
  const person = viewer === undefined ? undefined : await world.people.person(viewer);
  const known = await loadCase(world, caseId, person);
  if (!known || !mayKnow(known.procedure, known.state, person, known.facts.parent)) return undefined;
  return caseView(await wholeLookingAt(world, known, person, language, await world.now(), after));
}

async function filedWith(
  world: World,
  number: string | undefined,
  viewer: string,
  language: Language,
): Promise<ReceiptView | undefined> {
  const receipt = number === undefined ? undefined : await world.cases.receipt(number);
  if (!receipt) return undefined;
  const person = await world.people.person(viewer);
  const known = await loadCase(world, receipt.case, person);
  if (!known) return undefined;
  const looking = await lookingAt(world, known, person, language, await world.now());
  const filing = readableIn(looking).find(({ seq }) => seq === receipt.seq);
  return filing && receiptView(looking, filing, receipt);
}

async function profileOf(world: World, id: string): Promise<Profile | undefined> {
  const person = await world.people.person(id);
  if (!person) return undefined;
  const account = await world.people.account('web', id);
  const bodies = await world.people.bodies(person.seats.map(({ body }) => body));
  const seats = person.seats.flatMap(({ role, body }) => {
    const found = bodies.find((each) => each.id === body);
    const roleName = {
      ...Object.fromEntries(languages.map((language) => [language, texts[language].roles[role]])),
      zh: texts.zh.roles[role],
      en: texts.en.roles[role],
    };
    return found ? [{ role, roleName, body, bodyName: found.name }] : [];
  });
  const bears = caseBorne(id);
  return {
    id,
    name: person.name,
    language: account?.language ?? 'zh',
    seats,
    ...(bears !== undefined && { bears }),
    ...(looksOver(person) && { looksOver: true }),
    ...(budgetsOpenTo(person).length > 0 && { readsBudgets: true }),
  };
}

function pageOf({ after, limit = pageSize }: { readonly after?: string | undefined; readonly limit?: number }) {
  return { ...(after !== undefined && { after }), limit };
}

async function listOf(
  world: World,
  id: string,
  language: Language,
  find: (person: Person, now: Date) => Promise<Page<IndexCard>>,
): Promise<Page<InboxItem>> {
  const person = await world.people.person(id);
  if (!person) return { items: [], after: undefined };
  const found = await find(person, await world.now());
  return { items: await caseItems(world, found.items, language, person), after: found.after };
}
