import type { Case } from '../engine/case.ts';
import type { Procedure, Stage } from '../engine/procedure.ts';
import { countedFrom } from '../engine/recount.ts';
import { cityDate } from '../law/date.ts';
import { deadlineRule } from '../law/deadline.ts';
import type { DeadlineRule } from '../law/deadline-data.ts';
import type { Law } from '../law/law.ts';
import type { Moment, Said } from '../law/said.ts';
import { joined, said } from '../law/said.ts';
import { sayPeriod } from '../law/speak.ts';
import { type WhyThisDay, whyThisDay } from '../law/why-this-day.ts';
import { inLanguage, type Language, type Position } from '../names.ts';
import { textsOn } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import type { Looking } from './looking.ts';

/** Why the case is due on its day: by which rule, from when, without which days, and what that rests on. */
export interface DayView {
  readonly title: string;
  readonly rows: readonly DayRow[];
}

interface DayRow {
  readonly label: string;
  readonly value: Said;
}

/** Of a case that is due; what is due is said by where it stands. */
export function dayView(looking: Looking): DayView | undefined {
  const { procedure, state, facts, now, language } = looking;
  const { due } = state;
  if (!due) return undefined;
  const texts = textsOn(looking);
  const { whyDay } = texts.say;
  const day = (date: string): Moment => ({ kind: 'date', date, today: cityDate(now) });
  const counted = countedFrom(procedure, state);
  const why = counted && whyThisDay(facts.law, counted.code, counted.from);
  const until: Moment = due.provisional ? { ...day(due.date), provisional: true } : day(due.date);
  // What the city set itself is no law.
  const latest = (rules: readonly DeadlineRule[]): DayRow => ({
    label: rules.some(({ mark }) => mark !== 'D') ? whyDay.legal : whyDay.latest,
    value: until,
  });
  if (why?.date === due.date) {
    const rows = countedRows(why, latest([why.rule]), day, texts, language);
    return { title: whyDay.title, rows: [...rows, ...basisRows([why.rule], texts, language)] };
  }
  const rules = rulesOf(procedure, state, facts.law);
  if (rules.length === 0)
    return { title: whyDay.title, rows: [latest([]), { label: whyDay.rule, value: whyDay.fixed }] };
  return { title: whyDay.title, rows: [latest(rules), ...basisRows(rules, texts, language)] };
}

function countedRows(
  { rule, from, date, advised, holidays, weekendDays }: WhyThisDay,
  latest: DayRow,
  day: (date: string) => Moment,
  { say }: Texts,
  language: Language,
): readonly DayRow[] {
  const { whyDay } = say;
  const off = holidays.map((each) => sayPeriod(each, language));
  const leftOut = joined([...off, ...(weekendDays > 0 ? [whyDay.weekends(weekendDays)] : [])], say.and);
  return [
    latest,
    ...(advised < date ? [{ label: whyDay.advised, value: day(advised) }] : []),
    { label: whyDay.rule, value: whyDay.term[rule.sense](whyDay.unit[rule.unit](rule.length)) },
    { label: whyDay.from, value: whyDay.begins(day(from)) },
    ...(leftOut === '' ? [] : [{ label: whyDay.leftOut, value: leftOut }]),
  ];
}

function basisRows(rules: readonly DeadlineRule[], { say }: Texts, language: Language): readonly DayRow[] {
  return rules.map(({ citation, mark }) => ({
    label: say.whyDay.basis,
    value: said`${inLanguage(citation, language)}${say.whyDay.marks[mark]}`,
  }));
}

/** The terms by which the stage, or the log, says that its day was counted. */
function rulesOf(procedure: Procedure, { position, due }: Case, law: Law): readonly DeadlineRule[] {
  const stages: Readonly<Partial<Record<Position, Stage>>> = procedure.stages;
  const own = position && stages[position]?.due;
  const codes = due && due.code !== 'FIXED' ? [due.code] : typeof own === 'object' ? own.by : [];
  return due ? codes.map((code) => deadlineRule(law, code, due.date)) : [];
}
