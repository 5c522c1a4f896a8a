import { type Beginning, draftList, type Item, list, menu, whichParent } from '../dialogue/menu.ts';
import type { FormAddress, Reply } from '../dialogue/message.ts';
import { unopened } from '../engine/case.ts';
import { actorFor } from '../engine/decide.ts';
import type { Person } from '../engine/procedure.ts';
import { type Language, type ListName, type ProcedureId, procedureIds } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { texts } from '../text/all.ts';
import { draftsOf } from './filling.ts';
import type { Card, World } from './ports.ts';
import { say, type Talk } from './talk.ts';

const pageSize = 8;

/** What this person can do now. */
export async function showMenu(talk: Talk, lead?: string): Promise<Reply> {
  const { world, account, texts } = talk;
  const waiting = await world.cases.inbox(account.person, { limit: 100 });
  const drafts = await world.drafts.ofPerson(account.person.id);
  const can = {
    waiting: waiting.items.length,
    drafts: drafts.length,
    beginnings: beginnings(account.person, account.language),
  };
  return say(talk, menu(texts, can, lead));
}

/** What a person can begin: every procedure whose opening is his, under a case that he is asked for where it needs one. */
export function beginnings(person: Person, language: Language): readonly Beginning[] {
  return procedureIds.flatMap((id): readonly Beginning[] => {
    const { opening, under } = procedureOf(id);
    const blank = unopened('', id, 1, { person: person.id, role: 'citizen' });
    if (!actorFor(opening.action, opening.name, blank, person).ok) return [];
    // Who already acts for an organisation has it registered.
    if (id === 'organisation' && person.seats.length > 0) return [];
    const label = texts[language].procedures[id].begin;
    const form = { procedure: id } as const;
    return [{ label, press: under ? { do: 'find', for: form } : { do: 'preview', form } }];
  });
}

export async function showList(talk: Talk, name: ListName, after?: string): Promise<Reply> {
  const { world, account, now } = talk;
  if (name === 'drafts') return say(talk, draftList(talk.texts, await draftsOf(talk)));
  const page = { ...(after !== undefined && { after }), limit: pageSize };
  const { items, after: more } =
    name === 'inbox'
      ? await world.cases.inbox(account.person, page)
      : name === 'cases'
        ? await world.cases.ofPerson(account.person, page)
        : await world.cases.search('', 'purchase', page);
  return say(talk, list(account.language, name, items.map(itemOf), more, await world.law(), now));
}

/** Asks which case a new one is about, and offers those that are ready for it. */
export async function findParent(talk: Talk, form: FormAddress, words?: string): Promise<Reply> {
  if (!('procedure' in form)) return {};
  const { world, account, texts } = talk;
  const { under } = procedureOf(form.procedure);
  if (!under) return {};
  const { items } = await world.cases.search(words ?? '', under.procedure, { limit: 50 });
  const found: Item[] = [];
  for (const each of items) {
    if (found.length >= pageSize) break;
    if (await isReady(world, each.id, form.procedure)) found.push(itemOf(each));
  }
  await world.people.setFocus(account.id, { find: form });
  return say(talk, whichParent(texts, form, found, words));
}

/** Public projects whose name or number has these words in it; undefined when there are none. */
export async function searchProjects(talk: Talk, words: string): Promise<Reply | undefined> {
  const { world, account, now } = talk;
  const { items } = await world.cases.search(words, 'purchase', { limit: pageSize });
  if (items.length === 0) return undefined;
  return say(talk, list(account.language, 'projects', items.map(itemOf), undefined, await world.law(), now));
}

export function itemOf(card: Card): Item {
  const { id, number, procedure, title, position, outcome, due, provisional } = card;
  return { id, number, procedure, title, position, outcome, due, provisional };
}

async function isReady(world: World, id: string, procedure: ProcedureId): Promise<boolean> {
  const state = await world.cases.load(id);
  return state !== undefined && (procedureOf(procedure).under?.when(state) ?? false);
}
