import { type Case, latest } from '../../../engine/case.ts';
import { type Situation, source } from '../../../engine/procedure.ts';
import { named } from '../../common/options.ts';
import { type Project, project } from './setup.ts';

/** What the project promises to reach, each by its name with the target that was published. */
export const indicators = source('indicators', (situation) => {
  const purchase = purchaseOf(situation);
  const promised = (purchase && latest(purchase, project)?.indicators) ?? [];
  return named(promised).map((option, place) => ({ ...option, ...targetOf(promised[place]) }));
});

function targetOf(indicator: Project['indicators'][number] | undefined) {
  if (!indicator) return {};
  const { name, sense, target, unit } = indicator;
  const amount = target.toLocaleString('en-US');
  const counted = unit === '%' ? `${amount}%` : `${amount} ${unit}`;
  return {
    zh: `${name}（${sense === 'at-least' ? '不低于' : '不高于'} ${counted}）`,
    en: `${name} (${sense === 'at-least' ? 'at least' : 'at most'} ${counted})`,
  };
}

/** The purchase that a case is, or belongs to. */
export function purchaseOf({ state, facts }: Situation): Case | undefined {
  return state.procedure === 'purchase' ? state : facts.parent;
}
