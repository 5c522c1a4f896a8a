import { asFields, type Fields, isFields } from '../loopback.ts';
import {
  anything,
  boolean,
  type Check,
  complain,
  every,
  type Findings,
  integer,
  list,
  matching,
  must,
  oneOf,
  type Shape,
  type Surface,
  shaped,
  string,
  typed,
} from './check.ts';

const plainShape = (most: number): Shape => ({ text: must(string(most, 1)), emoji: boolean });
const plain = (most: number): Check => typed(new Map([['plain_text', shaped(plainShape(most))]]));
const text = (most: number): Check =>
  typed(
    new Map([
      ['plain_text', shaped(plainShape(most))],
      ['mrkdwn', shaped({ text: must(string(most, 1)), verbatim: boolean })],
    ]),
  );
const confirm = shaped({
  title: must(plain(100)),
  text: must(text(300)),
  confirm: must(plain(30)),
  deny: must(plain(30)),
  style: oneOf('primary', 'danger'),
});

const option = (label: Check): Check =>
  shaped({ text: must(label), value: must(string(75, 1)), description: text(75), url: string(3000) });
const options = (most: number, label = plain(75)): Check => list(1, most, option(label));
const groups = list(1, 100, shaped({ label: must(plain(75)), options: must(options(100)) }));

const actionId: Check = (value, at, findings) => {
  string(255)(value, at, findings);
  const id = String(value);
  if (findings.actionIds.has(id)) complain(findings, at, `\`action_id\` "${id}" already exists`);
  findings.actionIds.add(id);
};
const common = { action_id: actionId, confirm, focus_on_load: boolean };
const placed = { ...common, placeholder: plain(150) };
const typing = {
  action_id: actionId,
  focus_on_load: boolean,
  placeholder: plain(150),
  dispatch_action_config: anything,
};
const picked = { initial_option: anything, initial_options: anything };
const select: Shape = {
  ...placed,
  ...picked,
  options: options(100),
  option_groups: groups,
  max_selected_items: integer(1, 100),
};
const lengths = { initial_value: string(3000), min_length: integer(0, 3000), max_length: integer(1, 3000) };

const eitherOptions: Check = (value, at, findings) => {
  const { options: own, option_groups: grouped } = asFields(value);
  if ((own === undefined) === (grouped === undefined)) complain(findings, at, 'missing required field: options');
};
const initialAmongOptions: Check = (value, at, findings) => {
  const element = asFields(value);
  const given = [element.initial_option ?? [], element.initial_options ?? []].flat();
  const offered = optionsOf(element).map((one) => one.value);
  if (given.some((one) => !offered.includes(asFields(one).value))) {
    complain(findings, at, 'initial option must match one of the options exactly');
  }
};
const chosen = every(eitherOptions, initialAmongOptions);

const button = shaped({
  ...common,
  text: must(plain(75)),
  value: string(2000),
  url: string(3000),
  style: oneOf('primary', 'danger'),
  accessibility_label: string(75),
});
const image = shaped({ alt_text: must(string(2000, 1)), image_url: string(3000), slack_file: anything });
const few = (most: number, label: Check): Check =>
  every(shaped({ ...common, ...picked, options: must(options(most, label)) }), initialAmongOptions);
const external = shaped({
  ...placed,
  ...picked,
  min_query_length: integer(0, 100),
  max_selected_items: integer(1, 100),
});
const pickers = ['users', 'conversations', 'channels'].flatMap((what): [string, Check][] => {
  const initial = { [`initial_${what.slice(0, -1)}`]: anything, [`initial_${what}`]: anything };
  const more = { default_to_current_conversation: boolean, response_url_enabled: boolean, filter: anything };
  const check = shaped({ ...placed, ...initial, ...more, max_selected_items: integer(1, 100) });
  return [
    [`${what}_select`, check],
    [`multi_${what}_select`, check],
  ];
});

const choosing: readonly [string, Check][] = [
  ['static_select', every(shaped(select), chosen)],
  ['multi_static_select', every(shaped(select), chosen)],
  ['external_select', external],
  ['multi_external_select', external],
  ...pickers,
  ['radio_buttons', few(10, text(75))],
  ['checkboxes', few(10, text(75))],
  ['datepicker', shaped({ ...placed, initial_date: matching(/^\d{4}-\d{2}-\d{2}$/) })],
  ['timepicker', shaped({ ...placed, initial_time: matching(/^\d{2}:\d{2}$/), timezone: string(100) })],
  ['datetimepicker', shaped({ ...common, initial_date_time: integer(1e9, 9_999_999_999) })],
];
const pressing: readonly [string, Check][] = [
  ['button', button],
  ['overflow', shaped({ ...common, options: must(options(5)) })],
];
const writing: readonly [string, Check][] = [
  ['plain_text_input', shaped({ ...typing, ...lengths, multiline: boolean })],
  ['email_text_input', shaped({ ...typing, initial_value: string(3000) })],
  ['url_text_input', shaped({ ...typing, initial_value: string(3000) })],
  [
    'number_input',
    shaped({
      ...typing,
      is_decimal_allowed: must(boolean),
      initial_value: string(100),
      min_value: string(100),
      max_value: string(100),
    }),
  ],
  ['rich_text_input', shaped({ ...typing, initial_value: anything })],
  [
    'file_input',
    every(
      shaped({ action_id: actionId, filetypes: list(1, 100, string(20, 1)), max_files: integer(1, 10) }),
      (_, at, findings) => {
        if (findings.surface !== 'modal') complain(findings, `${at}/type`, 'unsupported type: file_input');
      },
    ),
  ],
];

