import { describe, expect, it } from 'vitest';
import { checkMessageBlocks, checkSuggested, checkView } from '../doubles/slack/block-kit.ts';
import { fc } from '../properties.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const divider = { type: 'divider' };
const section = (more: object = { text: mrkdwn('x') }) => ({ type: 'section', ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain('x'), ...more });
const option = (more: object = {}) => ({ text: plain('x'), value: 'x', ...more });
const options = (count: number) => Array.from({ length: count }, (_, n) => option({ value: `${n}` }));
const choosing = (type: string, more: object = { options: options(1) }) => ({ type, action_id: 's', ...more });
const textInput = (more: object = {}) => ({ type: 'plain_text_input', action_id: 'v', ...more });
const input = (more: object = {}) => ({ type: 'input', label: plain('x'), element: textInput(), ...more });
const picture = { type: 'image', alt_text: 'x', image_url: 'https://example.com/x.png' };
const modal = (more: object = {}) => ({ type: 'modal', title: plain('x'), submit: plain('x'), blocks: [], ...more });
const confirming = (more: object) =>
  actions(
    button({ confirm: { title: plain('x'), text: mrkdwn('x'), confirm: plain('x'), deny: plain('x'), ...more } }),
  );

interface Given {
  readonly message?: readonly unknown[];
  readonly view?: object;
}
const message = (...blocks: unknown[]): Given => ({ message: blocks });
const view = (more: object): Given => ({ view: modal(more) });

function problems({ message: blocks, view: shown }: Given): readonly string[] {
  return blocks ? checkMessageBlocks(blocks) : checkView(shown);
}

type Row<T> = readonly [what: string, most: number, build: (given: T) => Given, pointer: string];

