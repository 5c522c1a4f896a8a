import type { types } from '@slack/bolt';
import { choices, fieldOfBlock } from '../../adapters/slack/field-input.ts';
import { renderPage } from '../../adapters/slack/form-view.ts';
import { readView } from '../../adapters/slack/read-view.ts';
import { renderRow } from '../../adapters/slack/row-view.ts';
import { splitCells, tablesOf } from '../../adapters/slack/tables.ts';
import { answersIn } from '../../adapters/web/form-answers.ts';
import { formHtml } from '../../adapters/web/form-html.ts';
import { cellName } from '../../adapters/web/rows-input.ts';
import { words } from '../../adapters/web/words.ts';
import type { FormPage, PageField } from '../../src/dialogue/message.ts';
import type { SentPage } from '../../src/dialogue/wish.ts';
import type { Evidence } from '../../src/engine/form.ts';
import { checkView } from '../doubles/slack/block-kit.ts';
import { type Control, controlsIn } from '../web-forms.ts';
import type { GivenAnswer } from './given-answers.ts';

/** What a channel hands over of a page, with one field filled in, or with everything as it stands there. */
export interface Pages {
  filled(page: FormPage, field: PageField, given: GivenAnswer): SentPage;
  unchanged(page: FormPage): SentPage;
}

function sent(page: FormPage, what: Pick<SentPage, 'values' | 'files' | 'cells'>): SentPage {
  return { kind: 'page', draft: page.draft, rev: page.rev, page: page.page, go: 'next', ...what };
}

function filesOf(field: PageField, { typed }: GivenAnswer): Readonly<Record<string, readonly Evidence[]>> {
  return typeof typed === 'string' ? {} : { [field.key]: typed };
}

type State = Parameters<typeof readView>[0];
type Input = types.InputBlock;
type Option = NonNullable<Value['selected_option']>;

/** The modal of Slack, as its rules let a person fill it in. Throws where they do not. */
export const slackPages: Pages = {
  filled(page, field, given) {
    const states = Object.fromEntries(
      inputsOf(page).map((input) => {
        const key = fieldOfBlock(input.block_id ?? '') ?? '';
        if (key.startsWith(`${field.key}~`)) return stateOf(input, cellInto(input, field, key, given));
        return stateOf(input, key === field.key ? typedInto(input, field, given) : standing(input));
      }),
    );
    const files = filesOf(field, given);
    const { values, cells: tables } = splitCells(readView(states).values, tablesOf(page));
    const isInline = inputsOf(page).some(({ block_id: id = '' }) => fieldOfBlock(id)?.startsWith(`${field.key}~`));
    if (isInline) return sent(page, { values, cells: tables, files });
    if (!tables[field.key] || fitsRows(field, given))
      return sent(page, { values, cells: { ...tables, ...rowsFilled(page, field, given) }, files });
    // What has grown too long for its window stands on the page as lines.
    const { [field.key]: _, ...cells } = tables;
    if (String(given.typed).length > 3000) throw new TooLong();
    return sent(page, { values: { ...values, [field.key]: [String(given.typed)] }, cells, files });
  },
  unchanged(page) {
    const states = Object.fromEntries(inputsOf(page).map((input) => stateOf(input, standing(input))));
    return sent(page, { ...splitCells(readView(states).values, tablesOf(page)), files: {} });
  },
};

/** A cell of a table that stands on the page itself. */
function cellInto(input: Input, field: PageField, key: string, { cells = [] }: GivenAnswer): Omit<Value, 'type'> {
  const [, row = '', place = ''] = key.split('~');
  const { typed = '', answer = null } = cells[Number(row)]?.[Number(place)] ?? {};
  const column = { ...field, ...field.columns?.[Number(place)] };
  return answer === null ? standing(input) : typedInto(input, column, { typed, answer });
}

function fitsRows(field: PageField, { cells = [] }: GivenAnswer): boolean {
  const all = cells.map((row) => row.map(({ typed }) => typed));
  return field.key in tablesOf({ fields: [{ ...field, cells: all }] });
}

/** A table row by row, each in a window of its own. */
function rowsFilled(page: FormPage, field: PageField, { cells }: GivenAnswer): NonNullable<SentPage['cells']> {
  const tables = tablesOf(page);
  const rows = tables[field.key];
  if (!rows || !cells) return {};
  const blank = (field.columns ?? []).map(() => '');
  const filled = cells.map((row, at) => {
    const shown = { ...tables, [field.key]: cells.map((_, place) => rows[place] ?? blank) };
    const states = inputsIn(renderRow(page, field, shown, at, { adding: false })).map((input) => {
      const place = Number(fieldOfBlock(input.block_id ?? ''));
      const { typed = '', answer = null } = row[place] ?? {};
      const column = { ...field, ...field.columns?.[place] };
      return stateOf(input, answer === null ? standing(input) : typedInto(input, column, { typed, answer }));
    });
    const { values } = readView(Object.fromEntries(states));
    return (rows[at] ?? blank).map((cell, place) => values[place]?.[0] ?? cell);
  });
  return { [field.key]: filled };
}

function inputsOf(page: FormPage): readonly Input[] {
  // With all that may be added: folded, it takes no answer.
  return inputsIn(renderPage(page, undefined, { adding: true }));
}

function inputsIn(view: types.ModalView): readonly Input[] {
  const wrong = checkView(view);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return view.blocks.filter((block): block is Input => block.type === 'input');
}

