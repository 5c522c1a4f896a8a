import { choice, date, longText, text } from '../../engine/form.ts';
import { notice } from '../../engine/notice.ts';
import { asked, body, maybe, row } from '../../engine/rows.ts';
import { project } from '../purchase/01-setup/setup.ts';
import { challengeAnswer, challengeForm, complaintDecision, complaintToFinance } from './challenge-form.ts';

/** The public hears that signing and performance wait, why, and until when at the latest; never of whom. */
export const standstillNotice = notice('standstill', {
  title: asked(project, 'title'),
  ground: row(choice('challenge', 'suspended')),
  stage: maybe(asked(challengeForm, 'stage')),
  until: row(date('ahead')),
});

/** How a challenge was answered, and what becomes of the purchase by it. */
export const remedyNotice = notice('remedy', {
  title: asked(project, 'title'),
  number: row(text()),
  stage: asked(challengeForm, 'stage'),
  matter: row(longText()),
  outcome: asked(challengeAnswer, 'outcome'),
  findings: asked(challengeAnswer, 'findings'),
  follows: maybe(asked(challengeAnswer, 'follows')),
});

/** What finance decided on a supplier's complaint, as the law wants it published (政府采购法实施条例 Art 58). */
export const decisionNotice = notice('decision', {
  title: asked(project, 'title'),
  number: row(text()),
  complainant: row(body()),
  buyer: row(body()),
  matter: asked(complaintToFinance, 'matter'),
  outcome: asked(complaintDecision, 'outcome'),
  findings: asked(complaintDecision, 'findings'),
  basis: asked(complaintDecision, 'basis'),
  follows: maybe(asked(complaintDecision, 'follows')),
  contract: maybe(row(choice('revoked'))),
  listed: maybe(row(choice('groundless', 'false'))),
  barredUntil: maybe(row(date('ahead'))),
});