/** Every text of Slack's table, with the place to which the complaint points. */
const texts: readonly Row<string>[] = [
  ['the text of a section', 3000, (t) => message(section({ text: mrkdwn(t) })), '/blocks/0/text/text'],
  ['a field of a section', 2000, (t) => message(section({ fields: [plain(t)] })), '/blocks/0/fields/0/text'],
  ['a header', 150, (t) => message({ type: 'header', text: plain(t) }), '/blocks/0/text/text'],
  ['a context', 3000, (t) => message({ type: 'context', elements: [mrkdwn(t)] }), '/blocks/0/elements/0/text'],
  ['a markdown block', 12_000, (t) => message({ type: 'markdown', text: t }), '/blocks/0/text'],
  ['what stands for a picture', 2000, (t) => message({ ...picture, alt_text: t }), '/blocks/0/alt_text'],
  ['the title of a picture', 2000, (t) => message({ ...picture, title: plain(t) }), '/blocks/0/title/text'],
  ['the address of a picture', 3000, (t) => message({ ...picture, image_url: t }), '/blocks/0/image_url'],
  ['a button', 75, (t) => message(actions(button({ text: plain(t) }))), '/blocks/0/elements/0/text/text'],
  ['the value of a button', 2000, (t) => message(actions(button({ value: t }))), '/blocks/0/elements/0/value'],
  ['the address of a button', 3000, (t) => message(actions(button({ url: t }))), '/blocks/0/elements/0/url'],
  [
    'what a screen reader says of a button',
    75,
    (t) => message(actions(button({ accessibility_label: t }))),
    '/blocks/0/elements/0/accessibility_label',
  ],
  [
    'an option',
    75,
    (t) => message(actions(choosing('static_select', { options: [option({ text: plain(t) })] }))),
    '/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'the value of an option',
    75,
    (t) => message(actions(choosing('radio_buttons', { options: [option({ value: t })] }))),
    '/blocks/0/elements/0/options/0/value',
  ],
  [
    'the description of an option',
    75,
    (t) => message(actions(choosing('checkboxes', { options: [option({ description: mrkdwn(t) })] }))),
    '/blocks/0/elements/0/options/0/description/text',
  ],
  [
    'the address of an option',
    3000,
    (t) => message(actions(choosing('overflow', { options: [option({ url: t })] }))),
    '/blocks/0/elements/0/options/0/url',
  ],
  [
    'the label of a group',
    75,
    (t) => message(actions(choosing('static_select', { option_groups: [{ label: plain(t), options: options(1) }] }))),
    '/blocks/0/elements/0/option_groups/0/label/text',
  ],
  ['the title of a confirmation', 100, (t) => message(confirming({ title: plain(t) })), confirmation('title')],
  ['the text of a confirmation', 300, (t) => message(confirming({ text: mrkdwn(t) })), confirmation('text')],
  ['the yes of a confirmation', 30, (t) => message(confirming({ confirm: plain(t) })), confirmation('confirm')],
  ['the no of a confirmation', 30, (t) => message(confirming({ deny: plain(t) })), confirmation('deny')],
  ['a block_id', 255, (t) => message({ ...divider, block_id: t }), '/blocks/0/block_id'],
  ['an action_id', 255, (t) => message(actions(button({ action_id: t }))), '/blocks/0/elements/0/action_id'],
  ['the label of an input', 2000, (t) => view({ blocks: [input({ label: plain(t) })] }), '/view/blocks/0/label/text'],
  ['the hint of an input', 2000, (t) => view({ blocks: [input({ hint: plain(t) })] }), '/view/blocks/0/hint/text'],
  [
    'the placeholder of an input',
    150,
    (t) => view({ blocks: [input({ element: textInput({ placeholder: plain(t) }) })] }),
    '/view/blocks/0/element/placeholder/text',
  ],
  [
    'the placeholder of a select',
    150,
    (t) =>
      view({
        blocks: [input({ element: choosing('static_select', { options: options(1), placeholder: plain(t) }) })],
      }),
    '/view/blocks/0/element/placeholder/text',
  ],
  [
    'what stands in an input at first',
    3000,
    (t) => view({ blocks: [input({ element: textInput({ initial_value: t }) })] }),
    '/view/blocks/0/element/initial_value',
  ],
  ['the title of a modal', 24, (t) => view({ title: plain(t) }), '/view/title/text'],
  ['the submit button', 24, (t) => view({ submit: plain(t) }), '/view/submit/text'],
  ['the close button', 24, (t) => view({ close: plain(t) }), '/view/close/text'],
  ['the private_metadata', 3000, (t) => view({ private_metadata: t }), '/view/private_metadata'],
  ['a callback_id', 255, (t) => view({ callback_id: t }), '/view/callback_id'],
  ['an external_id', 255, (t) => view({ external_id: t }), '/view/external_id'],
];

function confirmation(part: string): string {
  return `/blocks/0/elements/0/confirm/${part}/text`;
}

const buttons = (count: number) => Array.from({ length: count }, (_, n) => button({ action_id: `a${n}` }));
const copies = (count: number, one: object): object[] => Array.from({ length: count }, () => one);

/** Every list of the table. */
const lists: readonly Row<number>[] = [
  ['blocks in a message', 50, (n) => message(...copies(n, divider)), '/blocks'],
  ['blocks in a modal', 100, (n) => view({ blocks: copies(n, divider) }), '/view/blocks'],
  ['blocks in a Home tab', 100, (n) => ({ view: { type: 'home', blocks: copies(n, divider) } }), '/view/blocks'],
  ['fields of a section', 10, (n) => message(section({ fields: copies(n, plain('x')) })), '/blocks/0/fields'],
  [
    'elements of a context',
    10,
    (n) => message({ type: 'context', elements: copies(n, picture) }),
    '/blocks/0/elements',
  ],
  ['buttons in a row', 25, (n) => message(actions(...buttons(n))), '/blocks/0/elements'],
  [
    'options of a select',
    100,
    (n) => message(actions(choosing('static_select', { options: options(n) }))),
    '/blocks/0/elements/0/options',
  ],
  [
    'groups of a select',
    100,
    (n) =>
      message(
        actions(choosing('static_select', { option_groups: copies(n, { label: plain('x'), options: options(1) }) })),
      ),
    '/blocks/0/elements/0/option_groups',
  ],
  [
    'options of a group',
    100,
    (n) =>
      message(
        section({
          text: plain('x'),
          accessory: choosing('multi_static_select', { option_groups: [{ label: plain('x'), options: options(n) }] }),
        }),
      ),
    '/blocks/0/accessory/option_groups/0/options',
  ],
  [
    'radio buttons',
    10,
    (n) => message(actions(choosing('radio_buttons', { options: options(n) }))),
    '/blocks/0/elements/0/options',
  ],
  [
    'checkboxes',
    10,
    (n) => message(actions(choosing('checkboxes', { options: options(n) }))),
    '/blocks/0/elements/0/options',
  ],
  [
    'options of an overflow menu',
    5,
    (n) => message(actions(choosing('overflow', { options: options(n) }))),
    '/blocks/0/elements/0/options',
  ],
];