type Value = State[string][string];

function stateOf({ block_id = '', element }: Input, value: Omit<Value, 'type'>): readonly [string, State[string]] {
  const id = 'action_id' in element ? (element.action_id ?? '') : '';
  return [block_id, { [id]: { type: element.type, ...value } }];
}

/** Of a menu in which one seeks the programme knows what there is. */
function optionsOf(element: Input['element'], field: PageField): readonly Option[] {
  if (element.type === 'external_select' || element.type === 'multi_external_select')
    return choices(field).map(({ option: { text, value = '' } }) => ({ text, value }));
  return 'options' in element ? ((element.options ?? []) as Option[]) : [];
}

function typedInto({ element }: Input, field: PageField, given: GivenAnswer): Omit<Value, 'type'> {
  const { typed, answer } = given;
  switch (element.type) {
    case 'plain_text_input': {
      const text = String(typed);
      if (text.length > (element.max_length ?? 3000)) throw new TooLong();
      return { value: text };
    }
    case 'number_input':
      // Slack lets nothing but a number be typed.
      return { value: String(answer) };
    case 'datepicker':
      return { selected_date: String(answer) };
    case 'radio_buttons':
    case 'static_select':
    case 'external_select': {
      const place = field.options?.findIndex(({ value }) => value === answer) ?? -1;
      return { selected_option: chosen(optionsOf(element, field), place) };
    }
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select': {
      if (field.kind === 'consent') return { selected_options: [chosen(optionsOf(element, field), 0)] };
      const places = Array.isArray(answer)
        ? answer.map((each) => field.options?.findIndex(({ value }) => value === each) ?? -1)
        : [];
      return { selected_options: places.map((place) => chosen(optionsOf(element, field), place)) };
    }
    default:
      return {};
  }
}

/** More than the platform takes in one input. */
export class TooLong extends Error {}

function chosen(options: readonly Option[], place: number): Option {
  const option = options[place];
  if (!option) throw new Error(`no option ${place} to choose`);
  return option;
}

function standing({ element }: Input): Omit<Value, 'type'> {
  return {
    ...((element.type === 'plain_text_input' || element.type === 'number_input') && {
      value: element.initial_value ?? null,
    }),
    ...('initial_date' in element && { selected_date: element.initial_date ?? null }),
    ...('initial_option' in element && { selected_option: (element.initial_option ?? null) as Option | null }),
    ...('initial_options' in element && { selected_options: (element.initial_options ?? []) as Option[] }),
  };
}

/** A visit of nobody in particular, for pages that are drawn by themselves. */
export const visit = {
  language: 'zh',
  words: words.zh,
  person: undefined,
  city: '',
  look: {},
  signInMinutes: 10,
  now: new Date(0),
  path: '/desk/form/d',
  to: (path: string) => path,
  key: 'k',
  toast: undefined,
  demo: undefined,
  readOnly: false,
} as const;

/** The form of the web desk, as a browser posts it. Throws where a browser would not let it be filled in so. */
export const webPages: Pages = {
  filled(page, field, given) {
    const controls = controlsOn(page);
    const fields = standingIn(controls);
    for (const [name, values] of postedFor(controls, field, given)) fields.set(name, values);
    const files = new Map(Object.entries(filesOf(field, given)));
    return sent(page, answersIn(page, fields, { files, errors: new Map(), take: async () => {} }));
  },
  unchanged(page) {
    const taken = { files: new Map(), errors: new Map(), take: async () => {} };
    return sent(page, answersIn(page, standingIn(controlsOn(page)), taken));
  },
};

function standingIn(controls: ReadonlyMap<string, Control>): Map<string, readonly string[]> {
  return new Map(
    [...controls].flatMap(([name, { standing }]) => (standing.length > 0 ? [[name, standing] as const] : [])),
  );
}

function postedFor(
  controls: ReadonlyMap<string, Control>,
  field: PageField,
  { typed, answer, cells }: GivenAnswer,
): readonly (readonly [string, readonly string[]])[] {
  if (field.kind === 'files') return [];
  if (field.columns && cells) {
    return cells.flatMap((row, at) =>
      row.map((cell, place) => {
        // Rows below those that are shown come with the button for more.
        const like = controls.get(cellName(field.key, at, place)) ?? controls.get(cellName(field.key, 0, place));
        return [cellName(field.key, at, place), [fitting(like, cell.typed, cell.answer)]] as const;
      }),
    );
  }
  const control = controls.get(`f.${field.key}`);
  const values = field.kind === 'choices' && Array.isArray(answer) ? answer : [answer];
  return [[`f.${field.key}`, values.map((value) => fitting(control, String(typed), value))]];
}

function fitting(control: Control | undefined, typed: string, answer: unknown): string {
  if (!control) throw new Error('there is nothing to fill in');
  if (control.options) {
    if (!control.options.includes(String(answer))) throw new Error(`${answer} cannot be chosen`);
    return String(answer);
  }
  if (typed.length > (control.most ?? Number.POSITIVE_INFINITY)) throw new Error('a browser does not let it be typed');
  return typed;
}

function controlsOn(page: FormPage): ReadonlyMap<string, Control> {
  return new Map(
    [...controlsIn(String(formHtml(visit, page)))].filter(([, { by }]) => by === 'typing' || by === 'choosing'),
  );
}
