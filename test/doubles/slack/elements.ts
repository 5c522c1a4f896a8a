import { asFields } from '../loopback.ts';
import {
  anything,
  boolean,
  type Check,
  complain,
  every,
  integer,
  list,
  matching,
  must,
  oneOf,
  type Shape,
  shaped,
  string,
  typed,
  unique,
} from './check.ts';
import { limits } from './limits.ts';
import { optionsOf } from './read-blocks.ts';

const { button, checkboxes, confirm, fileInput, image, input, option, overflow, radioButtons, select, textInput } =
  limits;

const plainShape = (most: number): Shape => ({ text: must(string(most, 1)), emoji: boolean });
const mrkdwnShape = (most: number): Shape => ({ text: must(string(most, 1)), verbatim: boolean });

/** A text that is shown to the letter. */
export const plain = (most: number): Check => typed(new Map([['plain_text', shaped(plainShape(most))]]));

/** A text that may be formatted. */
export const text = (most: number): Check =>
  typed(
    new Map([
      ['plain_text', shaped(plainShape(most))],
      ['mrkdwn', shaped(mrkdwnShape(most))],
    ]),
  );

const isConfirmed = shaped({
  title: must(plain(confirm.title)),
  text: must(text(confirm.text)),
  confirm: must(plain(confirm.confirm)),
  deny: must(plain(confirm.deny)),
  style: oneOf('primary', 'danger'),
});

const actionId = every(string(limits.ids.action), unique('action_id'));
const acting: Shape = { action_id: actionId, confirm: isConfirmed };
const focusing: Shape = { ...acting, focus_on_load: boolean };
const placed: Shape = { ...focusing, placeholder: plain(select.placeholder) };
const dispatching = shaped({
  trigger_actions_on: list(1, 2, oneOf('on_enter_pressed', 'on_character_entered')),
});
const typing: Shape = {
  action_id: actionId,
  focus_on_load: boolean,
  placeholder: plain(input.placeholder),
  dispatch_action_config: dispatching,
};

/** What can be chosen; only checkboxes and radio buttons format their texts. */
const choices = (most: number, label: (most: number) => Check = plain, more: Shape = {}): Check =>
  list(
    1,
    most,
    shaped({
      text: must(label(option.text)),
      value: must(string(option.value, 1)),
      description: label(option.description),
      ...more,
    }),
  );
const groups = list(
  1,
  select.groups,
  shaped({ label: must(plain(select.groupLabel)), options: must(choices(select.options)) }),
);

/** What an app answers when it is asked for the options of a menu; that there are none is an answer too. */
export const suggested: Check = (value, at, findings) => {
  const { options: own } = asFields(value);
  hasOptionsOrGroups(value, at, findings);
  if (Array.isArray(own) && own.length === 0) return;
  shaped({ options: choices(select.options), option_groups: groups })(value, at, findings);
};

const hasOptionsOrGroups: Check = (value, at, findings) => {
  const { options: own, option_groups: grouped } = asFields(value);
  if ((own === undefined) === (grouped === undefined)) complain(findings, at, 'missing required field: options');
};
const initialIsOffered: Check = (value, at, findings) => {
  const element = asFields(value);
  const given = [element.initial_option ?? [], element.initial_options ?? []].flat();
  const offered = optionsOf(element).map((one) => one.value);
  if (given.some((one) => !offered.includes(asFields(one).value))) {
    complain(findings, at, 'initial option must match one of the options exactly');
  }
};
const lengthsAgree: Check = (value, at, findings) => {
  const { min_length: least, max_length: most } = asFields(value);
  if (Number(least) > Number(most)) {
    complain(findings, `${at}/min_length`, 'must be less than `max_length`');
  }
};

const one: Shape = { initial_option: anything };
const several: Shape = { initial_options: list(1, select.options, anything), max_selected_items: integer(1, 100) };
const listed: Shape = { ...placed, options: choices(select.options), option_groups: groups };
const sought: Shape = { ...placed, min_query_length: integer(0, 100) };

