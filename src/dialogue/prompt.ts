import type { Field } from '../engine/form.ts';
import { joined, type Said, said } from '../law/said.ts';
import { askingRow, rowRemovals, rowsHelp, rowsTyped, rowWords } from './ask-rows.ts';
import { chunk } from './card.ts';
import { cellBlocks, cellPicks, type OpenCell, openCell, rowsIn } from './cell.ts';
import { inWords } from './in-words.ts';
import type { Block, Button, Message } from './message.ts';
import {
  countOf,
  countWords,
  evidenceOf,
  fieldOf,
  introOf,
  isAnswered,
  isCovered,
  isShort,
  markOf,
  mostPicks,
  type OpenForm,
  offeredFor,
  questionsOf,
  stands,
  textOf,
} from './open-form.ts';
import { openRow } from './open-row.ts';
import { type Misread, sayMisread } from './read-answer.ts';
import { sayAnswer } from './say-answer.ts';
import { choosable, sayingContext } from './saying-context.ts';

/** As long as what stands in one line with others may be. */
const longestInLine = 60;

/** Where a question stands in a chat, and what it becomes once it is answered. */
export function questionPlace(draft: string, field: string): string {
  return `q:${draft}:${field}`;
}

/**
 * The question for a field, with its quick picks. When something was typed that is no answer, or would be refused when it
 * is filed, the reason comes first.
 */
export function prompt(open: OpenForm, key: string, misread?: Misread, fault?: Said): Message {
  const field = fieldOf(open, key);
  if (!field) throw new Error(`${key} is not asked`);
  const text = textOf(open, key);
  const { say } = open.texts;
  const questions = questionsOf(open);
  const count = countOf(open, questions);
  const place = questions.findIndex(([each]) => each === key);
  const blocks: Block[] = [];
  if (misread) {
    const isAsked = misread.cell && !openRow(open, key, field);
    const why = [sayMisread(say, misread), isAsked ? say.rowsAgain : ''];
    blocks.push({ kind: 'text', tone: 'refusal', text: joined(why, '\n') });
  }
  if (fault !== undefined) blocks.push({ kind: 'text', tone: 'refusal', text: fault });
  // What is short begins without having been announced.
  if (place === 0 && isShort(open)) blocks.push(...titled(open));
  if (place >= 0) blocks.push({ kind: 'text', tone: 'dim', text: `${place + 1} / ${countWords(count)}` });
  const intro = place === 0 && isShort(open) ? introOf(open) : '';
  if (intro !== '') blocks.push({ kind: 'text', tone: 'plain', text: intro });
  const about = place === 0 ? aboutLine(open) : undefined;
  if (about !== undefined) blocks.push({ kind: 'text', tone: 'dim', text: about });
  const cell = openCell(open, key, field);
  if (cell) return askingCell(open, key, field, cell, blocks);
  const row = openRow(open, key, field);
  blocks.push({ kind: 'text', tone: 'strong', text: text.ask });
  const covered = isCovered(open, field) && (open.draft.answers[key] ?? null) !== null;
  const help: readonly (readonly [Said | undefined, boolean])[] = [
    [text.help, false],
    [rowsHelp(open, key, field), covered],
    [chosen(open, key, field), covered],
    [optionList(open, key, field), false],
  ];
  for (const [line, secret] of help)
    if (line !== undefined) blocks.push({ kind: 'text', tone: 'dim', text: line, ...(secret && { secret }) });
  if (row) blocks.push(...askingRow(open, key, field, row));
  const buttons = promptButtons(open, key, field, misread);
  const asPages = field.kind === 'rows' || open.sealed === true;
  return {
    place: questionPlace(open.draft.id, key),
    leaves: say.newerBelow(text.label),
    ...guarded(open),
    ...(asPages && { form: open.draft.id }),
    ...copied(rowsTyped(open, key, field)),
    blocks,
    buttons,
  };
}

