import { createHash, randomUUID } from 'node:crypto';
import { paperDocx } from '../adapters/shared/paper-docx.ts';
import type { CallSettings } from '../adapters/web/calls.ts';
import type { WebSettings } from '../adapters/web/settings.ts';
import { type WebServer, webServer } from '../adapters/web/web-server.ts';
import { demoCast } from '../db/demo.ts';
import { assistantOf } from '../src/app/assistant.ts';
import { hashOf } from '../src/app/code.ts';
import { deskOf } from '../src/app/desk.ts';
import { expire } from '../src/app/expire.ts';
import { feed } from '../src/app/feed.ts';
import { forget } from '../src/app/forget.ts';
import type { Desk } from '../src/app/ports/desk.ts';
import type { Store } from '../src/app/ports/stores.ts';
import type { Clock, Head, Log, TranscriptEntry, Transcripts } from '../src/app/ports/system.ts';
import { remind } from '../src/app/remind.ts';
import { tellLater } from '../src/app/tell.ts';
import type { FormAddress, Incoming } from '../src/dialogue/message.ts';
import type { Answers, Evidence } from '../src/engine/form.ts';
import { instant } from '../src/law/date.ts';
import { type Law, seededLaw } from '../src/law/law.ts';
import { buttonsIn } from './memory/chat.ts';
import { demoCity } from './memory/demo-city.ts';
import { filesInMemory } from './memory/files.ts';
import { type MemoryStore, memoryStore } from './memory/memory-store.ts';
import { copyOf, type Tables } from './memory/tables.ts';
import { browsersOf, sessionsOf, transcriptsOf } from './memory/web-desk.ts';

/** The day on which the stories have been played. */
export const signedHead: Head = {
  number: 17,
  at: instant('2026-11-24', '03:00'),
  hash: '5f70c5a9'.repeat(8),
  signature: 'a-signature',
};

export const cityNow = new Date('2026-11-24T02:32:00Z');

/** What is in hand in the city that day. */
export const inHand = {
  /** Bids are taken; one lies sealed. */
  open: 'HRB-2026-NGMZ-0001',
  /** Its budget is before the finance bureau, past its deadline. */
  overdue: 'HRB-2026-NGMZ-0002',
  /** The same, due this week. */
  soon: 'HRB-2026-DLMZ-0002',
  /** Before the coordination group, whose members have more than a week. */
  opinions: 'HRB-2026-CL-0003',
  /** Awarded; the organisation has not signed yet. */
  signing: 'HRB-2026-CL-0002',
  /** The service goes on; the first instalment is paid. */
  running: 'HRB-2026-DLMZ-0001',
} as const;

/** What a complaint says that can be filed. */
export const complaintAnswers = {
  about: 'service-quality',
  whom: 'supplier',
  facts: '约好的上门没有来。',
  when: '2026-11-20',
  where: '道里区',
  evidence: null,
  reply: 'no',
} as const satisfies Answers;

/** What a bid on the open purchase says that can be filed. */
export const bidAnswers = {
  declaration: true,
  related: null,
  plan: '按片区设六个服务小组，每组配一名持证社工和四名护理员，逐户建档，按需排班，应急呼叫二十分钟内到场，每月回访并公布结果，接受居民监督和评议。',
  timetable: [{ task: '入户建档', until: '2027-03-31' }],
  staff: [{ name: '王敏', role: '项目主管', qualification: '中级社工师' }],
  price: 58_800_000,
  breakdown: [
    { item: '人员费用', amount: 43_800_000 },
    { item: '管理费用', amount: 15_000_000 },
  ],
  commitments: [{ value: 12_500 }, { value: 95 }, { value: 80 }, { value: 90 }],
  experience: null,
  documents: [evidence('响应文件.pdf')],
} as const satisfies Answers;

export function evidence(name: string, mime = 'application/pdf', size = 86_016): Evidence {
  return { hash: createHash('sha256').update(name).digest('hex'), name, mime, size };
}

