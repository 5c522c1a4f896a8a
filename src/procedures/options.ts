import { type Case, latest } from '../engine/case.ts';
import type { Source } from '../engine/form.ts';
import type { BudgetLine, Person, Situation } from '../engine/procedure.ts';
import type { Bilingual } from '../law/bilingual.ts';
import { type CatalogueItem, children, levelTwo } from '../law/catalogue.ts';
import { cityDate } from '../law/date.ts';
import { divisions } from '../law/divisions-data.ts';
import { yuan } from '../law/money.ts';
import type { Role } from '../names.ts';
import { project } from './purchase/01-setup/setup.ts';
import { budgetRequest } from './purchase/02-budget/budget.ts';
import { leftOn } from './purchase/02-budget/funding.ts';
import { tender } from './purchase/05-publication/tender.ts';
import { bidsToJudge, openedBids } from './purchase/06-bidding/bidders.ts';
import { qualifiedBids } from './purchase/07-qualification/qualification.ts';
import { candidates } from './purchase/09-award/awarded-bid.ts';
import { bidForm } from './purchase/bid/bid.ts';

/** Something that a reference can name; the value is what is stored. */
export interface SourceOption extends Bilingual {
  readonly value: string;
}

const yearsAhead = 3;

/** What the fields of a form can refer to in a situation: lists of the city, of the case and of its family. */
export function optionsOf(source: Source, situation: Situation): readonly SourceOption[] {
  const { state, facts, now } = situation;
  switch (source) {
    case 'budget-lines':
      return facts.lines.map(lineOption);
    case 'catalogue-items':
      return levelTwo().flatMap(({ code }) => children(code).map(itemOption));
    case 'catalogue-groups':
      return levelTwo().map(itemOption);
    case 'divisions':
      return divisions.map(({ code, zh, en }) => ({ value: code, zh, en }));
    case 'projects':
      return [facts.parent, ...facts.siblings, ...facts.children].flatMap(projectOption);
    case 'bids':
      return bidOptions(situation, judged(situation));
    case 'qualified-bids':
      return bidOptions(situation, qualifiedBids(state, facts));
    case 'ranked-bids':
      return rankedOptions(situation);
    case 'factors':
      return named((documentsOf(situation)?.factors ?? []).filter(({ kind }) => kind !== 'price'));
    case 'conditions':
      return named(documentsOf(situation)?.conditions ?? []);
    case 'standards':
      return named(documentsOf(situation)?.standards ?? []);
    case 'indicators':
      return named(plannedOf(situation)?.indicators ?? []);
    case 'experts':
      return holders(facts.people, 'expert');
    case 'users':
      return holders(facts.people, 'user_rep');
    case 'evaluators':
      return holders(facts.people, 'evaluator');
    case 'own-seats':
      return ownBodies(situation);
    case 'years':
      return years(state, facts.lines, now);
  }
}

/** The purchase that a case is, or belongs to. */
function purchaseOf({ state, facts }: Situation): Case | undefined {
  return state.procedure === 'purchase' ? state : facts.parent;
}

function documentsOf(situation: Situation) {
  const purchase = purchaseOf(situation);
  return purchase && latest(purchase, tender);
}

function plannedOf(situation: Situation) {
  const purchase = purchaseOf(situation);
  return purchase && latest(purchase, project);
}

function lineOption(line: BudgetLine): SourceOption {
  const left = yuan(leftOn(line));
  return {
    value: line.id,
    zh: `${line.year}年 ${line.name.zh}（余 ${left}）`,
    en: `${line.year} ${line.name.en} (${left} left)`,
  };
}

function itemOption({ code, zh, en }: CatalogueItem): SourceOption {
  return { value: code, zh: `${code} ${zh}`, en: `${code} ${en}` };
}

function projectOption(each: Case | undefined): readonly SourceOption[] {
  const title = each && latest(each, project)?.title;
  return each && title ? [{ value: each.id, zh: title, en: title }] : [];
}

/** Bids that wait for their judgement; afterwards those that were judged. */
function judged({ facts }: Situation): readonly Case[] {
  const open = bidsToJudge(facts);
  return open.length > 0 ? open : openedBids(facts);
}

function bidOptions(situation: Situation, bids: readonly Case[]): readonly SourceOption[] {
  return bids.map((bid) => ({ value: bid.id, ...bidder(situation, bid) }));
}

function rankedOptions(situation: Situation): readonly SourceOption[] {
  const { state, facts } = situation;
  return candidates(state, facts).flatMap(({ supplier, rank, totalShown }) => {
    const bid = facts.children.find(({ id }) => id === supplier);
    if (!bid) return [];
    const { zh, en } = bidder(situation, bid);
    const price = yuan(latest(bid, bidForm)?.price ?? 0);
    return [
      {
        value: bid.id,
        zh: `第 ${rank} 名 ${zh}（${totalShown} 分，报价 ${price}）`,
        en: `No. ${rank} ${en} (${totalShown} points, ${price})`,
      },
    ];
  });
}

function bidder({ facts }: Situation, bid: Case): Bilingual {
  const name = facts.bodies.find(({ id }) => id === bid.bodies.supplier)?.name;
  return name ?? { zh: bid.number, en: bid.number };
}

/** What the documents name is referred to by that name. */
function named(rows: readonly { readonly name: string }[]): readonly SourceOption[] {
  return rows.map(({ name }) => ({ value: name.slice(0, longestValue), zh: name, en: name }));
}

/** As long as a stored reference can be. */
const longestValue = 100;

function holders(people: readonly Person[], role: Role): readonly SourceOption[] {
  return people
    .filter(({ seats }) => seats.some((seat) => seat.role === role))
    .map(({ id, name }) => ({ value: id, zh: name, en: name }));
}

/** The bodies at which the actor sits; who fills the offices' seats can choose any body that is known. */
function ownBodies({ facts, by }: Situation): readonly SourceOption[] {
  const own = by.role === 'admin' ? facts.bodies : facts.bodies.filter(({ id }) => id === by.body);
  return own.map(({ id, name }) => ({ value: id, ...name }));
}

/** The years that a budget was asked for; before that, this one and the next. */
function years(state: Case, lines: readonly BudgetLine[], now: Date): readonly SourceOption[] {
  const asked = latest(state, budgetRequest)?.years;
  if (asked) {
    return asked.map(({ line: id, amount }) => {
      const year = lines.find((line) => line.id === id)?.year ?? '';
      return { value: id, zh: `${year}年（申请 ${yuan(amount)}）`, en: `${year} (${yuan(amount)} asked)` };
    });
  }
  const first = Number(cityDate(now).slice(0, 4));
  return Array.from({ length: yearsAhead + 1 }, (_, ahead) => {
    const year = String(first + ahead);
    return { value: year, zh: `${year}年`, en: year };
  });
}
