import type { Evidence, Field } from '../engine/form.ts';
import { joined, type Said } from '../law/said.ts';
import { type Answered, both, say, saySentence } from './answered.ts';
import { takenOut } from './cleared.ts';
import { sayFileSize } from './file-size.ts';
import { typed } from './fill-typed.ts';
import { movedOn, wayOf } from './form-way.ts';
import { hearing, isOpen, keep, noted, nothing, noting, replacing, saved } from './kept.ts';
import { sentence } from './menu.ts';
import { asked, evidenceOf, fieldOf, markOf, read, textOf } from './open-form.ts';
import { prompt } from './prompt.ts';
import { addFiles } from './read-answer.ts';
import type { Gathered, Talk } from './talk.ts';
import type { Filling } from './target.ts';
import type { FillOf } from './wish.ts';

/**
 * Evidence for the question that is open, or else for the one place that the form has for it: as much as fits. What was
 * written beside the files answers the question where that asks for words, and is said not to be kept where it asks for
 * files. Of what comes one by one and belongs together one message tells.
 */
export function files(talk: Talk, fill: FillOf<'files'>, filling: Filling): Answered {
  const { field, files, text, album, gathered } = fill;
  const { open, draft } = filling;
  const asking = fieldOf(open, field);
  if (!asking) return movedOn(talk, filling);
  const isAsked = asking.kind === 'files';
  const places = isAsked ? [] : asked(open).filter(([, each]) => each.kind === 'files');
  const [place, taking] = (places.length === 1 && places[0]) || ([field, asking] as const);
  if (taking.kind !== 'files')
    return both(notAskedFor(talk, fill, filling, asking), album ? belonging(album) : nothing);
  const added = addFiles(taking, evidenceOf(open.draft.answers[place]), files);
  const came: Gathered = {
    draft: draft.id,
    asked: field,
    field: place,
    kept: [...(gathered?.kept ?? []), ...added.kept.map(({ hash }) => hash)],
    left: [...(gathered?.left ?? []), ...added.left.map(({ name }) => name)],
    beside: [...(gathered?.beside ?? []), ...(isAsked && text !== undefined ? [text] : [])],
  };
  const change = saved(talk, filling, { ...draft.answers, [place]: added.all });
  const isChanged = added.kept.length > 0;
  const after = isChanged ? change.after : filling;
  const kept: Answered = { deeds: isChanged ? [change.deed] : [], reply: {} };
  const told = both(kept, isAsked ? toldAtQuestion(talk, came, after, gathered) : toldBeside(talk, came, after, fill));
  const isAnswer = !isAsked && text !== undefined && isOpen(talk, filling, field);
  const whole = isAnswer ? both(told, typed(talk, { kind: 'typed', field, text }, after, undefined)) : told;
  return album === undefined ? whole : both(whole, belonging(album, came));
}

function belonging(album: string, into?: Gathered): Answered {
  return hearing({ kind: 'album', album, ...(into && { into }) });
}

/** Whoever speaks instead of writing means it as the answer. */
function isSpeech(files: readonly Evidence[]): boolean {
  return files.every(({ mime }) => mime.startsWith('audio/'));
}

/** Files where words are asked for, and nowhere else any: those beside them may be the answer. */
function notAskedFor(talk: Talk, { field, files, text }: FillOf<'files'>, filling: Filling, asking: Field): Answered {
  const answer = text === undefined ? undefined : read(filling.open, field, asking, [text]);
  if (!answer?.ok)
    return wayOf(talk).ask(filling, field, { why: isSpeech(files) ? 'voice' : 'needs-text', values: {} });
  return both(saySentence(talk.texts.say.filesNotAskedFor), keep(talk, filling, field, answer.answer, text));
}

/** Which files were kept, which were not and why, and what was written beside them in vain. */
function toldOf(
  { texts: { say } }: Talk,
  { asked, field, kept, left, beside }: Gathered,
  { open }: Filling,
): readonly Said[] {
  const there = evidenceOf(open.draft.answers[field]).filter(({ hash }) => kept.includes(hash));
  const names = there.map(({ name, size }) => say.fileNamed(name, sayFileSize(size)));
  const place = asked === field ? undefined : textOf(open, field).label;
  return [
    ...(names.length > 0 ? [say.filesKept(names.length, names.join(say.and), place)] : []),
    ...(left.length > 0 ? [say.filesLeft(left.join(say.and), fieldOf(open, field)?.max ?? there.length)] : []),
    ...beside.map((text) => say.captionNotKept(text)),
  ];
}

/** The question again, with what came; where the rest comes when he has gone on already, the answer as it is now. */
function toldAtQuestion(talk: Talk, came: Gathered, filling: Filling, before: Gathered | undefined): Answered {
  const { field } = came;
  const lines = toldOf(talk, came, filling);
  if (!before) {
    const again = wayOf(talk).ask(filling, field);
    const isSaid = again.deeds.some((deed) => deed.do === 'say');
    return isSaid ? noting(again, lines, 'plain') : both(saySentence(joined(lines, '\n')), again);
  }
  if (isOpen(talk, filling, field)) {
    return { deeds: [{ do: 'replace', message: noted(prompt(filling.open, field), lines, 'plain') }], reply: {} };
  }
  const more = came.left.length > before.left.length;
  return both(replacing(filling, field), more ? saySentence(joined(lines, '\n')) : nothing);
}

/** A message of its own, after which the question that is open is asked again unless it is answered by what stood beside. */
function toldBeside(
  talk: Talk,
  came: Gathered,
  filling: Filling,
  { files, album, text, gathered }: FillOf<'files'>,
): Answered {
  const told = sentence(joined(toldOf(talk, came, filling), '\n'));
  const message = album === undefined ? told : { ...told, place: `files:${came.draft}:${album}` };
  if (gathered) return { deeds: [{ do: 'replace', message }], reply: {} };
  const why = isSpeech(files) ? ({ why: 'voice', values: {} } as const) : undefined;
  return text === undefined ? both(say(message), wayOf(talk).ask(filling, came.asked, why)) : say(message);
}

/** A file that is there no more leaves the question open; pressed twice it is only gone. */
export function remove(talk: Talk, { field, mark }: FillOf<'remove'>, filling: Filling): Answered {
  const had = evidenceOf(filling.open.draft.answers[field]);
  const gone = had.find((each) => markOf(each) === mark);
  if (!gone) return nothing;
  const left = had.filter((each) => each !== gone);
  const said = talk.texts.say.fileRemoved(gone.name);
  return takenOut(talk, filling, field, { had, left: left.length > 0 ? left : null, said });
}