interface Played {
  readonly tables: Tables;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

let stories: Promise<Played> | undefined;

/** The stories are played once for all who begin with them. */
function playedCity(): Promise<Played> {
  stories ??= (async () => {
    const files = new Map<string, Uint8Array>();
    const store = await demoCity(cityNow, files);
    return { tables: store.tables(), files };
  })();
  return stories;
}

export interface WebCityOptions {
  /** A city of its own in place of that in which the stories have been played. */
  readonly begins?: { readonly tables: Tables; readonly at: Date };
  readonly settings?: Partial<WebSettings>;
  /** With the tools of a demonstration. */
  readonly demo?: boolean;
  readonly law?: Law;
  /** How closed browsers are called; nobody answers for them otherwise. */
  readonly calls?: Partial<CallSettings>;
  /** The desk, as the pages ask it: the real one, with something in between. */
  readonly between?: (desk: Desk) => Partial<Desk>;
  /** What is kept of the conversations, the same way. */
  readonly transcripts?: (transcripts: Transcripts) => Transcripts;
}

/** The web desk and the portal of a demonstration's city in memory: the whole programme but its database. */
export interface WebCity {
  readonly web: WebServer;
  readonly desk: Desk;
  readonly store: MemoryStore;
  readonly clock: Clock;
  /** What the pages told the programme, in order. */
  readonly received: readonly Incoming[];
  readonly errors: readonly unknown[];
  /** The files that are kept, by their hash. */
  readonly files: Map<string, Uint8Array>;
  /** From here on every transaction fails like this, until it is called with nothing. */
  fails(error?: Error): void;
  /** The id of the case with this number. */
  idOf(number: string): string;
  /** A code with which this person signs in. */
  code(person: string): Promise<string>;
  /** A draft of this person's in which so much is answered. */
  begun(person: string, form: FormAddress, answers?: Answers): Promise<string>;
  /** The id of the case on which this person has filed a form. */
  filed(person: string, form: FormAddress, answers: Answers): Promise<string>;
  /** What was said at the desk, by both sides. */
  talk(person: string): Promise<readonly TranscriptEntry[]>;
  /** A browser without a screen, in which this person is signed in, or nobody. */
  visitor(person?: string): Promise<Visitor>;
}

export async function webCity({
  begins,
  settings = {},
  demo = false,
  law = seededLaw,
  calls = {},
  between = () => ({}),
  transcripts: seen = (real) => real,
}: WebCityOptions = {}): Promise<WebCity> {
  const played = begins ? { tables: begins.tables, files: new Map<string, Uint8Array>() } : await playedCity();
  const kept = new Map(played.files);
  let now = (begins?.at ?? cityNow).getTime();
  const clock: Clock = {
    now: async () => new Date(now),
    async advance(ms) {
      now += ms;
    },
  };
  const store = memoryStore({ now: () => new Date(now), law: () => law, tables: copyOf(played.tables) });
  let failure: Error | undefined;
  const failing: Store = {
    ...store,
    transact: (work) => (failure ? Promise.reject(failure) : store.transact(work)),
  };
  const errors: unknown[] = [];
  const log: Log = { info() {}, error: (facts, error) => void errors.push({ facts, error }) };
  const files = filesInMemory(kept);
  const sweep = async (): Promise<void> => {
    await tellLater(store, log);
    await expire(store, log);
    await remind(store, log);
    await feed(store, log);
    await forget(store, files);
  };
  const assistant = assistantOf({ store: failing, files, log, wake() {} });
  const real = deskOf({ assistant, store: failing, files, press: paperDocx, sweep });
  const received: Incoming[] = [];
  const seenBy: Desk = { ...real, ...between(real) };
  const desk: Desk = {
    ...seenBy,
    receive: (incoming) => {
      received.push(incoming);
      return seenBy.receive(incoming);
    },
  };
  const transcripts = transcriptsOf(store, clock);
  const web = webServer({
    desk,
    transcripts: seen(transcripts),
    sessions: sessionsOf(store, clock),
    clock,
    log,
    heads: { key: 'public-half', newest: async () => [signedHead] },
    health: async () => true,
    heartbeat: 1_000_000,
    calls: {
      browsers: browsersOf(store),
      secret: 'of the city',
      subject: 'https://city.test',
      post: async () => new Response(null, { status: 201 }),
      ...calls,
    },
    ...(demo && { demo: { persons: async (language) => demoCast(language) } }),
    ...settings,
  });

  async function beginning(person: string, form: FormAddress, answers?: Answers): Promise<string> {
    const says = { kind: 'press', token: await real.token({ do: 'start', form }, person) } as const;
    const { page } = await real.receive({ id: randomUUID(), from: at(person), forms: 'pages', says });
    if (!page) throw new Error(`${person} cannot begin ${JSON.stringify(form)}`);
    if (answers) {
      await store.transact(async (world) => {
        const draft = await world.drafts.load(page.draft);
        if (draft) await world.drafts.save(draft, answers, await world.now());
      });
    }
    return page.draft;
  }

  async function code(person: string): Promise<string> {
    const made = randomUUID();
    const until = new Date(now + 600_000);
    await store.transact((world) => world.people.putCode({ hash: hashOf(made), person, until }));
    return made;
  }

  return {
    web,
    desk,
    store,
    clock,
    received,
    errors,
    files: kept,
    fails: (error) => {
      failure = error;
    },
    idOf(number) {
      const found = [...store.tables().cards.values()].find((card) => card.number === number);
      if (!found) throw new Error(`there is no case ${number}`);
      return found.id;
    },
    code,
    begun: beginning,
    async filed(person, form, answers) {
      const draft = await beginning(person, form, answers);
      const review = await real.read((read) => read.page(draft, lastPage, person));
      if (!review) throw new Error(`the draft of ${person} is gone`);
      const { rev, page } = review;
      const says = { kind: 'page', draft, rev, page, go: 'submit', values: {}, files: {} } as const;
      const { show, page: refused } = await real.receive({ id: randomUUID(), from: at(person), forms: 'pages', says });
      if (show === undefined) throw new Error(`${person} was refused: ${JSON.stringify(refused?.refusal)}`);
      return show;
    },
    talk: (person) => transcripts.list(person, 60),
    async visitor(person) {
      const visitor = browser(web);
      if (person !== undefined) await visitor.post(`/sign-in/${await code(person)}`, {});
      return visitor;
    },
  };
}

/** Past the last page of any form: its review. */
const lastPage = 99;

function at(person: string): Incoming['from'] {
  return { channel: 'web', address: person };
}

export type Visitor = ReturnType<typeof browser>;

/** Keeps its cookies, and says of every post where it comes from. */
export function browser(web: Pick<WebServer, 'fetch'>, origin = 'http://city.test') {
  const cookies = new Map<string, string>();
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', cookieOf(cookies));
    const response = await web.fetch(new Request(`${origin}${path}`, { ...init, headers }));
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }
  return {
    cookie: () => cookieOf(cookies),
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    page: async (path: string) => (await ask(path)).text(),
    post: (path: string, fields: Record<string, string> | FormData, headers: Record<string, string> = {}) =>
      ask(path, {
        method: 'POST',
        headers: { origin, ...headers },
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
      }),
  };
}

