import { describe, expect, test } from 'vitest';
import { type Action, type Binding, type Procedure, rolesOf, type Stage } from '../../src/engine/procedure.ts';
import { procedureIds } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';

/** What is asked once more, and is coloured as what cannot be taken back; all else is a step on the way. */
const expected: Readonly<Record<Exclude<Binding, 'lightly'>, readonly string[]>> = {
  firmly: [
    ...['organisation.verifyOrganisation', 'organisation.rejectOrganisation', 'organisation.suspendOrganisation'],
    'organisation.confirmSuspension',
    ...['organisation.recordDissolution', 'organisation.followAppeal', 'appeal.fileAppeal', 'appeal.voteAppeal'],
    ...[
      'membership.confirmInvitation',
      'membership.refuseInvitation',
      'membership.acceptInvitation',
      'departure.endSeats',
    ],
    ...['adjustment.confirmAdjustment', 'adjustment.refuseAdjustment'],
    ...['holidays.confirmHolidays', 'holidays.refuseHolidays'],
    ...[
      'deputy.confirmDeputy',
      'deputy.refuseDeputy',
      'deputy.beginDeputy',
      'deputy.endDeputy',
      'deputy.endDeputyEarly',
    ],
    ...['purchase.rejectProject', 'purchase.approveBudget', 'purchase.approvePartly', 'purchase.rejectBudget'],
    ...['purchase.signBudget', 'purchase.rejectBudgetUnsigned', 'purchase.rejectInitiation'],
    'purchase.publiciseSole',
    ...['purchase.excludeFromCatalogue', 'purchase.approveTender', 'purchase.superviseMethod', 'purchase.openBids'],
    ...['purchase.openOffers', 'bid.fileOffer', 'bid.changeOffer', 'bid.openOffer'],
    ...['bid.passOver', 'bid.concludeBid', 'bid.endBid'],
    ...['purchase.signQualification', 'purchase.concludeEvaluation', 'purchase.confirmAward', 'purchase.awardOther'],
    ...['purchase.publishAward', 'purchase.signForBuyer', 'purchase.signForSupplier', 'purchase.certify'],
    ...['purchase.carryOverBudget', 'purchase.recordBounce'],
    'purchase.grantAdvance',
    ...['purchase.reopenAtInitiation', 'purchase.reopenAtCatalogueCheck', 'purchase.reopenAtCatalogue'],
    ...['purchase.approveChangeFunds', 'purchase.grantChangeFunds'],
    ...['purchase.signChangeForBuyer', 'purchase.signChangeForSupplier', 'purchase.confirmSuspending'],
    ...['purchase.drawPanel', 'purchase.closeSigning', 'purchase.letFirstStand', 'purchase.followRemedy'],
    'purchase.followAppeal',
    ...['purchase.confirmGrade', 'purchase.closeOut'],
    ...['bid.signBid', 'bid.openBid', 'bid.failQualification', 'bid.award', 'bid.lose'],
    'report.acceptReport',
    ...['payment.certifyMilestone', 'payment.approvePayment', 'payment.pay', 'payment.releasePayment'],
    ...['complaint.forwardElsewhere', 'complaint.closeDuplicate', 'complaint.declineComplaint'],
    ...['challenge.fileChallenge', 'challenge.signAnswer', 'challenge.complainToFinance'],
    ...['challenge.admitComplaint', 'challenge.refuseComplaint', 'challenge.decideComplaint'],
    'challenge.suspendPurchase',
    ...['reopening.confirmReopening', 'reopening.refuseReopening', 'reopening.decideReopening'],
    'reopening.confirmRefund',
  ],
  finally: [
    ...['organisation.withdrawOrganisation', 'adjustment.withdrawAdjustment'],
    'holidays.withdrawHolidays',
    ...['membership.revokeInvitation', 'membership.expireInvitation', 'deputy.withdrawDeputy', 'deputy.lapseDeputy'],
    ...['purchase.declareFailed', 'purchase.declareFailedQualification', 'purchase.stopEvaluation'],
    ...['purchase.abandonAward', 'purchase.declineAward'],
    ...['purchase.confirmTermination', 'purchase.agreeTermination'],
    ...['purchase.confirmStop', 'purchase.takeNext', 'purchase.stopTender'],
    ...['purchase.withdrawPurchase', 'purchase.cancelPurchase', 'purchase.giveUpTask'],
    'purchase.refuseCarryOver',
    ...['comment.withdrawComment', 'inquiry.withdrawInquiry', 'appeal.withdrawAppeal'],
    ...['bid.lapseBid', 'bid.withdrawBid', 'bid.cancelBid', 'bid.dropOut', 'bid.lapseOffer'],
    'report.cancelReport',
    'report.dropReport',
    ...['payment.confirmEnding', 'payment.agreeEnding', 'payment.annulPayment'],
    'complaint.withdrawComplaint',
    ...['challenge.acceptAnswer', 'challenge.lapseComplaint', 'challenge.withdrawChallenge'],
    ...['reopening.withdrawReopening', 'reopening.endRecovery'],
  ],
};

const acts = procedureIds.flatMap((id) => {
  const { opening, stages, always = {} }: Procedure = procedureOf(id);
  const staged = Object.values<Stage>(stages).flatMap(({ actions }) => Object.entries<Action>(actions));
  const all = [[opening.name, opening.action] as const, ...staged, ...Object.entries<Action>(always)];
  return all.map(([name, action]) => ({ name: `${id}.${name}`, action }));
});

describe('how much an act binds', () => {
  test.each(['firmly', 'finally'] as const)('is %s for these and no others', (binds) => {
    const found = acts.filter(({ action }) => action.binds === binds).map(({ name }) => name);
    expect([...new Set(found)].toSorted()).toEqual([...expected[binds]].toSorted());
  });

  test('is the same wherever an act can be done', () => {
    for (const { name, action } of acts) {
      expect
        .soft(
          acts.filter((each) => each.name === name && each.action.binds !== action.binds),
          name,
        )
        .toEqual([]);
    }
  });

  test('is more than lightly wherever money moves or the register changes, and stays so', () => {
    const moving = acts.filter(
      ({ action: { effects = [], by } }) =>
        !rolesOf(by).includes('system') &&
        (
          ['reserve', 'commit', 'uncommit', 'pay', 'bounce', 'recover', 'raise', 'cut', 'acceptance', 'award'] as const
        ).some((each) => effects.includes(each)),
    );
    expect(moving.filter(({ action }) => action.binds === 'lightly').map(({ name }) => name)).toEqual([]);
    expect(moving.length).toBeGreaterThan(5);
  });
});
