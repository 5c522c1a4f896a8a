import { beforeAll, describe, expect, test } from 'vitest';
import { stepDurations } from '../../src/dialogue/step-days.ts';
import { instant } from '../../src/law/date.ts';
import { seededLaw } from '../../src/law/law.ts';
import { yuan } from '../../src/law/money.ts';
import { languages } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { texts } from '../../src/text/all.ts';
import { stateOf } from '../memory/cases.ts';
import { buttonsIn, type Chat, chatIn } from '../memory/chat.ts';
import type { Tables } from '../memory/tables.ts';
import { chineseIn, writtenByPeople } from '../memory/written-by-people.ts';
import { cityNow, complaintAnswers, inHand, type WebCity, webCity } from '../web-city.ts';

const open = inHand.open;
const running = inHand.running;
const closed = 'HRB-2026-CL-0001';
let city: WebCity;

beforeAll(async () => {
  city = await webCity();
});

/** A page as this person, or the public, sees it. */
async function text(path: string, person?: string, where: WebCity = city): Promise<string> {
  return (await where.visitor(person)).page(path);
}

/** The same city at another time, nobody having done anything since. */
async function at(time: Date): Promise<WebCity> {
  const then = await webCity();
  await then.clock.advance(time.getTime() - cityNow.getTime());
  return then;
}

const { procedures } = texts.zh;
const labels = (chat: Chat): readonly string[] => buttonsIn(chat.last()).map(({ label }) => label);

/** When bids on the open purchase close. */
function closing(): number {
  const card = [...city.store.tables().cards.values()].find(({ number }) => number === open);
  return card?.opens?.getTime() ?? 0;
}

describe.each(languages)('a public page, in %s', (language) => {
  test('says no day as programmes write it', async () => {
    const cards = [...city.store.tables().cards.values()].filter((card) => card.public);
    expect(cards.length).toBeGreaterThan(10);
    for (const { number } of cards) {
      const page = await text(`/p/${number}?lang=${language}`);
      const words = page.slice(page.indexOf('<main')).replaceAll(/<[^>]+>/g, '');
      expect(words.match(/(?<![\d-])(?:\d{4}-)?[01]\d-[0-3]\d(?![\d-])/g), number).toBeNull();
    }
  });
});

describe('what can be bid for', () => {
  test.each([
    [-60_000, true],
    [-1, true],
    [0, false],
    [1, false],
    [86_400_000, false],
  ])('%d ms from the closing: %s, though nobody has opened the bids', async (ms, can) => {
    const then = await at(new Date(closing() + ms));
    const listed = await text('/projects?stage=open', undefined, then);
    expect(listed.includes(open)).toBe(can);
    const page = await text(`/p/${open}`, 'bc-staff', then);
    expect(page.includes('现在可以投标')).toBe(can);
    expect(page.includes('&quot;procedure&quot;:&quot;bid&quot;')).toBe(can);
  });

  test('says up to which price, and how it is bought', async () => {
    const home = await text('/');
    expect(home).toContain('最高 ¥720,000');
    expect(home).toContain('竞争性磋商');
  });

  test('begins on the project’s page and is found from its notice; others are told who may', async () => {
    expect(await text(`/p/${open}`)).toContain('href="/sign-in"');
    expect(await text(`/p/${open}`, 'citizen-1')).toContain('已经登记并核验的社会组织可以投标');
    expect(await text(`/p/${running}`, 'bc-staff')).not.toContain('id="h-apply"');
    const tender = [...city.store.tables().notices.values()].findLast(
      ({ kind, case: of }) => kind === 'tender' && stateOf(city.store.tables(), of).number === open,
    );
    expect(await text(`/notices/${tender?.number}`)).toContain(`href="/p/${open}#h-apply"`);
    const over = [...city.store.tables().notices.values()].find(({ kind }) => kind === 'tender');
    expect(await text(`/notices/${over?.number}`)).not.toContain('#h-apply');
  });
});

test('a public page in English has Chinese in nothing but what people wrote, sums in words and what is to be sought', async () => {
  const theirs = await writtenByPeople(city.store);
  const { notices, cards, receipts } = city.store.tables();
  const paths = [
    ...['/projects', '/notices', '/complain', '/sign-in'],
    ...[...notices.values()].map(({ number }) => `/notices/${number}`),
    ...[...cards.values()].map(({ number }) => `/p/${number}`),
    ...[...receipts.keys()].slice(0, 5).map((number) => `/receipts/${number}`),
  ];
  const left = new Set<string>();
  for (const path of paths) {
    const words = (await text(`${path}?lang=en`)).replaceAll(/<[^>]*>/g, '\n').replaceAll('&#39;', "'");
    for (const line of chineseIn(words, theirs)) left.add(line.trim());
  }
  expect([...left].filter((line) => !/^(?:购办|中文|人民币\p{Script=Han}+整)$/u.test(line))).toEqual([]);
});

