import { beforeAll, describe, expect, test } from 'vitest';
import { mostRows, workbook } from '../../adapters/web/sheet.ts';
import { demoPersons } from '../../db/demo/persons.ts';
import type { OverseenPage } from '../../src/app/ports/oversight-desk.ts';
import { budgetsOpenTo, looksOver, mayKnow, sightOf } from '../../src/engine/read.ts';
import { yuan } from '../../src/law/money.ts';
import { type ProcedureId, procedureIds } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { stateOf } from '../memory/cases.ts';
import type { MemoryStore } from '../memory/memory-store.ts';
import { unzipped } from '../unzipped.ts';
import { type WebCity, webCity } from '../web-city.ts';

let store: MemoryStore;
let city: WebCity;

beforeAll(async () => {
  city = await webCity();
  store = city.store;
});

/** A page as this person, or the public, sees it. */
async function get(path: string, person?: string): Promise<Response> {
  return (await city.visitor(person)).get(path);
}

async function text(path: string, person?: string): Promise<string> {
  return (await get(path, person)).text();
}

/** All cases of a kind that a person looks over, page by page. */
async function overseenBy(person: string, procedure: ProcedureId): Promise<readonly string[]> {
  const ids: string[] = [];
  let page: OverseenPage | undefined;
  do {
    const after = page?.after;
    page = await city.desk.read((read) =>
      read.overseen(person, { procedure, limit: 3, ...(after && { after }) }, 'zh'),
    );
    if (page?.procedure === procedure) ids.push(...page.items.map(({ id }) => id));
  } while (page?.after !== undefined);
  return ids;
}

test('nobody finds a case in a list of which he may not know, whoever he is', async () => {
  const tables = store.tables();
  for (const { id, name, seats } of demoPersons) {
    const person = { id, name, seats };
    for (const procedure of procedureIds) {
      for (const found of await overseenBy(id, procedure)) {
        const state = stateOf(tables, found);
        const parent = state.parent === undefined ? undefined : stateOf(tables, state.parent);
        expect([id, procedure, mayKnow(procedureOf(procedure), state, person, parent)]).toEqual([id, procedure, true]);
      }
    }
  }
});

test('whoever looks over all cases of a kind finds every one', async () => {
  const cards = [...store.tables().cards.values()];
  let seen = 0;
  for (const person of demoPersons.filter(looksOver)) {
    for (const procedure of procedureIds) {
      const sight = sightOf(procedureOf(procedure), person);
      const all = cards.filter((card) => card.procedure === procedure && (sight === 'all' || card.public));
      const found = await overseenBy(person.id, procedure);
      if (sight === 'public' && procedureOf(procedure).public === undefined) expect(found).toEqual([]);
      else expect(new Set(found)).toEqual(new Set(all.map(({ id }) => id)));
      seen += found.length;
    }
  }
  expect(seen).toBeGreaterThan(100);
});

describe('who looks over what', () => {
  test.each<readonly [string, 'all' | 'public' | 'nothing', 'all' | 'own' | 'nothing']>([
    ['cz-budget', 'all', 'all'],
    ['cz-budget-head', 'all', 'all'],
    ['cz-proc', 'all', 'all'],
    ['cz-treasury', 'all', 'all'],
    ['xtz-sec', 'all', 'all'],
    ['xtz-chair', 'all', 'all'],
    ['jw-supervision', 'all', 'all'],
    ['sj-audit', 'all', 'all'],
    ['pt-auditor', 'public', 'all'],
    ['bb-staffing', 'all', 'nothing'],
    ['jy-agency', 'all', 'nothing'],
    ['pt-admin', 'public', 'nothing'],
    ['ngmz-staff', 'nothing', 'own'],
    ['ngmz-acceptor', 'nothing', 'own'],
    ['expert-1', 'nothing', 'nothing'],
    ['evaluator', 'nothing', 'nothing'],
    ['user-rep', 'nothing', 'nothing'],
    ['media', 'nothing', 'nothing'],
    ['bc-admin', 'nothing', 'nothing'],
    ['citizen-1', 'nothing', 'nothing'],
  ])('%s: purchases %s, budgets %s', async (id, purchases, budgets) => {
    const person = demoPersons.find((each) => each.id === id);
    if (!person) throw new Error(`no ${id}`);
    expect(looksOver(person) ? sightOf(procedureOf('purchase'), person) : 'nothing').toBe(purchases);
    const open = budgetsOpenTo(person);
    expect(open === 'all' ? 'all' : open.length > 0 ? 'own' : 'nothing').toBe(budgets);
    expect((await get('/desk/oversight', id)).status).toBe(purchases === 'nothing' ? 403 : 200);
    expect((await get('/desk/oversight.xlsx', id)).status).toBe(purchases === 'nothing' ? 403 : 200);
    expect((await get('/desk/late.xlsx', id)).status).toBe(purchases === 'nothing' ? 403 : 200);
    expect((await get('/desk/budget', id)).status).toBe(budgets === 'nothing' ? 403 : 200);
    expect((await get('/desk/budget.xlsx', id)).status).toBe(budgets === 'nothing' ? 403 : 200);
    const desk = await text('/desk', id);
    expect(desk.includes('href="/desk/oversight"')).toBe(purchases !== 'nothing');
    expect(desk.includes('href="/desk/budget"')).toBe(budgets !== 'nothing');
  });

  test('whoever is not signed in is asked to', async () => {
    for (const path of [
      '/desk/oversight',
      '/desk/oversight.xlsx',
      '/desk/late.xlsx',
      '/desk/budget',
      '/desk/budget.xlsx',
    ])
      expect((await get(path)).status).toBe(401);
  });

  test('a buyer reads the lines of his own office and no other’s, whatever he asks for', async () => {
    const own = await city.desk.read((read) => read.budget('ngmz-staff', {}, 'zh'));
    expect(new Set(own?.lines.map(({ office }) => office))).toEqual(new Set(['南岗区民政局']));
    const other = await city.desk.read((read) => read.budget('ngmz-staff', { office: 'dlmz' }, 'zh'));
    expect(other?.lines).toEqual([]);
  });
});

