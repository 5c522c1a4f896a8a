import type { EffectName } from '../src/engine/effect.ts';
import type { Field, Form } from '../src/engine/form.ts';
import { type Action, type Procedure, type Rule, type Stage, waitedFor } from '../src/engine/procedure.ts';
import type { DeadlineRule } from '../src/law/deadline-data.ts';
import { seededRows } from '../src/law/law.ts';
import { outcomes, type ProcedureId, procedureIds, type Role, steps } from '../src/names.ts';
import { procedureOf } from '../src/procedures/all.ts';

/** The procedures as they are declared, laid out for reading; nothing here is in any language. */

export interface ReferenceAct {
  readonly name: string;
  readonly action: Action;
  /** Positions and outcomes; none where the case stays. */
  readonly leads: readonly string[];
  /** What it moves on the budget, publishes, opens, does on other cases, registers or gives. */
  readonly effects: readonly EffectName[];
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
  /** Whether it can be done only from a day on that the case fixes. */
  readonly opens: boolean;
  /** Whether whoever it waits for does it for himself, and is never late. */
  readonly claim: boolean;
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
  const { waits, due, opens, claim = false, escalates = [] } = stage;
  const fixed = due === 'runs-on' || typeof due === 'object';
  const counted = typeof due === 'object' ? due.by : due === undefined ? [] : [due];
  return {
    position,
    waits: waitedFor(stage),
    varies: typeof waits === 'object' && 'among' in waits,
    due: seededRows.deadlines.filter(({ code }) => counted.some((each) => each === code)),
    fixed,
    opens: opens !== undefined,
    claim,
    escalates,
    acts: Object.entries(stage.actions).map(([name, action]) => actModel(procedure, name, action)),
  };
}

function actModel(procedure: Procedure, name: string, action: Action): ReferenceAct {
  const places = [...Object.keys(procedure.stages), ...outcomes];
  const { goes, effects = [] } = action;
  const leads = new Set<string>(typeof goes === 'function' ? action.leads : goes ? [goes] : []);
  return {
    name,
    action,
    leads: places.filter((place) => leads.has(place)),
    effects,
    rules: [
      ...(action.gates ?? []).map((rule) => ({ rule, kind: 'gate' as const })),
      ...(action.when ?? []).map((rule) => ({ rule, kind: 'answer' as const })),
      ...(action.warns ?? []).map((rule) => ({ rule, kind: 'warning' as const })),
    ],
  };
}
