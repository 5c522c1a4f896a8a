import type { Field } from '../engine/form.ts';
import { answerRedeem } from './answer-entry.ts';
import { type Answered, both, type Deed, saySentence } from './answered.ts';
import { spokenButton } from './button-words.ts';
import { openCell, rowsIn, withChoice } from './cell.ts';
import { clear } from './cleared.ts';
import { movedOn, wayOf } from './form-way.ts';
import { back, beside, echoOf, finish, hearing, isOpen, keep, keepBegun, replyingTo, saved } from './kept.ts';
import { asked, faultsOf, fieldOf, isAnswered, read, readCell, readTyped, stands, textOf } from './open-form.ts';
import { type RowsTaken, takeLines } from './open-row.ts';
import { prompt } from './prompt.ts';
import { linesOf, type Misread, type Read } from './read-answer.ts';
import { isBegun } from './row-names.ts';
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
  // A text that comes in pieces is read as a whole.
  const isLines = asking.kind === 'rows' && !piece && !continues;
  const lines = isLines ? takeLines(filling.open, field, asking, text) : undefined;
  // What he wrote before he had read that the row before was refused may be of the row after it.
  if (lines?.isNext && filling.unread) return tooSoon(talk, fill, filling);
  if (lines?.isRight) return linesTaken(talk, fill, filling, asking, lines);
  const given: Read = lines?.misread
    ? { ok: false, misread: lines.misread }
    : readTyped(filling.open, field, asking, [text]);
  if (given.ok && asking.kind === 'rows' && !isAnswered(asking, given.answer))
    return keepBegun(talk, filling, field, given.answer);
  if (given.ok) {
    const whole = keep(talk, filling, field, given.answer, text);
    const kept = continues ? { ...whole, deeds: whole.deeds.map(inParts) } : whole;
    return piece ? both(kept, hearing({ kind: 'answer', draft: filling.draft.id, field, piece })) : kept;
  }
  if (code) return answerRedeem(talk, code);
  if (number !== undefined) return { deeds: [], reply: {}, next: { kind: 'number', number } };
  if (pressed) return pressed;
  const there = rowsIn(asking, filling.open.draft.answers[field]);
  // Fewer rows than stand there do not take their place before they are right.
  const loses = there.some((row) => isBegun(asking, row)) && linesOf(text).length < there.length;
  if (!given.kept || piece || continues || loses) return refusing(talk, fill, filling, given.misread);
  const { deed, after } = saved(talk, filling, { ...filling.draft.answers, [field]: given.kept });
  return both({ deeds: [deed], reply: {} }, refusing(talk, fill, after, given.misread));
}

/** Rows are completed or added to: the question goes on until they are whole, and where one was added until he goes on. */
function linesTaken(
  talk: Talk,
  fill: FillOf<'typed'>,
  filling: Filling,
  asking: Field,
  { rows, misread, isAll }: RowsTaken,
): Answered {
  const { field } = fill;
  const isWhole = isAnswered(asking, rows);
  if (isWhole && !misread && !isAnswered(asking, filling.open.draft.answers[field])) {
    const kept = keep(talk, filling, field, rows);
    return isAll ? kept : { ...kept, deeds: kept.deeds.map(inParts) };
  }
  const { deed, after } = saved(talk, filling, { ...filling.draft.answers, [field]: rows });
  const heard: Answered = { deeds: [inParts(deed)], reply: {} };
  const seen = { ...after, unread: filling.unread ?? false };
  if (misread) return both(heard, refusing(talk, fill, seen, misread, true));
  const [fault] = isWhole ? faultsOf(after.open, field) : [];
  const again = wayOf(talk).ask(seen, field, undefined, fault?.text);
  return both(heard, filling.unread ? beside(again) : again);
}

/**
 * What was written before the question was there belongs to the one before, or to nothing that was asked: it answers this
 * one only when he says it again.
 */
export function tooSoon(
  talk: Talk,
  { field, text }: Pick<FillOf<'typed'>, 'field' | 'text'>,
  filling: Filling,
): Answered {
  const way = wayOf(talk);
  if (!fieldOf(filling.open, field)) return way.goOn(filling);
  return replyingTo(talk, beside(way.ask(filling, field, { why: 'too-soon', values: { given: echoOf(text) } })));
}

/**
 * Asked again with the reason, which is said of the whole where it has come in pieces. `isPart`: what was refused is not
 * the whole of the answer.
 */
export function refusing(
  talk: Talk,
  { field, piece, continues }: FillOf<'typed'>,
  filling: Filling,
  why: Misread,
  isPart = continues ?? false,
): Answered {
  const { id: draft } = filling.draft;
  const again =
    continues && isOpen(talk, filling, field)
      ? { deeds: [{ do: 'replace', message: prompt(filling.open, field, why) } as const], reply: {} }
      : wayOf(talk).ask(filling, field, why);
  return both(
    replyingTo(talk, filling.unread ? beside(again) : again),
    hearing({
      kind: 'answer',
      draft,
      field,
      refused: talk.incoming ?? '',
      ...(isPart && { parts: true as const }),
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