test('whoever only looks on finds at his desk what runs and who is late, before all else', async () => {
  const desk = await text('/desk', 'pt-auditor');
  expect(desk).toContain('正在办的');
  expect(desk).toContain('谁手里有逾期的');
  expect(desk.indexOf('正在办的')).toBeLessThan(desk.indexOf('我的事项</h2>'));
  expect(await text('/desk', 'cz-budget')).toMatch(/逾期 \d+ 件/);
  expect(await text('/desk?lang=en', 'cz-budget')).toMatch(/\d+ overdue/);
});

test('the sums of the list are those of all that is found, not of the page', async () => {
  const [short, long] = await city.desk.read((read) =>
    Promise.all([read.overseen('xtz-sec', { limit: 1 }, 'zh'), read.overseen('xtz-sec', {}, 'zh')]),
  );
  expect(long?.items.length).toBeGreaterThan(5);
  expect(short?.sums).toEqual(long?.sums);
  expect(long?.sums.count).toBe(long?.items.length);
  expect(long?.sums.amount).toBe(long?.items.reduce((sum, { fen = 0 }) => sum + fen, 0));
  const page = await text('/desk/oversight', 'xtz-sec');
  expect(page).toContain(`金额合计 ${yuan(long?.sums.amount ?? 0)}`);
});

test('late in the overview is what is late in the list, however much time goes by: no claim of money, nothing that is not open', async () => {
  const later = await webCity();
  const seen = new Set<string>();
  for (const days of [0, 20, 60, 200, 800]) {
    await later.clock.advance(days * 86_400_000);
    for (const procedure of procedureIds) {
      const [all, late] = await later.desk.read((read) =>
        Promise.all([
          read.overseen('xtz-sec', { procedure, limit: 500 }, 'zh'),
          read.overseen('xtz-sec', { procedure, state: 'late', limit: 500 }, 'zh'),
        ]),
      );
      if (all?.procedure !== procedure) continue;
      const said = all.items.filter(({ due }) => due?.state === 'late').map(({ number }) => number);
      expect(
        late?.items.map(({ number }) => number),
        `${procedure} after ${days} days`,
      ).toEqual(said);
      expect(all.sums.late).toBe(said.length);
      if (said.length > 0) seen.add(procedure);
    }
  }
  expect(seen.size).toBeGreaterThan(2);
});

test('the list is filtered by what is asked for, and says again what was asked', async () => {
  const page = await text('/desk/oversight?office=dlmz&state=late&least=60万&most=1e', 'xtz-sec');
  expect(page).toContain('<option value="dlmz" selected>');
  expect(page).toContain('<option value="late" selected>');
  expect(page).toContain('value="60万"');
  expect(page).toContain('没有看懂金额“1e”');
  const found = await city.desk.read((read) => read.overseen('xtz-sec', { buyer: 'dlmz', least: 60_000_000 }, 'zh'));
  for (const { office, fen = 0 } of found?.items ?? [])
    expect([office, fen >= 60_000_000]).toEqual(['道里区民政局', true]);
  expect(await text('/desk/oversight?q=没有这样的', 'xtz-sec')).toContain('没有符合的事项');
});

test.each(['kind=nothing', 'state=nothing', 'method=x', 'step=%27', 'office=%00', 'least=-1', 'q=%25', 'year=x'])(
  'a strange address is answered calmly: %s',
  async (query) => {
    expect((await get(`/desk/oversight?${query}`, 'xtz-sec')).status).toBe(200);
    expect((await get(`/desk/budget?${query}`, 'xtz-sec')).status).toBe(200);
  },
);

