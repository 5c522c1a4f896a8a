import type { Said } from '../law/said.ts';
import { reviewRows } from './form-page.ts';
import { inWords } from './in-words.ts';
import type { Block, Button, Message } from './message.ts';
import { asked, faultsOf, fieldOf, nextField, type OpenForm, textOf } from './open-form.ts';
import { answeredWith, guarded, isCoveredAt, titled } from './prompt.ts';

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
  blocks.push(...titled(open, say.reviewFirst));
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
    : [{ label: open.submit, kind: open.binds === 'finally' ? 'danger' : 'act', press: { do: 'submit', draft, rev } }];
  const keep: Button = { label: say.keepForLater, kind: 'plain', press: { do: 'later', draft } };
  return {
    place: reviewPlace(draft),
    leaves: say.newerBelow(open.text.title),
    ...guarded(open),
    ...((open.sealed || asked(open).some(([, { kind }]) => kind === 'rows')) && { form: draft }),
    blocks,
    buttons: [
      ...(open.binds === 'finally' ? [submit, [keep]] : [[...submit, keep]]),
      [{ label: say.discard, kind: 'quiet', press: { do: 'discard', draft } }],
    ],
  };
}

/** The review where it stood, once it was sent: no buttons that could be pressed again. */
export function reviewed(open: OpenForm): Message {
  return {
    place: reviewPlace(open.draft.id),
    ...guarded(open),
    blocks: [
      ...titled(open, open.texts.say.sent),
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

/** The review where it stood, once it can be sent no more: what was written, and why. */
export function onlyToRead(open: OpenForm, why: Said): Message {
  const { say } = open.texts;
  const rows = reviewRows(open).map(({ key, label, value }) => ({
    label,
    value,
    ...(isCoveredAt(open, key) && { secret: true as const }),
  }));
  return {
    place: reviewPlace(open.draft.id),
    ...guarded(open),
    blocks: [{ kind: 'text', tone: 'refusal', text: why }, ...titled(open), { kind: 'rows', rows }],
    buttons: [[{ label: say.discard, kind: 'plain', press: { do: 'discard', draft: open.draft.id } }]],
  };
}

/** The review where it stood, once the draft was thrown away: none of what was written, and nothing to be pressed. */
export function thrownAway(open: OpenForm): Message {
  return {
    place: reviewPlace(open.draft.id),
    blocks: titled(open, open.texts.say.discardedMark),
    buttons: [],
  };
}

function reviewPlace(draft: string): string {
  return `review:${draft}`;
}
