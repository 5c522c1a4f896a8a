import { hasSteppedBack, latest } from '../../src/engine/case.ts';
import { type Answer, type Answers, askedFields, type Field, type Form, fieldsIn } from '../../src/engine/form.ts';
import {
  type Action,
  type Situation as AnySituation,
  situation as forgetful,
  optionsOf,
} from '../../src/engine/procedure.ts';
import type { Telling } from '../../src/engine/story.ts';
import { workdaysAfter } from '../../src/law/calendar.ts';
import { cityDate, plusDays } from '../../src/law/date.ts';
import { groundsFor } from '../../src/law/method-ground.ts';
import { allowedMethods, panelSize } from '../../src/law/procurement.ts';
import { project } from '../../src/procedures/purchase/01-setup/setup.ts';
import { approvedBudget } from '../../src/procedures/purchase/02-budget/budget.ts';
import { firstClosing, tender } from '../../src/procedures/purchase/05-publication/tender.ts';
import { questionedBids } from '../../src/procedures/purchase/08-evaluation/asked-prices.ts';
import { declaredFree } from '../../src/procedures/purchase/08-evaluation/panel.ts';
import { factorsOf, offersOf } from '../../src/procedures/purchase/08-evaluation/ranking.ts';
import { isByInvitation } from '../../src/procedures/purchase/method.ts';
import { progressReport, reportPeriod } from '../../src/procedures/purchase/report/report.ts';
import { toldOn } from '../../src/procedures/stories.ts';
import { cast } from './engine-people.ts';
import { type AllFacts, file, line } from './given.ts';

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

