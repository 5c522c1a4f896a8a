import { latest } from '../../engine/case.ts';
import { date, integer } from '../../engine/form.ts';
import { asked, maybe, row } from '../../engine/rows.ts';
import { cityDate } from '../../law/date.ts';
import { lastDay } from '../../law/deadline.ts';
import { countingOn } from '../../law/groundless.ts';
import { project, titleOf } from '../purchase/01-setup/setup.ts';
import { brief, complaintEnds } from './challenge-facts.ts';
import { challengeAnswer, challengeForm, complaintReply, complaintToFinance } from './challenge-form.ts';
import { groundlessDays } from './groundless.ts';
import { challengeEnds, stagesInTime } from './windows.ts';

/** What is complained of, what was answered, and what the other side says. */
export const complaintBrief = brief(
  'supplier-complaint',
  {
    title: asked(project, 'title'),
    stage: asked(challengeForm, 'stage'),
    matter: asked(complaintToFinance, 'matter'),
    facts: asked(complaintToFinance, 'facts'),
    request: asked(complaintToFinance, 'request'),
    basis: asked(complaintToFinance, 'basis'),
    answered: maybe(asked(challengeAnswer, 'findings')),
    reply: maybe(asked(complaintReply, 'reply')),
    groundless: maybe(row(integer({ unit: 'complaints' }))),
  },
  ({ state, facts, now }) => {
    const filed = latest(state, complaintToFinance);
    const stage = latest(state, challengeForm)?.stage;
    const answer = latest(state, challengeAnswer)?.findings;
    const reply = latest(state, complaintReply)?.reply;
    const groundless = countingOn(facts.law, groundlessDays(facts), cityDate(now)).length;
    return (
      filed &&
      stage && {
        title: titleOf(facts.parent),
        stage,
        ...filed,
        ...(answer && { answered: answer }),
        ...(reply && { reply }),
        ...(groundless > 0 && { groundless }),
      }
    );
  },
);

/** What is challenged, and what waits for the answer. */
export const challengeBrief = brief(
  'challenge',
  {
    title: asked(project, 'title'),
    stage: asked(challengeForm, 'stage'),
    matter: asked(challengeForm, 'matter'),
    facts: asked(challengeForm, 'facts'),
    request: asked(challengeForm, 'request'),
    basis: maybe(asked(challengeForm, 'basis')),
    outcome: maybe(asked(challengeAnswer, 'outcome')),
    follows: maybe(asked(challengeAnswer, 'follows')),
    findings: maybe(asked(challengeAnswer, 'findings')),
    complaintUntil: row(date('ahead')),
  },
  ({ state, facts }) => {
    const filed = latest(state, challengeForm);
    const answer = state.position === 'answering.sign' ? latest(state, challengeAnswer) : undefined;
    return (
      filed && {
        title: titleOf(facts.parent),
        ...filed,
        ...(answer && { outcome: answer.outcome, follows: answer.follows, findings: answer.findings }),
        complaintUntil: lastDay(complaintEnds(state, facts)),
      }
    );
  },
);

/** What of a purchase can be challenged when, before whoever writes. */
export const challengeable = brief(
  'challengeable',
  {
    title: asked(project, 'title'),
    documents: maybe(row(date('ahead'))),
    opening: maybe(row(date('ahead'))),
    qualification: maybe(row(date('ahead'))),
    result: maybe(row(date('ahead'))),
  },
  ({ facts: { parent, law }, now }) => {
    if (!parent) return undefined;
    const days = stagesInTime(parent, law, now).map((stage) => {
      const due = challengeEnds(stage, parent, law);
      return [stage, due && lastDay(due.at)] as const;
    });
    return { title: titleOf(parent), ...Object.fromEntries(days) };
  },
);
