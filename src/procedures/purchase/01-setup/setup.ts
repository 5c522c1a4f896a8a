import { type Case, latest } from '../../../engine/case.ts';
import { type AnswersOf, choice, date, form, integer, longText, money, rows } from '../../../engine/form.ts';
import { notice, publish } from '../../../engine/notice.ts';
import type { Copy, Stages } from '../../../engine/procedure.ts';
import { asked, body, maybe, row } from '../../../engine/rows.ts';
import { children, item } from '../../../law/catalogue.ts';
import { cityDate, plusYears, yearsUntilAfter } from '../../../law/date.ts';
import { dueFrom, lastDay } from '../../../law/deadline.ts';
import { setting } from '../../../law/setting.ts';
import { serviceMonths } from '../../../law/term.ts';
import { recuses, rejects, returnsTo } from '../../common/common.ts';
import { commentsIn, heardIn } from '../comment/comment-form.ts';
import { action, brief, type Facts, rule, type Situation } from '../facts.ts';
import { continuityLacking, indicatorKinds, type Project, project, totalCost } from './project.ts';
import { onlyOpened } from './reopened.ts';
import { noSimilarProject, similarBrief, similarRecorded } from './similar.ts';

export { type Project, project, titleOf, totalCost } from './project.ts';
export { fewReopenings, onlyOpened, reopening } from './reopened.ts';
export { noSimilarProject, similarBrief } from './similar.ts';

export const consultationNotice = notice(
  'consultation',
  {
    title: asked(project, 'title'),
    item: asked(project, 'item'),
    need: asked(project, 'need'),
    groups: asked(project, 'groups'),
    users: asked(project, 'users'),
    divisions: asked(project, 'divisions'),
    content: asked(project, 'content'),
    start: asked(project, 'start'),
    end: asked(project, 'end'),
    until: row(date('ahead')),
    contact: row(body()),
  },
  {
    headline: ['users', 'divisions'],
    enters: ({ item: code, users, groups, divisions }) => ({ table: 'need', item: code, users, groups, divisions }),
  },
);

/** How many said what of a need. */
const counts = {
  supporters: integer({ unit: 'people' }),
  opponents: integer({ unit: 'people' }),
  comments: integer({ unit: 'comments' }),
};

export const needsSummary = form('needs-summary', {
  ...counts,
  summary: longText({ min: 20, max: 2000 }),
});

/** What everybody said of the need, before whoever sums it up. */
export const commentsBrief = brief(
  'comments',
  {
    heard: row(rows(counts)),
    said: row(rows({ stance: choice('support', 'oppose', 'suggest'), opinion: longText() })),
  },
  ({ facts: { comments } }) =>
    comments.length === 0
      ? undefined
      : {
          heard: [heardIn(comments)],
          said: commentsIn(comments).flatMap(({ stance, opinion }) => (opinion ? [{ stance, opinion }] : [])),
        },
);

/** What is to be bought and what it would cost: what every office has before it that has a say on a project. */
export const projectBrief = brief(
  'project',
  {
    cost: row(money()),
    item: asked(project, 'item'),
    users: asked(project, 'users'),
    start: asked(project, 'start'),
    end: asked(project, 'end'),
    content: asked(project, 'content'),
    need: asked(project, 'need'),
    funding: asked(project, 'funding'),
    comments: maybe(row(rows(counts))),
    summary: maybe(asked(needsSummary, 'summary')),
  },
  ({ state }) => {
    const planned = latest(state, project);
    if (!planned) return undefined;
    const { supporters, opponents, comments, summary } = latest(state, needsSummary) ?? {};
    const heard = supporters !== undefined && opponents !== undefined && comments !== undefined;
    return {
      ...planned,
      cost: totalCost(planned),
      summary,
      comments: heard ? [{ supporters, opponents, comments }] : undefined,
    };
  },
);

export const inCatalogue = rule(
  'in-catalogue',
  '财政部令第102号 Art 14',
  ({ answers }: Situation<Project>) =>
    (!item(answers.item) || children(answers.item).length > 0) && { code: answers.item },
  'item',
);

export const endAfterStart = rule(
  'end-after-start',
  'R66',
  ({ answers: { start, end } }: Situation<Project>) => end <= start && { start, end },
  'end',
);

/** What has begun is not bought any more: it would be rendered without a tender, and paid for afterwards. */
export const startAhead = rule(
  'start-ahead',
  '政府采购法 Art 26',
  ({ answers: { start }, now }: Situation<Project>) => start <= cityDate(now) && { start },
  'start',
);

export const termWithinLaw = rule(
  'term-within-law',
  '财政部令第102号 Art 24',
  ({ answers: { start, end }, facts, now }: Situation<Project>) => {
    const most = setting(facts.law, 'term.max-months', cityDate(now)).value;
    const months = serviceMonths(start, end);
    return months > most && { months, most };
  },
  'end',
);

export const continuityShown = rule(
  'continuity-shown',
  '财政部令第102号 Art 24; R92',
  ({ answers: { start, end, continuity = [] }, facts, now }: Situation<Project>) =>
    continuityLacking(facts.law, serviceMonths(start, end), continuity, cityDate(now)),
  'continuity',
);

export const sharesMakeWhole = rule(
  'shares-make-whole',
  'R48',
  ({ answers }: Situation<Project>) => {
    const sum = answers.funding.reduce((total, { percent }) => total + percent, 0);
    return sum !== 100 && { sum };
  },
  'funding',
);

export const everyKindOfIndicator = rule(
  'every-kind-of-indicator',
  '财预〔2020〕10号',
  ({ answers }: Situation<Project>) => {
    const missing = indicatorKinds.filter((kind) => !answers.indicators.some((each) => each.kind === kind));
    return missing.length > 0 && { missing: missing.join(',') };
  },
  'indicators',
);

