import { asFields, type Fields, isUpload } from '../loopback.ts';
import { limits } from './limits.ts';
import { elementsOf, optionsOf } from './read-blocks.ts';
import type { SlackFile } from './state.ts';

/** What a person enters: a text, the text or value of an option, several of them, a date, a time, or files. */
export type Entry = string | readonly string[] | SlackFile | readonly SlackFile[];

const pickers: Readonly<Record<string, string>> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'date_time',
  users_select: 'user',
  multi_users_select: 'users',
  conversations_select: 'conversation',
  channels_select: 'channel',
};
const many = ['checkboxes', 'multi_static_select', 'multi_external_select'];
const one = ['static_select', 'external_select', 'radio_buttons', 'overflow'];
const written = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input'];

export function key(blockId: unknown, actionId: unknown): string {
  return `${blockId} ${actionId}`;
}

export function labelOf(block: Fields, element: Fields): string {
  return String(asFields(block.label).text ?? asFields(block.text).text ?? element.action_id);
}

/** A menu of which the app knows the options. */
export function isSought({ type }: Fields): boolean {
  return type === 'external_select' || type === 'multi_external_select';
}

/** How many characters Slack waits for before it asks the app. */
export function leastTyped({ min_query_length: least }: Fields): number {
  return Number(least ?? limits.select.queryLength);
}

/** The menu as it is open: with what the app shows for nothing, or for the very words that are wanted. */
export async function opened(
  element: Fields,
  entry: Entry,
  suggest: (words: string) => Promise<Fields>,
): Promise<Fields> {
  if (!isSought(element)) return element;
  const typed = ['', ...[entry].flat().map(String)].filter((words) => words.length >= leastTyped(element));
  const options: Fields[] = [];
  for (const words of typed) options.push(...optionsOf(await suggest(words)));
  return { ...element, options };
}

export function isStateful(element: Fields): boolean {
  const type = String(element.type);
  return (
    type !== 'overflow' && (type in pickers || type === 'file_input' || [...many, ...one, ...written].includes(type))
  );
}

/** The entry as it stands in view.state.values. Throws when a person could not enter this here. */
export function entered(element: Fields, entry: Entry, fileJson: (file: SlackFile) => Fields): Fields {
  const type = String(element.type);
  if (type === 'file_input') {
    const files = [entry].flat().filter(isFile);
    const most = Number(element.max_files ?? 10);
    if (files.length > most) throw new Error(`Only ${most} files can be chosen here`);
    return { type, files: files.map(fileJson) };
  }
  const texts = [entry].flat().map(String);
  if (many.includes(type)) return { type, selected_options: texts.map((text) => pick(element, text)) };
  if (one.includes(type)) return { type, selected_option: pick(element, texts[0] ?? '') };
  const picked = pickers[type];
  if (picked !== undefined) return { type, [`selected_${picked}`]: type.startsWith('multi_') ? texts : texts[0] };
  if (type !== 'plain_text_input' && !written.includes(type)) throw new Error(`Nothing can be entered in a ${type}`);
  const text = texts[0] ?? '';
  const most = Number(element.max_length ?? 3000);
  if (type === 'number_input' && !/^(?:-?\d+(?:\.\d+)?)?$/.test(text))
    throw new Error(`Slack takes a number here, not ${text}`);
  if (text.length > most) throw new Error(`Slack takes ${most} characters here, not ${text.length}`);
  return { type, value: text === '' ? null : text };
}

function isFile(value: unknown): value is SlackFile {
  return isUpload(value) && 'id' in value;
}

function pick(element: Fields, wanted: string): Fields {
  const options = optionsOf(element);
  const text = (option: Fields) => String(asFields(option.text).text);
  const found = options.find((option) => text(option) === wanted || option.value === wanted);
  if (found === undefined) throw new Error(`No option 「${wanted}」, only ${options.map(text).join(', ')}`);
  return found;
}

function initial(element: Fields): Fields {
  const type = String(element.type);
  if (many.includes(type)) return { type, selected_options: element.initial_options ?? [] };
  if (one.includes(type)) return { type, selected_option: element.initial_option ?? null };
  if (type === 'file_input') return { type, files: [] };
  const picked = pickers[type];
  if (picked !== undefined) return { type, [`selected_${picked}`]: element[`initial_${picked}`] ?? null };
  return { type, value: element.initial_value ?? null };
}

/** view.state.values, or those of a message: what is entered, else what the app has filled in. */
export function valuesOf(blocks: readonly Fields[], entries: ReadonlyMap<string, Fields>): Fields {
  const stateful = blocks.flatMap((block) => {
    const elements = elementsOf(block).filter(isStateful);
    if (elements.length === 0) return [];
    const values = elements.map((element) => {
      const value = entries.get(key(block.block_id, element.action_id)) ?? initial(element);
      return [String(element.action_id), value];
    });
    return [[String(block.block_id), Object.fromEntries(values)]];
  });
  return Object.fromEntries(stateful);
}

/** The labels of the inputs that the app of Slack would not let a person leave as they are. */
export function incomplete(blocks: readonly Fields[], entries: ReadonlyMap<string, Fields>): readonly string[] {
  return blocks
    .filter((block) => block.type === 'input')
    .flatMap((block) => {
      const element = asFields(block.element);
      const value = entries.get(key(block.block_id, element.action_id)) ?? initial(element);
      const content = Object.entries(value).find(([name]) => name !== 'type')?.[1];
      const empty = content === null || content === '' || (Array.isArray(content) && content.length === 0);
      const short = typeof content === 'string' && content.length < Number(element.min_length ?? 0);
      return (empty && block.optional !== true) || (short && !empty) ? [labelOf(block, element)] : [];
    });
}