describe('a project in a chat', () => {
  test('is a code and links on its page, as far as they lead to something', async () => {
    const chatLink = (carried: string) => `https://t.me/gouban_bot?start=${carried}`;
    const { web } = await webCity({ settings: { chatLink } });
    const page = async (number: string) => (await web.fetch(new Request(`http://city.test/p/${number}`))).text();
    const whileOpen = await page(open);
    expect(whileOpen).toMatch(/<a class="qr" href="https:\/\/t\.me\/gouban_bot\?start=HRB-[^"]*"[^>]*><svg /);
    expect(whileOpen).toContain(`href="${chatLink(`${open}_bid`)}"`);
    const whileRunning = await page(running);
    expect(whileRunning).toContain(`href="${chatLink(`${running}_complaint`)}"`);
    expect(whileRunning).not.toContain(`${running}_bid`);
    expect(await text(`/p/${open}`)).not.toContain('class="qr"');
    const other = async (path: string) => (await web.fetch(new Request(`http://city.test${path}`))).text();
    const tender = [...city.store.tables().notices.values()].findLast(
      ({ kind, case: of }) => kind === 'tender' && stateOf(city.store.tables(), of).number === open,
    );
    expect(await other(`/notices/${tender?.number}`)).toContain(`href="${chatLink(`${open}_bid`)}"`);
    const [receipt = ''] = city.store.tables().receipts.keys();
    expect(await other(`/receipts/${receipt}`)).toContain(`class="qr" href="${chatLink(receipt)}"`);
    expect(await other('/receipts/HRB-R-0000-0000')).not.toContain('class="qr"');
  });

  test('is offered to another chat by its words or number, or the newest are: only what is public', async () => {
    const of = async (words: string) => (await city.desk.publicProjects(words, 'zh')).map(({ number }) => number);
    expect(await of(running)).toEqual([running]);
    expect(await of('助餐')).toContain(running);
    expect(await of('没有这样的项目')).toEqual([]);
    const newest = await of('');
    expect(newest.length).toBeGreaterThan(2);
    for (const number of [...newest, ...(await of(inHand.overdue))]) {
      expect((await city.web.fetch(new Request(`http://city.test/p/${number}`))).status, number).toBe(200);
    }
  });

  test.each([
    ['a receipt', (tables: Tables) => [...tables.receipts.keys()].at(-1), /HRB-R-/],
    ['a tender', () => open, /HRB-2026-NGMZ-0001/],
    ['nothing of which he may not know', () => 'HRB-2026-CMP-0001', /没有/],
  ] as const)('a link into a chat leads to %s', async (_, numberOf, shown) => {
    const { store } = await webCity();
    const stranger = chatIn(store, 'stranger');
    await stranger.says(`/start ${numberOf(store.tables())}`);
    expect(JSON.stringify(stranger.shown())).toMatch(shown);
  });

  test('is shown by a link, with what one can begin on it, or begins it at once', async () => {
    const { store } = await webCity();
    const citizen = chatIn(store, 'neighbour');
    await citizen.says(`/start ${running}`);
    expect(citizen.last().public).toMatchObject({ number: running });
    expect(labels(citizen)).toContain(procedures.complaint.begin);
    await citizen.says(`/start ${running}_complaint`);
    expect(citizen.asked()).toBe('about');
    await store.transact((world) => world.people.openAccount('bc-staff', 'telegram', 'bidder'));
    const bidder = chatIn(store, 'bidder');
    await bidder.says(`/start ${open}`);
    expect(labels(bidder)).toContain(procedures.bid.begin);
  });
});

