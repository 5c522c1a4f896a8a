import { choice, date, form, longText, reference } from '../../engine/form.ts';
import type { Role } from '../../names.ts';
import { ownSeats } from '../common/options.ts';
import { members } from '../departure/departure.ts';

/** Seats in which somebody else may act for a time; who lets others into theirs is represented by nobody. */
export const deputised = [
  'buyer_staff',
  'buyer_head',
  'acceptor',
  'finance_budget',
  'finance_budget_head',
  'finance_proc',
  'finance_treasury',
  'establishment',
  'ndrc',
  'civil_affairs',
  'audit',
  'group_chair',
  'group_sec',
  'agency',
] as const satisfies readonly Role[];

/** Who acts for whom, in which seat, and on which days. */
export const deputyForm = form('deputy', {
  body: reference(ownSeats),
  role: choice(...deputised),
  holder: reference(members),
  person: reference(members),
  from: date('ahead'),
  until: date('ahead'),
  reason: longText({ min: 2, max: 200 }),
});
