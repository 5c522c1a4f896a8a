import { hasSteppedBack, latest } from '../../src/engine/case.ts';
import { type Answer, type Answers, askedFields, type Field, type Form, fieldsIn } from '../../src/engine/form.ts';
import type { Module } from '../../src/engine/module.ts';
import {
  type Action,
  type Situation as AnySituation,
  situation as forgetful,
  optionsOf,
} from '../../src/engine/procedure.ts';
import type { Story, Telling } from '../../src/engine/story.ts';
import { workdaysAfter } from '../../src/law/calendar.ts';
import { cityDate, plusDays } from '../../src/law/date.ts';
import { groundsFor } from '../../src/law/method-ground.ts';
import { allowedMethods, panelSize } from '../../src/law/procurement.ts';
import { modules } from '../../src/procedures/modules.ts';
import { project } from '../../src/procedures/purchase/01-setup/setup.ts';
import { approvedBudget } from '../../src/procedures/purchase/02-budget/budget.ts';
import { budgetedCost } from '../../src/procedures/purchase/02-budget/funding.ts';
import { firstClosing, tender } from '../../src/procedures/purchase/05-publication/tender.ts';
import { declaredFree } from '../../src/procedures/purchase/08-evaluation/panel.ts';
import { isByInvitation } from '../../src/procedures/purchase/method.ts';
import { progressReport, reportPeriod } from '../../src/procedures/purchase/report/report.ts';
import { experts } from './engine-people.ts';
import type { AllFacts } from './given.ts';
import { contractAnswers, file, reportAnswers } from './given-family.ts';
import { organisationAnswers } from './given-organisation.ts';
import { bidAnswers, budgetAnswers, catalogueAnswers, line, projectAnswers, tenderAnswers } from './given-purchase.ts';

/** A number from 0 up to 1, the next one each time. */
export type Chance = () => number;

export function chances(seed: number): Chance {
  // Neighbouring seeds must not begin alike.
  let state = (Math.imul(seed + 1, 2_654_435_761) >>> 2) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

type Situation = AnySituation<Answers, AllFacts>;
type Asked = Telling;

/** What the folders of procedures tell of their forms. */
const stories: Story = Object.assign({}, ...Object.values<Module>(modules).map(({ story }) => story));

/** Where it is the people of these tests who are named, or their papers; forms that take anything are filled in at random. */
const sensible: Readonly<Record<string, (asked: Asked) => Answers>> = {
  project: ({ chance }) => {
    const amount = one([48_000_000, 60_000_000, 500_000_000], chance) ?? 0;
    return { ...projectAnswers, costs: [{ item: '全部', amount }] };
  },
  'budget-request': ({ state, facts }) => {
    const wanted = latest(state, project);
    const amount = wanted ? budgetedCost(wanted) : 0;
    return { ...budgetAnswers, years: [{ line: facts.lines[0]?.id ?? '', amount }] };
  },
  'catalogue-line': ({ today }) => ({ ...catalogueAnswers, planned: plusDays(today, 30) }),
  tender: ({ state, facts, now, today, chance }) => {
    const allowed = allowedMethods(facts.law, approvedBudget(state), today).map((each) => each.method);
    const open = allowed.filter((each) => !isByInvitation(each));
    const method = one(['competitive-consultation', ...open] as const, chance) ?? 'open-tender';
    const first = firstClosing(facts.law, method, now) ?? today;
    const closing = workdaysAfter(facts.law.calendar, first, Math.floor(chance() * 5)).date;
    const workday = facts.law.calendar.isWorkday(closing) ? closing : workdaysAfter(facts.law.calendar, first, 1).date;
    const urgency = '冬季将至，独居老人急需上门照料。';
    const [ground] = groundsFor(method);
    const ceiling = approvedBudget(state);
    // A small service is looked at before its second part is paid, a large one reported on.
    const middle = ceiling > 50_000_000 ? 'report' : 'midterm';
    const schedule = tenderAnswers.schedule.map((part) =>
      part.after === 'midterm' ? { ...part, after: middle } : part,
    );
    const asked = { ...tenderAnswers, method, ground: ground ?? 'small', ceiling, urgency, schedule };
    return { ...asked, closing: workday };
  },
  panel: ({ state, facts, today, chance }) => {
    const method = latest(state, tender)?.method ?? 'open-tender';
    const size = panelSize(facts.law, method, approvedBudget(state), today)?.members ?? 3;
    const members = ['both', ...shuffled(experts, chance).map(({ id }) => id)].slice(0, size);
    return { members, chair: members[0] ?? '', draw: '哈采抽 2027-018' };
  },
  'panel-change': ({ state, chance }) => {
    const declared = declaredFree(state);
    const joined = (state.named.panel ?? []).find((person) => !declared.includes(person));
    const leaves =
      (state.named.panel ?? []).find((person) => hasSteppedBack(state, person)) ??
      joined ??
      one(state.named.panel ?? [], chance) ??
      '';
    const others = experts
      .map(({ id }) => id)
      .filter((id) => !(state.named.panel ?? []).includes(id) && !hasSteppedBack(state, id));
    const earlier = others.filter((id) => declared.includes(id));
    const free = earlier.length > 0 && chance() < 0.7 ? earlier : others;
    return { leaves, joins: one(free, chance) ?? '', draw: '哈采抽 2027-019', reason: '成员回避。' };
  },
  contract: () => {
    const { place, liability, termination, handover, dispute } = contractAnswers;
    return { place, liability, termination, handover, dispute };
  },
  'acceptance-group': ({ state, today, chance }) => {
    const careless = chance() > 0.8;
    const can = (ids: readonly string[]) =>
      one(
        ids.filter((id) => careless || !hasSteppedBack(state, id)),
        chance,
      ) ?? '';
    const users = [can(['both', 'u1', 'u2'])];
    return {
      on: plusDays(today, 2),
      place: '和兴社区',
      users,
      experts: [can(experts.map(({ id }) => id))],
      evaluator: can(['both', 'evaluator']),
    };
  },
  bid: ({ facts, chance }) => {
    const ceiling = (facts.parent && latest(facts.parent, tender)?.ceiling) ?? 48_000_000;
    const price = Math.floor(ceiling * (0.85 + chance() * 0.15));
    return { ...bidAnswers, price, breakdown: [{ item: '全部', amount: price }] };
  },
  'progress-report': ({ state, facts }) => {
    const number = latest(state, reportPeriod)?.number ?? 1;
    const before = facts.reports.map((each) => latest(each, progressReport)?.actuals[0]?.value ?? 0);
    const visits = Math.max(number * 600, ...before);
    return reportAnswers(latest(state, reportPeriod)?.from ?? '', visits);
  },
  'payment-request': ({ state, today }) => ({
    invoice: `2400000${state.id}`.slice(0, 20),
    invoiceDate: today,
    documents: [file],
  }),
  organisation: () => organisationAnswers,
};

/** What lies ready, with what one who knows his trade would add. */
export function sensibleAnswers(action: Action, situation: Situation, chance: Chance): Answers {
  const { form } = action;
  if (!form) return {};
  const choose = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] ?? lost();
  const asked: Asked = { ...situation, today: cityDate(situation.now), chance, one: choose };
  const known = sensible[form.id] ?? stories[form.id];
  const ready = action.prefill?.(forgetful(situation)) ?? {};
  if (!known) return { ...filledIn(form, situation, chance), ...ready };
  // A proposal is only made where it was not agreed otherwise; what somebody knows better counts.
  return { ...ready, ...known(asked) };
}

