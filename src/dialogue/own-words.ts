import MiniSearch from 'minisearch';
import type { Action, Person, Procedure, Stage } from '../engine/procedure.ts';
import { budgetsOpenTo } from '../engine/read.ts';
import { plain } from '../law/plain.ts';
import {
  type Language,
  languageNames,
  languages,
  otherLanguages,
  type ProcedureId,
  procedureIds,
  type Role,
} from '../names.ts';
import { listed, procedureOf } from '../procedures/all.ts';
import { texts } from '../text/all.ts';
import type { ProcedureText } from '../text/language.ts';
import type { OwnList, OwnWords } from '../text/say.ts';
import { tells, termsOf } from '../text/terms.ts';
import { beginnings } from './beginnings.ts';
import type { Button } from './message.ts';

/** What somebody may have meant, the likeliest first; `sure` when it needs no asking. */
export interface Meant {
  readonly sure: boolean;
  readonly maybe: readonly Button[];
}

/** Where words lead: to something that is begun, a list, or what is said at once. */
type Lead = `begin ${ProcedureId}` | `list ${string}` | Exclude<OwnWords, OwnList>;

/** Something that people say for it, with its terms; `by` whom it is done, undefined where anybody may mean it. */
interface Example {
  readonly id: number;
  readonly lead: Lead;
  readonly terms: readonly string[];
  readonly by: readonly Role[] | undefined;
}

/** As many as are offered where it is not sure what was meant. */
const mostOffered = 3;
/** How like an example words must be to be taken for it, and to be taken for it whatever else they are like. */
const taken = 0.55;
const certain = 0.85;
/** How much of the example, and of what was said, must be in the other: the name of a service alone is no wish. */
const covered = 0.6;
/** By how much more than the next thing they must be like what they are taken for. */
const ahead = 0.12;
/** How much of an example they must hold for it to be offered. */
const offeredFrom = 0.2;
/** From so many characters or words on somebody tells something. */
const telling = { characters: 7, words: 4 } as const;

/**
 * What somebody means by words of his own, of what he may do: by the examples and labels of every act and list, in every
 * language, all of them held in memory.
 */
export function meantBy(text: string, person: Person, language: Language): Meant {
  const offered = offersTo(person, language);
  const word = plain(text);
  const named = [...offered].find(([lead]) => known().labels.get(lead)?.has(word));
  if (named) return { sure: true, maybe: [named[1]] };
  const found = likely(text, rolesOf(person)).filter(({ lead }) => offered.has(lead));
  const [first, second] = found;
  const near = found.filter((each) => each.near >= offeredFrom).map(({ lead }) => lead);
  const nearest = near.slice(0, mostOffered);
  const heard = isTelling(text, person) ? hearing.filter((lead) => !nearest.includes(lead)) : [];
  const maybe = [...nearest.slice(0, mostOffered - heard.length), ...heard].flatMap((lead) => offered.get(lead) ?? []);
  const rival = Math.max(0, ...found.slice(1).map(({ like }) => like));
  const sure =
    first !== undefined &&
    second?.near !== first.near &&
    first.least >= covered &&
    (first.like >= certain || (first.like >= taken && first.like - rival >= ahead));
  return { sure, maybe };
}

/** What is begun by whatever somebody has to tell. */
const hearing = procedureIds.filter((id) => procedureOf(id).ofHearsay).map((id) => `begin ${id}` as const);