/** Every number of the table. */
const numbers: readonly Row<number>[] = [
  [
    'the length that can be typed',
    3000,
    (n) => view({ blocks: [input({ element: textInput({ max_length: n }) })] }),
    '/view/blocks/0/element/max_length',
  ],
  [
    'the length that must be typed',
    3000,
    (n) => view({ blocks: [input({ element: textInput({ min_length: n }) })] }),
    '/view/blocks/0/element/min_length',
  ],
  [
    'the files that can be chosen',
    10,
    (n) => view({ blocks: [input({ element: { type: 'file_input', action_id: 'f', max_files: n } })] }),
    '/view/blocks/0/element/max_files',
  ],
];

/** A text of so many UTF-16 units, of letters that take one and of some that take two. */
function written(least: number, most: number) {
  return fc
    .tuple(fc.integer({ min: least, max: most }), fc.constantFrom('字', 'a', '😀'))
    .map(([length, letter]) => letter.repeat(Math.floor(length / letter.length)).padEnd(length, 'x'));
}

const runs = { numRuns: 10 };

describe('Slack takes as much as its table says, and not one more:', () => {
  it.each(texts)('%s, of %i characters', (_, most, build, pointer) => {
    expect(problems(build('字'.repeat(most)))).toEqual([]);
    const complaint = `must be less than ${most + 1} characters [json-pointer:${pointer}]`;
    expect(problems(build('字'.repeat(most + 1)))).toContain(complaint);
    fc.assert(
      fc.property(written(1, most), (text) => problems(build(text)).length === 0),
      runs,
    );
    fc.assert(
      fc.property(written(most + 1, 2 * most), (text) => problems(build(text)).includes(complaint)),
      runs,
    );
  });

  it.each(lists)('%s: %i', (_, most, build, pointer) => {
    const complaint = `no more than ${most} items allowed [json-pointer:${pointer}]`;
    expect([problems(build(most)), problems(build(most + 1))]).toEqual([[], [complaint]]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: most }), (n) => problems(build(n)).length === 0),
      runs,
    );
    const beyond = fc.integer({ min: most + 1, max: 2 * most });
    fc.assert(
      fc.property(beyond, (n) => problems(build(n)).includes(complaint)),
      runs,
    );
  });

  it.each(numbers)('%s: %i', (_, most, build, pointer) => {
    const complaint = `must be less than ${most} [json-pointer:${pointer}]`;
    expect([problems(build(most)), problems(build(most + 1))]).toEqual([[], [complaint]]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: most }), (n) => problems(build(n)).length === 0),
      runs,
    );
    expect(problems(build(2.5)).join()).toContain('must provide an integer');
    expect(problems(build(-1)).join()).toContain('must be greater than');
  });

  it('an empty text nowhere, except where nothing need be typed', () => {
    const mayBeEmpty = ['url', 'value', 'metadata', '_id', 'initial_value', 'accessibility_label'];
    for (const [what, , build, pointer] of texts) {
      const complaint = `must be more than 0 characters [json-pointer:${pointer}]`;
      const empty = mayBeEmpty.some((end) => pointer.endsWith(end)) && !pointer.includes('/options/0/value');
      expect([what, problems(build(''))]).toEqual([what, empty ? [] : [complaint]]);
    }
  });
});

