import { language } from './language.ts';
import { bidTexts } from './zh/bid.ts';
import { commonTexts, outcomeTexts, roleTexts } from './zh/common.ts';
import { complaintTexts } from './zh/complaint.ts';
import { membershipTexts } from './zh/membership.ts';
import { organisationTexts } from './zh/organisation.ts';
import { paymentTexts } from './zh/payment.ts';
import { purchaseTexts } from './zh/purchase.ts';
import { reportTexts } from './zh/report.ts';
import { say } from './zh/say.ts';

export const zh = language({
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
