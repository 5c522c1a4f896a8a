import { randomUUID } from 'node:crypto';
import { beginnings } from '../dialogue/beginnings.ts';
import { type CaseView, caseView, dueView } from '../dialogue/case-view.ts';
import { stateOf } from '../dialogue/menu.ts';
import { headlineRows, noticeRows } from '../dialogue/notice.ts';
import type { Talk } from '../dialogue/talk.ts';
import type { Evidence } from '../engine/form.ts';
import { waitsOn } from '../engine/parties.ts';
import type { Person } from '../engine/procedure.ts';
import { mayKnow, mayRead } from '../engine/read.ts';
import { inLanguage, type Language, languages, type StepName } from '../names.ts';
import { actionText, texts } from '../text/all.ts';
import { act } from './act.ts';
import { hashOf } from './code.ts';
import { loadCase } from './facts/known.ts';
import { wholeLookingAt } from './facts/looking.ts';
import { begunForms, draftPage, itemOf } from './look.ts';
import type { Assistant } from './ports/channel.ts';
import type { Desk, InboxItem, NoticeView, Profile, ProjectStage } from './ports/desk.ts';
import type { IndexCard, Notice, Page } from './ports/records.ts';
import type { Store, World } from './ports/stores.ts';
import type { Clock, Files, Transcripts } from './ports/system.ts';
import { Refused } from './undone.ts';

const pageSize = 30;
const transcriptLength = 60;

const stepsAt: Readonly<Record<ProjectStage, readonly StepName<'purchase'>[]>> = {
  open: ['bidding'],
  deciding: ['qualification', 'evaluation', 'award'],
  awarded: ['contract', 'management', 'acceptance', 'payment'],
};

export interface DeskParts {
  readonly assistant: Assistant;
  readonly store: Store;
  readonly files: Files;
  readonly transcripts: Transcripts;
  readonly clock: Clock;
  /** Runs what the clock would have woken. */
  readonly sweep: () => Promise<void>;
}

/** What the web desk and the portal read; whoever may read what is decided here as everywhere. */
export function deskOf({ assistant, store, files, transcripts, clock, sweep }: DeskParts): Desk {
  const read = store.transact;
  return {
    ...assistant,
    now: () => clock.now(),

    person: (id) => read((world) => profileOf(world, id)),

    speak: (id, language) =>
      read(async (world) => {
        const account = await world.people.account('web', id);
        if (account) await world.people.setLanguage(account.id, language);
      }),

    inbox: (id, language, after) =>
      read((world) => listOf(world, id, language, (person) => world.cases.inbox(person, pageAfter(after)))),

    cases: (id, language, after) =>
      read((world) => listOf(world, id, language, (person) => world.cases.ofPerson(person, pageAfter(after)))),

    drafts: (id) =>
      read((world) => withTalk(world, id, [], ({ account }) => begunForms(world, account.person, account.language))),

    beginnings: (id, language) =>
      read(async (world) => {
        const person = await world.people.person(id);
        return person ? beginnings(person, language) : [];
      }),

    view: (caseId, viewer, language) => read((world) => viewOf(world, caseId, viewer, language)),

    page: (draft, page, id) =>
      read((world) => withTalk(world, id, undefined, (talk) => draftPage(world, talk, draft, page))),

    token: (press, person) => read((world) => world.outbox.token(press, person)),

    projects: ({ words = '', stage, after }, language) =>
      read(async (world) => {
        const page = { ...pageAfter(after), ...(stage && { steps: stepsAt[stage] }) };
        const found = await world.cases.search(words, 'purchase', page);
        return { items: await items(world, found.items, language, undefined), after: found.after };
      }),

    notices: (limit, language) =>
      read(async (world) => noticeViews(world, await world.notices.latest(limit), language)),
    notice: (number, language) =>
      read(async (world) => {
        const notice = await world.notices.byNumber(number);
        return (await noticeViews(world, notice ? [notice] : [], language))[0];
      }),
    noticesOf: (caseId, language) =>
      read(async (world) => noticeViews(world, await world.notices.ofCase(caseId), language)),

    receipt: (number, language) =>
      read(async (world) => {
        const found = await world.cases.receipt(number.trim().toUpperCase());
        if (!found) return undefined;
        const what = `${found.caseNumber} ${actionText(language, found.procedure, found.action).done}`;
        return { number: found.number, what, at: found.at, hash: found.hash, holds: found.holds };
      }),

    caseNumbered: (number, viewer) =>
      read(async (world) => {
        const card = await world.cases.byNumber(number.trim().toUpperCase());
        const known = card && (await loadCase(world, card.id));
        if (!known) return undefined;
        const person = viewer === undefined ? undefined : await world.people.person(viewer);
        return mayKnow(known.procedure, known.state, person, known.facts.parent) ? known.state.id : undefined;
      }),

    guest: (language) => read((world) => newcomer(world, language)),

    async file(caseId, hash, viewer) {
      const evidence = await read((world) => evidenceOf(world, caseId, hash, viewer));
      const bytes = evidence && (await files.get(hash));
      return evidence && bytes ? { evidence, bytes } : undefined;
    },

    transcript: (person) => transcripts.list(person, transcriptLength),

    signIn: (code) => signIn(store, code),

    nextDeadline: () => read(async (world) => world.cases.nextDue(await world.now())),
    moved: sweep,
  };
}