describe('Slack refuses', () => {
  const at = (what: string, given: Given, problem: string) => [what, given, problem] as const;

  it.each([
    at('a section of nothing', message({ type: 'section' }), 'missing required field: text [json-pointer:/blocks/0]'),
    at('no fields', message(section({ fields: [] })), 'must provide at least 1 items [json-pointer:/blocks/0/fields]'),
    at('a row of nothing', message(actions()), 'must provide at least 1 items [json-pointer:/blocks/0/elements]'),
    at(
      'no options',
      message(actions(choosing('static_select', { options: [] }))),
      'must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]',
    ),
    at(
      'options beside groups',
      message(
        actions(
          choosing('static_select', {
            options: options(1),
            option_groups: [{ label: plain('x'), options: options(1) }],
          }),
        ),
      ),
      'missing required field: options [json-pointer:/blocks/0/elements/0]',
    ),
    at(
      'an initial option that is not offered',
      message(actions(choosing('static_select', { options: options(2), initial_option: option({ value: '9' }) }))),
      'initial option must match one of the options exactly [json-pointer:/blocks/0/elements/0]',
    ),
    at(
      'several initial options where one is chosen',
      message(actions(choosing('static_select', { options: options(2), initial_options: options(1) }))),
      'invalid additional property: initial_options [json-pointer:/blocks/0/elements/0]',
    ),
    at(
      'an address in an option that is no menu',
      message(actions(choosing('static_select', { options: [option({ url: 'https://example.com' })] }))),
      'invalid additional property: url [json-pointer:/blocks/0/elements/0/options/0]',
    ),
    at(
      'formatting in an option of a select',
      message(actions(choosing('static_select', { options: [option({ text: mrkdwn('x') })] }))),
      'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/options/0/text/type]',
    ),
    at(
      'formatting in a header',
      message({ type: 'header', text: mrkdwn('x') }),
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ),
    at(
      'formatting on a button',
      message(actions(button({ text: mrkdwn('x') }))),
      'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]',
    ),
    at(
      'formatting in a title',
      view({ title: mrkdwn('x') }),
      'unsupported type: mrkdwn [json-pointer:/view/title/type]',
    ),
    at(
      'a bare string for a text',
      message(section({ text: 'x' })),
      'must provide an object [json-pointer:/blocks/0/text]',
    ),
    at(
      'a number for a text',
      message(section({ text: { type: 'mrkdwn', text: 1 } })),
      'must provide a string [json-pointer:/blocks/0/text/text]',
    ),
    at(
      'two buttons of one action_id',
      message(actions(button(), button())),
      '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ),
    at(
      'two blocks of one block_id',
      message({ ...divider, block_id: 'b' }, { ...divider, block_id: 'b' }),
      '`block_id` "b" already exists [json-pointer:/blocks/1/block_id]',
    ),
    at(
      'a property that it does not know',
      message(section({ text: plain('x'), colour: 'red' })),
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ),
    at('an unknown block', message({ type: 'banner' }), 'unsupported type: banner [json-pointer:/blocks/0/type]'),
    at('no block at all', message('x'), 'must provide an object [json-pointer:/blocks/0]'),
    at(
      'an input among buttons',
      message(actions(textInput())),
      'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
    ),
    at(
      'a button as an input',
      view({ blocks: [input({ element: button() })] }),
      'unsupported type: button [json-pointer:/view/blocks/0/element/type]',
    ),
    at(
      'a picker of date and time beside a section',
      message(section({ text: plain('x'), accessory: choosing('datetimepicker', {}) })),
      'unsupported type: datetimepicker [json-pointer:/blocks/0/accessory/type]',
    ),
    at(
      'a file input outside a modal',
      message(input({ element: { type: 'file_input', action_id: 'f' } })),
      'unsupported type: file_input [json-pointer:/blocks/0/element/type]',
    ),
    at(
      'a markdown block in a modal',
      view({ blocks: [{ type: 'markdown', text: 'x' }] }),
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ),
    at(
      'a markdown block in a Home tab',
      { view: { type: 'home', blocks: [{ type: 'markdown', text: 'x' }] } },
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ),
    at(
      'a picture of nothing',
      message({ type: 'image', alt_text: 'x' }),
      'missing required field: image_url [json-pointer:/blocks/0]',
    ),
    at(
      'a date that is none',
      message(actions(choosing('datepicker', { initial_date: '3 March' }))),
      'input must match regex pattern: ^\\d{4}-\\d{2}-\\d{2}$ [json-pointer:/blocks/0/elements/0/initial_date]',
    ),
    at(
      'a style of its own',
      message(actions(button({ style: 'green' }))),
      'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
    ),
    at('a word for yes', view({ notify_on_close: 'yes' }), 'must be a boolean [json-pointer:/view/notify_on_close]'),
    at(
      'an input without a submit button',
      { view: { type: 'modal', title: plain('x'), blocks: [input()] } },
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
    ),
    at(
      'a modal without a title',
      { view: { type: 'modal', blocks: [] } },
      'missing required field: title [json-pointer:/view]',
    ),
    at(
      'a title on a Home tab',
      { view: { type: 'home', title: plain('x'), blocks: [] } },
      'invalid additional property: title [json-pointer:/view]',
    ),
    at('a view of no type', { view: { blocks: [] } }, 'unsupported type: undefined [json-pointer:/view/type]'),
    at(
      'a shortest length above the longest',
      view({ blocks: [input({ element: textInput({ min_length: 9, max_length: 8 }) })] }),
      'must be less than `max_length` [json-pointer:/view/blocks/0/element/min_length]',
    ),
  ])('%s', (_, given, problem) => {
    expect(problems(given)).toEqual([problem]);
  });

  it('two elements that are to have the cursor', () => {
    const focused = input({ element: textInput({ focus_on_load: true }) });
    expect(problems(view({ blocks: [focused, input()] }))).toEqual([]);
    expect(problems(view({ blocks: [focused, focused] }))).not.toEqual([]);
  });

  it('every fault of a message at once', () => {
    const faults = problems(message(section({ text: plain('') }), { type: 'banner' }, actions(button(), button())));
    expect(faults.map((fault) => /json-pointer:(.*)\]/.exec(fault)?.[1])).toEqual([
      '/blocks/0/text/text',
      '/blocks/1/type',
      '/blocks/2/elements/1/action_id',
    ]);
  });
});

