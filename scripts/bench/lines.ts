/** What the bench finds, as its JSON lines have it. */

export const engines = ['gouban', 'grammy', 'telegraf', 'floor'] as const;
export type EngineName = (typeof engines)[number];

export const formSizes = [20, 120] as const;
export type FormSize = (typeof formSizes)[number];

export interface AnswersLine {
  readonly bench: `form-${FormSize}`;
  readonly engine: EngineName;
  readonly inFlight: number;
  readonly perSecond: number;
  readonly p99ms: number;
}

export interface CaseLine {
  readonly bench: 'inbox' | 'decide';
  /** How many complaints stand under each case that is decided on. */
  readonly children?: number;
  readonly closedCases: number;
  readonly p50ms: number;
  readonly p99ms: number;
}

export interface SweepLine {
  readonly bench: 'sweep';
  readonly open: number;
  readonly due: number;
  readonly ms: number;
}

export interface WordsLine {
  readonly bench: 'own-words';
  readonly p50ms: number;
  readonly p99ms: number;
}

export interface MemoryLine {
  readonly bench: 'memory';
  readonly peakRssMB: number;
}

/** Answers without a pause, by a process of their own; the floor is the bare statement under the same load. */
export interface SustainedLine {
  readonly bench: 'sustained' | 'sustained-floor';
  readonly answers: number;
  readonly perSecond: number;
  readonly p50ms: number;
  readonly p99ms: number;
  readonly p999ms: number;
  /** Answers per second in the first and in the last quarter of them. */
  readonly firstQuarter: number;
  readonly lastQuarter: number;
  readonly rssSlopeMBperMin: number;
}

export type Line = AnswersLine | CaseLine | SweepLine | WordsLine | MemoryLine | SustainedLine;

/** One line of JSON: its keys in the order above, its numbers with as many decimals as they are good for. */
export function jsonOf(line: Line): string {
  return JSON.stringify(shapeOf(line));
}

function shapeOf(line: Line): Line {
  switch (line.bench) {
    case 'form-20':
    case 'form-120': {
      const { bench, engine, inFlight, perSecond, p99ms } = line;
      return { bench, engine, inFlight, perSecond: rounded(perSecond, 1), p99ms: rounded(p99ms, 2) };
    }
    case 'inbox':
    case 'decide': {
      const { bench, children, closedCases, p50ms, p99ms } = line;
      const under = children === undefined ? {} : { children };
      return { bench, ...under, closedCases, p50ms: rounded(p50ms, 2), p99ms: rounded(p99ms, 2) };
    }
    case 'sweep': {
      const { bench, open, due, ms } = line;
      return { bench, open, due, ms: rounded(ms, 1) };
    }
    case 'own-words':
      return { bench: line.bench, p50ms: rounded(line.p50ms, 2), p99ms: rounded(line.p99ms, 2) };
    case 'sustained':
    case 'sustained-floor': {
      const { bench, answers, perSecond, p50ms, p99ms, p999ms, firstQuarter, lastQuarter, rssSlopeMBperMin } = line;
      return {
        bench,
        answers,
        perSecond: rounded(perSecond, 1),
        p50ms: rounded(p50ms, 2),
        p99ms: rounded(p99ms, 2),
        p999ms: rounded(p999ms, 2),
        firstQuarter: rounded(firstQuarter, 1),
        lastQuarter: rounded(lastQuarter, 1),
        rssSlopeMBperMin: rounded(rssSlopeMBperMin, 2),
      };
    }
    case 'memory':
      return { bench: line.bench, peakRssMB: rounded(line.peakRssMB, 1) };
  }
}

function rounded(value: number, decimals: number): number {
  if (!Number.isFinite(value)) throw new Error(`${value} was not measured`);
  return Number(value.toFixed(decimals));
}
