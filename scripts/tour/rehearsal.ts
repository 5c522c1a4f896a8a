import { castOf } from '../../src/demo/directions.ts';
import { type Directions, plays, type Stage } from '../../src/demo/play.ts';
import { stageIn } from '../../src/demo/stage.ts';
import type { Case } from '../../src/engine/case.ts';
import type { Answers } from '../../src/engine/form.ts';
import { stepOf } from '../../src/engine/parties.ts';
import type { Telling } from '../../src/engine/story.ts';
import { cityDate, cityTime, instant } from '../../src/law/date.ts';
import type { ActName, ProcedureId } from '../../src/names.ts';
import { demoTables } from '../../test/memory/demo-city.ts';
import { filesInMemory } from '../../test/memory/files.ts';
import { memoryStore } from '../../test/memory/memory-store.ts';

/** An act of a story, as it was rehearsed: on which case, at what time of the city, in which step of the purchase. */
export interface Rehearsed {
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

/** When its days begin; whatever is not named is done on the same day as what came before. */
const moments: Readonly<Partial<Record<ActName, readonly string[]>>> = {
  summariseNeeds: ['2026-12-04 09:00'],
  prepareDossier: ['2026-12-07 09:00'],
  checkCatalogue: ['2026-12-08 09:00'],
  prepareTender: ['2027-01-12 09:00'],
  draftBid: ['2027-01-20 10:00'],
  openBids: ['2027-01-26 09:31'],
  judgeBidders: ['2027-01-27 09:00'],
  openOffers: ['2027-01-27 16:00'],
  scoreBids: ['2027-01-28 09:00'],
  confirmAward: ['2027-01-29 09:00'],
  draftContract: ['2027-02-18 09:00'],
  requestPayment: ['2027-03-10 09:00', '2027-07-20 09:00', '2027-12-30 09:00'],
  fileReport: ['2027-06-02 09:00', '2027-09-02 09:00', '2027-12-01 09:00'],
  inspect: ['2027-07-20 09:00'],
  usersOpinion: ['2027-12-06 09:00'],
  closeOut: ['2028-01-05 09:00'],
};
const begins = '2026-11-25 09:00';

const directions = {
  cast: castOf('ngmz', ['bc', 'sh', 'xy'], { citizen: ['citizen-1'] }),
  when: (act: ActName, turn: number) => {
    const [day = '', time = ''] = moments[act]?.[turn]?.split(' ') ?? [];
    return day === '' ? undefined : instant(day, time);
  },
  proof: async () => [{ hash: 'c'.repeat(64), name: '服务记录.pdf', mime: 'application/pdf', size: 30 }],
};

/** What is answered otherwise than in the stories, by form. */
export type Otherwise = Readonly<Record<string, (telling: Telling) => Answers>>;

/** How the purchase of the rehearsal is told on this stage. */
export function directionsOn(stage: Pick<Stage, 'now'>, otherwise: Otherwise): Directions {
  return {
    ...directions,
    when: (act, turn) => directions.when(act, turn) ?? stage.now(),
    otherwise: (form, telling) => otherwise[form]?.(telling) ?? {},
  };
}

/**
 * A purchase to its close-out and a complaint of its service, played by the demonstration's people in a city in memory; or
 * as far as before this act, and no complaint.
 */
export async function rehearsed(otherwise: Otherwise, until?: ActName): Promise<readonly Rehearsed[]> {
  const [day = '', time = ''] = begins.split(' ');
  const start = instant(day, time);
  const store = memoryStore({ now: () => start, tables: demoTables(start) });
  const acts: Rehearsed[] = [];
  await store.transact(async (world) => {
    const real = stageIn(world, filesInMemory(), start);
    let step: string = 'setup';
    const noted = async (
      { id, procedure, parent }: Case,
      deed: Pick<Rehearsed, 'act' | 'by' | 'answers' | 'opens'>,
    ): Promise<void> => {
      const beside = parent === undefined ? [] : await real.parts(parent, procedure);
      const place = beside.findIndex((each) => each.id === id);
      const at = `${cityDate(real.now())} ${cityTime(real.now())}`;
      acts.push({ procedure, on: id, place, at, step, ...deed });
    };
    const stage: Stage = {
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
    const told = directionsOn(stage, otherwise);
    const on = await plays(stage, told, { procedure: 'purchase', until: until ?? 'requestAcceptance' });
    if (until) return;
    await plays(stage, told, { procedure: 'complaint', under: on });
    await plays(stage, told, { procedure: 'purchase', on, from: 'requestAcceptance' });
  });
  return acts;
}
