import { answersOf, type Case, type Filing, lastFiling, latest } from '../../engine/case.ts';
import { type AnswersOf, choice, date, files, form, longText, optional } from '../../engine/form.ts';
import { brief, rule, type Situation } from '../../engine/procedure.ts';
import { asked, maybe } from '../../engine/rows.ts';
import { type CityDate, cityDate, plusMonths } from '../../law/date.ts';
import { setting } from '../../law/setting.ts';
import type { ActName } from '../../names.ts';
import { heardUntil } from '../common/common.ts';

/**
 * How an organisation is kept from supplying for a time: civil affairs proposes it and shows why, the organisation is heard,
 * another office decides, and it ends by itself on its day.
 */

export const suspension = form('organisation-suspension', {
  ground: choice('untrue', 'breach', 'unsafe', 'unchecked', 'other'),
  until: date('ahead'),
  reason: longText({ min: 10, max: 1000 }),
  evidence: files(),
});

/** What an organisation says to it that it is to be suspended. */
export const suspensionObjection = form('suspension-objection', {
  objection: longText({ min: 5, max: 1000 }),
  proofs: optional(files()),
});

/** How the register's entry stands by what was last decided on it. */
export type Standing = 'verified' | 'suspended' | 'left';
const standings: Readonly<Partial<Record<ActName, Standing>>> = {
  suspendOrganisation: 'suspended',
  confirmSuspension: 'suspended',
  endSuspension: 'verified',
  restoreOrganisation: 'verified',
  followAppeal: 'verified',
  recordDissolution: 'left',
};

export function standingOf({ filings }: Case): Standing {
  const last = filings.findLast(({ action: name }) => standings[name] !== undefined);
  return (last && standings[last.action]) ?? 'verified';
}

/** The last day on which it is suspended; of a suspension of before none was said. */
export function suspendedTo(state: Case): CityDate | undefined {
  const confirmed = lastFiling(state, 'confirmSuspension');
  const isRunning = standingOf(state) === 'suspended' && confirmed !== undefined;
  const before = (filing: Filing) => confirmed !== undefined && filing.seq < confirmed.seq;
  return isRunning ? latest({ ...state, filings: state.filings.filter(before) }, suspension)?.until : undefined;
}

/** Nobody is kept out for longer than the city lets anybody be. */
export const suspensionWithinTerm = rule(
  'suspension-within-term',
  'R106',
  ({ answers: { until }, facts, now }: Situation<AnswersOf<typeof suspension>>) => {
    const today = cityDate(now);
    const months = setting(facts.law, 'suspension.max-months', today).value;
    const last = plusMonths(today, months);
    return (until <= today || until > last) && { until, months, last };
  },
  'until',
);

/** The organisation has its days to say what it thinks of it; then another office decides. */
export const suspensionHeard = rule('suspension-heard', 'R106', heardUntil);

export const suspensionOver = rule('suspension-over', 'R106', ({ state, now }) => {
  const until = suspendedTo(state);
  return until === undefined || cityDate(now) <= until;
});

/** Why it is to be suspended and until when, and what it says to that. */
export const suspensionBrief = brief(
  'suspension',
  {
    ground: asked(suspension, 'ground'),
    until: asked(suspension, 'until'),
    reason: asked(suspension, 'reason'),
    objection: maybe(asked(suspensionObjection, 'objection')),
  },
  ({ state }) => {
    const proposed = latest(state, suspension);
    const since = lastFiling(state, 'proposeSuspension')?.seq ?? 0;
    const said = state.filings.findLast(({ form: id, seq }) => id === suspensionObjection.id && seq > since);
    return proposed && { ...proposed, ...(said && { objection: answersOf(suspensionObjection, said).objection }) };
  },
);
