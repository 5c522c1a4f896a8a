import { castOf } from '../../src/demo/directions.ts';
import { type Directions, plays, type Stage as Rehearsal } from '../../src/demo/play.ts';
import { stageIn } from '../../src/demo/stage.ts';
import type { Case } from '../../src/engine/case.ts';
import type { Answer, Answers, Evidence } from '../../src/engine/form.ts';
import { stepOf } from '../../src/engine/parties.ts';
import type { Telling } from '../../src/engine/story.ts';
import { cityDate, cityTime, instant } from '../../src/law/date.ts';
import { type ActName, type ProcedureId, steps } from '../../src/names.ts';
import { contractForm } from '../../src/procedures/purchase/10-contract/contract.ts';
import { texts } from '../../src/text/all.ts';
import { demoTables, filesInMemory } from '../../test/memory/demo-city.ts';
import { memoryStore } from '../../test/memory/memory-store.ts';
import type { WholeDesk } from '../../test/whole-desk.ts';
import type { Player } from './player.ts';

/** Where the tour is played: who plays, what the desk shows, what the clock shows, and files to show. */
export interface Stage {
  readonly player: Player;
  readonly desk: WholeDesk;
  /** Moves the city's clock to a time of the city, `2027-01-12 09:00`; what has come to be due is told. */
  at(when: string): Promise<void>;
  /** Something that happens next, for whoever listens. */
  tell(step: string): void;
  readonly evidence: readonly Evidence[];
}

/** An act of the tour, as it was rehearsed: on which case, at what time of the city, in which step of the purchase. */
interface TourAct {
  readonly procedure: ProcedureId;
  readonly on: string;
  /** Which of its kind under the purchase the case is. */
  readonly place: number;
  readonly opens?: { readonly under: string | undefined };
  readonly act: string;
  readonly by: string;
  readonly at: string;
  readonly step: string;
  readonly answers: Answers;
}

/** When the tour's days begin; whatever is not named is done on the same day as what came before. */
const moments: Readonly<Partial<Record<ActName, readonly string[]>>> = {
  summariseNeeds: ['2026-12-04 09:00'],
  prepareDossier: ['2026-12-07 09:00'],
  checkCatalogue: ['2026-12-08 09:00'],
  prepareTender: ['2027-01-12 09:00'],
  draftBid: ['2027-01-20 10:00'],
  openBids: ['2027-01-26 09:31'],
  judgeBidders: ['2027-01-27 09:00'],
  scoreBids: ['2027-01-28 09:00'],
  confirmAward: ['2027-01-29 09:00'],
  draftContract: ['2027-02-18 09:00'],
  requestPayment: ['2027-03-10 09:00', '2027-07-20 09:00', '2027-12-30 09:00'],
  fileReport: ['2027-06-02 09:00', '2027-09-02 09:00', '2027-12-01 09:00'],
  inspect: ['2027-07-20 09:00'],
  usersOpinion: ['2027-12-06 09:00'],
};
const begins = '2026-11-25 09:00';

/** What its people answer otherwise than the story. */
const otherwise: Readonly<Record<string, (telling: Telling) => Answers>> = {
  project: () => ({
    title: '南岗区居家养老服务（2027 年）',
    item: 'A0402',
    end: '2027-11-30',
    costs: [
      { item: '人员', amount: 48_000_000 },
      { item: '交通与物料', amount: 12_000_000 },
    ],
  }),
  tender: () => ({ closing: '2027-01-26' }),
  bid: ({ turn }) => {
    const price = [58_800_000, 56_000_000, 59_500_000][turn] ?? 60_000_000;
    return { price, breakdown: [{ item: '全部', amount: price }] };
  },
  panel: ({ cast }) => ({ members: cast('expert').slice(0, 5) }),
  'evaluation-report': () => ({ lowPrices: null, tieOrder: null }),
  contract: ({ ready }) => ({
    milestones: (contractForm.fields.milestones.schema.safeParse(ready.milestones).data ?? []).map((part, n) => ({
      ...part,
      on: ['2027-03-10', '2027-07-20', '2027-12-20'][n] ?? part.on,
    })),
    reportEvery: 3,
  }),
  'acceptance-group': () => ({ on: '2027-12-03' }),
  'complaint-answer': () => ({
    findings: '核对签到记录，三次上门分别晚到五十分钟到一小时，情况属实。',
    measures: '要求服务机构调整排班，并向老人家属道歉。',
  }),
};

const directions: Directions = {
  cast: castOf('ngmz', ['bc', 'sh', 'xy'], { citizen: ['citizen-1'] }),
  when: (act, turn) => {
    const [day = '', time = ''] = moments[act]?.[turn]?.split(' ') ?? [];
    return day === '' ? undefined : instant(day, time);
  },
  otherwise: (form, telling) => otherwise[form]?.(telling) ?? {},
  proof: async () => [{ hash: 'c'.repeat(64), name: '服务记录.pdf', mime: 'application/pdf', size: 30 }],
};