/** What may not be bought: none of the six may apply. */
export const notOnNegativeList = rule(
  'not-on-negative-list',
  '财政部令第102号 Art 10',
  ({ answers }: Situation<Project>) => {
    const named = answers.negative.filter((each) => each !== 'none');
    return named.length > 0 && { named: named.join(',') };
  },
  'negative',
);

export const consultationOver = rule('consultation-over', '政府采购法实施条例 Art 15', ({ state, facts, now }) => {
  const { at, date: until } = dueFrom(facts.law, 'NEED_PUB', new Date(state.openedAt));
  return now < at && { until };
});

/** What came in here is counted as it came; only what came otherwise is added. */
export const countsCoverComments = rule(
  'counts-cover-comments',
  '政府采购法实施条例 Art 15',
  ({ answers, facts }: Situation<AnswersOf<typeof needsSummary>>) => {
    const heard = heardIn(facts.comments);
    const short =
      answers.supporters < heard.supporters || answers.opponents < heard.opponents || answers.comments < heard.comments;
    return short && heard;
  },
  'supporters',
);

const projectRules = [
  notOnNegativeList,
  inCatalogue,
  endAfterStart,
  termWithinLaw,
  continuityShown,
  sharesMakeWhole,
  everyKindOfIndicator,
];

/** So many earlier projects are offered to be filled in from. */
const mostCopies = 3;

/** Has everybody been told that it is to be bought? */
export function isAnnounced(state: Case): boolean {
  return state.entries.some(({ position }) => position === 'publication.intention');
}

/**
 * What the office has bought or announced before, the last first: all of it but what is declared for each project, its days
 * as many years later as bring its beginning ahead.
 */
function earlierProjects({ facts, now }: Situation): readonly Copy<Partial<Project>>[] {
  return facts.ownLast
    .filter(({ state }) => isAnnounced(state))
    .flatMap((from) => {
      const was = latest(from.state, project);
      if (!was) return [];
      const { negative: _negative, noConflict: _noConflict, continuity, documents, ...kept } = was;
      const years = yearsUntilAfter(was.start, cityDate(now));
      const days = { start: plusYears(was.start, years), end: plusYears(was.end, years) };
      return [{ from, answers: { ...kept, continuity, documents, ...days } }];
    })
    .slice(0, mostCopies);
}

export const createProject = action({
  binds: 'lightly',
  by: 'buyer_staff',
  form: project,
  copies: earlierProjects,
  shows: similarBrief,
  keeps: ['projects', 'together', 'reached'],
  records: ['similar'],
  when: [...projectRules, startAhead],
  warns: [noSimilarProject],
  goes: 'setup.consult',
  does: ({ answers, by, facts, now }) => {
    const { title, item: code, need, groups, users, divisions, content, start, end } = answers;
    const until = lastDay(dueFrom(facts.law, 'NEED_PUB', now).at);
    const contact = by.body ?? '';
    return [
      publish(consultationNotice, {
        title,
        item: code,
        need,
        groups,
        users,
        divisions,
        content,
        start,
        end,
        until,
        contact,
      }),
    ];
  },
  effects: ['consultation'],
  tells: ['buyer_head'],
});

export const setup = {
  'setup.consult': {
    waits: 'buyer_staff',
    opens: { by: ['NEED_PUB'], moment: ({ facts, now }) => dueFrom(facts.law, 'NEED_PUB', now).at.toISOString() },
    othersUntil: true,
    due: {
      by: ['NEED_PUB', 'NEED_SUM'],
      moment: ({ facts, now }) => {
        const published = dueFrom(facts.law, 'NEED_PUB', now);
        return dueFrom(facts.law, 'NEED_SUM', new Date(published.at.getTime() - 1)).at.toISOString();
      },
    },
    escalates: ['buyer_head'],
    actions: {
      summariseNeeds: action({
        binds: 'lightly',
        by: 'buyer_staff',
        form: needsSummary,
        shows: commentsBrief,
        prefill: ({ facts: { comments } }) => (comments.length > 0 ? heardIn(comments) : undefined),
        gates: [consultationOver],
        when: [countsCoverComments],
        goes: 'setup.confirm',
        tells: ['buyer_head'],
      }),
    },
  },
  'setup.confirm': {
    waits: 'buyer_head',
    due: 'SETUP_REV',
    escalates: ['group_sec'],
    actions: {
      confirmProject: action({
        binds: 'lightly',
        revocable: true,
        by: 'buyer_head',
        apart: ['createProject', 'summariseNeeds', 'correctProject'],
        shows: projectBrief,
        names: ['cost'],
        warns: [similarRecorded],
        goes: 'budget.request',
        tells: ['buyer_staff'],
      }),
      returnProject: returnsTo('setup.correct', 'buyer_head', ['buyer_staff']),
      rejectProject: rejects('buyer_head', ['buyer_staff']),
      recuseProject: recuses('buyer_head'),
    },
  },
  'setup.correct': {
    waits: 'buyer_staff',
    escalates: ['buyer_head'],
    actions: {
      correctProject: action({
        binds: 'lightly',
        by: 'buyer_staff',
        form: project,
        prefill: ({ state }) => latest(state, project),
        shows: similarBrief,
        keeps: ['projects', 'together', 'reached'],
        records: ['similar'],
        when: [...projectRules, onlyOpened],
        warns: [noSimilarProject],
        goes: 'setup.confirm',
        tells: ['buyer_head'],
      }),
    },
  },
} as const satisfies Stages<'purchase', 'setup', Facts>;
