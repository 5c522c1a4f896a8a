import { type Case, hasSteppedBack } from './case.ts';
import { hindrance } from './decide.ts';
import { actionsAt, waitingFor, waitsOn } from './parties.ts';
import type { Action, Facts, Person, Procedure, Situation } from './procedure.ts';

export interface Offer {
  readonly name: string;
  readonly action: Action;
}

/** What a person can do on a case now, in the order of the definition: the first is the main one. */
export function offers(procedure: Procedure, state: Case, person: Person, facts: Facts, now: Date): readonly Offer[] {
  return actionsAt(procedure, state)
    .filter(([name, action]) => !hindrance(procedure, action, name, state, person, facts, now))
    .map(([name, action]) => ({ name, action }));
}

/** Is it this person's turn: does the case wait for him, and can he do something about it? */
export function isMyTurn(procedure: Procedure, state: Case, person: Person): boolean {
  return waitingFor(procedure, state).some((waiting) => waitsOn(waiting, person)) && !hasSteppedBack(state, person.id);
}

/** What an officer sees before deciding: each rule of the act and each warning, and whether it holds. */
export interface Check {
  readonly name: string;
  readonly source: string;
  readonly holds: boolean;
  readonly blocks: boolean;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The checks of an action, as they stand with these answers; warnings and failures first. */
export function checks(action: Action, situation: Situation<never, never>): readonly Check[] {
  const judged = [
    ...[...(action.gates ?? []), ...(action.when ?? [])].map((rule) => ({ rule, blocks: true })),
    ...(action.warns ?? []).map((rule) => ({ rule, blocks: false })),
  ].map(({ rule, blocks }): Check => {
    const broken = rule.broken(situation);
    return { name: rule.name, source: rule.source, holds: !broken, blocks, values: broken ?? {} };
  });
  return judged.toSorted((a, b) => Number(a.holds) - Number(b.holds));
}