/** The whole tour played in a city in memory: a purchase to its close-out, and a complaint of its service. */
async function rehearsed(): Promise<readonly TourAct[]> {
  const [day = '', time = ''] = begins.split(' ');
  const start = instant(day, time);
  const store = memoryStore({ now: () => start, tables: demoTables(start) });
  const acts: TourAct[] = [];
  await store.transact(async (world) => {
    const real = stageIn(world, filesInMemory(), start);
    let step: string = 'setup';
    const noted = async (
      { id, procedure, parent }: Case,
      deed: Pick<TourAct, 'act' | 'by' | 'answers' | 'opens'>,
    ): Promise<void> => {
      const beside = parent === undefined ? [] : await real.parts(parent, procedure);
      const place = beside.findIndex((each) => each.id === id);
      const at = `${cityDate(real.now())} ${cityTime(real.now())}`;
      acts.push({ procedure, on: id, place, at, step, ...deed });
    };
    const stage: Rehearsal = {
      ...real,
      async opens(by, procedure, under, answers) {
        const opened = await real.opens(by, procedure, under, answers);
        await noted(opened, { act: '', by: by.id, answers, opens: { under } });
        return opened;
      },
      async does(by, id, act, answers) {
        const before = await real.state(id);
        if (before.procedure === 'purchase' && before.position) step = stepOf(before.position);
        await noted(before, { act, by: by === 'system' ? by : by.id, answers });
        const after = await real.does(by, id, act, answers);
        if (after.procedure === 'purchase' && after.position) step = stepOf(after.position);
        return after;
      },
    };
    stage.at(start);
    const told = { ...directions, when: (act: ActName, turn: number) => directions.when?.(act, turn) ?? real.now() };
    const on = await plays(stage, told, { procedure: 'purchase', until: 'requestAcceptance' });
    await plays(stage, told, { procedure: 'complaint', under: on });
    await plays(stage, told, { procedure: 'purchase', on, from: 'requestAcceptance' });
  });
  return acts;
}

const acts = await rehearsed();

/** What the project of the tour is. */
export const project: Answers = acts[0]?.answers ?? {};

/** The tour, played act by act by people at their channels. */
export interface Tour {
  /** The purchase, once it is begun. */
  readonly purchase: () => string;
  /** Plays on, up to this act. */
  until(act: ActName): Promise<void>;
  toEnd(): Promise<void>;
}

export function tourOn(stage: Stage): Tour {
  const ids = new Map<string, string>();
  let next = 0;
  let now = '';
  let step = '';
  const purchase = (): string => ids.get(acts[0]?.on ?? '') ?? '';

  /** The same case here as in the rehearsal. */
  async function caseOf({ on, procedure, place }: TourAct): Promise<string> {
    const known = ids.get(on) ?? (await childrenOf(stage.desk, purchase(), procedure))[place];
    if (known === undefined) throw new Error(`there is no ${procedure} ${place + 1} yet`);
    return known;
  }

  async function play(told: TourAct): Promise<void> {
    if (told.step !== step) stage.tell(stepNamed(told.step));
    ({ step } = told);
    if (told.at !== now) await stage.at(told.at);
    now = told.at;
    const answers = here(told.answers);
    const { procedure, opens, act: action } = told;
    if (opens) {
      const parent = opens.under === undefined ? {} : { parent: ids.get(opens.under) ?? '' };
      ids.set(told.on, await stage.player.does(told.by, { opens: true, procedure, answers, ...parent }));
    } else await stage.player.does(told.by, { procedure, case: await caseOf(told), action, answers });
  }

  /** The answers of the rehearsal, about the cases and with the files that are here. */
  function here(answers: Answers): Answers {
    const said = Object.entries(answers).map(([key, answer]) => [key, isProof(answer) ? stage.evidence : answer]);
    return JSON.parse(JSON.stringify(Object.fromEntries(said)), (_, value: unknown) =>
      typeof value === 'string' ? (ids.get(value) ?? value) : value,
    );
  }

  async function on(end: number): Promise<void> {
    for (const told of acts.slice(next, end)) await play(told);
    next = end;
  }

  return {
    purchase,
    async until(act) {
      const end = acts.findIndex((told, n) => n >= next && told.act === act);
      if (end < 0) throw new Error(`the tour has no ${act} any more`);
      await on(end);
    },
    toEnd: () => on(acts.length),
  };
}

function isProof(answer: Answer | undefined): boolean {
  return Array.isArray(answer) && answer.some((each) => typeof each === 'object' && 'hash' in each);
}

function stepNamed(step: string): string {
  const number = Object.keys(steps.purchase).indexOf(step) + 1;
  const named: Readonly<Record<string, string>> = texts.zh.procedures.purchase.steps;
  return `${number} ${named[step]}`;
}

/** The children of a purchase, by procedure, oldest first, as its buyer sees them. */
export async function childrenOf(
  desk: WholeDesk,
  purchase: string,
  procedure: ProcedureId,
): Promise<readonly string[]> {
  const view = await desk.view(purchase, 'ngmz-staff', 'zh');
  return (view?.children ?? []).filter((child) => child.procedure === procedure).map(({ id }) => id);
}