/** Of rows in which a choice is missing that choice is asked for, and not all of them again. */
function askingCell(open: OpenForm, key: string, field: Field, cell: OpenCell, above: readonly Block[]): Message {
  const stands = rowWords(open, key, field, cell.rows, cell.row);
  return {
    place: questionPlace(open.draft.id, key),
    ...guarded(open),
    form: open.draft.id,
    ...copied(rowsTyped(open, key, field)),
    blocks: [...above, ...cellBlocks(open, key, cell, stands)],
    buttons: [...cellPicks(open, key, cell), ...wayButtons(open, key, field)],
  };
}

function copied(lines: string | undefined): { readonly copy?: string } {
  return lines ? { copy: lines } : {};
}

/** Of a sealed form nothing that is said is to be handed on. */
export function guarded({ sealed }: OpenForm): { readonly guarded?: true } {
  return sealed ? { guarded: true } : {};
}

/** What is filled in, and beneath it on which case. */
export function titled({ text, on }: Pick<OpenForm, 'text' | 'on'>, over?: string): readonly Block[] {
  const heading: Block = { kind: 'heading', text: text.title, ...(over !== undefined && { over }) };
  return on === undefined ? [heading] : [heading, { kind: 'text', tone: 'dim', text: on }];
}

/** What a form is about in one line: all of it that is not a list, but for what names the case, which stands above. */
function aboutLine(open: OpenForm): Said | undefined {
  const { about, language, texts } = open;
  const above = (isShort(open) && open.on) || '';
  const short = (about?.rows ?? []).filter(({ value }) => {
    const words = inWords(value, language);
    return words.length <= longestInLine && !words.includes('\n') && !above.includes(words);
  });
  if (!about || short.length === 0) return undefined;
  const pairs = short.map(({ label, value }) => said`${label} ${value}`);
  return texts.say.aboutForm(about.title, joined(pairs, ' · '));
}

/** What remains of a question once it is answered, where it stood. */
export function answered(open: OpenForm, key: string): Message {
  const { say } = open.texts;
  const edit: Button = { label: say.edit, kind: 'quiet', press: { do: 'edit', draft: open.draft.id, field: key } };
  const shown = answeredBy(open, key, {
    value: answeredWith(open, key),
    ...(isCoveredAt(open, key) && { secret: true }),
    edit,
  });
  return takesMore(open, key) ? { ...shown, buttons: [[{ ...edit, label: say.addRow }]] } : shown;
}

/** Rows of which as many are given as there are. */
function takesMore(open: OpenForm, key: string): boolean {
  const field = open.form.fields[key];
  if (field?.kind !== 'rows' || field.each) return false;
  const { length } = rowsIn(field, open.draft.answers[key]);
  return length > 0 && length < (field.max ?? length + 1);
}

/**
 * What remains of every question of a form, wherever one stands, once that can be changed no more: `mark`, or its answer; of
 * what is filed under seal not that.
 */
export function settled(open: OpenForm, mark?: string): readonly Message[] {
  const value = (key: string): Said => (isCoveredAt(open, key) ? open.texts.say.underSeal : answeredWith(open, key));
  return Object.keys(open.form.fields).map((key) => answeredBy(open, key, { value: mark ?? value(key) }));
}

export function isCoveredAt(open: OpenForm, key: string): boolean {
  const field = open.form.fields[key];
  return field !== undefined && isCovered(open, field);
}

function answeredBy(
  open: OpenForm,
  key: string,
  row: { readonly value: Said; readonly secret?: true; readonly edit?: Button },
): Message {
  return {
    place: questionPlace(open.draft.id, key),
    ...guarded(open),
    blocks: [{ kind: 'rows', rows: [{ label: textOf(open, key).label, ...row }] }],
    buttons: [],
  };
}

/** The stored answer to a field, as its owner reads it. */
export function answeredWith(open: OpenForm, key: string): Said {
  const field = open.form.fields[key];
  return field ? sayAnswer(field, open.draft.answers[key], sayingContext(open, key, field)) : '';
}

function promptButtons(open: OpenForm, key: string, field: Field, misread: Misread | undefined): Button[][] {
  const { say } = open.texts;
  const { id: draft, rev } = open.draft;
  const rows: Button[][] = [];
  if (misread?.mend) {
    const value = misread.mend;
    const press = { do: 'answer', draft, rev, field: key, value } as const;
    rows.push([{ label: say.mendTo(value), short: '✓', kind: 'pick', press }]);
  }
  rows.push(...picks(open, key, field), ...removals(open, key, field), ...wayButtons(open, key, field));
  return rows;
}

