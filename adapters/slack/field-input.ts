import type { types } from '@slack/bolt';
import type { PageField, PageOption } from '../../src/dialogue/message.ts';
import { evidenceEndings } from '../../src/engine/evidence-kinds.ts';
import type { Evidence } from '../../src/engine/form.ts';
import type { Language } from '../../src/names.ts';
import { cut } from '../shared/cut.ts';
import { fileName } from '../shared/file-name.ts';
import { context } from './sections.ts';
import { plain } from './text-objects.ts';
import type { Words } from './words.ts';

/** What a person may type where the field itself sets no length. */
const typedLengths: Partial<Record<PageField['kind'], number>> = {
  'long-text': 3000,
  rows: 3000,
  integer: 40,
  decimal: 40,
  money: 60,
  phone: 60,
  account: 60,
  'credit-code': 60,
  'case-number': 60,
};
const longest = 3000;
const fewOptions = 10;
/** As many options as are looked through at a glance; of more some are sought by words. */
export const optionsListed = 24;
const mostFiles = 10;
const filetypes = [...evidenceEndings];

/** Input blocks carry the field and the revision: Slack keeps what stands in an input whose ids stay the same. */
function blockId(key: string, rev: number): string {
  return `q.${key}.${rev}`;
}

export function fieldOfBlock(id: string): string | undefined {
  return /^q\.(.+)\.\d+$/s.exec(id)?.[1];
}

/** The field of a block in which the files are marked that are to stay. */
export function fieldOfKept(id: string): string | undefined {
  return /^k\.(.+)\.\d+$/s.exec(id)?.[1];
}

/** The action_id of an input whose stored text is too long to be shown: left empty, it stays. */
export const keptActionId = 'kept';
const actionId = 'value';

/** A field as blocks of a modal: below a place for more files those that are there, each of which can be taken out. */
export function fieldInputs(
  field: PageField,
  rev: number,
  say: Words,
  language: Language,
): readonly types.KnownBlock[] {
  const had = field.kind === 'files' ? (field.files ?? []) : [];
  if (had.length === 0) return [fieldInput(field, rev, say, language)];
  const isFull = had.length >= (field.max ?? mostFiles);
  const kept = keptFiles(field, had, rev, say, language);
  return [isFull ? context([say.filesFull(field.label)]) : fieldInput(field, rev, say, language), kept];
}

/** Slack shows in its own input only what is being added: so those that are there stand below it, marked. */
function keptFiles(
  field: PageField,
  had: readonly Evidence[],
  rev: number,
  say: Words,
  language: Language,
): types.InputBlock {
  const options = had.map((file) => ({ text: plain(fileName(file, language), 75), value: file.hash }));
  const marked = { action_id: actionId, options, initial_options: options };
  return {
    type: 'input',
    block_id: `k.${field.key}.${rev}`,
    label: plain(say.keptFiles(field.label), 2000),
    optional: true,
    element:
      options.length <= fewOptions ? { type: 'checkboxes', ...marked } : { type: 'multi_static_select', ...marked },
  };
}

/** A field as one input. */
export function fieldInput(field: PageField, rev: number, say: Words, language: Language): types.InputBlock {
  const had = field.files ?? [];
  const tooLong = isTyped(field) && typed(field).length > longest;
  const hint = [
    field.ask,
    field.help,
    field.limits,
    field.shape,
    field.takes,
    had.length > 0 ? say.onFile(had.map((file) => fileName(file, language)).join(say.comma)) : undefined,
    tooLong ? say.keptLong : undefined,
  ].filter((line) => line !== undefined && line.trim() !== '');
  return {
    type: 'input',
    block_id: blockId(field.key, rev),
    label: plain(field.label, 2000),
    optional: !field.required || had.length > 0 || tooLong,
    ...(hint.length > 0 && { hint: plain(hint.join('\n'), 2000) }),
    element: tooLong ? { type: 'plain_text_input', action_id: keptActionId, multiline: true } : element(field, say),
  };
}

type Element = types.InputBlock['element'];

