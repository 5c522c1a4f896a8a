import { inWords } from '../../src/dialogue/in-words.ts';
import { valuesIn } from '../../src/dialogue/rule-words.ts';
import { type Case, latest } from '../../src/engine/case.ts';
import { decide } from '../../src/engine/decide.ts';
import type { Effect } from '../../src/engine/effect.ts';
import type { Answers } from '../../src/engine/form.ts';
import type { BudgetLine, Person, Refusal } from '../../src/engine/procedure.ts';
import type { RuleText } from '../../src/engine/texts.ts';
import { type ActName, languages, type Role } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { bidderJudgement } from '../../src/procedures/purchase/07-qualification/qualification.ts';
import { scoreSheet } from '../../src/procedures/purchase/08-evaluation/evaluation.ts';
import { contractForm } from '../../src/procedures/purchase/10-contract/contract.ts';
import { progressReport } from '../../src/procedures/purchase/report/report.ts';
import { texts } from '../../src/text/all.ts';
import { copyOf } from '../memory/tables.ts';
import { alphaAdmin, alphaFinance, people, treasury } from './engine-people.ts';
import { acts, caseOf, factsOf, type World } from './engine-play.ts';
import { purchaseStory, type Told } from './engine-stories.ts';
import { type AllFacts, at, file } from './given.ts';

/** The purchase of the story with its bids, reports and payments, somewhere on its way. */
export interface Family {
  readonly world: World;
  readonly root: Case;
  readonly children: readonly Case[];
  /** What its acts did beyond their cases. */
  readonly effects: readonly Effect[];
}

/** One act; on the purchase itself unless a child is named. */
export interface Step {
  readonly on?: string;
  readonly action: string;
  readonly by: Person | 'system';
  readonly at: string;
  readonly answers?: Answers;
}

export function familyIn(world: World, effects: readonly Effect[] = []): Family {
  const children = [...world.cases.values()].filter(({ id }) => id !== world.root);
  return { world, root: caseOf(world, world.root), children, effects };
}

/** What an act on a case of the family sees. */
export function factsFor({ world, root, children }: Family, state: Case): AllFacts {
  return factsOf({ ...world, cases: new Map([root, ...children].map((each) => [each.id, each])) }, state);
}

/** Why a step is refused; the test fails when it is not, or when what is said of it has a gap. */
export function refused(family: Family, { on, action, by, at: when, answers = {} }: Step): Refusal {
  const state = caseIn(family, on);
  const facts = factsFor(family, state);
  const result = decide(procedureOf(state.procedure), state, { action, by, answers }, facts, at(when));
  if (result.ok) throw new Error(`${action} was not refused`);
  for (const language of languages) {
    const rules: Readonly<Record<string, RuleText>> = texts[language].rules;
    const said = inWords(rules[result.refusal.why]?.refusal(valuesIn(result.refusal.values, language)) ?? '', language);
    if (/undefined|NaN|\[object|\n/.test(said)) throw new Error(`a gap in what is said: ${said}`);
    if (language === 'en' && /[、，；。]/.test(said)) throw new Error(`Chinese marks in English: ${said}`);
  }
  return result.refusal;
}

/** The family after steps that must all be possible, as the programme itself carries them out. */
export async function played(family: Family, ...steps: readonly Step[]): Promise<Family> {
  let current = family;
  for (const { on, action, by, at: when, answers = {} } of steps) {
    const { world } = current;
    const { id } = caseIn(current, on);
    const result = await acts({ ...world, now: at(when) }, id, { action, by, answers });
    if (!result.ok) throw new Error(`${action} was refused: ${JSON.stringify(result.refusal)}`);
    current = familyIn(result.value, [...current.effects, ...effectsSince(world, result.value)]);
  }
  return current;
}

function effectsSince(before: World, { logs }: World): readonly Effect[] {
  return [...logs].flatMap(([id, log]) =>
    log.slice(before.logs.get(id)?.length ?? 0).flatMap((event) => (event.kind === 'filed' ? event.effects : [])),
  );
}

/** The certificates of these have ended. */
export function withLapsed(family: Family, ...ids: readonly string[]): Family {
  const { tables } = family.world;
  const lapsed = family.world.bodies.map((body) =>
    ids.includes(body.id) ? { ...body, profile: { ...body.profile, validTo: '2026-12-20' } } : body,
  );
  const bodies = new Map(lapsed.map((body) => [body.id, body]));
  return { ...family, world: { ...family.world, bodies: lapsed, tables: { ...copyOf(tables), bodies } } };
}

/** Somebody has one seat more. */
export function withSeat(family: Family, person: string, role: Role, body: string): Family {
  const { world } = family;
  const seats = new Map(world.tables.seats);
  seats.set(`${person} ${role} ${body}`, { person, role, body, from: world.now });
  const all = world.people.map((each) =>
    each.id === person ? { ...each, seats: [...each.seats, { role, body }] } : each,
  );
  return { ...family, world: { ...world, people: all, tables: { ...copyOf(world.tables), seats } } };
}

/** The budgets of the city have these lines too. */
export function withLines(family: Family, ...lines: readonly BudgetLine[]): Family {
  const { world } = family;
  const tables = copyOf(world.tables);
  for (const line of lines) tables.lines.set(line.id, line);
  return { ...family, world: { ...world, tables } };
}

/** A case of the family by its id, or by its kind and place: `report-1` is the first of its reports. */
export function caseIn({ root, children }: Family, on: string | undefined): Case {
  if (on === undefined) return root;
  const [procedure, place] = on.split('-');
  const found =
    [root, ...children].find(({ id }) => id === on) ??
    children.filter((child) => child.procedure === procedure)[Number(place) - 1];
  if (!found) throw new Error(`there is no case ${on}`);
  return found;
}

/** The effects of a kind that the steps had. */
export function done<K extends Effect['kind']>({ effects }: Family, kind: K): readonly Extract<Effect, { kind: K }>[] {
  return effects.filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind);
}

