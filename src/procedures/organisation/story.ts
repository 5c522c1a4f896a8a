import type { StoryOf } from '../../engine/story.ts';
import { plusDays } from '../../law/date.ts';
import type * as declared from './organisation.ts';

/** A young organisation is entered in the register, and grows. */
export const story = {
  scenes: [
    { act: 'registerOrganisation', by: 'applicant' },
    { act: 'verifyOrganisation', by: 'civil_affairs', after: 2 },
    { act: 'updateProfile', by: 'org_admin', after: 22 },
    { act: 'verifyOrganisation', by: 'civil_affairs', after: 1 },
  ],
  answers: {
    dissolution: ({ today, proof, one }) => ({
      ground: one(['dissolved', 'revoked']),
      on: today,
      document: '哈民注字〔2027〕18 号',
      evidence: proof,
    }),
    'organisation-suspension': ({ today, proof, one }) => ({
      ground: one(['unchecked', 'breach', 'unsafe', 'untrue', 'other']),
      until: plusDays(today, 90),
      reason: '连续两次拒不接受年度检查，通知后仍未改正。',
      evidence: proof,
    }),
    organisation: ({ today, ready, proof }) => ({
      name: '新桥社区养老服务中心',
      type: 'private-non-enterprise',
      code: '52230199MJ0000106W',
      certificate: proof,
      level: 'street',
      registrar: '道里区民政局',
      representative: '周建国',
      division: '230102',
      street: '新桥街道',
      address: '新桥路 18 号',
      foundedOn: plusDays(today, -60),
      validFrom: plusDays(today, -60),
      validTo: plusDays(today, 4 * 365),
      funds: 3_000_000,
      staff: ready.staff === undefined ? 6 : 9,
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
    }),
  },
} satisfies StoryOf<typeof declared, 'organisation'>;