describe('a project’s page', () => {
  test('begins with who buys what of whom, for whom and where', async () => {
    expect(await text(`/p/${running}`)).toContain(
      '道里区民政局购买，冰城暖心社会工作服务中心承接。为 320 人服务：老年人。服务区域：道里区。',
    );
    expect(await text(`/p/${running}?lang=en`)).toMatch(/Bought by Daoli .*, provided by Ice City .*For 320 people/);
    expect(await text(`/p/${open}`)).toContain('南岗区民政局购买。为 260 人服务');
  });

  test('says what was budgeted, agreed and paid, in a chart with its sentence and its table', async () => {
    const page = await text(`/p/${running}`);
    expect(page).toContain('预算 ¥780,000，合同价 ¥756,600，比预算省 ¥23,400，已付 ¥378,300，占 50%。');
    expect(page).toMatch(/<svg class="chart"[^>]*aria-labelledby="money-t money-d"><title id="money-t">/);
    expect(page).toContain('分 3 期付，已经付了 1 期');
    expect(page).not.toMatch(/style="/);
  });

  test('says who provides it, how it was chosen, and how it was judged', async () => {
    const page = await text(`/p/${closed}`);
    expect(page).toContain('公开招标，3 家中第 1 名，95 分');
    expect(page).toContain('优，94.41 分');
    expect(page).toContain('1 个，评价：优 1');
  });

  test('tells of complaints how many there are, and nothing else', async () => {
    const profile = await city.desk.read((read) => read.profile(running, 'zh'));
    expect(profile?.complaints.received).toBeGreaterThan(0);
    const page = await text(`/p/${running}`);
    const told = [...city.store.tables().cards.values()].filter(({ procedure }) => procedure === 'complaint');
    for (const { number } of told) expect(page).not.toContain(number);
  });

  test('counts no complaint on the day on which it is filed', async () => {
    const received = async () => {
      const profile = await filed.desk.read((read) => read.profile(inHand.running, 'zh'));
      return profile?.complaints.received ?? 0;
    };
    const filed = await webCity();
    const before = await received();
    await filed.filed('citizen-1', { procedure: 'complaint', parent: filed.idOf(inHand.running) }, complaintAnswers);
    expect(await received()).toBe(before);
    await filed.clock.advance(24 * 3_600_000);
    expect(await received()).toBe(before + 1);
  });

  test('what is not public has no profile', async () => {
    const hidden = [...city.store.tables().cards.values()].filter((card) => !card.public);
    expect(hidden.length).toBeGreaterThan(3);
    for (const { number } of hidden) {
      expect(await city.desk.read((read) => read.profile(number, 'zh')), number).toBeUndefined();
      expect((await (await city.visitor()).get(`/p/${number}`)).status, number).toBe(404);
    }
  });

  test('folds what happened at its end', async () => {
    const page = await text(`/p/${closed}`);
    expect(page).toMatch(/<details class="fold"><summary>全部 \d+ 条经过<\/summary>/);
    expect(page.indexOf('id="h-log"')).toBeGreaterThan(page.indexOf('id="h-complain"'));
  });

  test.each([open, running, closed])(
    'every chart of %s has a title, a sentence and a table, in both languages',
    async (number) => {
      for (const lang of ['zh', 'en']) {
        const page = await text(`/p/${number}?lang=${lang}`);
        const charts = page.split('<figure').slice(1);
        expect(charts.length).toBeGreaterThan(0);
        for (const chart of charts) {
          expect(chart).toMatch(/<title id="[a-z]+-t">[^<]+<\/title><desc id="[a-z]+-d">[^<]+<\/desc>/);
          expect(chart).toMatch(/<details class="small"><summary>[^<]+<\/summary><table>/);
          expect(chart).not.toMatch(/NaN|undefined|Infinity/);
        }
      }
    },
  );
});

describe('how long the steps took', () => {
  const steps = (number: string) => {
    const card = [...city.store.tables().cards.values()].find((each) => each.number === number);
    if (!card) throw new Error(`no ${number}`);
    return stepDurations(procedureOf('purchase'), stateOf(city.store.tables(), card.id), seededLaw, cityNow);
  };

  test('all steps of a purchase that is over, none of them running', () => {
    expect(steps(closed)).toHaveLength(13);
    expect(steps(closed).every(({ runs, days }) => !runs && days >= 0)).toBe(true);
  });

  test('of one that runs, the last is running', () => {
    expect(steps(running).map(({ runs }) => runs)).toEqual([...Array(10).fill(false), true]);
  });
});

test('the home page has the four figures of the year up to this minute', async () => {
  const year = await city.desk.read((read) => read.year('zh'));
  const home = await text('/');
  expect(home).toContain('2026 年到今天');
  expect(year.contracts).toBe(2);
  expect(year.amount).toBe(279_360_000);
  expect(home).toContain(yuan(year.amount));
  expect(home).toContain(`今年已付 ${yuan(year.paid)}`);
  expect(year.byOffice.reduce((sum, { amount }) => sum + amount, 0)).toBe(year.amount);
  expect(year.byField.reduce((sum, { amount }) => sum + amount, 0)).toBe(year.amount);
  const earlier = await (await at(instant('2026-04-01', '00:00'))).desk.read((read) => read.year('en'));
  expect(earlier).toMatchObject({ year: 2026, contracts: 0, amount: 0, paid: 0, score: undefined, byField: [] });
});

describe('what the public searches', () => {
  const found = async (query: string): Promise<readonly string[]> => {
    const page = await text(`/projects?${query}`);
    return [...new Set(page.match(/HRB-2026-[A-Z]+-\d{4}(?=")/g) ?? [])].toSorted();
  };

  test.each([
    ['q=冰城暖心', [running]],
    ['q=松花江', [closed, 'HRB-2026-CL-0002']],
    ['q=songhua', [closed, 'HRB-2026-CL-0002']],
    ['q=道里区民政局', [running, 'HRB-2026-DLMZ-0002']],
    ['q=送饭', [running]],
    ['q=没有这样的', []],
    ['office=cl', [closed, 'HRB-2026-CL-0002', 'HRB-2026-CL-0003']],
    ['office=cl&stage=awarded&method=open-tender', [closed]],
    ['place=230103&stage=open', [open]],
    ['method=directed', []],
    ['field=nothing', []],
  ])('%s finds %j', async (query, numbers) => {
    expect(await found(query)).toEqual(numbers);
  });

  test('comes with its sums: how many, and what of it was awarded', async () => {
    const page = await text('/projects?office=cl');
    expect(page).toContain(`共 3 个项目，已经定下来的 ${yuan(203_700_000 + 44_620_000)}`);
  });

  test('finds organisations too, and leads on to the notices', async () => {
    const page = await text('/projects?q=冰城');
    expect(page).toContain('冰城暖心社会工作服务中心</a></h3>');
    expect(page).toContain('公布过的合同 1 个');
    expect(page).toContain('在公告里查“冰城”');
  });

  test('a place that was found is within the districts of the tender, whatever the title says', async () => {
    expect(await found('q=香坊')).toContain(closed);
  });

  test('notices are searched by words and by kind', async () => {
    const page = await text('/notices?q=助餐&kind=award');
    expect(page).toContain('中标（成交）结果公告');
    expect(page).not.toContain('残疾人居家康复指导服务');
    expect(await text('/notices?q=没有这样的')).toContain('没有找到“没有这样的”');
    expect(await text('/notices?kind=nothing')).toContain('服务需求征求意见公告');
  });

  test.each(['stage=', 'office=%27', 'place=x%00', 'method=', 'q=%00', 'q=|', 'after=x'])(
    'a strange address is answered calmly: %s',
    async (query) => {
      const visitor = await city.visitor();
      expect((await visitor.get(`/projects?${query}`)).status).toBe(200);
      expect((await visitor.get(`/notices?${query}`)).status).toBe(200);
    },
  );
});

test('the public cases of a procedure are a list on a page of their own, by words and to its end', async () => {
  const page = await text('/lists/purchase');
  expect(page).toContain('南岗区失能老人居家照料服务（2027 年）');
  expect(page).toContain(inHand.open);
  expect(await text('/lists/purchase?q=法律援助')).not.toContain(inHand.open);
  const visitor = await city.visitor();
  for (const none of ['complaint', 'bid', 'nothing']) expect((await visitor.get(`/lists/${none}`)).status).toBe(404);
});

test('the page of what is no project says nothing of notices, complaints and buyers, which only a project has', async () => {
  for (const procedure of ['bid', 'organisation'] as const) {
    const card = [...city.store.tables().cards.values()].find((each) => each.procedure === procedure && each.public);
    const page = await text(`/p/${card?.number}`);
    expect(page).toContain(card?.title ?? 'a public case');
    expect(page).toContain(texts.zh.procedures[procedure].name);
    for (const projects of ['还没有公告', '还没有人反映过这个项目的问题', '购买。'])
      expect(page).not.toContain(projects);
  }
});

describe('what was published of a finished service', () => {
  test('is drawn, said and tabled: points by factor for each bidder, and what was promised and reached', async () => {
    const page = await text(`/p/${closed}`);
    const drawn = (id: string) =>
      new RegExp(`<figure class="drawn"><svg[^>]*aria-labelledby="${id}-t[\\s\\S]*?</figure>`).exec(page)?.[0] ?? '';
    const factors = drawn('factors');
    expect(factors).toMatch(/各项得分[\s\S]*<figcaption[^>]*>[^<]*（满分 \d+ 分）[\s\S]*<table>/);
    const indicators = drawn('indicators');
    expect(indicators).toMatch(/(\d+) 项指标，\d+ 项做到了承诺的/);
    expect(indicators).toMatch(/不低于 [\d,.]+[\s\S]*做到/);
    const english = await text(`/p/${closed}?lang=en`);
    expect(english).toContain('Promised and reached');
    expect(english).toContain('Points by factor');
  });

  test('adds up by factor to what each bidder got', () => {
    const awards = [...city.store.tables().notices.values()].flatMap(({ entry }) =>
      entry?.table === 'award' ? [entry] : [],
    );
    const told = awards.filter(({ factors = [] }) => factors.length > 0);
    expect(told.length).toBeGreaterThan(0);
    for (const { ranking, factors = [] } of told) {
      for (const { supplier, points } of ranking) {
        const sum = factors
          .filter((each) => each.supplier === supplier)
          .reduce((total, each) => total + each.points, 0);
        expect(sum).toBeCloseTo(points, 1);
      }
    }
  });

  test('is not shown where nothing of it was published', async () => {
    const page = await text(`/p/${open}`);
    expect(page).not.toContain('各项得分');
    expect(page).not.toContain('承诺和做到的');
  });
});
