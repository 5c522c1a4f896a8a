import type { Texts } from './all.ts';
import { bidTexts } from './zh/bid.ts';
import { commonTexts, outcomeTexts, roleTexts } from './zh/common.ts';
import { complaintTexts } from './zh/complaint.ts';
import { membershipTexts } from './zh/membership.ts';
import { organisationTexts } from './zh/organisation.ts';
import { paymentTexts } from './zh/payment.ts';
import { purchaseTexts } from './zh/purchase.ts';
import { reportTexts } from './zh/report.ts';
import { say } from './zh/say.ts';

export const zh: Texts = {
  say,
  procedures: {
    organisation: organisationTexts.procedure,
    membership: membershipTexts.procedure,
    purchase: purchaseTexts.procedure,
    bid: bidTexts.procedure,
    report: reportTexts.procedure,
    payment: paymentTexts.procedure,
    complaint: complaintTexts.procedure,
  },
  forms: {
    ...commonTexts.forms,
    ...organisationTexts.forms,
    ...membershipTexts.forms,
    ...purchaseTexts.forms,
    ...bidTexts.forms,
    ...reportTexts.forms,
    ...paymentTexts.forms,
    ...complaintTexts.forms,
  },
  rules: {
    ...commonTexts.rules,
    ...organisationTexts.rules,
    ...membershipTexts.rules,
    ...purchaseTexts.rules,
    ...bidTexts.rules,
    ...reportTexts.rules,
    ...paymentTexts.rules,
    ...complaintTexts.rules,
  },
  roles: roleTexts,
  outcomes: outcomeTexts,
  notices: { ...purchaseTexts.notices, ...paymentTexts.notices },
};