async function viewOf(
  world: World,
  caseId: string,
  viewer: string | undefined,
  language: Language,
): Promise<CaseView | undefined> {
  const person = viewer === undefined ? undefined : await world.people.person(viewer);
  const known = await loadCase(world, caseId, person);
  if (!known || !mayKnow(known.procedure, known.state, person, known.facts.parent)) return undefined;
  return caseView(await wholeLookingAt(world, known, person, language, await world.now()));
}

async function evidenceOf(
  world: World,
  caseId: string,
  hash: string,
  viewer: string | undefined,
): Promise<Evidence | undefined> {
  const person: Person | undefined = viewer === undefined ? undefined : await world.people.person(viewer);
  const known = await loadCase(world, caseId, person);
  if (!known) return undefined;
  const { procedure, state, facts } = known;
  for (const filing of state.filings) {
    if (!mayRead(procedure, state, filing, person, facts.parent)) continue;
    for (const answer of Object.values(filing.answers)) {
      if (!Array.isArray(answer)) continue;
      const found = answer.find((each) => isEvidence(each) && each.hash === hash);
      if (isEvidence(found)) return found;
    }
  }
  return undefined;
}

async function withTalk<T>(world: World, id: string, none: T, work: (talk: Talk) => Promise<T>): Promise<T> {
  const account = await world.people.account('web', id);
  if (!account) return none;
  return work({
    account,
    texts: texts[account.language],
    law: await world.law(),
    now: await world.now(),
    forms: 'pages',
  });
}

/** Uses up a code: a sign-in of somebody known, or an invitation that is opened in a browser. */
async function signIn(store: Store, code: string): Promise<string | undefined> {
  try {
    return await store.transact(async (world) => {
      const used = await world.people.useCode(hashOf(code), await world.now());
      if (used?.case !== undefined) return invited(world, used.case);
      if (used?.person !== undefined) await world.people.openAccount(used.person, 'web', used.person);
      return used?.person;
    });
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** Somebody who comes by the web and is nobody yet. */
async function newcomer(world: World, language: Language): Promise<string> {
  const from = { channel: 'web', address: randomUUID(), language } as const;
  const { person } = await world.people.arrive(from, await world.now());
  await world.people.openAccount(person.id, 'web', person.id);
  return person.id;
}

/** The newcomer takes the seat that the invitation gives. Throws `Refused` when it gives none any more. */
async function invited(world: World, caseId: string): Promise<string> {
  const person = await newcomer(world, 'zh');
  const accepted = await act(world, caseId, { action: 'acceptInvitation', by: 'system', answers: { person } });
  if (!accepted.ok) throw new Refused(accepted.refusal);
  return person;
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
  return { id, name: person.name, language: account?.language ?? 'zh', seats };
}

function pageAfter(after: string | undefined): { readonly after?: string; readonly limit: number } {
  return { ...(after !== undefined && { after }), limit: pageSize };
}

async function listOf(
  world: World,
  id: string,
  language: Language,
  find: (person: Person) => Promise<Page<IndexCard>>,
): Promise<Page<InboxItem>> {
  const person = await world.people.person(id);
  if (!person) return { items: [], after: undefined };
  const found = await find(person);
  return { items: await items(world, found.items, language, person), after: found.after };
}

async function items(
  world: World,
  cards: readonly IndexCard[],
  language: Language,
  reader: Person | undefined,
): Promise<readonly InboxItem[]> {
  const law = await world.law();
  const now = await world.now();
  const ids = cards.flatMap(({ buyer, supplier }) => [buyer, supplier]).filter((id) => id !== undefined);
  const bodies = await world.people.bodies([...new Set(ids)]);
  return cards.map((card) => {
    const mine = reader !== undefined && card.waiting.some((waiting) => waitsOn(waiting, reader));
    const office = bodies.find(({ id }) => id === (card.buyer ?? card.supplier));
    const due =
      card.due && dueView({ at: card.due.toISOString(), provisional: card.provisional }, law, now, language, mine);
    return {
      id: card.id,
      number: card.number,
      procedure: card.procedure,
      kind: texts[language].procedures[card.procedure].name,
      title: card.title,
      state: stateOf(itemOf(card), language),
      office: office ? inLanguage(office.name, language) : '',
      due,
      dueAt: card.due,
      outcome: card.outcome,
    };
  });
}

async function noticeViews(
  world: World,
  notices: readonly Notice[],
  language: Language,
): Promise<readonly NoticeView[]> {
  const views: NoticeView[] = [];
  for (const notice of notices) {
    const card = await world.cases.card(notice.case);
    const body = card?.buyer === undefined ? undefined : await world.people.body(card.buyer);
    views.push({
      number: notice.number,
      kind: texts[language].notices[notice.kind].title,
      title: notice.title,
      caseNumber: notice.caseNumber,
      rows: noticeRows(notice.kind, notice.rows, language),
      headline: headlineRows(notice.kind, notice.rows, language),
      at: notice.at,
      ...(body && { by: inLanguage(body.name, language) }),
    });
  }
  return views;
}

function isEvidence(value: unknown): value is Evidence {
  return typeof value === 'object' && value !== null && 'hash' in value && 'mime' in value;
}
