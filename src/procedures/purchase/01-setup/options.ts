import { type Case, latest } from '../../../engine/case.ts';
import { type Situation, source } from '../../../engine/procedure.ts';
import { named } from '../../common/options.ts';
import { project } from './setup.ts';

/** What the project promises to reach. */
export const indicators = source('indicators', (situation) => {
  const purchase = purchaseOf(situation);
  return named((purchase && latest(purchase, project)?.indicators) ?? []);
});

/** The purchase that a case is, or belongs to. */
export function purchaseOf({ state, facts }: Situation): Case | undefined {
  return state.procedure === 'purchase' ? state : facts.parent;
}