function wayButtons(open: OpenForm, key: string, field: Field): Button[][] {
  const { say } = open.texts;
  const { id: draft, rev, answers } = open.draft;
  const way: Button[] = [];
  if (field.kind === 'choices' || field.kind === 'files') {
    if (isAnswered(field, answers[key])) {
      way.push({ label: say.goOn, kind: 'way', press: { do: 'finish', draft, rev, field: key } });
    }
  } else if (isAnswered(field, answers[key])) {
    const label = field.kind === 'rows' ? say.goOn : say.keepIt;
    way.push({ label, kind: 'way', press: { do: 'finish', draft, rev, field: key } });
  }
  const isThere = stands(field, answers[key]);
  if (!field.required && !isThere)
    way.push({ label: say.skip, kind: 'plain', press: { do: 'skip', draft, rev, field: key } });
  if (questionsOf(open).findIndex(([each]) => each === key) > 0) {
    way.push({ label: say.back, kind: 'plain', press: { do: 'back', draft } });
  }
  way.push({ label: say.later, kind: 'quiet', press: { do: 'later', draft } });
  const rows = [way];
  // Files and choices are taken out one by one.
  if (!field.required && isThere && field.kind !== 'files' && field.kind !== 'choices')
    rows.push([{ label: say.clear, kind: 'plain', press: { do: 'clear', draft, field: key } }]);
  return rows;
}

function picks(open: OpenForm, key: string, field: Field): Button[][] {
  const { say } = open.texts;
  const { id: draft, rev, answers } = open.draft;
  const pick = (label: string, value: string, short?: string): Button => ({
    label,
    ...(short !== undefined && { short }),
    kind: 'pick',
    press: { do: 'answer', draft, rev, field: key, value, ...(field.kind === 'choices' && { several: true }) },
  });
  if (field.kind === 'consent') return [[pick(say.confirm, 'true')]];
  if (field.kind === 'date') return [[pick(say.today, open.today)]];
  if (field.kind !== 'choice' && field.kind !== 'choices' && field.kind !== 'reference') return [];
  const current = answers[key];
  // On or off, a mark is as wide, so that no button moves when one of them is pressed.
  const markOn = (value: string): string => {
    if (field.kind !== 'choices') return '';
    return Array.isArray(current) && current.some((each) => each === value) ? '☑ ' : '☐ ';
  };
  const shown = offeredFor(open, key, field).slice(0, mostPicks);
  const buttons = shown.map((option, place) => {
    const mark = markOn(option.value);
    return pick(`${mark}${choosable(open, option)}`, option.value, `${mark}${place + 1}`);
  });
  const perRow = shown.some((option) => choosable(open, option).length > 8) ? 1 : 2;
  return chunk(buttons, perRow);
}

/** Each file and row that is there can be taken out again. */
function removals(open: OpenForm, key: string, field: Field): Button[][] {
  const { id: draft, answers } = open.draft;
  if (field.kind === 'rows') return rowRemovals(open, key, field);
  if (field.kind !== 'files') return [];
  return evidenceOf(answers[key]).map((file, place) => [
    {
      label: open.texts.say.removeFile(file.name),
      short: `✕ ${place + 1}`,
      kind: 'plain',
      press: { do: 'remove', draft, field: key, mark: markOf(file) },
    },
  ]);
}

function chosen(open: OpenForm, key: string, field: Field): Said | undefined {
  if (field.kind === 'rows' || !isAnswered(field, open.draft.answers[key])) return undefined;
  return open.draft.answers[key] === null ? undefined : open.texts.say.now(answeredWith(open, key));
}

/** Options beyond the buttons are found by typing a part of their name. */
function optionList(open: OpenForm, key: string, field: Field): string | undefined {
  const more = offeredFor(open, key, field).length - mostPicks;
  return more > 0 ? open.texts.say.moreOptions(more) : undefined;
}
