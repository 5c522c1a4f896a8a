import { type Otherwise, rehearsed } from '../../scripts/tour/rehearsal.ts';
import { projectAnswers } from '../core/given-purchase.ts';
import type { City } from './city.ts';

export const title = projectAnswers.title;

/** A purchase of home care by Nangang's civil affairs for 480,000 yuan, which is set up on 2026-11-25. */
export const homeCare: Otherwise = {
  project: () => ({ item: 'A0402', end: '2027-11-30' }),
  tender: () => ({ closing: '2027-01-26' }),
};
const open = (await rehearsed(homeCare, 'openBids')).filter(({ procedure }) => procedure === 'purchase');

/** The purchase as it stands before this action, up to the open bidding; all of it happens at the web desk. */
export async function purchaseBefore(city: Pick<City, 'files' | 'at' | 'keep'>, action: string): Promise<string> {
  const [first, ...others] = open;
  if (!first) throw new Error('nothing was rehearsed');
  const id = await city.files(first.by, { opens: true, procedure: 'purchase', answers: first.answers });
  let now = first.at;
  for (const { by, act, at, answers } of others) {
    if (at !== now) await city.at(at);
    now = at;
    if (act === action) return id;
    const evidence = 'documents' in answers ? { documents: [await city.keep('采购需求.pdf')] } : {};
    await city.files(by, { procedure: 'purchase', case: id, action: act, answers: { ...answers, ...evidence } });
  }
  return id;
}