const menus: readonly [string, Check][] = [
  ['static_select', every(shaped({ ...listed, ...one }), hasOptionsOrGroups, initialIsOffered)],
  ['external_select', shaped({ ...sought, ...one })],
  ...pickersOf(''),
];
const multiMenus: readonly [string, Check][] = [
  ['multi_static_select', every(shaped({ ...listed, ...several }), hasOptionsOrGroups, initialIsOffered)],
  ['multi_external_select', shaped({ ...sought, ...several })],
  ...pickersOf('multi_'),
];

function pickersOf(multi: '' | 'multi_'): readonly [string, Check][] {
  return ['users', 'conversations', 'channels'].map((what) => {
    const initial =
      multi === ''
        ? { [`initial_${what.slice(0, -1)}`]: anything, response_url_enabled: boolean }
        : { [`initial_${what}`]: anything, max_selected_items: several.max_selected_items ?? anything };
    const conversations = what === 'conversations' && { default_to_current_conversation: boolean, filter: anything };
    return [`${multi}${what}_select`, shaped({ ...placed, ...initial, ...conversations })];
  });
}

const chosen = (most: number, initial: Shape): Check =>
  every(shaped({ ...focusing, ...initial, options: must(choices(most, text)) }), initialIsOffered);
const boxes: readonly [string, Check][] = [
  ['checkboxes', chosen(checkboxes.options, { initial_options: list(1, checkboxes.options, anything) })],
  ['radio_buttons', chosen(radioButtons.options, one)],
];

const datepicker = shaped({ ...placed, initial_date: matching(/^\d{4}-\d{2}-\d{2}$/) });
const timepicker = shaped({ ...placed, initial_time: matching(/^\d{2}:\d{2}$/), timezone: string(100) });
const dateAndTime: readonly [string, Check][] = [
  ['datepicker', datepicker],
  ['timepicker', timepicker],
];
const datetimepicker: readonly [string, Check][] = [
  ['datetimepicker', shaped({ ...focusing, initial_date_time: integer(1_000_000_000, 9_999_999_999) })],
];

const pressed: readonly [string, Check][] = [
  [
    'button',
    shaped({
      ...acting,
      text: must(plain(button.text)),
      value: string(button.value),
      url: string(button.url),
      style: oneOf('primary', 'danger'),
      accessibility_label: string(button.accessibilityLabel),
    }),
  ],
  ['overflow', shaped({ ...acting, options: must(choices(overflow.options, plain, { url: string(option.url) })) })],
];

const onlyInModals: Check = (value, at, findings) => {
  if (findings.surface !== 'modal') complain(findings, `${at}/type`, `unsupported type: ${asFields(value).type}`);
};
const written: readonly [string, Check][] = [
  [
    'plain_text_input',
    every(
      shaped({
        ...typing,
        initial_value: string(textInput.initial),
        min_length: integer(0, textInput.minLength),
        max_length: integer(1, textInput.maxLength),
        multiline: boolean,
      }),
      lengthsAgree,
    ),
  ],
  ['email_text_input', shaped({ ...typing, initial_value: string(textInput.initial) })],
  ['url_text_input', shaped({ ...typing, initial_value: string(textInput.initial) })],
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
      shaped({ action_id: actionId, filetypes: list(1, 100, string(20, 1)), max_files: integer(1, fileInput.files) }),
      onlyInModals,
    ),
  ],
];

/** One of two ways to name a picture. */
export const hasPicture: Check = (value, at, findings) => {
  const { image_url: url, slack_file: file } = asFields(value);
  if ((url === undefined) === (file === undefined)) complain(findings, at, 'missing required field: image_url');
};
const picture: [string, Check] = [
  'image',
  every(
    shaped({ alt_text: must(string(image.altText, 1)), image_url: string(image.url), slack_file: anything }),
    hasPicture,
  ),
];

/** Which elements may stand in which block. */
export const placement = {
  section: typed(new Map([...menus, ...multiMenus, ...boxes, ...dateAndTime, ...pressed, picture])),
  actions: typed(new Map([...menus, ...multiMenus, ...boxes, ...dateAndTime, ...datetimepicker, ...pressed])),
  input: typed(new Map([...menus, ...multiMenus, ...boxes, ...dateAndTime, ...datetimepicker, ...written])),
  context: typed(
    new Map([
      picture,
      ['plain_text', shaped(plainShape(limits.context.text))],
      ['mrkdwn', shaped(mrkdwnShape(limits.context.text))],
    ]),
  ),
} as const;
