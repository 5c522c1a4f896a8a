import { type Case, lastFiling, latest } from '../../engine/case.ts';
import { type AnswersOf, among, aside, choice, date, files, form, longText, only, since } from '../../engine/form.ts';
import { source } from '../../engine/procedure.ts';
import { instant } from '../../law/date.ts';
import { challengeStages, stagesInTime } from './windows.ts';

/** The stages of the tender that are in their days. */
const inTime = source('stages-in-time', ({ facts: { parent, law }, now }) =>
  parent === undefined ? [] : stagesInTime(parent, law, now).map((value) => ({ value, zh: value, en: value })),
);

/** What a challenge must say (财政部令第94号 Art 12); who challenges which project is known. */
export const challengeForm = form('challenge', {
  stage: among(inTime, choice(...challengeStages)),
  matter: longText({ min: 10, max: 2000 }),
  facts: longText({ min: 10, max: 3000 }),
  request: longText({ min: 5, max: 1000 }),
  basis: aside(longText({ min: 5, max: 1000 })),
  evidence: aside(files()),
});
export type Challenge = AnswersOf<typeof challengeForm>;

const isUpheld = (outcome: unknown): boolean => outcome === 'upheld';

/** What follows from a challenge that is upheld (财政部令第94号 Art 16): go on, correct the documents, take the next, begin anew; and evaluate again (财政部令第87号 Art 64). */
export const remedies = ['continue', 'correct', 'reevaluate', 'next', 'restart'] as const;
export type Remedy = (typeof remedies)[number];

export const challengeAnswer = form('challenge-answer', {
  outcome: choice('upheld', 'not-upheld', 'inadmissible'),
  findings: longText({ min: 20, max: 3000 }),
  basis: longText({ min: 5, max: 1000 }),
  follows: only('outcome', isUpheld, choice(...remedies)),
});
export type ChallengeAnswer = AnswersOf<typeof challengeAnswer>;

/** What a complaint to finance says, within what was challenged (财政部令第94号 Art 18, 20). */
export const complaintToFinance = form('complaint-to-finance', {
  matter: longText({ min: 10, max: 2000 }),
  facts: longText({ min: 10, max: 3000 }),
  request: longText({ min: 5, max: 1000 }),
  basis: longText({ min: 5, max: 1000 }),
  evidence: aside(files()),
});

/** Why finance does not take a complaint (财政部令第94号 Art 19, 21). */
export const complaintRefusal = form('complaint-refusal', {
  ground: choice('beyond-challenge', 'other-office', 'already-decided', 'no-harm'),
  reason: longText({ min: 10, max: 1000 }),
});

export const complaintReply = form('complaint-reply', {
  reply: longText({ min: 10, max: 3000 }),
  evidence: aside(files()),
});

const isFalse = (outcome: unknown): boolean => outcome === 'fabricated';

/** What finance decides (财政部令第94号 Art 29, 31, 32, 37). */
export const complaintDecision = form('complaint-decision', {
  outcome: choice('dismissed', 'unproven', 'fabricated', 'upheld'),
  findings: longText({ min: 20, max: 3000 }),
  basis: longText({ min: 5, max: 1000 }),
  follows: only('outcome', isUpheld, choice('continue', 'next', 'restart', 'void', 'compensate')),
  barredUntil: since(2, only('outcome', isFalse, date('ahead'))),
});
export type Decision = AnswersOf<typeof complaintDecision>;

/** Tests, experts and corrections, whose days do not count (政府采购法实施条例 Art 58). */
export const clockStop = form('clock-stop', {
  cause: choice('test', 'experts', 'papers'),
  until: date('ahead'),
  reason: longText({ min: 5, max: 500 }),
});

export const suspension = form('suspension', { until: date('ahead'), reason: longText({ min: 10, max: 1000 }) });

/** Challenges that are not answered yet: while there is one, no contract is signed and none is performed (政府采购法实施条例 Art 54). */
export function openChallenges(challenges: readonly Case[]): readonly Case[] {
  return challenges.filter(
    ({ position, outcome }) => !outcome && (position === 'answering.answer' || position === 'answering.sign'),
  );
}

/** Complaints for which finance has stopped a purchase until a day that has not passed (政府采购法 Art 57). */
export function suspending(challenges: readonly Case[], now: Date): readonly Case[] {
  return challenges.filter((each) => {
    const until = suspendedUntil(each);
    return !each.outcome && until !== undefined && now < until;
  });
}

export function suspendedUntil(challenge: Case): Date | undefined {
  const until = latest(challenge, suspension)?.until;
  return until === undefined ? undefined : instant(until);
}

/** When the answer to a challenge was signed. */
export function answeredAt(challenge: Case): string | undefined {
  return lastFiling(challenge, 'signAnswer')?.at;
}

/** Challenges that were answered so that the documents are to be corrected. */
export function correctionsOwed(challenges: readonly Case[]): readonly Case[] {
  return challenges.filter(
    (each) => answeredAt(each) !== undefined && latest(each, challengeAnswer)?.follows === 'correct',
  );
}
