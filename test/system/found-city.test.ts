import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realClock } from '../../db/clock.ts';
import { sealIn } from '../../db/seal.ts';
import { storeIn } from '../../db/store.ts';
import { player } from '../../scripts/tour/player.ts';
import { CityPlan, foundCity } from '../../src/app/found-city.ts';
import type { Store } from '../../src/app/ports/stores.ts';
import { configFrom } from '../../src/config.ts';
import { instant } from '../../src/law/date.ts';
import { type Running, run } from '../../src/main.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { figuresNamed, watching } from '../watching.ts';
import { wholeDesk } from '../whole-desk.ts';
import { links } from './given-store.ts';

const plan = CityPlan.parse({
  city: {
    code: '230800',
    zh: '佳木斯市',
    en: 'Jiamusi',
    prefix: 'JMSI',
    districts: [{ code: '230803', zh: '向阳区', en: 'Xiangyang District' }],
  },
  offices: [
    { id: 'pt', kind: 'department', zh: '平台管理办公室', en: 'Platform Office' },
    { id: 'xymz', kind: 'department', zh: '向阳区民政局', en: 'Xiangyang Civil Affairs' },
    { id: 'jw', kind: 'department', zh: '市纪委监委', en: 'City Supervision' },
  ],
  budget: [{ office: 'xymz', year: 2027, item: 'A0402', limit: 1_850_000 }],
  administrator: { office: 'pt', name: '蒋涛' },
  supervisor: { office: 'jw', name: '邓立新' },
});

describe('a city that begins', () => {
  let fresh: FreshDatabase;
  let folder: string;
  let running: Running;
  let store: Store;
  const now = instant('2026-11-24', '09:00');

  beforeAll(async () => {
    fresh = await freshDatabase();
    folder = await mkdtemp(join(tmpdir(), 'gouban-found-'));
    const settings = { DATABASE_URL: fresh.ownerUrl, DATA_DIR: folder, PORT: '0', DEMO: 'false' };
    running = await run(
      configFrom(settings),
      { info: () => {}, error: (_, error) => expect.fail(String(error)) },
      () => now,
    );
    const clock = { ...realClock, now: async () => now };
    store = storeIn(fresh.database, { seal: await sealIn(`${folder}/keys`), clock, links });
  });
  afterAll(async () => {
    await running.stop();
    await fresh.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('lets its administrator and its supervisor in once, by whom together an officer comes into an office by name', async () => {
    const admitted = await foundCity(store, plan);
    expect(admitted.map(({ who }) => who)).toEqual(['administrator', 'supervisor']);
    const desk = wholeDesk(running.desk, running.transcripts);
    const enter = async (code = '') => {
      const person = await desk.signIn(code);
      if (person === undefined) throw new Error('the code let nobody in');
      return person;
    };
    const administrator = await enter(admitted[0]?.code);
    expect(await desk.signIn(admitted[0]?.code ?? '')).toBeUndefined();
    expect(await desk.person(administrator)).toMatchObject({
      name: '蒋涛',
      seats: [{ role: 'admin', body: 'pt' }],
    });
    const supervisor = await enter(admitted[1]?.code);

    const answers = { name: '李岩', body: 'xymz', place: 'office', officeRole: 'buyer_staff' };
    const played = player({ ...running, desk });
    const invited = await played.does(administrator, { opens: true, procedure: 'membership', answers });
    const codeTo = async (person: string): Promise<string | undefined> => {
      const said = (await played.heard(person)).map(({ message }) => JSON.stringify(message)).join('\n');
      return /邀请码[\s\S]*\/sign-in\/([\w-]{20})/.exec(said)?.[1];
    };
    expect(await codeTo(administrator)).toBeUndefined();
    await played.does(supervisor, { procedure: 'membership', case: invited, action: 'confirmInvitation', answers: {} });
    expect(await codeTo(administrator)).toBeUndefined();
    const officer = await enter(await codeTo(supervisor));
    expect(await desk.person(officer)).toMatchObject({
      name: '李岩',
      seats: [{ role: 'buyer_staff', body: 'xymz' }],
    });
    const beginnings = await desk.beginnings(officer, 'zh');
    expect(beginnings.map(({ label }) => label)).toContain('设立项目');
  });

  it('is called by its own name, number and districts in all that it shows, and by no other', async () => {
    const read = async (path: string, language: string): Promise<string> =>
      (await fetch(new URL(path, running.url), { headers: { cookie: `lang=${language}` } })).text();
    const paths = ['/', '/projects', '/notices', '/receipts', '/sign-in', '/complain'];
    const pages = await Promise.all(['zh', 'en'].flatMap((language) => paths.map((path) => read(path, language))));
    const [administrator] = await store.transact((world) => world.people.holders('admin'));
    const desk = wholeDesk(running.desk, running.transcripts);
    const written = (await desk.transcript(administrator?.id ?? '')).map((entry) => JSON.stringify(entry));
    const all = [...pages, ...written].join('\n');
    expect(all.match(/哈尔滨|南岗|道里区|Harbin|Nangang|Daoli|HRB/g)).toBeNull();
    for (const own of ['佳木斯市政府购买服务', '向阳区', 'Jiamusi public services', 'JMSI-2026-', 'JMSI-R-']) {
      expect(all).toContain(own);
    }
  });

  it('is watched by what it tells: every figure is on the board, and none is asked for that is not told', async () => {
    const told = await (await fetch(new URL('/metrics', running.url))).text();
    const names = [...told.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name);
    const { alerts, panels } = watching();
    const shown = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => figuresNamed(expr)));
    expect([...new Set(shown)].toSorted()).toEqual(names.toSorted());
    expect(names).toEqual(expect.arrayContaining(alerts.flatMap(({ expr }) => figuresNamed(expr))));
  });

  it('can be brought up to date, and keeps what its lines already bear', async () => {
    await foundCity(store, { ...plan, budget: [{ office: 'xymz', year: 2027, item: 'A0402', limit: 2_000_000 }] });
    const [line] = await store.transact((world) => world.ledger.lines('xymz'));
    expect(line).toMatchObject({ id: '2027-xymz-A0402', limit: 200_000_000, reserved: 0 });
  });

  it('lets in no further administrator, unless one more is asked for', async () => {
    const administrators = () => store.transact((world) => world.people.holders('admin'));
    expect(await foundCity(store, plan)).toEqual([]);
    expect(await administrators()).toHaveLength(1);
    expect(await foundCity(store, plan, 'administrator')).toMatchObject([{ who: 'administrator' }]);
    expect(await administrators()).toHaveLength(2);
  });

  it('is refused when a budget names an office that is not written down', async () => {
    const stray = { ...plan, budget: [{ office: 'nobody', year: 2027, item: 'A0402', limit: 1 }] };
    expect(() => foundCity(store, stray)).toThrow(/nobody/);
    const alone = { ...plan, supervisor: { office: 'pt', name: '邓立新' } };
    expect(() => foundCity(store, alone)).toThrow(/two offices/);
  });

  it.each([
    [{ ...plan, city: { ...plan.city, prefix: 'jms' } }, 'prefix'],
    [{ ...plan, offices: [] }, 'offices'],
    [{ ...plan, budget: [{ office: 'xymz', year: 2027, item: 'X9', limit: 1 }] }, 'item'],
    [{ ...plan, administrator: { office: 'pt' } }, 'name'],
  ])('names what is wrong in what is written down: %#', (wrong, field) => {
    const read = CityPlan.safeParse(wrong);
    expect(read.error?.issues.map(({ path }) => path.join('.')).join()).toContain(field);
  });
});
