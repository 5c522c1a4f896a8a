import { commands } from '../../src/dialogue/commands.ts';
import type { Option } from '../../src/dialogue/say-answer.ts';
import type { Answer, Field, Row } from '../../src/engine/form.ts';
import { texts } from '../../src/text/all.ts';
import { file } from './given.ts';

/** What somebody types for a field, or the files that he sends, and the answer that it is. */
export interface GivenAnswer {
  readonly typed: string | readonly (typeof file)[];
  readonly answer: Answer;
  /** Of rows: the same cell by cell. */
  readonly cells?: readonly (readonly { readonly typed: string; readonly answer: Answer }[])[];
}

/** Texts that are something else where no question is open. */
const alike: readonly string[] = [
  '24322000000123456789',
  'K7_dq-0123456789abcd',
  'HRB-2026-NANGANG-0001',
  'https://t.me/gouban_bot?start=K7_dq-0123456789abcd',
  '1',
  '2027-03-01',
  texts.zh.say.submit,
  commands.inbox.zh.word,
  '/help',
];

/** The shortest and the longest answers that a field takes, and those that look like something else. */
export function answersOf(
  field: Field,
  options: readonly Option[],
  columns: (key: string) => readonly Option[] = () => [],
  each: readonly Option[] = [],
): readonly GivenAnswer[] {
  const { min = 0, max = 100 } = field;
  switch (field.kind) {
    case 'text':
    case 'long-text': {
      const fitting = alike.filter(({ length }) => length >= min && length <= max);
      const all = ['照'.repeat(Math.max(min, 1)), '照'.repeat(max), 'W&<'.repeat(max).slice(0, max), ...fitting];
      return all.map((typed) => ({ typed, answer: field.canonical?.(typed) ?? typed }));
    }
    case 'integer':
      return [min, max].map((number) => ({ typed: String(number), answer: number }));
    case 'decimal':
      return [min, max, Math.min(max, min + 0.01)].map((number) => ({ typed: String(number), answer: number }));
    case 'money':
      return [min, max].map((fen) => ({ typed: (fen / 100).toFixed(2), answer: fen }));
    case 'date':
      return ['2026-01-01', '2030-12-31'].map(plainly);
    case 'choice':
    case 'reference':
      return options.flatMap(({ value, label }, place) => [
        ...(options.filter((each) => each.label === label).length === 1 ? [{ typed: label, answer: value }] : []),
        { typed: String(place + 1), answer: value },
      ]);
    case 'choices': {
      const most = options.slice(0, field.max ?? options.length).map(({ value }) => value);
      const places = most.map((_, place) => String(place + 1)).join('，');
      return most.length < Math.max(min, 1) ? [] : [{ typed: places, answer: most }];
    }
    case 'rows': {
      const [least, most] = field.each ? [each.length, each.length] : [Math.max(min, 1), max];
      if (most === 0) return [];
      return [lines(field, least, columns, each, 0), lines(field, most, columns, each, 1)].filter(
        (given) => given !== undefined,
      );
    }
    case 'files':
      return [Math.max(min, 1), max].map((count) => {
        const files = Array.from({ length: count }, (_, n) => ({
          ...file,
          hash: String(n).padStart(64, 'a'),
          name: `证明 ${n + 1}.pdf`,
        }));
        return { typed: files, answer: files };
      });
    case 'phone':
      return ['13800000106', '0101234567', '045184600000', '08985123456'].map(plainly);
    case 'account':
      return ['62220001', '62220000111122223333', '6'.repeat(30)].map(plainly);
    case 'case-number':
      return ['hrb 2026 cmp 1', '是 HRB—2026—CMP—0001 那一件。'].map((typed) => ({
        typed,
        answer: 'HRB-2026-CMP-0001',
      }));
    case 'credit-code':
      return ['52230199MJ0000018E', '52230199MJ0000106W'].map(plainly);
    case 'consent':
      return ['是', 'yes', '我确认'].map((typed) => ({ typed, answer: true }));
  }
}

function plainly(text: string): GivenAnswer {
  return { typed: text, answer: text };
}

/** So many rows, each cell as short (0) or as long (1) as it can be; undefined where a column has nothing to choose from. */
function lines(
  { columns = {}, each: about }: Field,
  count: number,
  optionsOf: (key: string) => readonly Option[],
  each: readonly Option[],
  length: 0 | 1,
): GivenAnswer | undefined {
  const rows = Array.from({ length: count }, (_, n) =>
    Object.entries(columns).map(([key, column]) => {
      const named = each[n];
      const cells = answersOf(column, optionsOf(key));
      // One row for each of a list names in its order what it is about.
      const own = named && column.source === about ? { typed: named.value, answer: named.value } : undefined;
      return [key, own ?? cells[length] ?? cells[0]] as const;
    }),
  );
  if (rows.some((cells) => cells.some(([, cell]) => cell === undefined))) return undefined;
  return {
    cells: rows.map((cells) => cells.map(([, cell]) => ({ typed: String(cell?.typed), answer: cell?.answer ?? null }))),
    typed: rows.map((cells) => cells.map(([, cell]) => String(cell?.typed)).join('; ')).join('\n'),
    // A column holds one plain value.
    answer: rows.map(
      (cells): Row => Object.fromEntries(cells.map(([key, cell]) => [key, cell?.answer as string | number])),
    ),
  };
}
