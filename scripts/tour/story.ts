import type { Answer, Answers, Evidence } from '../../src/engine/form.ts';
import { type ActName, type ProcedureId, steps } from '../../src/names.ts';
import { contractForm } from '../../src/procedures/purchase/10-contract/contract.ts';
import { texts } from '../../src/text/all.ts';
import type { WholeDesk } from '../../test/whole-desk.ts';
import type { Player } from './player.ts';
import { type Otherwise, type Rehearsed, rehearsed } from './rehearsal.ts';

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

/** What its people answer otherwise than the story. */
const otherwise: Otherwise = {
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
  contract: ({ ready }) => ({
    milestones: (contractForm.fields.milestones.schema.safeParse(ready.milestones).data ?? []).map((part, n) => ({
      ...part,
      on: ['2027-03-10', '2027-07-20', '2027-12-20'][n] ?? part.on,
    })),
    reportEvery: 3,
  }),
  'acceptance-group': () => ({ on: '2027-12-03' }),
  'complaint-answer': () => ({
    findings: '核对签到记录，11月25日约好的上门没有去，情况属实。',
    measures: '要求服务机构补上这一次，调整排班，并向老人道歉。',
  }),
};

const acts = await rehearsed(otherwise);

/** What the project of the tour is, and what became of the consultation on it. */
export const project: Answers = acts[0]?.answers ?? {};
export const needsSummary: Answers = acts.find(({ act }) => act === 'summariseNeeds')?.answers ?? {};

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
  async function caseOf({ on, procedure, place }: Rehearsed): Promise<string> {
    const known = ids.get(on) ?? (await childrenOf(stage.desk, purchase(), procedure))[place];
    if (known === undefined) throw new Error(`there is no ${procedure} ${place + 1} yet`);
    return known;
  }

  async function play(told: Rehearsed): Promise<void> {
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