test('what is taken away is a workbook, called as the page', async () => {
  for (const [path, name] of [
    ['/desk/oversight.xlsx?state=open', '全市事项'],
    ['/desk/late.xlsx', '谁手里有逾期的'],
    ['/desk/budget.xlsx', '预算余额'],
  ] as const) {
    const response = await get(path, 'xtz-sec');
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(`${name} 2026-11-24.xlsx`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(String.fromCharCode(...bytes.subarray(0, 2))).toBe('PK');
    expect(bytes.length).toBeGreaterThan(2000);
  }
});

describe('a table that is taken away', () => {
  const columns = [{ label: '编号', width: 8, of: (row: number) => row }];
  const cells = async (rows: number): Promise<string> => {
    const files = unzipped(
      await workbook(
        '表',
        columns,
        Array.from({ length: rows }, (_, place) => place),
        '后面还有',
      ),
    );
    return files.join('');
  };

  test.each([0, 1, mostRows])('says nothing of a limit when all %d rows are in it', async (rows) => {
    expect(await cells(rows)).not.toContain('后面还有');
  });

  test.each([mostRows + 1, mostRows + 500])(
    'stops at its limit of %d rows and says so in its last row',
    async (rows) => {
      const found = await cells(rows);
      expect(found.match(/<row /g)).toHaveLength(1 + mostRows + 1);
      expect(found).toContain('后面还有');
    },
  );

  test.each([
    [mostRows, false],
    [mostRows + 1, true],
  ])('of %d cases is announced on the page as not all: %s', async (count, isCut) => {
    const large = await webCity({
      between: (desk) => ({
        read: (work) =>
          desk.read((read) =>
            work({
              ...read,
              overseen: async (...asked) => {
                const page = await read.overseen(...asked);
                return page && { ...page, sums: { ...page.sums, count } };
              },
            }),
          ),
      }),
    });
    const page = await (await large.visitor('xtz-sec')).page('/desk/oversight');
    expect(page.includes(`下载的表格最多 ${mostRows} 行，装不下全部`)).toBe(isCut);
  });
});

test('the sums of the budget are those of its lines, and what is left is what can still be asked for', async () => {
  const page = await city.desk.read((read) => read.budget('cz-budget', { year: 2027 }, 'zh'));
  expect(page?.lines.length).toBeGreaterThan(3);
  for (const { limit, reserved, committed, paid, left } of page?.lines ?? [])
    expect(left).toBe(limit - reserved - committed - paid);
  expect(page?.sums.left).toBe(page?.lines.reduce((sum, { left }) => sum + left, 0));
  const html = await text('/desk/budget?year=2027', 'cz-budget');
  expect(html).toContain(yuan(page?.sums.left ?? -1));
});

test('a line says which project has what of it, and all that moved, which together are its balances', async () => {
  const page = await city.desk.read((read) => read.budget('cz-budget', {}, 'zh'));
  const used = (page?.lines ?? []).filter(({ limit, left }) => left < limit);
  expect(used.length).toBeGreaterThan(0);
  for (const { id, reserved, committed, paid, name } of used) {
    const line = await city.desk.read((read) => read.line('cz-budget', id, 'zh'));
    const sum = (of: 'reserved' | 'committed' | 'paid') => line?.purchases.reduce((total, each) => total + each[of], 0);
    expect([sum('reserved'), sum('committed'), sum('paid')]).toEqual([reserved, committed, paid]);
    expect(line?.entries.length).toBeGreaterThan(0);
    const html = await text(`/desk/budget/line/${id}`, 'cz-budget');
    expect(html).toContain(name);
    for (const { number } of line?.purchases ?? []) expect(html).toContain(number);
  }
});

test('a project says to whoever reads budgets what it has of each year, and to nobody else', async () => {
  const [line] =
    (await city.desk.read((read) => read.budget('cz-budget', {}, 'zh')))?.lines.filter(
      ({ paid, committed }) => paid > 0 || committed > 0,
    ) ?? [];
  const uses = await city.desk.read((read) => read.line('cz-budget', line?.id ?? '', 'zh'));
  const [purchase] = uses?.purchases ?? [];
  const path = `/desk/case/${purchase?.id}`;
  expect(await text(path, 'cz-budget')).toContain('分年度的钱');
  expect(await text(path, 'mz-civil')).not.toContain('分年度的钱');
  const years = await city.desk.read((read) => read.moneyOf('cz-budget', purchase?.id ?? '', 'zh'));
  expect(years.map((each) => each.line)).toContain(line?.id);
});

test('the page of the end of the year shows what is open to whoever reads budgets, a buyer his own', async () => {
  const all = await city.desk.read((read) => read.yearEnd('cz-treasury', 'zh'));
  const own = await city.desk.read((read) => read.yearEnd('ngmz-head', 'zh'));
  expect(own?.lines.every(({ line }) => all?.lines.some((each) => each.line.id === line.id))).toBe(true);
  expect(await text('/desk/budget/year-end', 'cz-treasury')).toContain('年终清理');
  expect((await get('/desk/budget/year-end', 'sj-audit')).status).toBe(200);
  expect((await get('/desk/budget/year-end', 'citizen-1')).status).toBe(403);
  expect((await get('/desk/budget/line/nothing', 'cz-treasury')).status).toBe(403);
});
