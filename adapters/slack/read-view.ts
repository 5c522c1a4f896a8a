import type { ViewOutput } from '@slack/bolt';
import { fieldOfBlock, fieldOfKept, keptActionId } from './field-input.ts';

type Values = ViewOutput['state']['values'];
type StateValue = Values[string][string];

/** A file that a person has given to Slack, with what is needed to fetch it. */
export interface SlackFile {
  readonly name: string;
  readonly url: string;
}

/** What stands in a modal, by field: what is typed or chosen, and the files. */
export interface Entered {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly files: Readonly<Record<string, readonly SlackFile[]>>;
}

export function readView(state: Values): Entered {
  const values: Record<string, readonly string[]> = {};
  const files: Record<string, readonly SlackFile[]> = {};
  for (const [blockId, entries] of Object.entries(state)) {
    const key = fieldOfBlock(blockId);
    const kept = fieldOfKept(blockId);
    const [entry] = Object.entries(entries);
    if (kept !== undefined && entry) values[kept] = entered(entry[1]);
    if (key === undefined || !entry) continue;
    const [action, value] = entry;
    if (value.type === 'file_input') {
      files[key] = filesIn(value);
    } else if (action !== keptActionId || entered(value).length > 0) {
      values[key] = entered(value);
    }
  }
  return { values, files };
}

function filesIn(value: StateValue): readonly SlackFile[] {
  return (value.files ?? []).map(({ name, url_private_download, url_private }) => ({
    name,
    url: url_private_download || url_private,
  }));
}

function entered(value: StateValue): readonly string[] {
  switch (value.type) {
    case 'datepicker':
      return given(value.selected_date);
    case 'radio_buttons':
    case 'static_select':
    case 'external_select':
      return given(value.selected_option?.value);
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return (value.selected_options ?? []).map((option) => option.value);
    default:
      return given(value.value);
  }
}

function given(text: string | null | undefined): readonly string[] {
  return text === undefined || text === null || text === '' ? [] : [text];
}
