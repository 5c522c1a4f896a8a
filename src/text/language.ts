import type { Module } from '../engine/module.ts';
import type {
  ActionText,
  AnyFormText,
  AnyRowsText,
  EndText,
  ListText,
  ModuleText,
  ModuleTexts,
  PositionText,
  RuleText,
} from '../engine/texts.ts';
import { type Language, type NoticeKind, type Outcome, type ProcedureId, procedureIds, type Role } from '../names.ts';
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
  readonly procedures: Readonly<Record<ProcedureId, ProcedureText>>;
  readonly forms: Readonly<Record<string, AnyFormText>>;
  readonly rules: Readonly<Record<string, RuleText>>;
  readonly notices: Readonly<Record<NoticeKind, AnyRowsText>>;
  readonly briefs: Readonly<Record<string, AnyRowsText>>;
}

/** What a language says beside what its procedures say. */
export type Own = Pick<Texts, 'say' | 'roles' | 'outcomes'>;

/** A language, put together from what the dialogue says and what each folder of procedures says. */
export function language(spoken: Language, own: Own): Texts {
  const all = Object.values<Module>(modules);
  const saidIn = (texts: ModuleTexts) => (spoken === 'zh' ? texts.zh : filled<ModuleText>(texts.en, texts[spoken]));
  const said = all.map(({ texts }) => saidIn(texts));
  const of = (id: ProcedureId) => all.flatMap((module) => (module.of === id ? [saidIn(module.texts)] : []));
  return {
    ...own,
    procedures: Object.fromEntries(procedureIds.map((id) => [id, procedureText(id, of(id))])) as Texts['procedures'], // fromEntries forgets the keys
    forms: merged(said, 'forms'),
    rules: merged(said, 'rules'),
    briefs: merged(said, 'briefs'),
    notices: merged(said, 'notices') as Texts['notices'], // a test holds that every kind of notice has its texts
  };
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
