import { asFields, type Fields } from '../../test/doubles/loopback.ts';
import { type Entry, isStateful, labelOf } from '../../test/doubles/slack/inputs.ts';
import type { SeenButton } from '../../test/doubles/slack/messages.ts';
import { elementsOf, optionsOf, plainText } from '../../test/doubles/slack/read-blocks.ts';
import type { Submission } from '../../test/doubles/slack/submission.ts';
import type { SeenMessage, SlackUser } from '../../test/doubles/slack/user.ts';
import {
  buttonLine,
  chatNews,
  fileAt,
  newestWithButtons,
  numbered,
  pathAndRest,
  type Seat,
  type Shown,
} from './seat.ts';

type Modal = NonNullable<SlackUser['modal']>;

const several = ['checkboxes', 'multi_static_select', 'multi_external_select'];

export function slackSeat(user: SlackUser, name: string): Seat {
  const chat = chatNews(() => user.dm.map(shown));
  const notices: string[] = [];
  let modal = '';
  let home = '';

  /** The modal whenever it opens, changes or closes; and the Home tab when it does. */
  function views(): readonly string[] {
    const open = user.modal;
    const modalNow = open ? modalText(open) : '';
    const homeNow = user.home ? withButtons(written(user.home.blocks), user.home.buttons, false) : '';
    const news = [
      ...(modalNow === modal ? [] : [modalNow || '(the window is closed)']),
      ...(homeNow === home ? [] : [`(Home)\n${homeNow}`]),
    ];
    modal = modalNow;
    home = homeNow;
    return news;
  }

  async function press(button: string): Promise<void> {
    const place = user.modal ?? newestWithButtons(user.dm) ?? user.home;
    if (!place) throw new Error('No button is shown');
    if (!/^\d+$/.test(button)) await user.press(button);
    else await user.press(numbered(place.buttons, button, 'button').actionId, place);
  }

  async function fill(given: string): Promise<void> {
    const [, number = '', value = ''] = /^(\d+)\s+(.+)$/s.exec(given.trim()) ?? [];
    if (!user.modal) throw new Error('No window is open');
    const { block, element } = numbered(inputsOf(user.modal), number, 'field');
    await user.fills({ [String(block.block_id)]: await entryOf(user, element, value) });
    notices.push(`${number}. ${labelOf(block, element)} = ${value}`);
  }

  async function file(given: string): Promise<void> {
    const [path, text] = pathAndRest(given);
    user.sendsFile(await fileAt(path), text);
  }

  const commands: Readonly<Record<string, (rest: string) => unknown>> = {
    fill,
    file,
    submit: async () => notices.push(...said(await user.submits())),
    close: () => user.closes(),
    home: () => user.opensHome(),
    gouban: (rest) => user.command('/gouban', rest),
  };

  return {
    name,
    on: 'Slack',
    news: () => [...notices.splice(0), ...chat(), ...views()],

    async does(line) {
      const [, command = '', rest = ''] = /^\/(\w+)(?:\s+(.*))?$/s.exec(line) ?? [];
      if (line.startsWith('#')) await press(line.slice(1).trim());
      else if (!line.startsWith('/')) user.says(line);
      else if (commands[command] === undefined) {
        throw new Error(`Slack knows no ${line.split(' ')[0]} here, only /${Object.keys(commands).join(', /')}`);
      } else await commands[command](rest.trim());
    },
  };
}

function shown({ ts, from, plain, blocks, files, buttons }: SeenMessage): Shown {
  const attached = files.map((one) => `📎 ${one.name}\n`).join('');
  return { id: ts, mine: from !== 'bot', text: attached + (written(blocks) || plain), buttons: buttons.map(label) };
}

/** What is written in blocks, without what is to be pressed. */
function written(blocks: readonly Fields[]): string {
  return plainText(blocks.filter(({ type }) => type !== 'actions').map(({ accessory: _, ...block }) => block));
}

function withButtons(text: string, buttons: readonly SeenButton[], numbers: boolean): string {
  return buttons.length === 0 ? text : `${text}\n${buttonLine(buttons.map(label), numbers)}`;
}

function label({ text, url }: SeenButton): string {
  return url === undefined ? text : `${text} (${url})`;
}

interface Input {
  readonly block: Fields;
  readonly element: Fields;
}

function inputsOf({ blocks }: Pick<Modal, 'blocks'>): readonly Input[] {
  return blocks.flatMap((block) =>
    elementsOf(block)
      .filter(isStateful)
      .map((element) => ({ block, element })),
  );
}

/** A window with its fields numbered, as `/fill` takes them. */
function modalText({ title, blocks, buttons, errors, given }: Modal): string {
  let number = 0;
  const lines = blocks.flatMap((block) => {
    const fields = inputsOf({ blocks: [block] });
    if (fields.length === 0) return [written([block])];
    return fields.map((field) => {
      number += 1;
      return fieldText(field, number, errors[String(block.block_id)]);
    });
  });
  const submit = asFields(given.submit).text;
  const does = [
    ...(number > 0 ? ['/fill 1 …'] : []),
    ...(submit === undefined ? [] : [`/submit (${submit})`]),
    '/close',
  ];
  const text = [`┌ ${title}`, ...lines.filter(Boolean)].join('\n');
  return `${withButtons(text, buttons, true)}\n└ ${does.join('   ')}`;
}

function fieldText({ block, element }: Input, number: number, error: string | undefined): string {
  const options = optionsOf(element).map((option) => String(asFields(option.text).text));
  const choice = options.length === 0 ? '' : `: ${options.join(' | ')}`;
  const kind = element.type === 'file_input' ? ': the path of a file' : '';
  const optional = block.optional === true ? ' (optional)' : '';
  return `${number}. ${labelOf(block, element)}${optional}${choice}${kind}${error === undefined ? '' : `\n   ! ${error}`}`;
}

async function entryOf(user: SlackUser, element: Fields, value: string): Promise<Entry> {
  if (element.type === 'file_input') return user.uploads(await fileAt(pathAndRest(value)[0]));
  return several.includes(String(element.type)) ? value.split(/\s*[,，、]\s*/) : value;
}

function said(submission: Submission): readonly string[] {
  switch (submission.outcome) {
    case 'incomplete':
      return [`(Slack does not send it without: ${submission.missing.join(', ')})`];
    case 'failed':
      return [`(Slack says that it had trouble connecting: ${submission.why})`];
    default:
      return [];
  }
}
