import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { realClock } from '../../db/clock.ts';
import { connect } from '../../db/connect.ts';
import { freePort } from '../../db/free-port.ts';
import { sealIn } from '../../db/seal.ts';
import { storeIn } from '../../db/store.ts';
import { foundCity } from '../../src/app/found-city.ts';
import type { Store } from '../../src/app/ports/stores.ts';
import { botToken, startBotApi } from './bot-api.ts';
import type { MemoryLine } from './lines.ts';
import { timed } from './measure.ts';
import type { BenchServer } from './server.ts';
import { addressOf, arriveAtOnce, pressedBy, typedBy } from './updates.ts';

const people = 20;
const updates = 20_000;
/** However slow the machine is, the load ends then. */
const mostMs = 60_000;
/** After so many updates somebody looks at the desk. */
const pageEvery = 20;
const pages = ['/desk', '/', '/desk/cases', '/projects', '/desk/drafts', '/notices'];
const secret = 'bench';

const Package = z.object({ scripts: z.object({ start: z.string() }) });

/**
 * The most memory that the programme's process takes while twenty people write to it without a pause, everything that it
 * says is sent, and somebody reads at the desk. Undefined where the machine does not tell.
 */
export async function measureMemory(server: BenchServer): Promise<MemoryLine | undefined> {
  const { ownerUrl, url } = await server.city('gouban_memory');
  const api = await startBotApi();
  const port = await freePort();
  const desk = `http://127.0.0.1:${port}`;
  const dataDir = `${server.folder}/memory`;
  const child = spawn(process.execPath, await startArguments(), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      NODE_OPTIONS: process.env.NODE_OPTIONS,
      DATABASE_URL: ownerUrl,
      DATA_DIR: dataDir,
      PORT: String(port),
      PUBLIC_URL: desk,
      TELEGRAM_BOT_TOKEN: botToken,
      TELEGRAM_API_ROOT: api.url,
      TELEGRAM_WEBHOOK_SECRET: secret,
      PACE: '0',
      LOG_LEVEL: 'error',
    },
  });
  const database = connect(url, 'gouban', { max: 2 });
  try {
    await once(child.stdout, 'data');
    const owner = connect(ownerUrl, 'gouban', { max: 1 });
    await arriveAtOnce(owner).finally(() => owner.close());
    const links = {
      invitation: () => undefined,
      signIn: (code: string) => code,
      files: (pass: string) => pass,
      proof: (code: string) => code,
    };
    const store = storeIn(database, { seal: await sealIn(`${dataDir}/keys`), clock: realClock, links });
    const cookie = await signedIn(store, desk);
    await begin(store, desk);
    await load(desk, cookie);
    const peakRssMB = await peakOf(child.pid);
    return peakRssMB === undefined ? undefined : { bench: 'memory', peakRssMB };
  } finally {
    await database.close();
    child.kill('SIGTERM');
    await once(child, 'exit');
    await api.close();
  }
}

/** With what memory a server runs. */
export async function serverFlags(): Promise<readonly string[]> {
  return (await startArguments()).filter((argument) => argument.startsWith('--'));
}

/** As `npm start` has it, behind `node scripts/run.mjs`. */
async function startArguments(): Promise<readonly string[]> {
  const { scripts } = Package.parse(JSON.parse(await readFile('package.json', 'utf8')));
  return scripts.start.split(' ').slice(2);
}

async function tell(desk: string, update: object): Promise<void> {
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
  const response = await fetch(`${desk}/telegram`, { method: 'POST', headers, body: JSON.stringify(update) });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`the update was answered with ${response.status}`);
}

/** The city's administrator at the desk; his cookie. */
async function signedIn(store: Store, desk: string): Promise<string> {
  const [admitted] = await foundCity(store, {
    city: { code: '239900', zh: '长测市', en: 'Benchton', prefix: 'BEN', districts: [] },
    offices: [
      { id: 'pt', kind: 'department', zh: '平台管理办公室', en: 'Platform Office' },
      { id: 'jw', kind: 'department', zh: '纪检监察机关', en: 'Supervision' },
    ],
    budget: [],
    administrator: { office: 'pt', name: '蒋涛' },
    supervisor: { office: 'jw', name: '邓立新' },
  });
  if (!admitted) throw new Error('the city has an administrator already');
  const response = await fetch(`${desk}/sign-in/${admitted.code}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: desk, 'content-type': 'application/x-www-form-urlencoded' },
  });
  const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0]);
  if (cookie.length === 0) throw new Error(`the desk let nobody in: ${response.status}`);
  return cookie.join('; ');
}

/** Everyone stands before the fourth question of the registration of an organisation. */
async function begin(store: Store, desk: string): Promise<void> {
  for (let person = 0; person < people; person += 1) {
    await tell(desk, typedBy(person, '/start'));
    const token = await store.transact(async (world) => {
      const account = await world.people.account('telegram', addressOf(person));
      if (!account) throw new Error(`person ${person} has no account`);
      return world.outbox.token({ do: 'start', form: { procedure: 'organisation' } }, account.person.id);
    });
    await tell(desk, pressedBy(person, token));
    for (const text of ['新桥社区养老服务中心', '民办非企业单位', code]) await tell(desk, typedBy(person, text));
  }
}

const code = '52230199MJ0000106W';

/** Everyone goes back to the last question and answers it again, over and over. */
async function load(desk: string, cookie: string): Promise<void> {
  const started = performance.now();
  let sent = 0;
  await timed([...Array(people).keys()], people, async (person) => {
    for (let turn = 0; turn < updates / people && performance.now() - started < mostMs; turn += 1) {
      await tell(desk, typedBy(person, turn % 2 === 0 ? '/back' : code));
      sent += 1;
      if (sent % pageEvery === 0) await read(`${desk}${pages[(sent / pageEvery) % pages.length]}`, cookie);
    }
  });
}

async function read(page: string, cookie: string): Promise<void> {
  const response = await fetch(page, { headers: { cookie } });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${page} was answered with ${response.status}`);
}

async function peakOf(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
