import type { Module } from '../engine/module.ts';
import { adjustment } from './adjustment/module.ts';
import { appeal } from './appeal/module.ts';
import { challenge } from './challenge/module.ts';
import { common } from './common/module.ts';
import { complaint } from './complaint/module.ts';
import { departure } from './departure/module.ts';
import { deputy } from './deputy/module.ts';
import { holidays } from './holidays/module.ts';
import { inquiry } from './inquiry/module.ts';
import { membership } from './membership/module.ts';
import { organisation } from './organisation/module.ts';
import { setup } from './purchase/01-setup/module.ts';
import { budget } from './purchase/02-budget/module.ts';
import { initiation } from './purchase/03-initiation/module.ts';
import { catalogue } from './purchase/04-catalogue/module.ts';
import { publication } from './purchase/05-publication/module.ts';
import { bidding } from './purchase/06-bidding/module.ts';
import { qualification } from './purchase/07-qualification/module.ts';
import { evaluation } from './purchase/08-evaluation/module.ts';
import { award } from './purchase/09-award/module.ts';
import { contract } from './purchase/10-contract/module.ts';
import { management } from './purchase/11-management/module.ts';
import { acceptance } from './purchase/12-acceptance/module.ts';
import { settlement } from './purchase/13-payment/module.ts';
import { bid } from './purchase/bid/module.ts';
import { comment } from './purchase/comment/module.ts';
import { incident } from './purchase/incident/module.ts';
import { purchase } from './purchase/module.ts';
import { payment } from './purchase/payment/module.ts';
import { report } from './purchase/report/module.ts';
import { reopening } from './reopening/module.ts';

/** Every folder of procedures, in reading order: all else that is made of procedures follows from this list. */
export const modules = {
  common: common,
  organisation: organisation,
  membership: membership,
  departure: departure,
  appeal: appeal,
  deputy: deputy,
  adjustment: adjustment,
  holidays: holidays,
  purchase: purchase,
  'purchase/01-setup': setup,
  'purchase/02-budget': budget,
  'purchase/03-initiation': initiation,
  'purchase/04-catalogue': catalogue,
  'purchase/05-publication': publication,
  'purchase/06-bidding': bidding,
  'purchase/07-qualification': qualification,
  'purchase/08-evaluation': evaluation,
  'purchase/09-award': award,
  'purchase/10-contract': contract,
  'purchase/11-management': management,
  'purchase/12-acceptance': acceptance,
  'purchase/13-payment': settlement,
  'purchase/comment': comment,
  'purchase/bid': bid,
  'purchase/report': report,
  'purchase/incident': incident,
  'purchase/payment': payment,
  reopening: reopening,
  inquiry: inquiry,
  challenge: challenge,
  complaint: complaint,
} as const satisfies Readonly<Record<string, Module>>;
