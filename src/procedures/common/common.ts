import type { Bodies, Case } from '../../engine/case.ts';
import { choice, date, form, longText } from '../../engine/form.ts';
import { stepOf } from '../../engine/parties.ts';
import { type Action, action, type Facts, type Rule, rule, type Situation } from '../../engine/procedure.ts';
import { cityDate, instant } from '../../law/date.ts';
import { setting } from '../../law/setting.ts';
import type { Outcome, Position, Role } from '../../names.ts';

/** What every review has in common (returned, rejected, deferred, recused), said once. */

export const reason = form('reason', { reason: longText({ min: 5, max: 500 }) });

export const correction = form('correction', { mend: longText({ min: 5, max: 1000 }) });

export const rejection = form('rejection', {
  ground: choice('unlawful', 'unfunded', 'untrue', 'incomplete', 'not-needed', 'other'),
  reason: longText({ min: 5, max: 500 }),
});

export const deferral = form('deferral', { until: date('ahead'), reason: longText({ min: 5, max: 500 }) });

/** After so many returns within a step a decision is owed (R111). */
export const fewReturns = rule('few-returns', 'R111', exhausted);

/** The same where a decision has conditions of its own: while none can be taken, none is owed. */
function fewReturnsBefore<F extends Facts>(decisions: readonly Gates<F>[]): Rule<unknown, 'few-returns', F> {
  return {
    name: 'few-returns',
    source: 'R111',
    broken: (situation) => {
      const possible = decisions.some((gates) => gates.every((gate) => !gate.broken(situation)));
      return (possible && exhausted(situation)) || undefined;
    },
  };
}

type Gates<F extends Facts> = readonly Rule<unknown, string, F>[];

function exhausted({ state, facts, now }: Situation<unknown>) {
  const most = setting(facts.law, 'review.max-returns', cityDate(now)).value;
  const step = state.position && stepOf(state.position);
  const returns = state.entries.filter(({ position, returned }) => returned && stepOf(position) === step).length;
  return returns >= most && { most };
}

export const deferredAhead = rule(
  'deferred-ahead',
  'R111',
  ({ answers, now }: { answers: { until: string }; now: Date }) =>
    answers.until <= cityDate(now) ? { until: answers.until } : undefined,
);

/** Back to whoever filed it, with what to mend; approvals of the round are void. `decisions` are the others' gates. */
export function returnsTo<const G extends Position, F extends Facts = Facts>(
  goes: G,
  by: Role | readonly Role[],
  tells: readonly Role[] = [],
  ...decisions: readonly Gates<F>[]
): Action<G, F> {
  const returned = action({ binds: 'lightly', revocable: true, by, form: correction, goes, returns: true, tells });
  // Where no decision can be taken, the way back is the way on.
  if (decisions.length > 0) return { ...returned, gates: [fewReturnsBefore(decisions)] };
  return { ...returned, aside: true, gates: [fewReturns] };
}

export function rejects(by: Role | readonly Role[], tells: readonly Role[] = []) {
  return action({ binds: 'firmly', aside: true, by, form: rejection, goes: 'rejected' satisfies Outcome, tells });
}

/** Steps back from the case; another holder of the role takes over. */
export function recuses(by: Role | readonly Role[]) {
  return action({ binds: 'lightly', aside: true, by, form: reason, recuses: true, tells: ['group_sec'] });
}

/** A later day: the case stays where it is, with a new deadline. */
export function defers(by: Role | readonly Role[], tells: readonly Role[] = []) {
  return action({
    binds: 'lightly',
    revocable: true,
    aside: true,
    by,
    form: deferral,
    when: [deferredAhead],
    until: ({ answers }) => instant(answers.until).toISOString(),
    tells,
  });
}

/** Until when whoever is concerned can say what he thinks of it, before it is decided; nothing once that is over. */
export function heardUntil({ state: { opens }, now }: { readonly state: Pick<Case, 'opens'>; readonly now: Date }) {
  return opens !== undefined && now < new Date(opens) && { until: opens };
}

/** Of what belongs to a purchase: the office that buys. */
export function buyerOf(purchase: Case | undefined): Bodies {
  const buyer = purchase?.bodies.buyer;
  return buyer === undefined ? {} : { buyer };
}

/** The same with the organisation that it is bought from. */
export function sidesOf(purchase: Case | undefined): Bodies {
  const supplier = purchase?.bodies.supplier;
  return { ...buyerOf(purchase), ...(supplier !== undefined && { supplier }) };
}
