import { type Case, latest } from '../../../engine/case.ts';
import { type AnswersOf, date, type Form, integer, money, rows, text } from '../../../engine/form.ts';
import { maybe, row } from '../../../engine/rows.ts';
import { cityDate, yearOf } from '../../../law/date.ts';
import type { Fen } from '../../../law/fen.ts';
import type { Law } from '../../../law/law.ts';
import { band } from '../../../law/procurement.ts';
import { setting } from '../../../law/setting.ts';
import { brief, type Facts, rule, type Situation } from '../facts.ts';
import { type Project, project, totalCost } from './project.ts';

/** Whether one purchase is parted into several small ones (政府采购法实施条例 Art 28), or entered twice. */

type Asked = Pick<Project, 'item' | 'start' | 'end' | 'costs'>;

/** What else the department buys of the same service in the same years, whoever entered it and for whichever place. */
function similarTo({ id }: Case, asked: Asked, { siblings }: Facts) {
  return siblings.flatMap((other) => {
    const theirs = other.id === id || isGivenUp(other) ? undefined : latest(other, project);
    return theirs && theirs.item === asked.item && shareYear(theirs, asked) ? [{ number: other.number, theirs }] : [];
  });
}

function isGivenUp({ outcome }: Case): boolean {
  return outcome !== undefined && outcome !== 'completed';
}

function shareYear(one: Asked, other: Asked): boolean {
  return yearOf(one.start) <= yearOf(other.end) && yearOf(other.start) <= yearOf(one.end);
}

/** The threshold that all of it reaches together and this one alone does not, if there is one. */
function reachedTogether(law: Law, own: Fen, together: Fen, now: Date): Fen | undefined {
  const today = cityDate(now);
  const reached = band(law, together, today);
  if (reached === band(law, own, today)) return undefined;
  const key = reached === 'open-tender' ? 'threshold.open-tender.services' : 'threshold.procurement.services';
  return setting(law, key, today).value;
}

const found = {
  similar: integer({ unit: 'similar' }),
  projects: rows({ number: text(), title: text(), cost: money(), start: date('ahead'), end: date('ahead') }),
  together: money(),
  reached: money(),
};

/** What was found when a project was entered: it stays in the record, and each office that decides has it before it. */
export const similarBrief = brief(
  'similar',
  {
    similar: row(found.similar),
    projects: maybe(row(found.projects)),
    together: maybe(row(found.together)),
    reached: maybe(row(found.reached)),
  },
  ({ state, answers, facts, now }) => {
    const asked = project.fields;
    const read = {
      item: asked.item.schema.safeParse(answers.item).data,
      start: asked.start.schema.safeParse(answers.start).data,
      end: asked.end.schema.safeParse(answers.end).data,
      costs: asked.costs.schema.safeParse(answers.costs).data,
    };
    const { item, start, end, costs } = read;
    if (item === undefined || start === undefined || end === undefined || costs === undefined) return undefined;
    return findings(state, { item, start, end, costs }, facts, now);
  },
);

function findings(state: Case, asked: Asked, facts: Facts, now: Date): Findings {
  const all = similarTo(state, asked, facts);
  if (all.length === 0) return { similar: 0 };
  const own = totalCost(asked);
  const together = all.reduce((sum, { theirs }) => sum + totalCost(theirs), own);
  return {
    similar: all.length,
    projects: all.map(({ number, theirs }) => {
      const { title, start, end } = theirs;
      return { number, title, cost: totalCost(theirs), start, end };
    }),
    together,
    reached: reachedTogether(facts.law, own, together, now),
  };
}

interface Findings {
  readonly similar: number;
  readonly projects?: AnswersOf<Form<typeof found>>['projects'];
  readonly together?: Fen;
  readonly reached?: Fen | undefined;
}

function pointedOut({ similar, projects = [], together = 0, reached = 0 }: Findings) {
  return similar > 0 && { similar, numbers: projects.map(({ number }) => number).join('、'), together, reached };
}

export const noSimilarProject = rule(
  'no-similar-project',
  '政府采购法实施条例 Art 28',
  ({ state, answers, facts, now }: Situation<Project>) => pointedOut(findings(state, answers, facts, now)),
);

/** What was found then, for those who decide later; of a project that was entered before anybody looked, that nobody has. */
export const similarRecorded = rule('no-similar-project', '政府采购法实施条例 Art 28', ({ state }) => {
  const { decided = {} } = state.filings.findLast(({ form }) => form === project.id) ?? {};
  const similar = found.similar.schema.safeParse(decided.similar).data;
  if (similar === undefined) return { similar: -1 };
  return pointedOut({
    similar,
    projects: found.projects.schema.safeParse(decided.projects).data ?? [],
    together: found.together.schema.safeParse(decided.together).data ?? 0,
    reached: found.reached.schema.safeParse(decided.reached).data,
  });
});
