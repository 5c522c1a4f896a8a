import type { FormAddress } from '../dialogue/message.ts';
import type { OpenForm } from '../dialogue/open-form.ts';
import type { Actor } from '../engine/case.ts';
import { actorFor, hindrance } from '../engine/decide.ts';
import type { Answers } from '../engine/form.ts';
import { actionAt } from '../engine/parties.ts';
import { type Action, actionOf, type Person } from '../engine/procedure.ts';
import type { Refusal } from '../engine/refusal.ts';
import { optionsOf } from '../engine/source.ts';
import { cityDate } from '../law/date.ts';
import type { Language } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { actionText, formText, texts } from '../text/all.ts';
import { type Known, loadCase, prospect } from './facts.ts';
import type { Draft, World } from './ports.ts';

/** What an address leads to: the act, and the case that it is on or would open. */
export interface Target {
  readonly known: Known;
  readonly name: string;
  readonly action: Action;
  /** The seat in which it would be done. */
  readonly by: Actor;
}

export async function targetOf(world: World, address: FormAddress, person: Person): Promise<Target | undefined> {
  if ('procedure' in address) {
    const known = await prospect(world, world.cases.newId(), address.procedure, address.parent, person, {});
    const { name, action } = known.procedure.opening;
    return { known, name, action, by: seatOf(action, name, known, person) };
  }
  const known = await loadCase(world, address.case, person);
  const action = known && actionOf(known.procedure, address.action);
  if (!known || !action) return undefined;
  return { known, name: address.action, action, by: seatOf(action, address.action, known, person) };
}

function seatOf(action: Action, name: string, { state }: Known, person: Person): Actor {
  const actor = actorFor(action, name, state, person);
  return actor.ok ? actor.value : { person: person.id, role: 'citizen' };
}

/** Why this person cannot do it now, his answers aside; undefined when he can. */
export function hindranceTo(target: Target, address: FormAddress, person: Person, now: Date): Refusal | undefined {
  const { known, name, action } = target;
  const { procedure, state, facts } = known;
  if ('case' in address && !actionAt(procedure, state, name)) {
    return { why: state.outcome ? 'case-closed' : 'not-at-this-step', values: {} };
  }
  const { under } = procedure;
  if ('procedure' in address && under && !(facts.parent && under.when(facts.parent))) {
    return { why: 'not-open-for-this', values: {} };
  }
  return hindrance(action, name, state, person, facts, now);
}

export function addressOf(draft: Pick<Draft, 'procedure' | 'action' | 'case' | 'parent'>): FormAddress {
  if (draft.case !== undefined) return { case: draft.case, action: draft.action };
  return { procedure: draft.procedure, ...(draft.parent !== undefined && { parent: draft.parent }) };
}

/** A form as its owner has filled it in so far; undefined when the act has none. */
export function openForm(
  target: Target,
  draft: Pick<Draft, 'id' | 'rev' | 'answers' | 'version'>,
  language: Language,
  now: Date,
): OpenForm | undefined {
  const { form } = target.action;
  if (!form) return undefined;
  const { state, facts, procedure } = target.known;
  return {
    draft,
    form,
    version: draft.version,
    text: formText(language, form.id),
    texts: texts[language],
    language,
    submit: actionText(language, procedure.id, target.name).label,
    optionsOf: (source) =>
      optionsOf(source, { state, answers: draft.answers, by: target.by, facts, now }).map((option) => ({
        value: option.value,
        label: option[language],
      })),
    law: facts.law,
    now,
    today: cityDate(now),
  };
}

/** The draft that an address begins with, not yet stored: what the register or an earlier filing already says. */
export function freshDraft(target: Target, address: FormAddress, person: Person, now: Date): Omit<Draft, 'id' | 'rev'> {
  const { known, name, action } = target;
  const { state, facts, procedure } = known;
  const prefilled: Answers = action.prefill?.({ state, answers: {}, by: target.by, facts, now }) ?? {};
  return {
    person: person.id,
    procedure: procedure.id,
    version: 'case' in address ? state.version : procedureOf(procedure.id).version,
    action: name,
    case: 'case' in address ? address.case : undefined,
    parent: 'procedure' in address ? address.parent : undefined,
    answers: prefilled,
    secret: action.sealed ?? false,
  };
}
