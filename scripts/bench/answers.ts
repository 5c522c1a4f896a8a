import type { Aside, Engine } from './engine.ts';
import { floorEngine } from './engine-floor.ts';
import { goubanEngine } from './engine-gouban.ts';
import { grammyEngine } from './engine-grammy.ts';
import { telegrafEngine } from './engine-telegraf.ts';
import { type BenchForm, benchForms } from './forms.ts';
import type { AnswersLine, FormSize } from './lines.ts';
import { median, quantile, timed } from './measure.ts';
import type { BenchServer } from './server.ts';

/** After those in which the engines are compiled as they will run: as many as there is time for. */
const rounds = { warm: 2, least: 3, most: 7 };
const inFlights = [1, 10, 20] as const;
type InFlight = (typeof inFlights)[number];

/** How many people fill in a form in one round: whole crowds, so that as many stay in flight to the end. */
const crowds: Readonly<Record<FormSize, Readonly<Record<InFlight, number>>>> = {
  20: { 1: 12, 10: 40, 20: 60 },
  120: { 1: 2, 10: 10, 20: 20 },
};

export interface Answered {
  readonly lines: readonly AnswersLine[];
  /** The peers as they are by themselves, in the short form. */
  readonly asides: readonly { readonly engine: Aside; readonly inFlight: number; readonly perSecond: number }[];
}

interface Found {
  readonly perSecond: number;
  readonly p99ms: number;
}

/**
 * Answers per second of every engine, form and number in flight: medians of rounds, in each of which all are measured. After
 * `until`, of this process's clock, no further round is begun. The bench's forms must have been declared.
 */
export async function measureAnswers(server: BenchServer, until: number): Promise<Answered> {
  const mostPeople = Math.max(...Object.values(crowds).flatMap((crowd) => Object.values(crowd)));
  const gouban = await goubanEngine(server, mostPeople);
  const kept = [
    gouban,
    await grammyEngine(server, true),
    await telegrafEngine(server, true),
    await floorEngine(gouban),
  ];
  const lines = await medians(kept, benchForms, until);
  const sent = [await grammyEngine(server, false), await telegrafEngine(server, false)];
  const asides = await medians(
    sent,
    benchForms.filter(({ size }) => size === 20),
    until,
  );
  return {
    lines: lines.flatMap(({ name, ...line }) => (isAside(name) ? [] : [{ ...line, engine: name }])),
    asides: asides.flatMap(({ name, ...line }) => (isAside(name) ? [{ ...line, engine: name }] : [])),
  };
}

interface Median extends Found {
  readonly bench: AnswersLine['bench'];
  readonly name: Engine['name'];
  readonly inFlight: InFlight;
}

/** Of so many rounds of all engines, which are closed then. */
async function medians(
  engines: readonly Engine[],
  forms: readonly BenchForm[],
  until: number,
): Promise<readonly Median[]> {
  const cells = forms.flatMap((form) =>
    inFlights.flatMap((inFlight) => engines.map((engine) => ({ form, inFlight, engine, found: [] as Found[] }))),
  );
  for (let round = 1 - rounds.warm; round <= rounds.most; round += 1) {
    if (round > rounds.least && performance.now() > until) break;
    for (const { form, inFlight, engine, found } of cells) {
      const measured = await measureOnce(engine, form, inFlight);
      if (round > 0) found.push(measured);
    }
  }
  for (const engine of engines) await engine.close();
  return cells.map(({ form, inFlight, engine, found }) => ({
    bench: `form-${form.size}`,
    name: engine.name,
    inFlight,
    perSecond: median(found.map(({ perSecond }) => perSecond)),
    p99ms: median(found.map(({ p99ms }) => p99ms)),
  }));
}

function isAside(name: Engine['name']): name is Aside {
  return name.endsWith('at once');
}

async function measureOnce(engine: Engine, form: BenchForm, inFlight: InFlight): Promise<Found> {
  const people = crowds[form.size][inFlight];
  const { answer, check } = await engine.ready(form, people);
  const took: number[] = [];
  const { all } = await timed([...Array(people).keys()], inFlight, async (person) => {
    for (const question of form.questions.keys()) {
      const started = performance.now();
      await answer(person, question);
      took.push(performance.now() - started);
    }
  });
  await check();
  return { perSecond: (took.length / all) * 1_000, p99ms: quantile(took, 0.99) };
}
