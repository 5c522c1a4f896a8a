import { fieldOfBlock } from '../../adapters/slack/field-input.ts';
import { words } from '../../adapters/slack/words.ts';
import type { PageField } from '../../src/dialogue/message.ts';
import { typedAnswer, typedCells } from '../../src/dialogue/say-answer.ts';
import type { Answer, Field } from '../../src/engine/form.ts';
import { actionOf } from '../../src/engine/procedure.ts';
import type { Language } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { texts } from '../../src/text/all.ts';
import type { Entry } from '../../test/doubles/slack/inputs.ts';
import type { SlackUser } from '../../test/doubles/slack/user.ts';
import type { WholeDesk } from '../../test/whole-desk.ts';
import { asTyped, type Deed, type Hand, type Played } from './player.ts';
import type { Kind } from './tally.ts';

/** Told of whatever is done by hand. */
type Note = (kind: Kind, count?: number) => void;
const unnoted: Note = () => {};

/** The file that people of the tour send whenever a file is asked for. */
export const proof = { name: '服务记录.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n演示\n%%EOF') };

/** A chat with buttons below its messages, as somebody has it before him. */
export interface ChatInHand {
  last(): { readonly text: string; readonly buttons: readonly (readonly { readonly text: string }[])[] };
  press(label: string): unknown;
  says(text: string): unknown;
  sendsDocument(file: typeof proof): unknown;
}

/** Telegram in hand: finds the case, presses what is shown, and answers question by question. */
export function onTelegram(
  { desk, settled }: Played,
  user: ChatInHand,
  language: Language = 'zh',
  note: Note = unnoted,
): Hand {
  const { say } = texts[language];
  const shown = () => user.last().buttons.flatMap((row) => row.map(({ text }) => text));

  async function does(deed: () => unknown): Promise<void> {
    await deed();
    await settled();
  }
  const presses = (button: string) => {
    note('presses');
    return does(() => user.press(button));
  };
  const types = (text: string) => {
    note('cells');
    return does(() => user.says(text));
  };
  const picks = (label: string) => {
    const button = shown().find((each) => each === label || each === `☐ ${label}`);
    return button === undefined ? types(label) : presses(button);
  };

  async function answers(field: PageField, of: Field, given: Answer | undefined): Promise<void> {
    if (given === undefined || given === null) return presses(field.required ? say.goOn : say.skip);
    const labels = labelsOf(field, given);
    switch (field.kind) {
      case 'consent':
        return presses(say.confirm);
      case 'choice':
      case 'reference':
        return picks(labels[0] ?? '');
      case 'choices':
        for (const label of labels) await picks(label);
        return presses(say.goOn);
      case 'files':
        note('cells');
        await does(() => user.sendsDocument(proof));
        return presses(say.goOn);
      default: {
        // Nobody types what a choice is kept as: he types what he reads.
        const columnOptions = (column: string) => field.columns?.find(({ key }) => key === column)?.options ?? [];
        return types(typedAnswer(of, given, { ...asTyped, columnOptions })[0] ?? '');
      }
    }
  }

  return async (person, deed) => {
    note('acts');
    const way = await wayTo(desk, person, deed, language, { text: user.last().text, labels: shown() });
    for (const step of way.steps) {
      if (!shown().includes(step)) await types(step);
      if (shown().includes(step)) await presses(step);
    }
    const { sure } = way;
    if (sure !== undefined) {
      note('sure');
      await does(() => user.press(sure));
    }
    const form = formOf(deed);
    if (!form) return user.last().text;
    if (shown().includes(say.begin)) await presses(say.begin);
    // A press that answers all there is to ask leaves nothing to fill in.
    if ((await desk.drafts(person)).length === 0) return user.last().text;
    const asked = new Set<string>();
    for (;;) {
      const [draft] = await desk.drafts(person);
      const pages = draft ? await pagesOf(desk, draft.id, person) : [];
      const submit = pages.at(-1)?.submit ?? '';
      if (shown().includes(submit)) {
        await presses(submit);
        return user.last().text;
      }
      const { text } = user.last();
      const field = pages.flatMap((page) => page.fields).find(({ ask }) => text.includes(ask));
      const of = field && form[field.key];
      if (!of || asked.has(field.key))
        throw new Error(`${person} was asked on Telegram: ${text} [${shown().join(' ')}]`);
      asked.add(field.key);
      await answers(field, of, deed.answers[field.key]);
    }
  };
}

/** Slack in hand: finds the case by a command, and fills in the pages of a modal. */
export function onSlack(
  { desk, settled }: Played,
  user: SlackUser,
  language: Language = 'zh',
  note: Note = unnoted,
): Hand {
  return async (person, deed) => {
    note('acts');
    const told = user.last();
    const labels = told.buttons.map(({ text }) => text);
    const way = await wayTo(desk, person, deed, language, { text: told.plain, labels });
    // What Slack asks itself is answered there.
    if (way.sure !== undefined) note('sure');
    for (const step of way.steps) {
      note(step.startsWith('/') ? 'cells' : 'presses');
      if (step.startsWith('/')) await user.command('/gouban', step.slice(1));
      else await user.press(step);
      await settled();
    }
    const form = formOf(deed);
    if (!form || (await desk.drafts(person)).length === 0) return user.last().plain;
    await user.sees('');
    for (let modal = user.modal; modal; modal = user.modal) {
      for (const [key, of] of Object.entries(form)) {
        const given = deed.answers[key];
        if (of.kind !== 'rows' || !Array.isArray(given)) continue;
        await fillsCells(user, [key, of], given, note);
        await fillsRows(user, settled, [key, of], given, note);
      }
      modal = user.modal ?? modal;
      for (const { block_id: block } of modal.blocks) {
        const key = fieldOfBlock(String(block));
        const of = key === undefined ? undefined : form[key];
        const given = key === undefined ? undefined : deed.answers[key];
        if (of && given !== undefined && given !== null) {
          note('cells');
          await user.fills({ [String(block)]: entryOf(user, of, given) });
        }
      }
      note('presses');
      const sent = await user.submits();
      await settled();
      // A page of which the saving takes long stands behind a note until it is there, and then with its receipt.
      if (user.modal?.plain === words[language].storing) await user.sees(shownAfter(words[language].storing));
      if (user.modal && user.modal.given.submit === undefined) await user.closes('all');
      if (!['updated', 'cleared', 'closed'].includes(sent.outcome)) {
        throw new Error(`${person} was told on Slack: ${JSON.stringify(sent)}`);
      }
    }
    return user.last().plain;
  };
}

