import type { Field } from '../engine/form.ts';
import { answerRedeem } from './answer-entry.ts';
import { type Answered, both, type Deed, saySentence } from './answered.ts';
import { spokenButton } from './button-words.ts';
import { openCell, withChoice } from './cell.ts';
import { clear } from './cleared.ts';
import { movedOn, wayOf } from './form-way.ts';
import { back, beside, echoOf, finish, hearing, isOpen, keep, keepBegun, saved } from './kept.ts';
import { asked, fieldOf, isAnswered, read, readCell, readTyped, stands, textOf } from './open-form.ts';
import { prompt } from './prompt.ts';
import type { Misread } from './read-answer.ts';
import type { FillSeen } from './seen.ts';
import type { Talk } from './talk.ts';
import type { Filling } from './target.ts';
import type { FillOf } from './wish.ts';

/** Kinds of question that take whatever is typed: what is said for a button goes before, as nobody would answer so. */
const takesWords: ReadonlySet<Field['kind']> = new Set(['text', 'long-text', 'rows']);

/**
 * What was typed in answer to the question that is open, or said for one of its buttons; a one-time code or the number of
 * a case, where the question cannot take it.
 */
export function typed(talk: Talk, fill: FillOf<'typed'>, filling: Filling, code: FillSeen['code']): Answered {
  const { field, text, number, piece, continues } = fill;
  const asking = fieldOf(filling.open, field);
  if (!asking) return wayOf(talk).goOn(filling);
  const button = spokenButton(text);
  const pressed = button && spoken(talk, filling, field, asking, button);
  if (pressed && takesWords.has(asking.kind)) return pressed;
  const cell = openCell(filling.open, field, asking);
  const chosen = cell && readCell(filling.open, field, asking, cell.column, text);
  if (cell && chosen?.ok && typeof chosen.answer === 'string') {
    const rows = withChoice(cell, chosen.answer);
    return isAnswered(asking, rows) ? keep(talk, filling, field, rows) : keepBegun(talk, filling, field, rows);
  }
  const given = readTyped(filling.open, field, asking, [text]);
  if (given.ok && asking.kind === 'rows' && !isAnswered(asking, given.answer))
    return keepBegun(talk, filling, field, given.answer);
  if (given.ok) {
    const whole = keep(talk, filling, field, given.answer, text);
    const kept = continues ? { ...whole, deeds: whole.deeds.map(inParts) } : whole;
    return piece ? both(kept, hearing({ kind: 'answer', draft: filling.draft.id, field, piece })) : kept;
  }
  if (code) return answerRedeem(talk, code);
  if (number !== undefined) return { deeds: [], reply: {}, next: { kind: 'number', number } };
  return pressed ?? refusing(talk, fill, filling, given.misread);
}

/**
 * What was written before the question was there belongs to the one before, or to nothing that was asked: it answers this
 * one only when he says it again.
 */
export function tooSoon(talk: Talk, { field, text }: FillOf<'typed'>, filling: Filling): Answered {
  const way = wayOf(talk);
  if (!fieldOf(filling.open, field)) return way.goOn(filling);
  return beside(way.ask(filling, field, { why: 'too-soon', values: { given: echoOf(text) } }));
}

/** Asked again with the reason, which is said of the whole where it has come in pieces. */
export function refusing(
  talk: Talk,
  { field, piece, continues }: FillOf<'typed'>,
  filling: Filling,
  why: Misread,
): Answered {
  const { id: draft } = filling.draft;
  const again =
    continues && isOpen(talk, filling, field)
      ? { deeds: [{ do: 'replace', message: prompt(filling.open, field, why) } as const], reply: {} }
      : wayOf(talk).ask(filling, field, why);
  return both(
    filling.unread ? beside(again) : again,
    hearing({
      kind: 'answer',
      draft,
      field,
      refused: talk.incoming ?? '',
      ...(continues && { parts: true as const }),
      ...(piece && { piece }),
    }),
  );
}

function inParts(deed: Deed): Deed {
  return deed.do === 'save' ? { ...deed, parts: true } : deed;
}

/** What the button does that was said; undefined where what was said may be an answer. */
function spoken(
  talk: Talk,
  filling: Filling,
  field: string,
  asking: Field,
  button: NonNullable<ReturnType<typeof spokenButton>>,
): Answered | undefined {
  const way = wayOf(talk);
  const answer = filling.open.draft.answers[field];
  const isDone = isAnswered(asking, answer);
  const isThere = stands(asking, answer);
  switch (button) {
    case 'none':
      if (asking.required) return undefined;
      return isThere ? clear(talk, field, filling) : keep(talk, filling, field, null);
    case 'skip':
      if (!asking.required && !isThere) return keep(talk, filling, field, null);
      return isDone ? finish(talk, field, filling) : way.ask(filling, field, { why: 'cannot-skip', values: {} });
    case 'goOn':
      if (isDone) return finish(talk, field, filling);
      return asking.required
        ? way.ask(filling, field, { why: 'missing', values: {} })
        : keep(talk, filling, field, null);
    case 'back':
      return back(talk, filling, field);
    case 'later':
      return { deeds: [], reply: {}, next: { kind: 'put-aside' } };
  }
}

/** The answer where it is asked, or else in the one field that asks where it was; elsewhere it is said what is asked. */
export function place(talk: Talk, { field, text }: FillOf<'place'>, filling: Filling): Answered {
  const { open, draft } = filling;
  const asking = fieldOf(open, field);
  if (!asking) return movedOn(talk, filling);
  const places = asking.place ? [] : asked(open).filter(([, each]) => each.place);
  const [at, taking] = (places.length === 1 && places[0]) || ([field, asking] as const);
  const given = taking.place ? read(open, at, taking, [text]) : undefined;
  if (!given) return wayOf(talk).ask(filling, field, { why: 'no-place', values: {} });
  if (!given.ok) return wayOf(talk).ask(filling, at, given.misread);
  if (at === field) return keep(talk, filling, field, given.answer, text);
  const { deed, after } = saved(talk, filling, { ...draft.answers, [at]: given.answer });
  const told = saySentence(talk.texts.say.placeKept(text, textOf(open, at).label));
  return both(both({ deeds: [deed], reply: {} }, told), wayOf(talk).ask(after, field));
}
