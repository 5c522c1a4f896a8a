import { commonTexts } from '../procedures/common/en.ts';
import { complaintTexts } from '../procedures/complaint/en.ts';
import { membershipTexts } from '../procedures/membership/en.ts';
import { organisationTexts } from '../procedures/organisation/en.ts';
import { bidTexts } from '../procedures/purchase/bid/en.ts';
import { purchaseTexts } from '../procedures/purchase/en.ts';
import { paymentTexts } from '../procedures/purchase/payment/en.ts';
import { reportTexts } from '../procedures/purchase/report/en.ts';
import { outcomeTexts, roleTexts } from './en/names.ts';
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