const acting = new Map([...choosing, ...pressing]);
const blockId: Check = (value, at, findings) => {
  string(255)(value, at, findings);
  const id = String(value);
  if (findings.blockIds.has(id)) complain(findings, at, `\`block_id\` "${id}" already exists`);
  findings.blockIds.add(id);
};
const block = (shape: Shape): Check => shaped({ block_id: blockId, ...shape });

const sectionNeedsText: Check = (value, at, findings) => {
  const { text: own, fields } = asFields(value);
  if (own === undefined && fields === undefined) complain(findings, at, 'missing required field: text');
};

const blocks: ReadonlyMap<string, Check> = new Map([
  ['divider', block({})],
  ['header', block({ text: must(plain(150)) })],
  [
    'section',
    every(
      block({
        text: text(3000),
        fields: list(1, 10, text(2000)),
        accessory: typed(new Map([...acting, ['image', image]])),
        expand: boolean,
      }),
      sectionNeedsText,
    ),
  ],
  ['actions', block({ elements: must(list(1, 25, typed(acting))) })],
  [
    'context',
    block({
      elements: must(
        list(
          1,
          10,
          typed(
            new Map([
              ['image', image],
              ['plain_text', shaped(plainShape(3000))],
              ['mrkdwn', shaped({ text: must(string(3000, 1)), verbatim: boolean })],
            ]),
          ),
        ),
      ),
    }),
  ],
  [
    'input',
    block({
      label: must(plain(2000)),
      hint: plain(2000),
      optional: boolean,
      dispatch_action: boolean,
      element: must(typed(new Map([...choosing, ...writing]))),
    }),
  ],
  [
    'image',
    block({ alt_text: must(string(2000, 1)), image_url: string(3000), slack_file: anything, title: plain(2000) }),
  ],
  ['markdown', block({ text: must(string(12_000, 1)) })],
  ['rich_text', block({ elements: must(list(1, 100, anything)) })],
]);

const checkBlock: Check = (value, at, findings) => {
  findings.actionIds.clear();
  typed(blocks)(value, at, findings);
};

const viewCommon: Shape = {
  private_metadata: string(3000),
  callback_id: string(255),
  external_id: string(255),
  blocks: must(list(0, 100, checkBlock)),
};
const views: ReadonlyMap<string, Check> = new Map([
  ['home', shaped(viewCommon)],
  [
    'modal',
    shaped({
      ...viewCommon,
      title: must(plain(24)),
      submit: plain(24),
      close: plain(24),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
    }),
  ],
]);

/** What Slack complains of in the blocks of a message; empty when it takes them. */
export function checkMessageBlocks(value: unknown): readonly string[] {
  const found = findings('message');
  list(0, 50, checkBlock)(value, '/blocks', found);
  return found.problems;
}

/** What Slack complains of in a view; empty when it takes it. */
export function checkView(value: unknown): readonly string[] {
  const view = asFields(value);
  const found = findings(view.type === 'home' ? 'home' : 'modal');
  typed(views)(value, '/view', found);
  const inputs = blocksOf(view).findIndex((one) => one.type === 'input');
  if (view.type === 'modal' && inputs >= 0 && view.submit === undefined) {
    complain(found, `/view/blocks/${inputs}/input`, 'must define `submit` to use an `input` block in modals');
  }
  return found.problems;
}

function findings(surface: Surface): Findings {
  return { surface, problems: [], blockIds: new Set(), actionIds: new Set() };
}

export function blocksOf(view: Fields): readonly Fields[] {
  return Array.isArray(view.blocks) ? view.blocks.filter(isFields) : [];
}

export function optionsOf(element: Fields): readonly Fields[] {
  const grouped = [element.option_groups ?? []].flat().map((group) => asFields(group).options ?? []);
  return [element.options ?? [], ...grouped].flat().map(asFields);
}

/** The interactive elements of a block: its elements, its accessory or its input. */
export function elementsOf(one: Fields): readonly Fields[] {
  return [one.elements ?? [], one.accessory ?? [], one.element ?? []]
    .flat()
    .filter(isFields)
    .filter((element) => element.action_id !== undefined);
}

/** All that is written in blocks, in the order of reading; what counts against Slack's limit for a whole message. */
export function plainText(value: unknown): string {
  const lines: string[] = [];
  const read = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) read(one);
    if (!isFields(part)) return;
    if (typeof part.text === 'string') lines.push(part.text);
    for (const name of ['label', 'title', 'text', 'fields', 'accessory', 'element', 'elements', 'options', 'hint'])
      read(part[name]);
  };
  read(value);
  return lines.join('\n');
}
