import { asFields } from '../loopback.ts';
import {
  anything,
  boolean,
  type Check,
  complain,
  every,
  type Findings,
  list,
  must,
  type Shape,
  type Surface,
  shaped,
  string,
  typed,
  unique,
} from './check.ts';
import { hasPicture, placement, plain, suggested, text } from './elements.ts';
import { limits } from './limits.ts';
import { blocksOf, elementsOf } from './read-blocks.ts';

const { actions, context, header, ids, image, input, message, section, view } = limits;

const block = (shape: Shape): Check => shaped({ block_id: every(string(ids.block), unique('block_id')), ...shape });

const hasTextOrFields: Check = (value, at, findings) => {
  const { text: own, fields } = asFields(value);
  if (own === undefined && fields === undefined) complain(findings, at, 'missing required field: text');
};

const onlyInMessages: Check = (_, at, findings) => {
  if (findings.surface !== 'message') complain(findings, `${at}/type`, 'unsupported type: markdown');
};

const styles = shaped({ bold: boolean, italic: boolean, strike: boolean, code: boolean });
/** Of rich text only what is written to the letter and what can be opened. */
const richSection = typed(
  new Map([
    [
      'rich_text_section',
      shaped({
        elements: must(
          list(
            1,
            100,
            typed(
              new Map([
                ['text', shaped({ text: must(string(section.text, 1)), style: styles })],
                ['link', shaped({ url: must(string(3000, 1)), text: string(section.text, 1), style: styles })],
              ]),
            ),
          ),
        ),
      }),
    ],
  ]),
);

const blocks: ReadonlyMap<string, Check> = new Map([
  ['divider', block({})],
  ['header', block({ text: must(plain(header.text)) })],
  [
    'section',
    every(
      block({
        text: text(section.text),
        fields: list(1, section.fields, text(section.field)),
        accessory: placement.section,
        expand: boolean,
      }),
      hasTextOrFields,
    ),
  ],
  ['actions', block({ elements: must(list(1, actions.elements, placement.actions)) })],
  ['context', block({ elements: must(list(1, context.elements, placement.context)) })],
  [
    'input',
    block({
      label: must(plain(input.label)),
      hint: plain(input.hint),
      optional: boolean,
      dispatch_action: boolean,
      element: must(placement.input),
    }),
  ],
  [
    'image',
    every(
      block({
        alt_text: must(string(image.altText, 1)),
        image_url: string(image.url),
        slack_file: anything,
        title: plain(image.title),
      }),
      hasPicture,
    ),
  ],
  ['markdown', every(block({ text: must(string(message.markdown, 1)) }), onlyInMessages)],
  ['rich_text', block({ elements: must(list(1, 100, richSection)) })],
]);

const isBlock: Check = (value, at, findings) => {
  findings.ids.action_id.clear();
  typed(blocks)(value, at, findings);
};

const common: Shape = {
  private_metadata: string(view.privateMetadata),
  callback_id: string(view.callbackId),
  external_id: string(view.externalId),
  blocks: must(list(0, view.blocks, isBlock)),
};
const views: ReadonlyMap<string, Check> = new Map([
  ['home', shaped(common)],
  [
    'modal',
    shaped({
      ...common,
      title: must(plain(view.title)),
      submit: plain(view.submit),
      close: plain(view.close),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
    }),
  ],
]);

/** What Slack complains of in the blocks of a message; empty when it takes them. */
export function checkMessageBlocks(value: unknown): readonly string[] {
  const found = findings('message');
  list(0, message.blocks, isBlock)(value, '/blocks', found);
  return found.problems;
}

/** What Slack complains of in a view; empty when it takes it. */
export function checkView(value: unknown): readonly string[] {
  const given = asFields(value);
  const found = findings(given.type === 'home' ? 'home' : 'modal');
  typed(views)(value, '/view', found);
  const inputs = blocksOf(given).findIndex((one) => one.type === 'input');
  if (given.type === 'modal' && inputs >= 0 && given.submit === undefined) {
    complain(found, `/view/blocks/${inputs}/input`, 'must define `submit` to use an `input` block in modals');
  }
  const focused = blocksOf(given)
    .flatMap(elementsOf)
    .filter((element) => element.focus_on_load === true);
  if (focused.length > 1) complain(found, '/view', 'only one element can have `focus_on_load`');
  return found.problems;
}

/** What Slack complains of in the options that are to be shown; empty when it takes them. */
export function checkSuggested(value: unknown): readonly string[] {
  const found = findings('modal');
  suggested(value, '', found);
  return found.problems;
}

function findings(surface: Surface): Findings {
  return { surface, problems: [], ids: { block_id: new Set(), action_id: new Set() } };
}
