import { commonTexts } from '../procedures/common/zh.ts';
import { complaintTexts } from '../procedures/complaint/zh.ts';
import { membershipTexts } from '../procedures/membership/zh.ts';
import { organisationTexts } from '../procedures/organisation/zh.ts';
import { bidTexts } from '../procedures/purchase/bid/zh.ts';
import { paymentTexts } from '../procedures/purchase/payment/zh.ts';
import { reportTexts } from '../procedures/purchase/report/zh.ts';
import { purchaseTexts } from '../procedures/purchase/zh.ts';
import { language } from './language.ts';
import { outcomeTexts, roleTexts } from './zh/names.ts';
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
