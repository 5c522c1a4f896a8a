import type { Person } from '../engine/procedure.ts';
import type { Said } from '../law/said.ts';
import type { Texts } from '../text/language.ts';
import { nextButton } from './card.ts';
import { hasTurns } from './case-view.ts';
import { reviewRows } from './form-page.ts';
import { inWords } from './in-words.ts';
import type { Block, Button, FormAddress, Message, ReceiptView } from './message.ts';
import {
  asked,
  countOf,
  countWords,
  faultsOf,
  fieldOf,
  isCovered,
  nextField,
  type OpenForm,
  progress,
  questionsOf,
  textOf,
} from './open-form.ts';
import { answeredWith, guarded } from './prompt.ts';

/** Half a minute a question, as measured by reading them aloud. */
const secondsPerQuestion = 30;

/** What a form will ask and which documents it needs, before it begins; and whether one is already open. */
export function preview(open: OpenForm, address: FormAddress, begun: boolean): Message {
  const { say } = open.texts;
  const { filled, of } = progress(open);
  const count = countOf(open);
  const minutes = Math.max(1, Math.round((count.of * secondsPerQuestion) / 60));
  const blocks: Block[] = [{ kind: 'heading', text: open.text.title }];
  if (open.text.intro) blocks.push({ kind: 'text', tone: 'plain', text: open.text.intro });
  blocks.push({ kind: 'text', tone: 'plain', text: say.formTakes(minutes, countWords(count)) });
  if (open.text.needs) blocks.push({ kind: 'text', tone: 'plain', text: say.haveReady(open.text.needs) });
  blocks.push({ kind: 'text', tone: 'dim', text: begun ? say.alreadyOpen(filled, of) : say.leaveAnyTime });
  return {
    blocks,
    buttons: [
      [
        { label: begun ? say.resume : say.begin, kind: 'way', press: { do: 'start', form: address } },
        { label: say.allQuestions, kind: 'plain', press: { do: 'questions', form: address } },
      ],
      ...(open.copies ?? []).map(({ from, label }): readonly Button[] => [
        { label, kind: 'plain', press: { do: 'copy', form: address, from } },
      ]),
    ],
  };
}

/** Every question of a form, before one begins. */
export function questions(open: OpenForm, address: FormAddress): Message {
  const { say } = open.texts;
  const lines = questionsOf(open).map(([key, field], index) => {
    const { label } = textOf(open, key);
    return `${index + 1}. ${label}${field.required ? '' : say.optionalMark}`;
  });
  return {
    blocks: [
      { kind: 'heading', text: open.text.title },
      { kind: 'text', tone: 'plain', text: lines.join('\n') },
    ],
    buttons: [[{ label: say.begin, kind: 'way', press: { do: 'start', form: address } }]],
  };
}

/** All answers before sending; each can be changed, and what is sent is exactly this revision. */
export function review(open: OpenForm, refusal?: Said): Message {
  const { say } = open.texts;
  const { id: draft, rev } = open.draft;
  const missing = nextField(open);
  const blocks: Block[] = [];
  const faults = missing === undefined ? faultsOf(open) : [];
  const reasons = [...(refusal === undefined ? [] : [refusal]), ...faults.map(({ text }) => text)];
  const words = reasons.map((reason) => inWords(reason, open.language));
  for (const [at, text] of reasons.entries()) {
    if (words.indexOf(words[at] ?? '') === at) blocks.push({ kind: 'text', tone: 'refusal', text });
  }
  blocks.push({ kind: 'heading', text: open.text.title, over: say.reviewFirst });
  const rows = reviewRows(open).map(({ key, label, value }) => ({
    isAdded: fieldOf(open, key)?.aside === true && (open.draft.answers[key] ?? null) === null,
    row: {
      label,
      value,
      ...(isCoveredAt(open, key) && { secret: true as const }),
      edit: { label: say.edit, kind: 'quiet', press: { do: 'edit', draft, field: key } },
    } as const,
  }));
  const part = (added: boolean) => rows.filter(({ isAdded }) => isAdded === added).map(({ row }) => row);
  blocks.push({ kind: 'rows', folds: true, rows: part(false) });
  if (part(true).length > 0) blocks.push({ kind: 'rows', title: say.mayAdd, rows: part(true) });
  const submit: Button[] = missing
    ? [{ label: say.goOn, kind: 'way', press: { do: 'edit', draft, field: missing } }]
    : [{ label: open.submit, kind: 'act', press: { do: 'submit', draft, rev } }];
  return {
    place: reviewPlace(draft),
    ...guarded(open),
    ...((open.sealed || asked(open).some(([, { kind }]) => kind === 'rows')) && { form: draft }),
    blocks,
    buttons: [
      [...submit, { label: say.keepForLater, kind: 'plain', press: { do: 'later', draft } }],
      [{ label: say.discard, kind: 'quiet', press: { do: 'discard', draft } }],
    ],
  };
}

function isCoveredAt(open: OpenForm, key: string): boolean {
  const field = fieldOf(open, key);
  return field !== undefined && isCovered(open, field);
}

/** The review where it stood, once it was sent: no buttons that could be pressed again. */
export function reviewed(open: OpenForm): Message {
  return {
    place: reviewPlace(open.draft.id),
    ...guarded(open),
    blocks: [
      { kind: 'heading', text: open.text.title, over: open.texts.say.sent },
      {
        kind: 'rows',
        folds: true,
        rows: asked(open).map(([key]) => ({
          label: textOf(open, key).label,
          value: isCoveredAt(open, key) ? open.texts.say.underSeal : answeredWith(open, key),
        })),
      },
    ],
    buttons: [],
  };
}

/** The review where it stood, once the draft was thrown away: none of what was written, and nothing to be pressed. */
export function thrownAway(open: OpenForm): Message {
  return {
    place: reviewPlace(open.draft.id),
    blocks: [{ kind: 'heading', text: open.text.title, over: open.texts.say.discardedMark }],
    buttons: [],
  };
}

/** What proves that something was filed: number, time and hash; and what comes next, of the case and of what he has to do. */
export function receipt(texts: Texts, filed: ReceiptView, caseId: string, person: Person): Message {
  const progress: Button = { label: texts.say.seeProgress, kind: 'pick', press: { do: 'show', case: caseId } };
  return {
    blocks: [{ kind: 'receipt', ...filed }],
    buttons: [[progress, ...nextButton(hasTurns(person), texts)]],
  };
}

function reviewPlace(draft: string): string {
  return `review:${draft}`;
}
