import { stepOf } from '../engine/parties.ts';
import { type DueGroup, dueGroup, dueGroups } from '../law/due-group.ts';
import type { Law } from '../law/law.ts';
import { type Language, languageNames, otherLanguages } from '../names.ts';
import { stepText, texts } from '../text/all.ts';
import type { Beginning } from './beginnings.ts';
import type { BegunForm } from './begun-form.ts';
import { type Keys, sift } from './home-sieve.ts';
import { caseItems, draftItems, type Item, type Listed, menu, welcome } from './menu.ts';
import type { Block, Button, HomeMessage, Message, Sought } from './message.ts';
import type { Who } from './seen.ts';
import type { Account } from './talk.ts';
import { clockView } from './where.ts';
import { closesYear } from './year-end.ts';

/** So much of what waits, of a person's own cases and of his drafts stands on his home; the others are in their lists. */
const most = { waiting: 20, cases: 5, drafts: 8 } as const;

/** All that a person's home is made of. */
export interface AtHome {
  readonly account: Pick<Account, 'person' | 'language' | 'known'>;
  /** What the city is called, and his bodies, by their ids. */
  readonly city: string;
  readonly bodies: ReadonlyMap<string, string>;
  readonly waiting: Listed;
  /** Whose it is what waits, by its id, and to what he has narrowed that down. */
  readonly offices: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly sought: Sought;
  readonly later: Listed;
  readonly mine: Listed;
  readonly drafts: readonly BegunForm[];
  readonly beginnings: readonly Beginning[];
}

/** A person's home: who he is, what waits for him and how soon, what he has begun, what is his, and what he can begin. */
export function home(his: AtHome, law: Law, now: Date): HomeMessage {
  const { account, city } = his;
  const { language, person } = account;
  const isNew = isStranger(account);
  const drafts = his.drafts.length > most.drafts ? his.drafts.length : 0;
  const can = { waiting: 0, drafts, beginnings: his.beginnings, closesYear: closesYear(person, law, now) };
  const begin = menu(texts[language], can);
  const first: Message = isNew ? welcome(texts[language], language, city) : { blocks: whoBlocks(his), buttons: [] };
  const sifted = sift(his.waiting.items, (item) => keysOf(item, his, law, now), his.sought, language);
  const isAll = his.waiting.after === undefined && sifted.items.length <= most.waiting;
  return {
    blocks: [...first.blocks, ...casesBlocks(his, sifted.items, law, now)],
    ...(sifted.sieves.length > 0 && { sieves: sifted.sieves }),
    buttons: [
      ...(isAll ? [] : [[inboxButton(language)]]),
      ...first.buttons,
      ...begin.buttons,
      ...(isNew ? [] : [waysOut(language)]),
    ],
    ...(person.seats.length === 0 && { takesCode: true }),
  };
}

/** Nobody whom a seat or his own word makes known. */
function isStranger({ known, person }: AtHome['account']): boolean {
  return !known && person.seats.length === 0;
}

/** By which name, for which bodies and in which offices he is here. */
function whoBlocks({ account: { person, language }, bodies }: AtHome): readonly Block[] {
  return [
    { kind: 'heading', text: person.name || texts[language].say.ownHome },
    ...seatNames({ person, bodies }, language).map((text): Block => ({ kind: 'text', tone: 'plain', text })),
  ];
}

/** By his name and all that he acts as. */
export function calledAs(who: Who, language: Language): string {
  const { say } = texts[language];
  return say.seated(who.person.name || say.noOne, seatNames(who, language).join(say.and));
}

/** For which bodies and in which offices somebody acts, each once. */
function seatNames({ person, bodies }: Who, language: Language): readonly string[] {
  const { say, roles } = texts[language];
  return [...new Set(person.seats.map(({ role, body }) => say.seat(bodies.get(body) ?? '', roles[role])))];
}

