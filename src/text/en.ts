import { bidTexts } from './en/bid.ts';
import { commonTexts, outcomeTexts, roleTexts } from './en/common.ts';
import { complaintTexts } from './en/complaint.ts';
import { membershipTexts } from './en/membership.ts';
import { organisationTexts } from './en/organisation.ts';
import { paymentTexts } from './en/payment.ts';
import { purchaseTexts } from './en/purchase.ts';
import { reportTexts } from './en/report.ts';
import { say } from './en/say.ts';
import { language } from './language.ts';

export const en = language({
  say,
  roles: roleTexts,
  outcomes: outcomeTexts,
  common: commonTexts,
  organisation: organisationTexts,
  membership: membershipTexts,
  purchase: purchaseTexts,
  bid: bidTexts,
  report: reportTexts,
  payment: paymentTexts,
  complaint: complaintTexts,
});
