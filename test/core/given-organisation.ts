import type { Answers } from '../../src/engine/form.ts';
import { file } from './given-family.ts';

/** What a new organisation says of itself. */
export const organisationAnswers = {
  name: '新桥社区养老服务中心',
  type: 'private-non-enterprise',
  code: '52230199MJ0000106W',
  certificate: [file],
  level: 'street',
  registrar: '道里区民政局',
  representative: '周建国',
  division: '230102',
  street: '新桥街道',
  address: '新桥路 18 号',
  foundedOn: '2026-09-10',
  validFrom: '2026-09-10',
  validTo: '2030-09-09',
  funds: 3_000_000,
  staff: 6,
  socialWorkers: 2,
  volunteers: 15,
  fields: ['A04'],
  rating: 'none',
  lastCheck: 'none',
  checkBefore: 'none',
  taxExempt: 'no',
  bankName: '龙江银行哈尔滨道里支行',
  bankAccount: '6222000000000001',
  contactName: '周建国',
  contactPhone: '13800000106',
  pledge: true,
} as const satisfies Answers;
