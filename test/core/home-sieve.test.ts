import { describe, expect, test } from 'vitest';
import { renderHome } from '../../adapters/slack/render.ts';
import { home } from '../../src/dialogue/home.ts';
import type { Item } from '../../src/dialogue/menu.ts';
import type { HomeMessage, Sought } from '../../src/dialogue/message.ts';
import { instant } from '../../src/law/date.ts';
import { seededLaw } from '../../src/law/law.ts';
import type { Position } from '../../src/names.ts';
import { texts } from '../../src/text/all.ts';
import { checkView } from '../doubles/slack/block-kit.ts';

const { say } = texts.zh;
const now = instant('2026-11-25', '09:00');
const [south, inner] = [
  { id: 'ngmz', name: '南岗区民政局' },
  { id: 'dlmz', name: '道里区民政局' },
];

/** What waits: of each office something that is late, due this week, and due later, at two steps. */
const waits = [
  ...([
    ['2026-11-20', south],
    ['2026-11-27', south],
    ['2026-12-20', south],
    ['2026-12-21', south],
  ] as const),
  ...([
    ['2026-11-19', inner],
    ['2026-12-22', inner],
    ['2026-12-23', inner],
  ] as const),
].map(
  ([day, office], place) =>
    ({ day, office, position: place % 2 === 0 ? 'budget.review' : 'initiation.opinions' }) as const,
);

function itemOf({ day, position }: { readonly day: string; readonly position: Position }, place: number): Item {
  const number = `HRB-2026-MZ-${1000 + place}`;
  const open = { outcome: undefined, opens: undefined, provisional: false, part: undefined } as const;
  return {
    id: `case-${place}`,
    number,
    procedure: 'purchase',
    title: `项目 ${place}`,
    position,
    due: instant(day),
    ...open,
  };
}

function homeOf(sought: Sought, count = waits.length, after?: string): HomeMessage {
  const items = Array.from({ length: count }, (_, place) =>
    itemOf(waits[place % waits.length] ?? expect.fail(), place),
  );
  const offices = new Map(items.map(({ id }, place) => [id, waits[place % waits.length]?.office ?? south]));
  const person = { id: 'li', name: '李明', seats: [{ role: 'finance_budget', body: 'cz' }] } as const;
  const nothing = { items: [], after: undefined };
  return home(
    {
      account: { person, language: 'zh', known: true },
      city: '哈尔滨市',
      bodies: new Map([['cz', '财政局']]),
      waiting: { items, after },
      ...{ offices, sought, later: nothing, mine: nothing, drafts: [], beginnings: [] },
    },
    seededLaw,
    now,
  );
}

const listed = ({ blocks }: HomeMessage) => blocks.flatMap((block) => (block.kind === 'items' ? block.items : []));
const options = (shown: HomeMessage, name: string) =>
  shown.sieves?.find((sieve) => sieve.name === name)?.options.map(({ label }) => label);
const counts = ({ blocks }: HomeMessage) => blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))[1];

describe('what waits at home', () => {
  test('can be narrowed down by how soon it is due, its step and its office, each with how much there is', () => {
    const all = homeOf({});
    expect(listed(all)).toHaveLength(7);
    expect(options(all, 'due')).toEqual(['已过期限 2 件', '本周到期 1 件', '还有时间 4 件']);
    expect(options(all, 'office')).toEqual(['南岗区民政局 4 件', '道里区民政局 3 件']);
    expect(options(all, 'step')?.map((label) => label.replace(/.* · /, ''))).toEqual([
      '预算申请 4 件',
      '立项审查 3 件',
    ]);
  });

  test('is counted in all where it is narrowed down, and so are the other choices within what is chosen', () => {
    const late = homeOf({ due: 'late' });
    expect(listed(late)).toHaveLength(2);
    expect(counts(late)).toBe(counts(homeOf({})));
    expect(options(late, 'due')).toEqual(options(homeOf({}), 'due'));
    expect(options(late, 'office')).toEqual(['南岗区民政局 1 件', '道里区民政局 1 件']);
    const one = homeOf({ due: 'late', office: inner.id });
    expect(listed(one)).toHaveLength(1);
    expect(one.sieves?.map(({ name, chosen }) => [name, chosen])).toEqual([
      ['due', 'late'],
      ['step', undefined],
      ['office', inner.id],
    ]);
  });

  test('says where nothing fits all that is chosen', () => {
    const none = homeOf({ due: 'week', office: inner.id });
    expect(listed(none)).toEqual([]);
    expect(none.blocks).toContainEqual(expect.objectContaining({ text: say.siftedOut }));
  });

  test('is narrowed down by nothing of which there is none any more, and not at all where little waits', () => {
    expect(homeOf({ due: 'today', office: 'closed' })).toEqual(homeOf({}));
    expect(homeOf({ due: 'late' }, 5).sieves).toBeUndefined();
    expect(listed(homeOf({ due: 'late' }, 5))).toHaveLength(5);
  });

  test('is counted beyond what is listed, and says so where even that is not all', () => {
    const many = homeOf({}, 70);
    expect(counts(many)).toBe('已过期限 20 件 · 本周到期 10 件 · 还有时间 40 件');
    expect(listed(many)).toHaveLength(20);
    expect(many.buttons.flat().map(({ label }) => label)).toContain(say.listTitle.inbox);
    expect(
      homeOf({})
        .buttons.flat()
        .map(({ label }) => label),
    ).not.toContain(say.listTitle.inbox);
    const more = homeOf({}, 100, 'further');
    expect(more.blocks).toContainEqual(expect.objectContaining({ text: say.firstOf(100) }));
  });

  test('has its menus on Slack between who he is and the lists, as they are chosen', () => {
    const { sieves = [] } = homeOf({ due: 'late' });
    const heading = (text: string) => ({ kind: 'heading', text }) as const;
    const items = [{ title: '项目 0' }];
    const blocks = [heading('李明'), heading('已过期限 2 件'), { kind: 'items', items } as const];
    const view = renderHome({ language: 'zh', sieves, blocks, buttons: [] }, { due: 'late' });
    expect(checkView(view)).toEqual([]);
    expect(view.blocks.map(({ type }) => type)).toEqual(['header', 'actions', 'header', 'section']);
    const menus = view.blocks.flatMap((block) =>
      'elements' in block && block.type === 'actions' ? block.elements : [],
    );
    expect(menus.map((menu) => 'initial_option' in menu && menu.initial_option?.value)).toEqual(['late', false, false]);
  });
});
