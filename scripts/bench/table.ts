import type { Answered } from './answers.ts';
import {
  type AnswersLine,
  type CaseLine,
  type EngineName,
  engines,
  type Line,
  type SustainedLine,
  type SweepLine,
} from './lines.ts';

/** The findings for people: aligned, with what each is compared to. */
export function tableOf(lines: readonly Line[], asides: Answered['asides'] = []): string {
  const answers = lines.filter((line) => isAnswers(line));
  const cases = lines.filter((line) => isCase(line));
  const sweeps = lines.filter((line) => line.bench === 'sweep');
  const sustained = lines.filter((line) => isSustained(line));
  const [words] = lines.filter((line) => line.bench === 'own-words');
  const [memory] = lines.filter((line) => line.bench === 'memory');
  const parts = [
    ...(answers.length > 0 ? [answersTable(answers), asideTable(asides), lengthTable(answers), footnote] : []),
    ...(cases.length > 0 ? [caseTable(cases)] : []),
    ...(sustained.length > 0 ? [sustainedTable(sustained)] : []),
    ...(sweeps.length > 0 ? [sweepTable(sweeps)] : []),
    ...(words
      ? [`words of one's own understood in ${words.p50ms.toFixed(2)} ms, p99 ${words.p99ms.toFixed(2)} ms`]
      : []),
    memory
      ? `peak memory of the server's process: ${memory.peakRssMB.toFixed(0)} MB`
      : 'this machine does not tell the memory of a process',
  ];
  return parts.join('\n\n');
}

const footnote = [
  'gouban: the whole programme, from the update to the commit; floor: its bare statements, sent again in a loop.',
  'Every engine keeps the answer and puts its two replies into an outbox before the update is done with. By themselves the',
  'peers do not: "sending at once" is what they reach when a reply may be lost and Telegram answers at no cost.',
  'Neither peer knows an update that is delivered twice: it counts as two answers. What one person sends at once they lose',
  '(grammY) or ask about again and again (Telegraf). Every engine waits for the disk, and may use 20 connections.',
].join('\n');

function isAnswers(line: Line): line is AnswersLine {
  return line.bench === 'form-20' || line.bench === 'form-120';
}

function isCase(line: Line): line is CaseLine {
  return line.bench === 'inbox' || line.bench === 'decide';
}

function answersTable(lines: readonly AnswersLine[]): string {
  const rows = [...Map.groupBy(lines, ({ bench, inFlight }) => `${bench} ${inFlight}`).values()].flatMap((cell) => {
    const of = (engine: EngineName) => cell.find((line) => line.engine === engine);
    const { bench = '', inFlight = 0 } = cell[0] ?? {};
    const own = of('gouban')?.perSecond ?? Number.NaN;
    return [
      [
        bench,
        String(inFlight),
        ...engines.flatMap((engine) => {
          const { perSecond = Number.NaN, p99ms = Number.NaN } = of(engine) ?? {};
          return [perSecond.toFixed(0), p99ms.toFixed(1)];
        }),
        ...engines.slice(1).map((engine) => times(own, of(engine)?.perSecond)),
      ],
    ];
  });
  const heads = engines.flatMap((engine) => [`${engine}/s`, 'p99 ms']);
  return aligned([['answers', 'in flight', ...heads, '÷ grammy', '÷ telegraf', '÷ floor'], ...rows]);
}

/** What the peers reach without an outbox. */
function asideTable(asides: Answered['asides']): string {
  const rows = asides.map(({ engine, inFlight, perSecond }) => [engine, String(inFlight), perSecond.toFixed(0)]);
  return aligned([['form-20, replies not kept', 'in flight', '/s'], ...rows]);
}

/** What an answer of the long form costs, of what one of the short form does. */
function lengthTable(lines: readonly AnswersLine[]): string {
  const inFlights = [...new Set(lines.map(({ inFlight }) => inFlight))];
  const rows = inFlights.map((inFlight) => [
    'form-120 ÷ form-20',
    String(inFlight),
    ...engines.map((engine) => {
      const of = (bench: AnswersLine['bench']) =>
        lines.find((line) => line.bench === bench && line.engine === engine && line.inFlight === inFlight)?.perSecond;
      return times(of('form-20') ?? Number.NaN, of('form-120'));
    }),
  ]);
  return aligned([['cost of an answer', 'in flight', ...engines], ...rows]);
}

function caseTable(lines: readonly CaseLine[]): string {
  const rows = lines.map(({ bench, children, closedCases, p50ms, p99ms }) => {
    const fewest = lines.find((line) => line.bench === bench);
    return [
      bench,
      String(closedCases),
      String(children ?? ''),
      p50ms.toFixed(2),
      p99ms.toFixed(2),
      times(p50ms, fewest?.p50ms),
    ];
  });
  return aligned([['', 'closed cases', 'children', 'p50 ms', 'p99 ms', 'of the first'], ...rows]);
}

function sweepTable(lines: readonly SweepLine[]): string {
  const rows = lines.map(({ open, due, ms }) => ['sweep', String(open), String(due), ms.toFixed(1)]);
  return aligned([['', 'open', 'due', 'ms'], ...rows]);
}

function isSustained(line: Line): line is SustainedLine {
  return line.bench === 'sustained' || line.bench === 'sustained-floor';
}

/** How the pace is held, and how it stands to that of the bare statement. */
function sustainedTable(lines: readonly SustainedLine[]): string {
  const floor = lines.find(({ bench }) => bench === 'sustained-floor');
  const rows = lines.map((line) => [
    line.bench,
    String(line.answers),
    line.perSecond.toFixed(0),
    line.p50ms.toFixed(1),
    line.p99ms.toFixed(1),
    line.p999ms.toFixed(1),
    times(line.lastQuarter, line.firstQuarter),
    times(line.perSecond, floor?.perSecond),
    line.rssSlopeMBperMin.toFixed(1),
  ]);
  const head = ['', 'answers', '/s', 'p50 ms', 'p99 ms', 'p99.9 ms', 'last ÷ first', 'of the floor', 'MB/min'];
  return aligned([head, ...rows]);
}

function times(a: number, b: number | undefined): string {
  return b === undefined ? '–' : `${(a / b).toFixed(2)} ×`;
}

/** The first column to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