/** Where the play goes other ways than the stories: other amounts, methods, people, and what does not go well. */
const otherwise: Readonly<Record<string, (telling: Telling) => Answers>> = {
  project: ({ one }) => ({ costs: [{ item: '全部', amount: one([48_000_000, 60_000_000, 500_000_000]) }] }),
  'catalogue-line': ({ today }) => ({ planned: plusDays(today, 30) }),
  tender: ({ state, facts, now, today, chance, one }) => {
    const allowed = allowedMethods(facts.law, approvedBudget(state), today).map((each) => each.method);
    const open = allowed.filter((each) => !isByInvitation(each));
    const method = one(['competitive-consultation', ...open] as const);
    const first = firstClosing(facts.law, method, now)?.date ?? today;
    const closing = workdaysAfter(facts.law.calendar, first, Math.floor(chance() * 5)).date;
    const workday = facts.law.calendar.isWorkday(closing) ? closing : workdaysAfter(facts.law.calendar, first, 1).date;
    const [ground = 'small'] = groundsFor(method);
    // A small service is looked at before its second part is paid, a large one reported on.
    const middle = approvedBudget(state) > 50_000_000 ? 'report' : 'midterm';
    const schedule = [
      { share: 50, after: 'signature', condition: '合同公布后 10 日内' },
      { share: 30, after: middle, condition: '服务过半' },
      { share: 20, after: 'acceptance', condition: '验收合格后' },
    ];
    return { method, ground, urgency: '冬季将至，独居老人急需上门照料。', schedule, closing: workday };
  },
  panel: ({ facts, state, today, cast, chance }) => {
    const method = latest(state, tender)?.method ?? 'open-tender';
    const size = panelSize(facts.law, method, approvedBudget(state), today)?.members ?? 3;
    const members = ['both', ...shuffled(cast('expert'), chance)].slice(0, size);
    return { members, chair: members[0] ?? '' };
  },
  'panel-change': ({ state, cast, chance }) => {
    const panel = state.named.panel ?? [];
    const declared = declaredFree(state);
    const joined = panel.find((person) => !declared.includes(person));
    const leaves = panel.find((person) => hasSteppedBack(state, person)) ?? joined ?? one(panel, chance) ?? '';
    const others = cast('expert').filter((id) => !panel.includes(id) && !hasSteppedBack(state, id));
    const earlier = others.filter((id) => declared.includes(id));
    const free = earlier.length > 0 && chance() < 0.7 ? earlier : others;
    return { leaves, joins: one(free, chance) ?? '', draw: '哈采抽 2027-019', reason: '成员回避。' };
  },
  // Members do not always agree on what is a matter of fact.
  'score-sheet': ({ state, facts, by }) => ({
    scores: offersOf(state, facts).flatMap(({ supplier }, place) =>
      factorsOf(state).map(({ key, max }) => ({
        bid: supplier,
        factor: key,
        score: max - 2 * place - (by.person === state.named.panel?.[0] ? 1 : 0),
      })),
    ),
  }),
  // Of a large purchase no price that somebody doubts can be proven.
  'price-judgement': ({ state, facts }) => {
    if (approvedBudget(state) <= 200_000_000) return {};
    const verdicts = questionedBids(state, facts).map(({ bid }) => ({
      bid: bid.id,
      proven: 'no',
      grounds: '没有提供成本测算材料。',
    }));
    return { verdicts };
  },
  'scoring-reopened': () => ({ ground: 'objective-differs', reason: '持证社工数得分不一致。' }),
  contract: ({ ready }) => ready,
  'acceptance-group': ({ state, today, cast, chance, ready }) => {
    const careless = chance() > 0.8;
    const can = (ids: readonly string[]) =>
      one(
        ids.filter((id) => careless || !hasSteppedBack(state, id)),
        chance,
      ) ?? '';
    const user = can(['both', ...cast('user_rep')]);
    const isUser = [user, ready.users].flat().includes('both');
    const evaluator = can([...(isUser ? [] : ['both']), ...cast('evaluator')]);
    // Whoever is in the group already stays, but now and then.
    if (state.position === 'acceptance.evaluate' && chance() < 0.7) {
      return {
        on: plusDays(today, 2),
        users: [user],
        experts: [can(cast('expert'))],
        evaluator,
        ...ready,
        ...(Array.isArray(ready.users) && ready.users.length === 0 && { users: [can(cast('user_rep'))] }),
      };
    }
    return {
      on: plusDays(today, 2),
      users: [user],
      experts: [can(cast('expert'))],
      evaluator,
    };
  },
  // A small service is never accepted.
  certificate: ({ state }) => {
    if (approvedBudget(state) >= 30_000_000) return {};
    const standards = (latest(state, tender)?.standards ?? []).map(({ name }) => ({
      standard: name,
      met: 'no',
      evidence: '台账与抽查不一致',
    }));
    return { standards, outcome: 'refused' };
  },
  bid: ({ facts, chance }) => {
    const ceiling = (facts.parent && latest(facts.parent, tender)?.ceiling) ?? 48_000_000;
    const price = Math.floor(ceiling * (0.85 + chance() * 0.15));
    return { price, breakdown: [{ item: '全部', amount: price }] };
  },
  'progress-report': ({ state, facts }) => {
    const number = latest(state, reportPeriod)?.number ?? 1;
    const before = facts.reports.map((each) => latest(each, progressReport)?.actuals[0]?.value ?? 0);
    const promised = (facts.parent && latest(facts.parent, project)?.indicators) ?? [];
    const visits = Math.max(number * 600, ...before);
    return {
      actuals: promised.map(({ name, target }, n) => ({
        indicator: name,
        value: n === 0 ? visits : target,
        proof: '台账',
      })),
    };
  },
  // Now and then a part is asked for, and what is left of it later.
  'payment-request': ({ state, ready, chance }) => {
    const most = typeof ready.amount === 'number' ? ready.amount : 0;
    const parts = state.filings.filter(({ action }) => action === 'pay').length;
    const amount = parts === 0 && chance() > 0.7 ? Math.ceil(most / 2) : most;
    return { invoice: `24000${parts}0${state.id}`.slice(0, 20), ...(most > 0 && { amount }) };
  },
};

/** What lies ready, with what one who knows his trade would add. */
export function sensibleAnswers(action: Action, situation: Situation, chance: Chance): Answers {
  const { form } = action;
  if (!form) return {};
  const choose = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] ?? lost();
  const ready = action.prefill?.(forgetful(situation)) ?? {};
  const telling: Telling = {
    ...situation,
    today: cityDate(situation.now),
    ready,
    turn: 0,
    cast: (role) => cast[role] ?? [],
    proof: [file],
    one: choose,
    chance,
  };
  const told = toldOn(form.id);
  const other = otherwise[form.id];
  if (!told && !other) return { ...filledIn(form, situation, chance), ...ready };
  // A proposal is only made where it was not agreed otherwise; what somebody knows better counts.
  return { ...ready, ...told?.(telling), ...other?.(telling) };
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