/** A form filled in at random: every answer is of the right kind, and few make sense. */
export function filledIn(form: Form, situation: Situation, chance: Chance): Answers {
  const answers: Record<string, Answer> = {};
  const { version } = situation.state;
  for (let round = 0; round < 3; round += 1) {
    for (const [key, field] of askedFields(form, version, answers)) answers[key] ??= answerTo(field, situation, chance);
  }
  return answers;
}

const nonsense: readonly Answer[] = [null, '', -1, 'x', [], 1e15, true, '2027-02-30', 0.001];

/** The same with one answer that is nonsense. */
export function spoilt(answers: Answers, form: Form, situation: Situation, chance: Chance): Answers {
  const [key] = one(askedFields(form, situation.state.version, answers), chance) ?? ['nobodyAsked'];
  return { ...answers, [key]: one(nonsense, chance) ?? null };
}

/** Something that is no answer to this question. */
export function noAnswerTo({ schema }: Field): Answer {
  return nonsense.find((answer) => !schema.safeParse(answer).success) ?? null;
}

/** The same with one other answer of the right kind. */
export function varied(answers: Answers, form: Form, situation: Situation, chance: Chance): Answers {
  const asked = one(askedFields(form, situation.state.version, answers), chance);
  if (!asked) return answers;
  const [key, field] = asked;
  return { ...answers, [key]: answerTo(field, situation, chance) };
}

/** The same with something in every question that is not asked. */
export function withHidden(answers: Answers, form: Form, version: number): Answers {
  const asked = new Set(askedFields(form, version, answers).map(([key]) => key));
  const hidden = fieldsIn(form, version).filter(([key]) => !asked.has(key));
  return { ...Object.fromEntries(hidden.map(([key]) => [key, 'hidden'])), nobodyAsked: 'hidden', ...answers };
}

function lost(): never {
  throw new Error('there is nothing to choose from');
}

export function one<T>(of: readonly T[], chance: Chance): T | undefined {
  return of[Math.floor(chance() * of.length)];
}

function shuffled<T>(of: readonly T[], chance: Chance): readonly T[] {
  return of
    .map((value) => ({ value, at: chance() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

function answerTo(field: Field, situation: Situation, chance: Chance): Answer {
  const { min = 1 } = field;
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return '照'.repeat(Math.max(min, 6));
    case 'integer':
    case 'decimal':
    case 'money':
      return Math.max(min, Math.floor(chance() * Math.min(field.max ?? 100, 60_000_000)));
    case 'date':
      return plusDays(cityDate(situation.now), Math.floor(chance() * 90) - 5);
    case 'choice':
      return one(field.options ?? [], chance) ?? '';
    case 'choices':
      return (field.options ?? named(field, situation)).slice(0, Math.max(min, 1 + Math.floor(chance() * 2)));
    case 'reference':
      return one(named(field, situation), chance) ?? 'unknown';
    case 'rows':
      return Array.from({ length: Math.max(min, 1 + Math.floor(chance() * 3)) }, () =>
        Object.fromEntries(
          // A column holds one plain value.
          Object.entries(field.columns ?? {}).map(([key, column]) => [
            key,
            answerTo(column, situation, chance) as string,
          ]),
        ),
      );
    case 'files':
      return [file];
    case 'phone':
      return '0451-84600000';
    case 'account':
      return '62220000111122223333';
    case 'case-number':
      return one(named(field, situation), chance) ?? 'HRB-2026-CMP-9999';
    case 'credit-code':
      return one(['52230199MJ0000018E', '52230199MJ0000026C', '52230199MJ0000106W'], chance) ?? '';
    case 'consent':
      return true;
  }
}

function named({ source }: Field, situation: Situation): readonly string[] {
  return source ? optionsOf(source, situation).map(({ value }) => value) : [line.id];
}
