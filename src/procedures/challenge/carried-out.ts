import { type Case, lastFiling, latest } from '../../engine/case.ts';
import type { Effect } from '../../engine/effect.ts';
import { publish } from '../../engine/notice.ts';
import { cityDate, daysBetween, plusDays } from '../../law/date.ts';
import { lastDay } from '../../law/deadline.ts';
import { isListed } from '../../law/groundless.ts';
import { titleOf } from '../purchase/01-setup/setup.ts';
import type { Facts, Situation } from './challenge-facts.ts';
import {
  challengeAnswer,
  challengeForm,
  complaintToFinance,
  type Decision,
  type Remedy,
  suspendedUntil,
} from './challenge-form.ts';
import { decisionNotice, remedyNotice } from './challenge-notices.ts';
import { groundlessDays } from './groundless.ts';

/** What an answer does: it is told to all, and carried out on the purchase. */
export function carriedOut({ state, facts, now }: Situation): readonly Effect[] {
  const filed = latest(state, challengeForm);
  const answer = latest(state, challengeAnswer);
  if (!filed || !answer) throw new Error(`${state.id} has no answer to be signed`);
  const { outcome, findings, follows } = answer;
  const { stage, matter } = filed;
  const { number } = state;
  return [
    publish(remedyNotice, { title: titleOf(facts.parent), number, stage, matter, outcome, findings, follows }),
    ...(isOrdered(follows) ? ordered(state, facts, follows, findings) : goesOn(state, state.openedAt, facts, now)),
  ];
}

type Ordered = Exclude<Remedy | NonNullable<Decision['follows']>, 'continue' | 'correct' | 'compensate'>;

const unordered = ['continue', 'correct', 'compensate'];

function isOrdered(follows: Remedy | Decision['follows']): follows is Ordered {
  return follows !== undefined && !unordered.includes(follows);
}

function ordered({ number }: Case, { parent }: Facts, follows: Ordered, findings: string): readonly Effect[] {
  if (!parent) return [];
  const { supplier } = parent.bodies;
  const passedOver = follows === 'next' && supplier !== undefined ? { supplier } : {};
  const answers = { follows, number, reason: findings, ...passedOver };
  return [{ kind: 'act', on: parent.id, action: 'followRemedy', answers }];
}

/** The term of the contract goes on where it stood when this came. */
export function goesOn({ number }: Case, since: string, { parent }: Facts, now: Date): readonly Effect[] {
  const days = daysBetween(cityDate(new Date(since)), cityDate(now));
  if (!parent?.due || !parent.position?.startsWith('contract.') || days <= 0) return [];
  const until = plusDays(lastDay(new Date(parent.due.at)), days);
  return [{ kind: 'act', on: parent.id, action: 'resumeSigning', answers: { number, until } }];
}

/** What finance had stopped goes on, with as many days as it stood still. */
export function lifted(state: Case, facts: Facts, now: Date): readonly Effect[] {
  const from = lastFiling(state, 'suspendPurchase')?.at;
  const until = suspendedUntil(state);
  if (from === undefined || until === undefined) return [];
  return goesOn(state, from, facts, now < until ? now : until);
}

/** A decision is published, and carried out on the purchase. */
export function decided({ state, answers, facts, now }: Situation<Decision>): readonly Effect[] {
  const { outcome, findings, basis, follows, barredUntil } = answers;
  const { supplier = '', buyer = '' } = state.bodies;
  return [
    publish(decisionNotice, {
      title: titleOf(facts.parent),
      number: state.number,
      complainant: supplier,
      buyer,
      matter: latest(state, complaintToFinance)?.matter ?? '',
      outcome,
      findings,
      basis,
      follows,
      ...(isOrdered(follows) && facts.parent?.position?.startsWith('management.') && { contract: 'revoked' }),
      listed: listedFor(outcome, facts, now),
      barredUntil,
    }),
    ...(isOrdered(follows) ? ordered(state, facts, follows, findings) : lifted(state, facts, now)),
    ...(barredUntil === undefined ? [] : [{ kind: 'bar' as const, body: supplier, until: barredUntil }]),
  ];
}

/** What a supplier is listed for by this decision (财政部令第94号 Art 37). */
function listedFor(outcome: Decision['outcome'], facts: Facts, now: Date): 'groundless' | 'false' | undefined {
  if (outcome === 'fabricated') return 'false';
  const isThird = outcome === 'unproven' && isListed(facts.law, groundlessDays(facts), cityDate(now));
  return isThird ? 'groundless' : undefined;
}