/** By what something that waits can be found among the others. */
function keysOf(item: Item, { account: { language }, offices }: AtHome, law: Law, now: Date): Keys {
  const { say, procedures } = texts[language];
  const due = groupOf(item, language, law, now);
  const { id, procedure, position } = item;
  const office = offices.get(id);
  return {
    due: { value: due, label: say.dueGroup[due] },
    step:
      position === undefined
        ? undefined
        : {
            value: `${procedure}.${stepOf(position)}`,
            label: `${procedures[procedure].name} · ${stepText(language, procedure, stepOf(position))}`,
          },
    office: office && { value: office.id, label: office.name },
  };
}

function casesBlocks(his: AtHome, wanted: readonly Item[], law: Law, now: Date): readonly Block[] {
  const { account, waiting, later, mine, drafts } = his;
  const { language } = account;
  const { say } = texts[language];
  const inGroups = (items: readonly Item[]): readonly Named[] => {
    const groups = Map.groupBy(items, (item) => groupOf(item, language, law, now));
    return dueGroups.map((group) => ({ name: say.dueGroup[group], items: groups.get(group) ?? [] }));
  };
  const shown = new Set([...waiting.items, ...later.items].map(({ id }) => id));
  const others = mine.items.filter(({ id }) => !shown.has(id)).slice(0, most.cases);
  const named = (name: string, list: string, items: readonly Item[]): readonly Block[] =>
    items.length === 0 ? [] : [{ kind: 'heading', text: name }, caseItems(language, list, items, law, now)];
  const listed = new Set(wanted.slice(0, most.waiting));
  return [
    ...(!isStranger(account)
      ? [{ kind: 'text', tone: 'plain', text: countsOf(his, inGroups(waiting.items)) || say.empty.inbox } as const]
      : []),
    ...(waiting.after === undefined ? [] : [dim(say.firstOf(waiting.items.length))]),
    ...(waiting.items.length > 0 && wanted.length === 0 ? [dim(say.siftedOut)] : []),
    ...inGroups(wanted).flatMap(({ name, items }) =>
      named(
        say.countOf(name, items.length),
        'inbox',
        items.filter((item) => listed.has(item)),
      ),
    ),
    ...(drafts.length === 0
      ? []
      : [
          { kind: 'heading', text: say.listTitle.drafts } as const,
          draftItems(texts[language], drafts.slice(0, most.drafts)),
        ]),
    ...named(say.listTitle.later, 'later', later.items),
    ...named(say.listTitle.cases, 'cases', others),
  ];
}

interface Named {
  readonly name: string;
  readonly items: readonly Item[];
}

function dim(text: string): Block {
  return { kind: 'text', tone: 'dim', text };
}

function inboxButton(language: Language): Button {
  return { label: texts[language].say.listTitle.inbox, kind: 'pick', press: { do: 'list', list: 'inbox' } };
}

/** How much there is of each; nothing where nothing waits. */
function countsOf({ account: { language }, later, drafts }: AtHome, groups: readonly Named[]): string {
  const { say } = texts[language];
  if (groups.every(({ items }) => items.length === 0)) return '';
  const all = [
    ...groups,
    { name: say.listTitle.later, items: later.items },
    { name: say.listTitle.drafts, items: drafts },
  ];
  return all.flatMap(({ name, items }) => (items.length > 0 ? [say.countOf(name, items.length)] : [])).join(' · ');
}

function groupOf(item: Item, language: Language, law: Law, now: Date): DueGroup {
  return dueGroup(clockView(item, law, now, language, true)?.state === 'late', item.due, now);
}

/** To the web desk, and into another language. */
function waysOut(language: Language): readonly Button[] {
  const { ownWords } = texts[language].say;
  return [
    { label: ownWords['sign-in'].label, kind: 'quiet', press: { do: 'sign-in' } },
    ...otherLanguages(language).map((other): Button => {
      return { label: languageNames[other], kind: 'quiet', press: { do: 'language', language: other } };
    }),
  ];
}