describe('Slack shows of what is sought', () => {
  const found = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ text: { type: 'plain_text', text: `${n}` }, value: `${n}` }));
  const group = (count: number, label = '甲') => ({
    label: { type: 'plain_text', text: label },
    options: found(count),
  });

  it.each([
    ['nothing', { options: [] }],
    ['a hundred options', { options: found(100) }],
    ['groups', { option_groups: [group(100), group(1)] }],
  ])('%s', (_, answer) => {
    expect(checkSuggested(answer)).toEqual([]);
  });

  it.each([
    ['an answer without options', {}],
    ['more than a hundred', { options: found(101) }],
    ['more than a hundred in a group', { option_groups: [group(101)] }],
    ['a group without options', { option_groups: [group(0)] }],
    ['a label that is too long', { option_groups: [group(1, '字'.repeat(76))] }],
    ['both', { options: found(1), option_groups: [group(1)] }],
  ])('but not %s', (_, answer) => {
    expect(checkSuggested(answer)).not.toEqual([]);
  });
});

describe('Slack takes', () => {
  it.each([
    ['the same action_id in two blocks', message(actions(button()), actions(button()))],
    [
      'formatting beside checkboxes',
      message(actions(choosing('checkboxes', { options: [option({ text: mrkdwn('*x*') })] }))),
    ],
    ['an input in a message, a modal and a Home tab', message(input())],
    ['an input in a Home tab', { view: { type: 'home', blocks: [input()] } }],
    ['a file input in a modal', view({ blocks: [input({ element: { type: 'file_input', action_id: 'f' } })] })],
    [
      'a select of several beside a section',
      message(section({ text: plain('x'), accessory: choosing('multi_static_select') })),
    ],
  ] satisfies [string, Given][])('%s', (_, given) => {
    expect(problems(given)).toEqual([]);
  });
});
