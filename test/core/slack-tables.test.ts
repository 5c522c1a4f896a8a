import { describe, expect, it } from 'vitest';
import { memoryOf, renderPage } from '../../adapters/slack/form-view.ts';
import { renderRow, rowMemoryOf } from '../../adapters/slack/row-view.ts';
import { rowPress, splitCells, tablesOf } from '../../adapters/slack/tables.ts';
import type { FormPage, PageField } from '../../src/dialogue/message.ts';
import { languages } from '../../src/names.ts';
import { checkView } from '../doubles/slack/block-kit.ts';
import { plainText } from '../doubles/slack/read-blocks.ts';
import { fc } from '../properties.ts';

const kinds = [
  { value: 'output', label: '产出' },
  { value: 'quality', label: '质量' },
];

function table(given: Partial<PageField> = {}): PageField {
  return {
    key: 'indicators',
    kind: 'rows',
    label: '绩效指标',
    ask: '怎样算做得好？',
    shape: '每行一项',
    required: true,
    value: [],
    cells: [['入户', '产出', '2400']],
    columns: [
      { key: 'name', label: '指标', kind: 'text', required: true },
      { key: 'kind', label: '类别', kind: 'choice', required: true, options: kinds },
      { key: 'target', label: '目标值', kind: 'decimal', required: true },
    ],
    ...given,
  };
}

function page(...fields: readonly PageField[]): FormPage {
  return {
    language: 'zh',
    draft: 'd1',
    rev: 3,
    page: 0,
    pages: 2,
    title: '设立项目',
    fields,
    submit: '提交',
  };
}

const elements = (view: unknown) => JSON.stringify(view);

describe('a table on Slack', () => {
  it('shows its rows by the names of their columns, each to be changed or taken out, and one to be added', () => {
    const view = renderPage(page(table()));
    expect(checkView(view)).toEqual([]);
    expect(plainText(view.blocks)).toContain('1  指标：入户 · 类别：产出 · 目标值：2400\n改\n去掉\n加一行');
    expect(view.blocks.some(({ type }) => type === 'input')).toBe(false);
    expect(memoryOf(view.private_metadata ?? '').rows).toEqual({ indicators: [['入户', '产出', '2400']] });
  });

  const years = ['2026年（¥420,000）', '2027年（¥360,000）'];
  const approved = { key: 'a', label: '批复', kind: 'money', required: true } as const;

  it('that has one row for each of a list has all of them from the beginning, and no other', () => {
    const more = ['b', 'c'].map((key) => ({ ...approved, key, label: key }));
    const view = renderPage(page(table({ cells: [], rowNames: years, columns: [approved, ...more] })));
    expect(checkView(view)).toEqual([]);
    expect(plainText(view.blocks)).toContain('2026年（¥420,000）  还没有填\n改\n2027年（¥360,000）  还没有填\n改');
    expect(elements(view)).not.toMatch(/row\.add|"overflow","action_id":"row/);
  });

  it('with few cells in rows that stand fixed is filled in on the page itself', () => {
    const view = renderPage(page(table({ cells: [['400000'], ['']], rowNames: years, columns: [approved] })));
    expect(checkView(view)).toEqual([]);
    expect(elements(view)).not.toContain('row.change');
    expect(view.blocks.filter(({ type }) => type === 'input')).toMatchObject([
      {
        block_id: 'q.indicators~0~0.3',
        label: { text: '2026年（¥420,000） · 批复' },
        element: { initial_value: '400000' },
      },
      { block_id: 'q.indicators~1~0.3', label: { text: '2027年（¥360,000） · 批复' } },
    ]);
    const { rows } = memoryOf(view.private_metadata ?? '');
    expect(splitCells({ 'indicators~0~0': [], 'indicators~1~0': ['360000'], why: ['减少一项'] }, rows)).toEqual({
      values: { why: ['减少一项'] },
      cells: { indicators: [[''], ['360000']] },
    });
  });

  it('names several cells of a row below its name', () => {
    const columns = [
      { ...approved, key: 'bid', label: '投标', names: true as const },
      approved,
      { ...approved, key: 'b', label: '备注' },
    ];
    const cells = [
      ['冰城暖心', '', ''],
      ['夕阳红', '', ''],
    ];
    const view = renderPage(page(table({ cells, rowNames: ['冰城暖心', '夕阳红'], columns })));
    expect(plainText(view.blocks)).toContain('冰城暖心\n批复\n备注\n夕阳红\n批复\n备注');
  });

  it('asks a row in a window of its own: fixed words to choose from, numbers as numbers', () => {
    const view = renderRow(page(table()), table(), { indicators: [['入户', '产出', '2400']] }, 0, { adding: false });
    expect(checkView(view)).toEqual([]);
    expect(view.blocks).toMatchObject([
      { type: 'section' },
      { label: { text: '指标' }, element: { type: 'plain_text_input', initial_value: '入户' } },
      { label: { text: '类别' }, element: { type: 'radio_buttons', initial_option: { value: 'output' } } },
      { label: { text: '目标值' }, element: { type: 'number_input', initial_value: '2400' } },
    ]);
    expect(rowMemoryOf(view.private_metadata ?? '')).toMatchObject({
      draft: 'd1',
      rev: 3,
      field: 'indicators',
      row: 0,
    });
  });

  it('does not ask again what a row is about', () => {
    const columns = [
      { key: 'year', label: '年度', kind: 'choice', required: true, options: kinds, names: true },
      { key: 'sum', label: '金额', kind: 'money', required: true },
    ] as const;
    const given = table({ columns, rowNames: ['产出'], cells: [['产出', '']] });
    const view = renderRow(page(given), given, { indicators: [['产出', '']] }, 0, { adding: false });
    expect(view.blocks).toMatchObject([{ text: { text: '*产出*' } }, { label: { text: '金额' } }]);
  });

  it('that is too much for a window to remember is typed as lines, with what there is of it', () => {
    const long = Array.from({ length: 30 }, (_, row) => [`指标${row}`.padEnd(120, '长'), '产出', '1']);
    const view = renderPage(page(table({ cells: long })));
    expect(checkView(view)).toEqual([]);
    expect(memoryOf(view.private_metadata ?? '').rows).toBeUndefined();
    expect(view.blocks).toContainEqual(expect.objectContaining({ type: 'input', block_id: 'q.indicators.3' }));
  });

  it('is a window that Slack takes, whatever stands in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('王*', '产出', 'quality', ''),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text, text), { maxLength: 60 }),
        fc.constantFrom(...languages),
        (cells, language) => {
          const field = table({ cells });
          const given = { ...page(field), language };
          const view = renderPage(given);
          expect(checkView(view)).toEqual([]);
          const tables = tablesOf(given);
          for (const [at] of (tables.indicators ?? []).slice(0, 5).entries())
            expect(checkView(renderRow(given, field, tables, at, { adding: true }))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a press in a table', () => {
  it.each([
    ['row.change.indicators.12', 'change', { field: 'indicators', row: 12, drops: false }],
    ['row.change.indicators.0', 'drop', { field: 'indicators', row: 0, drops: true }],
    ['row.change.a.b.3', undefined, { field: 'a.b', row: 3, drops: false }],
    ['row.add.indicators', undefined, { field: 'indicators', row: undefined, drops: false }],
    ['row.else', undefined, undefined],
  ])('%s (%s) says what is wanted', (id, chosen, wanted) => {
    expect(rowPress(id, chosen)).toEqual(wanted);
  });
});