/** The acts of the story by these names, in their order. */
function stepsOf(...names: readonly ActName[]): readonly Told[] {
  return purchaseStory.told.filter(({ action }) => names.some((name) => name === action));
}

/** The first act of the story by this name. */
export function stepOf(name: ActName): Told {
  const [found] = stepsOf(name);
  if (!found) throw new Error(`the story has no ${name}`);
  return found;
}

/** The family after the last act of the story by this name. */
export function since(name: ActName, { told, worlds } = purchaseStory): Family {
  const place = told.findLastIndex(({ action }) => action === name);
  const [before, world] = worlds.slice(place);
  if (place < 0 || !before || !world) throw new Error(`the story has no ${name}`);
  return familyIn(world, effectsSince(before, world));
}

export const judges = stepOf('judgeBidders');
export const looksUp = stepOf('confirmRegistry');
export const signsList = stepOf('signQualification');
export const drawsPanel = stepOf('drawPanel');
export const declares = stepsOf('declareNoConflict');
/** Each is spoken to, asked for a final offer, and makes it; then all are opened. */
export const offers = stepsOf('askOffers', 'fileOffer', 'openOffers');
export const scores = stepsOf('scoreBids');
export const concludes = stepOf('concludeEvaluation');
export const signsReport = stepsOf('signReport');
export const confirms = stepOf('confirmAward');
export const publishes = stepOf('publishAward');
export const drafts = stepOf('draftContract');
export const buyerSigns = stepOf('signForBuyer');
export const supplierSigns = stepOf('signForSupplier');
export const inspects = stepOf('inspect');
export const asksAcceptance = stepOf('requestAcceptance');
export const organises = stepOf('organiseAcceptance');
export const usersSay = stepOf('usersOpinion');
export const evaluates = stepOf('evaluateService');
export const certifies = stepOf('certify');
/** Of a service that was not accepted as it is, once the supplier has had its days. */
export const confirmsGrade: Step = { action: 'confirmGrade', by: people.secretary, at: '2028-03-23 09:00' };

/** Three bids, opened on 8 January 2027. */
export const bidsOpened = since('openBids');
export const qualified = since('signQualification');
export const evaluated = since('signReport');
export const awarded = since('publishAward');
/** The contract of `alpha`, concluded on 28 January 2027. */
export const running = since('signForSupplier');

const closed = since('closeOut');

function filedOn<T>(answers: T | undefined): T {
  if (answers === undefined) throw new Error('the story files it');
  return answers;
}

export const contractAnswers = filedOn(latest(closed.root, contractForm));
export const { verdicts } = filedOn(latest(closed.root, bidderJudgement));
export const { scores: sheet } = filedOn(latest(closed.root, scoreSheet));
const firstReport = filedOn(latest(caseIn(closed, 'report-1'), progressReport));

export function reportAnswers(on: string, visits: number): Answers {
  const [done_, ...others] = firstReport.actuals;
  const activities = firstReport.activities.map((each) => ({ ...each, on }));
  return { ...firstReport, activities, actuals: done_ ? [{ ...done_, value: visits }, ...others] : [] };
}

export function reports(on: string, when: string, answers: Answers): Step {
  return { on, action: 'fileReport', by: alphaAdmin, at: when, answers };
}

export function accepts(on: string, when: string): Step {
  return { on, action: 'acceptReport', by: people.staff, at: when };
}

export function scoresService(by: Person, score: number): Step {
  return { action: 'scoreService', by, at: '2028-03-15 14:00', answers: { score, opinion: '按合同履行。' } };
}

/** The department asks to carry over what is left of 2027. */
export function asksToCarryOver(day: string): Step {
  return {
    action: 'askCarryOver',
    by: people.staff,
    at: `${day} 08:00`,
    answers: { reason: '服务跨了年度，尾款要等验收。' },
  };
}

/** The same, and finance lets it be used until then. */
export function carriesOver(day: string, until: string): readonly Step[] {
  const answers = { approval: '哈财结转〔2028〕7号', until, reason: '服务跨了年度，尾款要等验收。' };
  return [asksToCarryOver(day), { action: 'carryOverBudget', by: people.budget, at: `${day} 09:00`, answers }];
}

/** Service over, both reports accepted, and nothing of it paid. */
const serves = stepsOf('fileReport', 'acceptReport');
export const served = await played(running, ...carriesOver('2028-01-05', '2028-12-31'), ...serves);

/** Everybody who is asked says what he thinks of the service. */
export const opinions = stepsOf('organiseAcceptance', 'usersOpinion', 'evaluateService', 'scoreService');
export const judged = await played(served, asksAcceptance, ...opinions);

/** From the service to the last opinion on it. */
export const untilJudged = [...carriesOver('2028-01-05', '2028-12-31'), ...serves, asksAcceptance, ...opinions];

export function requestAnswers(amount: number, invoice: string): Answers {
  return { amount, invoice, invoiceDate: '2027-03-01', account: '62220000111122223333', documents: [file] };
}

/** The four acts by which an instalment is paid, each by its own hand. */
export function payments(on: string, day: string, answers: Answers): readonly Step[] {
  return [
    { on, action: 'requestPayment', by: alphaFinance, at: `${day} 09:00`, answers },
    { on, action: 'certifyMilestone', by: people.staff, at: `${day} 10:00` },
    { on, action: 'approvePayment', by: people.head, at: `${day} 11:00` },
    {
      on,
      action: 'pay',
      by: treasury,
      at: `${day} 14:00`,
      answers: { voucher: '2027-0315', paidOn: day },
    },
  ];
}
