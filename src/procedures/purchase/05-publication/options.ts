import { latest } from '../../../engine/case.ts';
import { type Situation, source } from '../../../engine/procedure.ts';
import { named } from '../../common/options.ts';
import { purchaseOf } from '../01-setup/options.ts';
import { tender } from './tender.ts';

/** What points are given for; the price counts itself. */
export const factors = source('factors', (situation) =>
  named((documentsOf(situation)?.factors ?? []).filter(({ kind }) => kind !== 'price')),
);

/** By what the service is accepted. */
export const standards = source('standards', (situation) => named(documentsOf(situation)?.standards ?? []));

function documentsOf(situation: Situation) {
  const purchase = purchaseOf(situation);
  return purchase && latest(purchase, tender);
}