/** Does somebody who comes for no office tell something? What happened to him may be like nothing that was thought of. */
function isTelling(text: string, { seats }: Person): boolean {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[a-z']+/giu)?.length ?? 0;
  return seats.length === 0 && (characters >= telling.characters || words >= telling.words);
}

interface Likely {
  readonly lead: Lead;
  /** Of both what was said and the example, how much is in the other: 1 when they say the same. */
  readonly like: number;
  /** The same, where what was said may say more than the example. */
  readonly near: number;
  /** The smaller of how much of the one is in the other. */
  readonly least: number;
}

/** Leads with how like the likeliest of their examples is, the nearest first. */
function likely(text: string, roles: ReadonlySet<Role>): readonly Likely[] {
  const { index, examples, weigh } = known();
  const asked = termsOf(text);
  const all = sumOf(asked, weigh);
  const best = new Map<Lead, Likely>();
  for (const { id, terms } of index.search(asked.join(' '))) {
    const example = examples[id];
    if (!example || (example.by && !example.by.some((role) => roles.has(role)))) continue;
    const { lead } = example;
    const [shared, own] = [sumOf(terms, weigh), sumOf(example.terms, weigh)];
    const like = (2 * shared) / (all + own);
    const near = (like + shared / own) / 2;
    if (near > (best.get(lead)?.near ?? 0)) best.set(lead, { lead, like, near, least: shared / Math.max(all, own) });
  }
  return [...best.values()].toSorted((a, b) => b.near - a.near);
}

interface Known {
  readonly index: MiniSearch<Example>;
  readonly examples: readonly Example[];
  /** How much a term tells: the rarer, the more. */
  readonly weigh: (term: string) => number;
  /** What each is called, in any language. */
  readonly labels: ReadonlyMap<Lead, ReadonlySet<string>>;
}

let made: Known | undefined;

/** Made once, when words are first heard. */
function known(): Known {
  made ??= learnt(languages.flatMap(saidIn));
  return made;
}

interface SaidFor {
  readonly lead: Lead;
  readonly label: boolean;
  readonly text: string;
  readonly by?: readonly Role[];
}

function learnt(said: readonly SaidFor[]): Known {
  const examples = said.map(({ lead, text, by }, id): Example => ({ id, lead, by, terms: termsOf(text) }));
  const index = new MiniSearch<Example>({
    fields: ['terms'],
    extractField: (example, field) => (field === 'id' ? example.id : example.terms.join(' ')),
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { fuzzy: (term) => (/^[a-z]{5,}$/.test(term) ? 0.2 : false) },
  });
  index.addAll(examples);
  const frequency = new Map<string, number>();
  for (const { terms } of examples) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const weigh = (term: string): number =>
    tells(term) * Math.log(1 + examples.length / (1 + (frequency.get(term) ?? 0)));
  const leads = new Set(said.map(({ lead }) => lead));
  const labels = new Map(
    [...leads].map((lead) => {
      const own = said.filter((each) => each.label && each.lead === lead);
      return [lead, new Set(own.map(({ text }) => plain(text)))] as const;
    }),
  );
  return { index, examples, weigh, labels };
}

function sumOf(terms: readonly string[], weigh: (term: string) => number): number {
  return terms.reduce((sum, term) => sum + weigh(term), 0);
}

/** All that is said in a language for something that can be meant. */
function saidIn(language: Language): readonly SaidFor[] {
  const { say, procedures } = texts[language];
  const own = Object.entries(say.ownWords).flatMap(([name, { label, says }]): readonly SaidFor[] => {
    // The names are those of `OwnWords`, which entries forget.
    const lead = isList(name) ? (`list ${name}` as const) : (name as Exclude<OwnWords, OwnList>);
    return [{ lead, label: true, text: label }, ...examplesIn(says).map((text) => ({ lead, label: false, text }))];
  });
  const of = procedureIds.flatMap((id) => saidOf(procedureOf(id), procedures[id]));
  return [...own, ...of];
}

function saidOf(procedure: Procedure, text: ProcedureText): readonly SaidFor[] {
  const { id, opening, stages, always = {}, listed: list } = procedure;
  const said = (lead: Lead, label: string, says: string | undefined, isLabel: boolean, by?: Action['by']) =>
    [label, ...examplesIn(says)].map(
      (words, at): SaidFor => ({
        lead,
        label: isLabel && at === 0,
        text: words,
        ...(by !== undefined && { by: [by].flat() }),
      }),
    );
  const act = (lead: Lead, [name, { by }]: readonly [string, Action]): readonly SaidFor[] => {
    const own = text.actions[name];
    return own ? said(lead, own.label, own.says, false, by) : [];
  };
  return [
    ...said(`begin ${id}`, text.begin, text.actions[opening.name]?.says, true),
    ...Object.values<Stage>(stages).flatMap(({ actions }) =>
      Object.entries(actions).flatMap((each) => act('list inbox', each)),
    ),
    ...Object.entries(always).flatMap((each) => act('list cases', each)),
    ...(text.says === undefined ? [] : said('list cases', text.name, text.says, false)),
    ...(list === undefined || text.list === undefined
      ? []
      : said(`list ${list}`, text.list.button, text.list.says, true)),
  ];
}

function examplesIn(says: string | undefined): readonly string[] {
  return says === undefined ? [] : says.split(/[，,]/).map((each) => each.trim());
}

/** What this person can be led to, each as its button. */
function offersTo(person: Person, language: Language): ReadonlyMap<Lead, Button> {
  const { say, procedures } = texts[language];
  const button = (label: string, press: Button['press']): Button => ({ label, kind: 'pick', press });
  const list = (name: string, label: string) => [`list ${name}`, button(label, { do: 'list', list: name })] as const;
  const [other = language] = otherLanguages(language);
  return new Map<Lead, Button>([
    ...beginnings(person, language).map(
      ({ procedure, label, press }) => [`begin ${procedure}`, button(label, press)] as const,
    ),
    ...ownLists
      .filter((name) => name !== 'year-end' || budgetsOpenTo(person).length > 0)
      .map((name) => list(name, say.ownWords[name].label)),
    ...listed.flatMap(({ id, listed: name = '' }) => [list(name, procedures[id].list?.button ?? '')]),
    ['help', button(say.help, { do: 'help' })],
    ['menu', button(say.menu, { do: 'menu' })],
    ['sign-in', button(say.ownWords['sign-in'].label, { do: 'sign-in' })],
    ['who-am-i', button(say.ownWords['who-am-i'].label, { do: 'who-am-i' })],
    ['topics', button(say.ownWords.topics.label, { do: 'topics' })],
    ['log-out', button(say.ownWords['log-out'].label, { do: 'log-out' })],
    ['language', button(languageNames[other], { do: 'language', language: other })],
  ]);
}

/** The roles of his seats, and those in which everybody may act. */
function rolesOf({ seats }: Person): ReadonlySet<Role> {
  return new Set<Role>(['citizen', 'applicant', ...seats.map(({ role }) => role)]);
}

const ownLists = ['inbox', 'later', 'cases', 'drafts', 'year-end'] as const satisfies readonly OwnList[];

function isList(name: string): name is OwnList {
  return ownLists.some((list) => list === name);
}
