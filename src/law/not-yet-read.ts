import type { DeadlineCode } from './deadline-data.ts';
import type { SettingKey } from './setting.ts';

/** What the house has no room for yet, and what waits for it. */
type Room =
  | 'needs survey'
  | 'prequalification'
  | 'award objection'
  | 'securities'
  | 'contract filing'
  | 'contract supplement'
  | 'petition transfer'
  | 'information request'
  | 'late payment'
  | 'catalogue proposal'
  | 'claim of an organisation'
  | 'credit'
  | 'function sorting'
  | 'start-up grant'
  | 'incubation'
  | 'red flags'
  | 'statistics'
  | 'annual report';

/**
 * Settings that nothing reads yet: whoever changes one changes nothing. Each says what it waits for; a test fails as soon
 * as one is read and still stands here, and for any other that nothing reads.
 */
export const settingsNotYetRead = {
  'threshold.need-survey': 'needs survey',
  'catalogue.expert-majority': 'catalogue proposal',
  'catalogue.round': 'catalogue proposal',
  'security.performance-percent': 'securities',
  'security.bid-percent': 'securities',
  'late-payments.published': 'late payment',
  'grant.amount': 'start-up grant',
  'grant.max-age-months': 'start-up grant',
  'policy.social-share-percent': 'statistics',
  'flag.same-supplier-percent': 'red flags',
  'flag.near-ceiling-percent': 'red flags',
  'flag.overdue-reports': 'red flags',
  'flag.unused-item-years': 'red flags',
  'annual-report.supervisor': 'annual report',
  'annual-report.registrar': 'annual report',
} as const satisfies Readonly<Partial<Record<SettingKey, Room>>>;

/** Terms that nothing counts yet. */
export const termsNotYetRead = {
  PREQ_APPLY: 'prequalification',
  BOND_5: 'securities',
  CPUB_2: 'contract filing',
  PET_15: 'petition transfer',
  PET_OBJ5: 'petition transfer',
  PET_EXT30: 'petition transfer',
  OPEN_20: 'information request',
  OPENREQ_20: 'information request',
  OPENREQ_EXT20: 'information request',
  CRED_5: 'credit',
  CRED_OBJ: 'credit',
  REPAIR_DEC: 'credit',
  ORG_CLAIM: 'claim of an organisation',
  PROP_CHECK: 'catalogue proposal',
  PROP_OPIN: 'catalogue proposal',
  PROP_PUB: 'catalogue proposal',
  FUNC_ANS: 'function sorting',
  GRANT_REV: 'start-up grant',
  GRANT_PAY: 'start-up grant',
  INC_CHECK: 'incubation',
  INC_PUB: 'incubation',
  INC_HAND: 'incubation',
} as const satisfies Readonly<Partial<Record<DeadlineCode, Room>>>;
