import type { MethodCode } from './method.ts';

/** Why another method than the open tender may be used; `small` is an amount below the procurement threshold. */
export const methodGrounds = [
  'purchased-service',
  'few-suppliers',
  'open-too-costly',
  'tender-failed',
  'complex',
  'urgent',
  'price-unknown',
  'sole-supplier',
  'unforeseen',
  'continuity',
  'many-users',
  'small',
] as const;
export type MethodGround = (typeof methodGrounds)[number];

const grounds: Readonly<Partial<Record<MethodCode, readonly MethodGround[]>>> = {
  'invited-tender': ['few-suppliers', 'open-too-costly'],
  'competitive-negotiation': ['tender-failed', 'complex', 'urgent', 'price-unknown'],
  'competitive-consultation': ['purchased-service', 'complex', 'price-unknown'],
  'single-source': ['sole-supplier', 'unforeseen', 'continuity'],
  framework: ['many-users'],
};

/**
 * The grounds that the law gives for a method, any one of which is enough (政府采购法 Art 29 to 31, 实施条例 Art 26 and 27,
 * 财库〔2014〕214号 Art 3, 财政部令第110号). None for the open tender, which needs none, and for the methods kept below the
 * threshold.
 */
export function groundsFor(method: MethodCode): readonly MethodGround[] {
  return grounds[method] ?? [];
}
