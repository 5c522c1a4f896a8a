import type { Module } from '../engine/module.ts';
import type {
  ActionText,
  AnyFormText,
  AnyPaperText,
  AnyRowsText,
  EndText,
  ListText,
  ModuleText,
  ModuleTexts,
  PositionText,
  RuleText,
  TermsText,
} from '../engine/texts.ts';
import {
  type ChannelName,
  channelNames,
  channels,
  inLanguage,
  type Language,
  type NoticeKind,
  type Outcome,
  type ProcedureId,
  procedureIds,
  type Role,
} from '../names.ts';
import { modules } from '../procedures/modules.ts';
import { filled } from './fallback.ts';
import type { Say } from './say.ts';

/** What is said of a procedure, whichever of its folders says it. */
export interface ProcedureText {
  readonly name: string;
  readonly begin: string;
  readonly says: string | undefined;
  readonly list: ListText | undefined;
  readonly steps: Readonly<Record<string, string>>;
  readonly positions: Readonly<Record<string, PositionText>>;
  readonly actions: Readonly<Record<string, ActionText>>;
  readonly ends: Readonly<Record<string, EndText>>;
}

/** Everything that can be said, in one language. */
export interface Texts {
  readonly say: Say;
  readonly roles: Readonly<Record<Role, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly channels: Readonly<Record<ChannelName, string>>;
  readonly procedures: Readonly<Record<ProcedureId, ProcedureText>>;
  readonly forms: Readonly<Record<string, AnyFormText>>;
  readonly rules: Readonly<Record<string, RuleText>>;
  readonly notices: Readonly<Record<NoticeKind, AnyRowsText>>;
  readonly briefs: Readonly<Record<string, AnyRowsText>>;
  readonly papers: Readonly<Record<string, AnyPaperText>>;
}

/** What a language says beside what its procedures say. */
export type Own = Pick<Texts, 'say' | 'roles' | 'outcomes'>;

/** A language, in the words of each manner in which cases are spoken of; in those of none where it is not known. */
export type InManner = (manner?: string) => Texts;

/** A language, put together from what the dialogue says and what each folder of procedures says. */
export function language(spoken: Language, own: Own): InManner {
  const all = Object.values<Module>(modules);
  const saidIn = (texts: ModuleTexts) => (spoken === 'zh' ? texts.zh : filled<ModuleText>(texts.en, texts[spoken]));
  const said = all.map(({ texts }) => saidIn(texts));
  const of = (id: ProcedureId) => all.flatMap((module) => (module.of === id ? [saidIn(module.texts)] : []));
  const texts: Texts = {
    ...own,
    // fromEntries forgets the keys
    channels: Object.fromEntries(
      channels.map((name) => [name, inLanguage<string>(channelNames[name], spoken)]),
    ) as Texts['channels'],
    procedures: Object.fromEntries(procedureIds.map((id) => [id, procedureText(id, of(id))])) as Texts['procedures'],
    forms: merged(said, 'forms'),
    rules: merged(said, 'rules'),
    briefs: merged(said, 'briefs'),
    papers: merged(said, 'papers'),
    notices: merged(said, 'notices') as Texts['notices'], // a test holds that every kind of notice has its texts
  };
  const terms = merged(said, 'terms');
  const inManners = new Map<string, Texts>();
  return (manner = neutral) => {
    const known = inManners.get(manner) ?? worded(texts, wordsIn(terms, manner));
    inManners.set(manner, known);
    return known;
  };
}

const neutral = 'neutral';

function wordsIn(terms: TermsText, manner: string): Words {
  return new Map(Object.entries(terms).map(([name, said]) => [name, said[manner] ?? said.neutral]));
}

function procedureText(id: ProcedureId, parts: readonly ModuleText[]): ProcedureText {
  const head = parts.find(({ name }) => name !== undefined);
  if (!head?.name || !head.begin) throw new Error(`procedure ${id} has no name: is its folder in modules.ts?`);
  const { name, begin, says, list } = head;
  return {
    name,
    begin,
    says,
    list,
    steps: merged(parts, 'steps'),
    positions: merged(parts, 'positions'),
    actions: merged(parts, 'actions'),
    ends: merged(parts, 'ends'),
  };
}

type Catalogues = Required<Omit<ModuleText, 'name' | 'begin' | 'says' | 'list'>>;

function merged<K extends keyof Catalogues>(parts: readonly ModuleText[], catalogue: K): Catalogues[K] {
  return Object.assign({}, ...parts.map((part) => part[catalogue]));
}

/** What is said for each name that stands in braces in a text. */
type Words = ReadonlyMap<string, string>;

/** The same texts with these words in the places of their names; also in what those say that are made of values. */
function worded<T>(texts: T, words: Words): T {
  return filledIn(texts, words) as T; // each text stays a text, and each record keeps its keys
}

function filledIn(value: unknown, words: Words): unknown {
  if (typeof value === 'string') return inWords(value, words);
  if (typeof value === 'function') return (...values: readonly unknown[]) => saidIn(value(...values), words);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filledIn(each, words)]));
}

/** What a text says of values: its words and not what stands between them. */
function saidIn(said: unknown, words: Words): unknown {
  if (typeof said === 'string') return inWords(said, words);
  return Array.isArray(said) ? said.map((piece) => (typeof piece === 'string' ? inWords(piece, words) : piece)) : said;
}

function inWords(text: string, words: Words): string {
  return text.includes('{') ? text.replaceAll(/\{(\w+)\}/g, (name, key: string) => words.get(key) ?? name) : text;
}