function cookieOf(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** Somebody complains in the chat of the desk: a menu, choices, a refusal, files, a review that can be changed, a receipt. */
export async function complainsInChat(city: WebCity, person: string): Promise<void> {
  const visitor = await city.visitor(person);
  let pages = 0;
  const post = (path: string, fields: Readonly<Record<string, string | File>>) => {
    const form = new FormData();
    pages += 1;
    for (const [name, value] of Object.entries({ key: `page-of-the-chat-${pages}`, ...fields })) form.set(name, value);
    return visitor.post(path, form);
  };
  const says = (text: string) => post('/desk/say', { text });
  const sends = (name: string, bytes: string) => post('/desk/say', { file: new File([bytes], name) });
  const presses = async (label: string) => {
    const shown = (await city.talk(person)).flatMap(({ message }) => buttonsIn(message));
    const button = shown.findLast((each) => each.label.startsWith(label));
    if (!button) throw new Error(`no button ${label} is shown: ${shown.map((each) => each.label).join('、')}`);
    return post('/desk/press', { token: button.token });
  };
  await post('/desk/say', { menu: '1' });
  for (const label of ['反映问题', '道里区高龄', '服务质量', '上门服务的机构']) await presses(label);
  for (const text of ['短', '约好的上门没有来。']) await says(text);
  await presses('✎ 照片');
  await sends('virus.exe', 'MZ');
  await sends('证明.pdf', '%PDF-1.7');
  await presses('继续');
  for (const [label, text] of [
    ['✎ 时间', '2026-11-20'],
    ['✎ 地点', '道里区'],
  ] as const) {
    await presses(label);
    await says(text);
  }
  await presses('提交');
}
