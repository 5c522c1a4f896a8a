import { expect } from 'vitest';
import type { Actor, Case } from '../../src/engine/case.ts';
import { mayRead } from '../../src/engine/read.ts';
import { roles } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { bidForm } from '../../src/procedures/purchase/bid/bid.ts';
import type { Tried } from './engine-explore.ts';
import { caseOf, type World } from './engine-play.ts';

/** By the law, and not by the declarations: what several hands, and several offices, have done before it binds. */
interface Joint {
  /** Of each of these the last one that was done on the case. */
  readonly after: readonly (readonly string[])[];
  /** Of so many offices all of them are, with whoever acts. */
  readonly offices: number;
  /** Where it does not bind by itself. */
  readonly where?: (after: Case) => boolean;
}

const signed = ({ position }: Case): boolean => position === 'management.run';
const ending = [['cancelPayment', 'rejectPayment', 'rejectHeldPayment']];
const asks = ['requestPayment', 'correctPayment'];
const changeSigned = { after: [['signChangeForBuyer'], ['signChangeForSupplier']], offices: 2, where: signed };
const contractSigned = { after: [['signForBuyer'], ['signForSupplier']], offices: 2, where: signed };

const joint: Readonly<Record<string, Joint>> = {
  approveBudget: { after: [['requestBudget']], offices: 2 },
  approvePartly: { after: [['requestBudget']], offices: 2 },
  signBudget: { after: [['requestBudget'], ['approveBudget', 'approvePartly']], offices: 2 },
  approveInitiation: { after: [['giveOpinion']], offices: 2 },
  approveWithConditions: { after: [['giveOpinion']], offices: 2 },
  includeInCatalogue: { after: [['checkCatalogue']], offices: 2 },
  approveTender: { after: [['prepareTender', 'correctTender']], offices: 1 },
  superviseMethod: { after: [['prepareTender', 'correctTender'], ['approveTender']], offices: 2 },
  signQualification: { after: [['judgeBidders'], ['confirmRegistry']], offices: 2 },
  confirmAward: { after: [['concludeEvaluation']], offices: 2 },
  awardOther: { after: [['concludeEvaluation']], offices: 2 },
  publishAward: { after: [['confirmAward', 'awardOther', 'letFirstStand']], offices: 1 },
  signForBuyer: contractSigned,
  signForSupplier: contractSigned,
  grantAdvance: { after: [['askAdvance']], offices: 2 },
  grantChangeFunds: { after: [['proposeChange'], ['approveChangeFunds']], offices: 2 },
  signChangeForBuyer: changeSigned,
  signChangeForSupplier: changeSigned,
  confirmSuspending: { after: [['proposeChange']], offices: 2 },
  agreeTermination: { after: [['terminateContract']], offices: 2 },
  confirmTermination: { after: [['terminateContract']], offices: 2 },
  carryOverBudget: { after: [['askCarryOver']], offices: 2 },
  acceptReport: { after: [['fileReport', 'correctReport']], offices: 2 },
  certify: {
    after: [
      ['usersOpinion', 'recheckOpinion'],
      ['evaluateService', 'recheckService'],
    ],
    offices: 3,
  },
  confirmGrade: { after: [['certify']], offices: 2 },
  pay: { after: [asks, ['certifyMilestone'], ['approvePayment']], offices: 3 },
  agreeEnding: { after: ending, offices: 2 },
  confirmEnding: { after: ending, offices: 2 },
  verifyOrganisation: { after: [['registerOrganisation', 'correctOrganisation', 'updateProfile']], offices: 2 },
  confirmSuspension: { after: [['proposeSuspension']], offices: 2 },
  confirmAdjustment: { after: [['proposeAdjustment']], offices: 1 },
  confirmDeputy: { after: [['nameDeputy']], offices: 1 },
  confirmInvitation: { after: [['inviteMember']], offices: 1 },
  signAnswer: { after: [['fileChallenge'], ['answerChallenge']], offices: 2 },
  decideComplaint: { after: [['complainToFinance', 'correctComplaint']], offices: 2 },
  admitComplaint: { after: [['complainToFinance', 'correctComplaint']], offices: 2 },
  answerChallenge: { after: [['fileChallenge']], offices: 2 },
};

/** Whoever agrees with whom: it takes as many persons as there are acts in it, and as many offices as the law wants. */
export function jointly({ after, id, command }: Tried): void {
  const { after: acts = [], offices = 0, where = () => true } = joint[command.action] ?? {};
  const state = caseOf(after, id);
  if (acts.length === 0 || command.by === 'system' || !where(state)) return;
  const own = state.filings.findLast(({ action }) => action === command.action)?.by;
  const others = acts
    .filter((names) => !names.includes(command.action))
    .map((names) => state.filings.findLast(({ action }) => names.includes(action))?.by);
  const hands = [own, ...others].filter((hand) => hand !== undefined);
  expect(hands, `${command.action} comes after each of ${acts.join(' | ')}`).toHaveLength(others.length + 1);
  const persons = new Set(hands.map(({ person }) => person));
  expect(persons.size, `${command.action} takes several hands`).toBe(hands.length);
  const wanted = new Set(hands.map(officeOf));
  expect(wanted.size, `${command.action} takes several offices, and not ${[...wanted].join()}`).toBeGreaterThanOrEqual(
    offices,
  );
}

/** A department or an organisation is one office whatever seats it has; in the city each seat is another. */
function officeOf({ role, body }: Actor): string {
  const isOne = roles[role] === 'buyer' || roles[role] === 'supplier';
  return (isOne ? body : undefined) ?? role;
}

/** Nobody acts for an office on what concerns an organisation in which he sits himself. */
export function unconcerned({ before, after, id, command: { action, by } }: Tried): void {
  const state = before.cases.get(id);
  if (by === 'system' || !state || /^recuse/.test(action)) return;
  const rivals = [...before.cases.values()].filter(
    (each) => each.procedure === 'bid' && each.parent === id && !each.outcome,
  );
  const concerned = [state, ...rivals].map(({ bodies }) => bodies.supplier);
  const place = roles[caseOf(after, id).filings.at(-1)?.by.role ?? 'system'];
  if (place === 'supplier' || place === 'opener' || place === 'anyone') return;
  const own = by.seats.filter(({ role, body }) => roles[role] === 'supplier' && concerned.includes(body));
  expect(own, `${by.id} did ${action} on an organisation of his own`).toEqual([]);
}

/** Nobody reads a bid of another before it is opened. */
export function unread({ after, command: { by } }: Tried): void {
  if (by === 'system') return;
  for (const bid of after.cases.values()) {
    if (bid.position !== 'bidding.submitted' || by.seats.some(({ body }) => body === bid.bodies.supplier)) continue;
    const parent = after.cases.get(bid.parent ?? '');
    const read = bid.filings.filter(
      (filing) => filing.form === bidForm.id && mayRead(procedureOf('bid'), bid, filing, by, parent),
    );
    expect(read, `${by.id} reads ${bid.id}`).toEqual([]);
  }
}

/** Whoever agrees with whom: nothing is paid where nobody of the treasury acts. */
export function paidByNobodyElse(before: World, after: World): void {
  expect(after.line.paid, 'paid without the treasury').toBeLessThanOrEqual(before.line.paid);
}
