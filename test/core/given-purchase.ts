import { type Case, latest } from '../../src/engine/case.ts';
import type { Answers } from '../../src/engine/form.ts';
import { project } from '../../src/procedures/purchase/01-setup/setup.ts';
import { budgetRequest } from '../../src/procedures/purchase/02-budget/budget.ts';
import { dossier } from '../../src/procedures/purchase/03-initiation/initiation.ts';
import { catalogueLine } from '../../src/procedures/purchase/04-catalogue/catalogue.ts';
import { tender } from '../../src/procedures/purchase/05-publication/tender.ts';
import { bid, bidForm } from '../../src/procedures/purchase/bid/bid.ts';
import { purchase } from '../../src/procedures/purchase/purchase.ts';
import { caseOf } from './engine-play.ts';
import { type PlayedStory, purchaseStory, toldPurchase } from './engine-stories.ts';
import { after, type Deed, line, opened, someone, supplier } from './given.ts';

/** The purchase of the story, from its set-up to the opening of its bids, each of its acts decided alone. */

const closed = caseOf(filed(purchaseStory.worlds.at(-1)), 'root');
const won = caseOf(filed(purchaseStory.worlds.at(-1)), 'bid-alpha');

export const projectAnswers = filed(latest(closed, project));
export const budgetAnswers = filed(latest(closed, budgetRequest));
export const dossierAnswers = filed(latest(closed, dossier));
export const catalogueAnswers = filed(latest(closed, catalogueLine));
export const tenderAnswers = filed(latest(closed, tender));
export const bidAnswers = filed(latest(won, bidForm));

function filed<T>(answers: T | undefined): T {
  if (answers === undefined) throw new Error('the story files it');
  return answers;
}

type Replaced = Readonly<Record<string, Partial<Deed>>>;

const facts = { lines: [{ ...line, limit: 2_000_000_000 }] };

/** The acts of a story on its purchase, up to one of them, from the opening on. */
function actsBefore(action: string, { told } = purchaseStory): readonly [Deed, ...Deed[]] {
  const own = told.filter(({ on }) => on === 'root').map((deed): Deed => ({ ...deed, facts }));
  const end = own.findIndex((deed) => deed.action === action);
  const [opens, ...others] = end < 0 ? [] : own.slice(0, end);
  if (!opens) throw new Error(`the story has no ${action}`);
  return [opens, ...others];
}

/** The same story of a purchase that costs so much, in fen. */
export function purchaseCosting(amount: number): Promise<PlayedStory> {
  return toldPurchase((form) => (form === 'project' ? { costs: [{ item: '全部', amount }] } : {}));
}

/** A new project, published for consultation on 2 November. */
export function newProject(): Case {
  return purchaseBefore('summariseNeeds');
}

/** The purchase just before this act of a story would be done for the first time, other acts replaced. */
export function purchaseBefore(action: string, replaced: Replaced = {}, story = purchaseStory): Case {
  const [opens, ...acts] = actsBefore(action, story);
  const deeds = acts.map((deed) => ({ ...deed, ...replaced[deed.action] }));
  return after(purchase, opened(purchase, 'purchase-1', { ...opens, ...replaced[opens.action] }), ...deeds);
}

/** The purchase while bidding is open until 8 January 2027, 09:30. */
export function openForBids(replaced: Replaced = {}): Case {
  return purchaseBefore('openBids', replaced);
}

/** A bid handed in by an organisation's administrator on 4 January. */
export function bidOf(organisation: string, parent: Case, answers: Answers = bidAnswers): Case {
  return opened(bid, `bid-${organisation}`, {
    by: someone(`admin-${organisation}`, ['org_admin', organisation]),
    at: '2027-01-04 10:00',
    answers,
    facts: { parent, bodies: [supplier(organisation)] },
  });
}
