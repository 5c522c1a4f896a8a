import { joined } from '../law/said.ts';
import { submit } from './answer-act.ts';
import type { Answered } from './answered.ts';
import { openCell, rowsIn } from './cell.ts';
import { clear, putBack, takenOut } from './cleared.ts';
import { discarding } from './discarded.ts';
import { files, remove } from './fill-files.ts';
import { page } from './fill-page.ts';
import { place, tooSoon, typed } from './fill-typed.ts';
import { formGone, goingOn, movedOn, wayOf, wordOfGone } from './form-way.ts';
import { inWords } from './in-words.ts';
import { back, fillIn, finish, isOpen, keep, nothing, saved } from './kept.ts';
import { fieldOf, isAnswered, nextField, read, stands } from './open-form.ts';
import { markOfRow } from './open-row.ts';
import { prompt } from './prompt.ts';
import { explain } from './refusal-words.ts';
import type { FillSeen } from './seen.ts';
import type { Talk } from './talk.ts';
import { type Filling, fillingOf, overFor } from './target.ts';
import type { Fill, FillOf } from './wish.ts';

/** What becomes of a form that was begun. */
export function answerFill(heard: Talk, fill: Fill, seen: FillSeen | undefined): Answered {
  if (!seen) return ofNone(heard, fill);
  const filling: Filling = { ...fillingOf(heard, seen.draft, seen.target), unread: seen.unread === 'refusal' };
  const talk = fill.kind === 'page' ? heard : goingOn(heard, filling);
  const way = wayOf(talk);
  switch (fill.kind) {
    case 'typed':
      return seen.unread === 'question' ? tooSoon(talk, fill, filling) : typed(talk, fill, filling, seen.code);
    case 'picked':
      return pressed(talk, filling, fill, () => picked(talk, fill, filling));
    case 'chosen':
      return isOpen(talk, filling, fill.field) ? chosen(talk, fill, filling) : movedOn(talk, filling);
    case 'files':
      return files(talk, fill, filling);
    case 'place':
      return place(talk, fill, filling);
    case 'remove':
      return isOpen(talk, filling, fill.field) ? takeOut(talk, fill, filling) : movedOn(talk, filling);
    case 'finish':
      return pressed(talk, filling, fill, () => finish(talk, fill.field, filling));
    case 'skip':
      return skip(talk, fill.field, filling);
    case 'clear':
      return isOpen(talk, filling, fill.field) ? clear(talk, fill.field, filling) : movedOn(talk, filling);
    case 'put-back':
      return putBack(talk, fill.field, filling);
    case 'edit':
      return way.ask(filling, fill.field);
    case 'back':
      return back(talk, filling, fill.field);
    case 'review': {
      const over = overFor(seen.target, talk.account.person, talk.now);
      if (!over) return way.review(filling);
      const why = joined([explain(over, talk.account.language), talk.texts.say.keptToRead], '\n');
      return way.refused(filling, undefined, why);
    }
    case 'submit':
      return submit(talk, filling, fill.rev, seen);
    case 'discard':
      return discarding(talk, fill, filling);
    case 'page':
      return page(talk, fill, filling, seen);
  }
}

/** The form is gone: filed, or thrown away, which is meant no less the second time. Whoever sends a page of it has filled that in. */
function ofNone(talk: Talk, fill: Fill): Answered {
  if (fill.kind === 'page') {
    const isLeft = fill.go === 'closed' || fill.go === 'discard';
    return isLeft ? { deeds: [], reply: { closed: true } } : { deeds: [], reply: wordOfGone(talk) };
  }
  return fill.kind === 'discard' && fill.asked ? passedOver(talk) : formGone(talk);
}

/** What a button under a question gives to it: while that is open. Pressed twice it counts once. */
interface Given {
  readonly field: string;
  /** Undefined where it leaves the answer as it is. */
  readonly value?: string | null;
}

function pressed(talk: Talk, filling: Filling, given: Given, then: () => Answered): Answered {
  if (isOpen(talk, filling, given.field)) return then();
  return isDouble(talk, filling, given) ? passedOver(talk) : movedOn(talk, filling);
}

/** A press that has been answered already, by just what stands in the chat: the question that follows is the one that is open. */
function isDouble({ account }: Talk, { open, draft }: Filling, { field, value }: Given): boolean {
  const asking = fieldOf(open, field);
  const answer = open.draft.answers[field];
  if (!asking || !isAnswered(asking, answer)) return false;
  if (value === null && answer !== null) return false;
  const given = typeof value === 'string' ? read(open, field, asking, [value]) : undefined;
  if (given && !(given.ok && given.answer === answer)) return false;
  const { focus } = account;
  const asked = focus !== undefined && 'draft' in focus && focus.draft === draft.id ? focus.field : undefined;
  return nextField(open, field) === asked;
}

/** The chat stays as it is; whoever pressed an old button is told so where a word can be shown. */
function passedOver({ texts, account }: Talk): Answered {
  return { deeds: [], reply: { word: inWords(texts.say.refusals['moved-on']({}), account.language) } };
}

/** A quick pick. Of several choices each press puts one in or takes it out, until the person goes on. */
function picked(talk: Talk, { field, value }: FillOf<'picked'>, filling: Filling): Answered {
  const asking = fieldOf(filling.open, field);
  if (!asking) return movedOn(talk, filling);
  if (asking.kind !== 'choices') {
    const given = read(filling.open, field, asking, [value]);
    return given.ok ? keep(talk, filling, field, given.answer) : wayOf(talk).ask(filling, field, given.misread);
  }
  const current = filling.open.draft.answers[field];
  const had = Array.isArray(current) ? current.map(String) : [];
  const now = had.includes(value) ? had.filter((each) => each !== value) : [...had, value];
  const { deed, after } = saved(talk, filling, { ...filling.draft.answers, [field]: now });
  return { deeds: [deed, { do: 'replace', message: prompt(after.open, field) }], reply: {} };
}

/** A choice for one cell of a row; pressed twice it counts once. */
function chosen(talk: Talk, { field, row, column, value }: FillOf<'chosen'>, filling: Filling): Answered {
  const asking = fieldOf(filling.open, field);
  const cell = asking && openCell(filling.open, field, asking);
  if (!cell || cell.row !== row || cell.column !== column) return passedOver(talk);
  if (!cell.options.some((option) => option.value === value)) return movedOn(talk, filling);
  return fillIn(talk, filling, field, cell, value);
}

/** A file or a row is taken out of the answer; pressed twice it is only gone. */
function takeOut(talk: Talk, fill: FillOf<'remove'>, filling: Filling): Answered {
  const { field, mark } = fill;
  const asking = fieldOf(filling.open, field);
  if (asking?.kind !== 'rows') return remove(talk, fill, filling);
  const had = rowsIn(asking, filling.open.draft.answers[field]);
  const gone = had.findIndex((_, place) => markOfRow(place, had) === mark);
  if (gone < 0) return nothing;
  const left = had.filter((_, place) => place !== gone);
  const said = talk.texts.say.rowRemoved(gone + 1);
  return takenOut(talk, filling, field, { had, left: left.length > 0 ? left : null, said });
}

/** Passed over where there is no answer; what was given stays, whichever button was still there to be pressed. */
function skip(talk: Talk, field: string, filling: Filling): Answered {
  const asking = fieldOf(filling.open, field);
  if (asking && isOpen(talk, filling, field) && stands(asking, filling.open.draft.answers[field]))
    return finish(talk, field, filling);
  return pressed(talk, filling, { field, value: null }, () => keep(talk, filling, field, null));
}