function element(field: PageField, say: Words): Element {
  if (field.kind === 'files') {
    const room = Math.min(mostFiles, (field.max ?? mostFiles) - (field.files?.length ?? 0));
    return { type: 'file_input', action_id: actionId, max_files: room, filetypes };
  }
  if (field.kind === 'consent') return consent(field, say);
  if (field.kind === 'date') {
    const [date = ''] = field.value;
    return { type: 'datepicker', action_id: actionId, ...(isDate(date) && { initial_date: date }) };
  }
  if (isTyped(field)) return isCounted(field) ? numberInput(field) : textInput(field);
  return field.kind === 'choices' ? severalOf(field, say) : oneOf(field, say);
}

function isTyped(field: PageField): boolean {
  const { kind, options = [] } = field;
  if (kind === 'files' || kind === 'consent' || kind === 'date') return false;
  return !isChosen(field) || options.length === 0;
}

const counted: ReadonlySet<PageField['kind']> = new Set(['integer', 'decimal']);

/** A number is typed as one, unless what stands there already is none. */
function isCounted({ kind, value: [typed = ''] }: PageField): boolean {
  return counted.has(kind) && (typed === '' || /^-?\d{1,15}(?:\.\d{1,6})?$/.test(typed));
}

function numberInput({ value: [typed = ''] }: PageField): Element {
  // What kind of number is wanted is said by whoever reads it.
  const initial = typed !== '' && { initial_value: typed };
  return { type: 'number_input', action_id: actionId, is_decimal_allowed: true, ...initial };
}

function isChosen({ kind }: PageField): boolean {
  return kind === 'choice' || kind === 'choices' || kind === 'reference';
}

function typed({ value }: PageField): string {
  return value.join('\n');
}

function textInput(field: PageField): Element {
  const value = typed(field);
  const own = field.kind === 'text' || field.kind === 'long-text' ? field.max : undefined;
  const limit = Math.max(1, Math.min(longest, Math.max(own ?? typedLengths[field.kind] ?? 200, value.length)));
  return {
    type: 'plain_text_input',
    action_id: actionId,
    multiline: field.kind === 'long-text' || field.kind === 'rows',
    max_length: Math.floor(limit),
    ...(value !== '' && { initial_value: value }),
  };
}

function consent(field: PageField, say: Words): Element {
  const agree: types.PlainTextOption = { text: plain(say.agree, 75), value: 'true' };
  const given = field.value.length > 0 && field.value[0] !== 'false';
  return { type: 'checkboxes', action_id: actionId, options: [agree], ...(given && { initial_options: [agree] }) };
}

interface Choice {
  readonly value: string;
  readonly option: types.PlainTextOption;
}

export function choices({ options = [] }: Pick<PageField, 'options'>): readonly Choice[] {
  return options.map((option, index) => ({ value: option.value, option: choice(option, index + 1) }));
}

/** A value longer than Slack carries travels as its place in the list, which reads as the same option. */
export function choice({ value, label: name, shown: label = name }: PageOption, place: number): types.PlainTextOption {
  return {
    text: plain(label, 75),
    value: value === '' || value.length > 75 ? `${place}` : value,
    ...(label.length > 75 && { description: plain(`…${label.slice(cut(label, 75).length - 1)}`, 75) }),
  };
}

function oneOf(field: PageField, say: Words): Element {
  const all = choices(field);
  const initial = all.find(({ value }) => value === field.value[0])?.option;
  const common = { action_id: actionId, ...(initial && { initial_option: initial }) };
  const options = all.map(({ option }) => option);
  if (options.length <= fewOptions) return { type: 'radio_buttons', ...common, options };
  if (options.length <= optionsListed) return { type: 'static_select', ...common, options };
  return { type: 'external_select', ...common, ...sought(say) };
}

function severalOf(field: PageField, say: Words): Element {
  const all = choices(field);
  const initial = all.filter(({ value }) => field.value.includes(value)).map(({ option }) => option);
  const common = { action_id: actionId, ...(initial.length > 0 && { initial_options: initial }) };
  const options = all.map(({ option }) => option);
  if (options.length <= fewOptions) return { type: 'checkboxes', ...common, options };
  if (options.length <= optionsListed) return { type: 'multi_static_select', ...common, options };
  return { type: 'multi_external_select', ...common, ...sought(say) };
}

/** What is there is shown before anything is typed. */
export function sought({ seek }: Words): Pick<types.ExternalSelect, 'placeholder' | 'min_query_length'> {
  return { placeholder: plain(seek, 150), min_query_length: 0 };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
