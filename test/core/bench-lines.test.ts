import { describe, expect, it } from 'vitest';
import { jsonOf, type Line } from '../../scripts/bench/lines.ts';
import { tableOf } from '../../scripts/bench/table.ts';

const sustained: Line = {
  bench: 'sustained',
  answers: 200_000,
  perSecond: 2345.67,
  p50ms: 7.123,
  p99ms: 22.346,
  p999ms: 41,
  firstQuarter: 2400,
  lastQuarter: 2300,
  rssSlopeMBperMin: 0.456,
};

describe('a finding of the bench', () => {
  const written: readonly (readonly [Line, string])[] = [
    [
      { bench: 'form-20', engine: 'gouban', inFlight: 10, perSecond: 4321.987, p99ms: 3.4567 },
      '{"bench":"form-20","engine":"gouban","inFlight":10,"perSecond":4322,"p99ms":3.46}',
    ],
    [
      { p99ms: 12, perSecond: 99.96, inFlight: 1, engine: 'floor', bench: 'form-120' },
      '{"bench":"form-120","engine":"floor","inFlight":1,"perSecond":100,"p99ms":12}',
    ],
    [
      { bench: 'inbox', closedCases: 100_000, p50ms: 1.236, p99ms: 4 },
      '{"bench":"inbox","closedCases":100000,"p50ms":1.24,"p99ms":4}',
    ],
    [
      { bench: 'decide', children: 500, closedCases: 100, p50ms: 20.5, p99ms: 40.123 },
      '{"bench":"decide","children":500,"closedCases":100,"p50ms":20.5,"p99ms":40.12}',
    ],
    [
      { bench: 'sweep', open: 100_000, due: 1_000, ms: 1234.56 },
      '{"bench":"sweep","open":100000,"due":1000,"ms":1234.6}',
    ],
    [{ bench: 'own-words', p50ms: 0.456, p99ms: 2 }, '{"bench":"own-words","p50ms":0.46,"p99ms":2}'],
    [
      sustained,
      '{"bench":"sustained","answers":200000,"perSecond":2345.7,"p50ms":7.12,"p99ms":22.35,"p999ms":41,"firstQuarter":2400,"lastQuarter":2300,"rssSlopeMBperMin":0.46}',
    ],
    [{ bench: 'memory', peakRssMB: 181.73 }, '{"bench":"memory","peakRssMB":181.7}'],
  ];

  it.each(written)('is one line of JSON, its keys in order: %j', (line, json) => {
    expect(jsonOf(line)).toBe(json);
  });

  it('has nothing in its line that it does not need', () => {
    const line = { bench: 'memory', peakRssMB: 100, pid: 1 } as const;
    expect(jsonOf(line)).toBe('{"bench":"memory","peakRssMB":100}');
  });

  it('is never a number that was not measured', () => {
    expect(() => jsonOf({ bench: 'sweep', open: 1, due: 0, ms: Number.NaN })).toThrow('not measured');
  });
});

describe('the table', () => {
  const answers = (bench: 'form-20' | 'form-120', perSeconds: readonly number[]): readonly Line[] =>
    (['gouban', 'grammy', 'telegraf', 'floor'] as const).map((engine, place) => ({
      bench,
      engine,
      inFlight: 20,
      perSecond: perSeconds[place] ?? 0,
      p99ms: place + 1,
    }));
  const lines: readonly Line[] = [
    ...answers('form-20', [3000, 1000, 2000, 4000]),
    ...answers('form-120', [2500, 100, 1000, 4000]),
    { bench: 'inbox', closedCases: 100, p50ms: 2, p99ms: 3 },
    { bench: 'inbox', closedCases: 100_000, p50ms: 2.2, p99ms: 3 },
    { bench: 'sweep', open: 100_000, due: 100, ms: 1500 },
    { bench: 'memory', peakRssMB: 181.7 },
    sustained,
    { ...sustained, bench: 'sustained-floor', perSecond: 2606.3 },
  ];
  const rowOf = (...start: readonly string[]): readonly string[] =>
    tableOf(lines)
      .split('\n')
      .map((row) => row.split(/ {2,}/))
      .find((cells) => start.every((cell, place) => cells[place] === cell)) ?? [];

  it('puts the programme beside each peer and the floor', () => {
    expect(rowOf('form-20', '20')).toEqual([
      'form-20',
      '20',
      '3000',
      '1.0',
      '1000',
      '2.0',
      '2000',
      '3.0',
      '4000',
      '4.0',
      '3.00 ×',
      '1.50 ×',
      '0.75 ×',
    ]);
  });

  it('says what an answer of the long form costs, of what one of the short form does', () => {
    expect(rowOf('form-120 ÷ form-20')).toEqual(['form-120 ÷ form-20', '20', '1.20 ×', '10.00 ×', '2.00 ×', '1.00 ×']);
  });

  it('says how much slower lists are with many closed cases', () => {
    expect(rowOf('inbox', '100000')).toEqual(['inbox', '100000', '2.20', '3.00', '1.10 ×']);
  });

  it('says whether the pace is held, and what of the floor it is', () => {
    expect(rowOf('sustained').slice(2)).toEqual(['2346', '7.1', '22.3', '41.0', '0.96 ×', '0.90 ×', '0.5']);
  });

  it('names the memory, or says that it is not known', () => {
    expect(tableOf(lines)).toContain('182 MB');
    expect(tableOf([])).toContain('does not tell');
  });

  it('stands in columns', () => {
    const widths = tableOf(lines)
      .split('\n\n')[0]
      ?.split('\n')
      .map((row) => row.length);
    expect(new Set(widths).size).toBe(1);
  });
});
