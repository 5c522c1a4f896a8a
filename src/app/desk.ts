import { caseView } from '../dialogue/case-view.ts';
import type { Evidence } from '../engine/form.ts';
import type { Person } from '../engine/procedure.ts';
import { mayKnow, mayRead } from '../engine/read.ts';
import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';
import { hashOf } from './code.ts';
import { loadCase, lookingAt } from './facts.ts';
import { draftsOf, pageFor } from './form-talk.ts';
import { beginnings } from './list-talk.ts';
import type { Assistant, Card, Clock, Desk, Files, InboxItem, Store, Transcripts, World } from './ports.ts';
import type { Talk } from './talk.ts';

const listLength = 100;
const transcriptLength = 60;

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

    person: (id) =>
      read(async (world) => {
        const person = await world.people.person(id);
        const account = await world.people.account('web', id);
        if (!person) return undefined;
        const bodies = await world.people.bodies(person.seats.map(({ body }) => body));
        const seats = person.seats.flatMap(({ role, body }) => {
          const found = bodies.find((each) => each.id === body);
          return found ? [{ role, body, bodyName: found.name }] : [];
        });
        return { id, name: person.name, language: account?.language ?? 'zh', seats };
      }),

    inbox: (id) =>
      read(async (world) => {
        const person = await world.people.person(id);
        if (!person) return [];
        return items(world, (await world.cases.inbox(person, { limit: listLength })).items);
      }),

    cases: (id) =>
      read(async (world) => {
        const person = await world.people.person(id);
        if (!person) return [];
        return items(world, (await world.cases.ofPerson(person, { limit: listLength })).items);
      }),

    drafts: (id) => read(async (world) => withTalk(world, id, [], (talk) => draftsOf(talk))),

    beginnings: (id, language) =>
      read(async (world) => {
        const person = await world.people.person(id);
        return person ? beginnings(person, language) : [];
      }),

    view: (caseId, viewer, language) => read((world) => viewOf(world, caseId, viewer, language)),

    page: (draft, page, id) =>
      read(async (world) => withTalk(world, id, undefined, (talk) => pageFor(talk, draft, page))),

    token: (press, person) => read((world) => world.outbox.token(press, person)),

    projects: (search) =>
      read(async (world) => {
        const { items: found } = await world.cases.search(search, 'purchase', { limit: listLength });
        return items(world, found);
      }),

    notices: (limit) => read((world) => world.notices.latest(limit)),
    notice: (number) => read((world) => world.notices.byNumber(number)),
    noticesOf: (caseId) => read((world) => world.notices.ofCase(caseId)),
    receipt: (number) => read((world) => world.cases.receipt(number.trim().toUpperCase())),

    caseNumbered: (number, viewer) =>
      read(async (world) => {
        const card = await world.cases.byNumber(number.trim().toUpperCase());
        const known = card && (await loadCase(world, card.id));
        if (!known) return undefined;
        const person = viewer === undefined ? undefined : await world.people.person(viewer);
        return mayKnow(known.procedure, known.state, person) ? known.state.id : undefined;
      }),

    async file(caseId, hash, viewer) {
      const evidence = await read((world) => evidenceOf(world, caseId, hash, viewer));
      const bytes = evidence && (await files.get(hash));
      return evidence && bytes ? { evidence, bytes } : undefined;
    },

    transcript: (person) => transcripts.list(person, transcriptLength),

    signIn: (code) =>
      read(async (world) => {
        const used = await world.people.useCode(hashOf(code), await world.now());
        if (used?.person === undefined) return undefined;
        await world.people.openAccount(used.person, 'web', used.person);
        return used.person;
      }),

    nextDeadline: () => read(async (world) => world.cases.nextDue(await world.now())),
    moved: sweep,
  };
}

async function viewOf(world: World, caseId: string, viewer: string | undefined, language: Language) {
  const person = viewer === undefined ? undefined : await world.people.person(viewer);
  const known = await loadCase(world, caseId, person);
  if (!known || !mayKnow(known.procedure, known.state, person)) return undefined;
  return caseView(await lookingAt(world, known, person, language, await world.now()));
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
  return work({ world, account, texts: texts[account.language], now: await world.now(), forms: 'pages' });
}

async function items(world: World, cards: readonly Card[]): Promise<readonly InboxItem[]> {
  const ids = [...new Set(cards.flatMap(({ buyer }) => (buyer === undefined ? [] : [buyer])))];
  const bodies = await world.people.bodies(ids);
  return cards.map((card) => ({
    id: card.id,
    number: card.number,
    procedure: card.procedure,
    title: card.title,
    position: card.position,
    office: bodies.find(({ id }) => id === card.buyer)?.name.zh ?? '',
    due: card.due,
    provisional: card.provisional,
    outcome: card.outcome,
  }));
}

function isEvidence(value: unknown): value is Evidence {
  return typeof value === 'object' && value !== null && 'hash' in value && 'mime' in value;
}