/** Whatever is shown that is not this. */
function shownAfter(note: string): RegExp {
  return new RegExp(`^(?!.*${note})`, 's');
}

/** The cells of a table that stand on the page itself. */
async function fillsCells(
  user: SlackUser,
  [key, of]: readonly [string, Field],
  given: readonly unknown[],
  note: Note,
): Promise<void> {
  const rows = typedCells(of, given as Answer, asTyped);
  for (const { block_id: block } of user.modal?.blocks ?? []) {
    const [field, row, column] = fieldOfBlock(String(block))?.split('~') ?? [];
    const cell = field === key ? rows[Number(row)]?.[Number(column)] : undefined;
    if (cell === undefined || cell === '') continue;
    note('cells');
    await user.fills({ [String(block)]: cell });
  }
}

/** A table on Slack: each row in its own window; nothing where there is none on the page. */
async function fillsRows(
  user: SlackUser,
  settled: () => Promise<void>,
  [key, of]: readonly [string, Field],
  given: readonly unknown[],
  note: Note,
): Promise<void> {
  for (const [at, row] of typedCells(of, given as Answer, asTyped).entries()) {
    const change = `row.change.${key}.${at}`;
    const shown = JSON.stringify(user.modal?.blocks ?? []);
    const isButton = user.modal?.buttons.some(({ actionId }) => actionId === change);
    if (!isButton && !shown.includes(`"row.add.${key}"`) && !shown.includes(`"${change}"`)) return;
    if (isButton || !shown.includes(`"${change}"`)) await user.press(isButton ? change : `row.add.${key}`);
    else await user.chooses(change, 'change');
    note('presses');
    await settled();
    for (const { block_id: block } of user.modal?.blocks ?? []) {
      const place = fieldOfBlock(String(block));
      const cell = place === undefined ? undefined : row[Number(place)];
      if (cell === undefined || cell === '') continue;
      note('cells');
      await user.fills({ [String(block)]: cell });
    }
    note('presses');
    const sent = await user.submits();
    await settled();
    if (sent.outcome !== 'closed') throw new Error(`a row was not taken on Slack: ${JSON.stringify(sent)}`);
  }
}

function entryOf(user: SlackUser, of: Field, given: Answer): Entry {
  if (of.kind === 'files') return user.uploads(proof);
  if (of.kind === 'consent') return ['true'];
  if (of.kind === 'choices') return typedAnswer(of, given, asTyped);
  return typedAnswer(of, given, asTyped)[0] ?? '';
}

/** What was said to somebody last, with its buttons. */
interface Told {
  readonly text: string;
  readonly labels: readonly string[];
}

/** What leads to an act; and the answer to whether it is meant, where that is asked. */
interface Way {
  readonly steps: readonly string[];
  readonly sure?: string;
}

/**
 * What is written and pressed to come to a form: on the card that he was told last, if it is of this case, else the case by its
 * number, or what can be begun.
 */
async function wayTo(desk: WholeDesk, person: string, deed: Deed, language: Language, told: Told): Promise<Way> {
  if ('opens' in deed) {
    const parent = deed.parent === undefined ? undefined : await desk.view(deed.parent, person, language);
    return { steps: ['/start', texts[language].procedures[deed.procedure].begin, ...(parent ? [parent.title] : [])] };
  }
  const view = await desk.view(deed.case, person, language);
  const offer = view?.offers.find(
    ({ press: { form, answers = {} } }) =>
      form.action === deed.action && Object.entries(answers).every(([key, answer]) => deed.answers[key] === answer),
  );
  if (!view || !offer) throw new Error(`${person} is offered no ${deed.action}`);
  const isTold = told.text.includes(view.number) && told.labels.includes(offer.label);
  const steps = isTold ? [offer.label] : [`/status ${view.number}`, offer.label];
  return { steps, ...(offer.confirm && { sure: offer.confirm.yes }) };
}

/** The fields of what is asked; undefined where nothing is. */
export function formOf(deed: Deed): Readonly<Record<string, Field>> | undefined {
  const procedure = procedureOf(deed.procedure);
  return ('opens' in deed ? procedure.opening.action : actionOf(procedure, deed.action))?.form?.fields;
}

async function pagesOf(desk: WholeDesk, draft: string, person: string) {
  const first = await desk.page(draft, 0, person);
  const rest = Array.from({ length: (first?.pages ?? 1) - 1 }, (_, index) => desk.page(draft, index + 1, person));
  return [first, ...(await Promise.all(rest))].filter((page) => page !== undefined);
}

function labelsOf(field: PageField, given: NonNullable<Answer>): readonly string[] {
  const values: readonly unknown[] = Array.isArray(given) ? given : [given];
  return values.map((value) => field.options?.find((option) => option.value === String(value))?.label ?? String(value));
}
