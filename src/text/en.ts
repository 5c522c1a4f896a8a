import type { Texts } from './all.ts';
import { bidTexts } from './en/bid.ts';
import { commonTexts, outcomeTexts, roleTexts } from './en/common.ts';
import { complaintTexts } from './en/complaint.ts';
import { membershipTexts } from './en/membership.ts';
import { organisationTexts } from './en/organisation.ts';
import { paymentTexts } from './en/payment.ts';
import { purchaseTexts } from './en/purchase.ts';
import { reportTexts } from './en/report.ts';
import { say } from './en/say.ts';

export const en: Texts = {
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
