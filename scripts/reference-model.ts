import { unopened } from '../src/engine/case.ts';
import type { Field, Form } from '../src/engine/form.ts';
import type { Module } from '../src/engine/module.ts';
import { type Action, type Procedure, type Rule, rolesOf, type Stage } from '../src/engine/procedure.ts';
import type { DeadlineRule } from '../src/law/deadline-data.ts';
import { seededRows } from '../src/law/law.ts';
import {
  type NoticeKind,
  noticeKinds,
  outcomes,
  type ProcedureId,
  procedureIds,
  type Role,
  roleNames,
  steps,
} from '../src/names.ts';
import { procedureOf } from '../src/procedures/all.ts';
import { modules } from '../src/procedures/modules.ts';
import { noticeOf } from '../src/procedures/notices.ts';
import { whole, words } from './reference-sources.ts';

/** The procedures as they are declared, laid out for reading; nothing here is in any language. */

/** Kinds of effect and of moves of money, beside notices. */
const effectWords = [
  'reserve',
  'release',
  'commit',
  'uncommit',
  'pay',
  'open',
  'act',
  'register',
  'invite',
  'seat',
] as const;
export type EffectWord = (typeof effectWords)[number];

/** As what each kind of notice is declared. */
const noticeNames: ReadonlyMap<NoticeKind, string> = new Map(
  noticeKinds.map((kind) => {
    const all = Object.values<Module>(modules).flatMap(({ declared }) => Object.entries(declared));
    const [name = ''] = all.find(([, value]) => value === noticeOf(kind)) ?? [];
    return [kind, name];
  }),
);

export interface ReferenceAct {
  readonly name: string;
  readonly action: Action;
  /** Positions and outcomes; none where the case stays. */
  readonly leads: readonly string[];
  readonly publishes: readonly NoticeKind[];
  /** What it moves on the budget, opens, does on other cases, registers or gives. */
  readonly effects: readonly EffectWord[];
  readonly rules: readonly {
    readonly rule: Rule<never, string, never>;
    readonly kind: 'gate' | 'answer' | 'warning';
  }[];
}

export interface ReferenceStage {
  readonly position: string;
  /** Whose turn it is; where the case decides it, who it can be. */
  readonly waits: readonly Role[];
  readonly varies: boolean;
  /** The rules of the law that count its term. */
  readonly due: readonly DeadlineRule[];
  readonly fixed: boolean;
  readonly escalates: readonly Role[];
  readonly acts: readonly ReferenceAct[];
}

export interface ReferenceProcedure {
  readonly id: ProcedureId;
  readonly version: number;
  readonly under: readonly ProcedureId[];
  readonly opening: ReferenceAct;
  readonly steps: readonly { readonly step: string; readonly stages: readonly ReferenceStage[] }[];
  readonly always: readonly { readonly act: ReferenceAct; readonly at: readonly string[] }[];
}

export const referenceProcedures: readonly ReferenceProcedure[] = procedureIds.map((id) =>
  procedureModel(procedureOf(id)),
);

/** For a choice on which a question depends: the options with which it is asked. */
export function askedWith(form: Form, field: Field): readonly string[] {
  const { only } = field;
  const options = only ? (form.fields[only.field]?.options ?? []) : [];
  return options.filter((option) => only?.holds(option));
}

function procedureModel(procedure: Procedure): ReferenceProcedure {
  const { id, version, under, opening, always = {} } = procedure;
  const positions = Object.keys(procedure.stages);
  return {
    id,
    version,
    under: procedureIds.filter((kind) => under?.[kind]),
    opening: actModel(procedure, opening.name, opening.action),
    steps: Object.keys(steps[id]).map((step) => ({
      step,
      stages: Object.entries<Stage>(procedure.stages)
        .filter(([position]) => position.startsWith(`${step}.`))
        .map(([position, stage]) => stageModel(procedure, position, stage)),
    })),
    always: Object.entries(always).map(([name, action]) => ({
      act: actModel(procedure, name, action),
      // The keys of a procedure's stages are its positions.
      at: positions.filter((position) => action.at(position as never)),
    })),
  };
}

function stageModel(procedure: Procedure, position: string, stage: Stage): ReferenceStage {
  const { waits, due, escalates = [] } = stage;
  const said = typeof waits === 'function' ? words(whole(`'${position}'`, waits)) : undefined;
  const counted = typeof due === 'function' ? [...words(whole(`'${position}'`, due))] : due ? [due] : [];
  const blank = unopened('', procedure.id, procedure.version, { person: '', role: 'system' });
  const rests = typeof waits === 'function' && waits(blank).length === 0 && said?.size === 0;
  return {
    position,
    waits: typeof waits === 'function' ? roleNames.filter((role) => said?.has(role)) : rolesOf(waits),
    varies: typeof waits === 'function' && !rests,
    due: seededRows.deadlines.filter(({ code }) => counted.includes(code)),
    fixed: typeof due === 'function',
    escalates,
    acts: Object.entries(stage.actions).map(([name, action]) => actModel(procedure, name, action)),
  };
}

function actModel(procedure: Procedure, name: string, action: Action): ReferenceAct {
  const places = [...Object.keys(procedure.stages), ...outcomes];
  const { goes, does } = action;
  const leads = new Set<string>(typeof goes === 'function' ? action.leads : goes ? [goes] : []);
  const done = does ? whole(name, does) : '';
  const said = words(done);
  return {
    name,
    action,
    leads: places.filter((place) => leads.has(place)),
    publishes: noticeKinds.filter((kind) => new RegExp(`\\b${noticeNames.get(kind)}\\b`).test(done)),
    effects: effectWords.filter((word) => said.has(word)),
    rules: [
      ...(action.gates ?? []).map((rule) => ({ rule, kind: 'gate' as const })),
      ...(action.when ?? []).map((rule) => ({ rule, kind: 'answer' as const })),
      ...(action.warns ?? []).map((rule) => ({ rule, kind: 'warning' as const })),
    ],
  };
}
