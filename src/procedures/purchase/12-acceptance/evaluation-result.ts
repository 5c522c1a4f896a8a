import { answersOf, type Case, latest } from '../../../engine/case.ts';
import type { Form } from '../../../engine/form.ts';
import { cityDate } from '../../../law/date.ts';
import {
  type EvaluationParty,
  type MultiPartyResult,
  multiPartyScore,
  type PartyScore,
} from '../../../law/evaluation.ts';
import { indicatorScore } from '../../../law/indicator.ts';
import { mean, shown } from '../../../law/ratio.ts';
import type { Role } from '../../../names.ts';
import { project } from '../01-setup/setup.ts';
import { seqOf } from '../06-bidding/bidders.ts';
import { inspection } from '../11-management/management.ts';
import type { Facts } from '../facts.ts';
import { judgesNoMore, partyScore, serviceEvaluation, usersOpinionForm } from './opinions.ts';

const partyOf: Readonly<Partial<Record<Role, EvaluationParty>>> = {
  buyer_staff: 'buyer',
  finance_budget: 'finance',
  civil_affairs: 'civil-affairs',
};

/** What all parties together found, by the city's weights (R99); what audit and supervision found weighs on the grade. */
export function evaluationResult(state: Case, facts: Facts, now: Date): MultiPartyResult {
  const on = cityDate(now);
  const scores: readonly PartyScore[] = [
    ...filed(state, usersOpinionForm).map(({ by, answers }) => scoreBy('user', by, answers.satisfaction)),
    ...filed(state, serviceEvaluation).map(({ by, answers }) =>
      scoreBy('evaluator', by, serviceScore(state, facts, on, answers.actuals)),
    ),
    ...filed(state, partyScore).flatMap(({ by, role, answers }) => {
      const party = partyOf[role];
      return party ? [scoreBy(party, by, answers.score)] : [];
    }),
  ];
  return multiPartyScore(facts.law, scores, findings(state), on);
}

/** What each users' representative said of the service, in the order in which they did. */
export function usersOpinions(state: Case): readonly { readonly opinion: string }[] {
  return filed(state, usersOpinionForm).map(({ answers: { opinion } }) => ({ opinion }));
}

/** Serious findings of the running contract. */
function findings(state: Case) {
  return state.filings
    .filter(({ form, by }) => form === inspection.id && (by.role === 'audit' || by.role === 'supervision'))
    .map((filing) => ({
      by: filing.by.role === 'audit' ? ('audit' as const) : ('supervision' as const),
      serious: answersOf(inspection, filing).severity === 'serious',
    }));
}

/** The mean of the indicators' points out of a hundred, each by its target. */
function serviceScore(
  state: Case,
  facts: Facts,
  on: string,
  actuals: readonly { readonly indicator: string; readonly actual: number }[],
): number {
  const indicators = latest(state, project)?.indicators ?? [];
  const points = actuals.flatMap(({ indicator: name, actual }) => {
    const found = indicators.find((each) => each.name === name);
    if (!found) return [];
    const { target, sense } = found;
    return [indicatorScore(facts.law, { weight: 100, target, lowerIsBetter: sense === 'at-most' }, actual, on)];
  });
  return points.length === 0 ? 0 : Number(shown(mean(points)));
}

function scoreBy(party: EvaluationParty, scorer: string, score: number): PartyScore {
  return { party, scorer, score };
}

/** What each said last on a form since this acceptance was organised; whoever stepped back has said nothing. */
function filed<F extends Form>(state: Case, form: F) {
  const since = seqOf(state, 'organiseAcceptance');
  const all = state.filings
    .filter((filing) => filing.form === form.id && filing.seq > since && !judgesNoMore(state, filing.by.person))
    .map((filing) => ({ by: filing.by.person, role: filing.by.role, answers: answersOf(form, filing) }));
  return all.filter(
    ({ by, role }, place) => !all.slice(place + 1).some((later) => later.by === by && later.role === role),
  );
}
