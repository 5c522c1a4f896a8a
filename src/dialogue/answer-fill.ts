import type { Answer, Answers, Field } from '../engine/form.ts';
import { joined, type Said } from '../law/said.ts';
import { submit } from './answer-act.ts';
import { answerRedeem } from './answer-entry.ts';
import { type Answered, both, type Deed, say, saySentence } from './answered.ts';
import { caseNamed } from './begun-form.ts';
import { spokenButton } from './button-words.ts';
import { sayFileSize } from './file-size.ts';
import { formPage, openQuestion, pagesOf, withFaults } from './form-page.ts';
import { movedOn, showPage, wayOf } from './form-way.ts';
import { inWords } from './in-words.ts';
import { isLiteral } from './literal.ts';
import { sentence } from './menu.ts';
import type { Message, Tone } from './message.ts';
import {
  asked,
  evidenceOf,
  faultsOf,
  fieldBefore,
  fieldOf,
  isAnswered,
  markOf,
  nextField,
  optionsFor,
  read,
  textOf,
} from './open-form.ts';
import { answered, answeredWith, prompt } from './prompt.ts';
import { addFiles, clean, type Misread } from './read-answer.ts';
import { firstOpenPage, readPage } from './read-page.ts';
import { explain } from './refusal-words.ts';
import type { EditedSeen, FillSeen } from './seen.ts';
import type { Gathered, LastHeard, Talk } from './talk.ts';
import { type Filling, filledFrom, fillingOf, overFor } from './target.ts';
import type { Fill, SentPage, Wish } from './wish.ts';

/** Of what was typed, as much as is repeated when it was taken as something else. */
const longestEcho = 40;

type WishOf<K extends Wish['kind']> = Extract<Wish, { readonly kind: K }>;
type FillOf<K extends Fill['kind']> = Extract<Fill, { readonly kind: K }>;

/** What becomes of a form that was begun. */
export function answerFill(talk: Talk, fill: Fill, seen: FillSeen | undefined): Answered {
  if (!seen) return fill.kind === 'page' ? { deeds: [], reply: { closed: true } } : movedOn(talk);
  const filling: Filling = { ...fillingOf(talk, seen.draft, seen.target), unread: seen.unread ?? false };
  const way = wayOf(talk);
  switch (fill.kind) {
    case 'typed':
      return typed(talk, fill, filling, seen.code);
    case 'picked':
      if (isOpen(talk, filling, fill.field)) return picked(talk, fill, filling);
      return isDouble(talk, filling, fill.field, fill.value) ? passedOver(talk) : movedOn(talk, filling);
    case 'files':
      return files(talk, fill, filling);
    case 'place':
      return place(talk, fill, filling);
    case 'remove':
      return isOpen(talk, filling, fill.field) ? remove(talk, fill, filling) : movedOn(talk, filling);
    case 'finish':
      if (isOpen(talk, filling, fill.field)) return finish(talk, fill.field, filling);
      return isDouble(talk, filling, fill.field) ? passedOver(talk) : movedOn(talk, filling);
    case 'skip':
      if (isOpen(talk, filling, fill.field)) return keep(talk, filling, fill.field, null);
      return isDouble(talk, filling, fill.field, null) ? passedOver(talk) : movedOn(talk, filling);
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
      return submit(talk, filling, fill.rev, seen.looking);
    case 'discard':
      return fill.sure ? discard(talk, filling) : askWhetherSure(talk, filling);
    case 'page':
      return page(talk, fill, filling, seen.looking);
  }
}

/** Kinds of question that take whatever is typed: what is said for a button goes before, as nobody would answer so. */
const takesWords: ReadonlySet<Field['kind']> = new Set(['text', 'long-text', 'rows']);

/**
 * What was typed in answer to the question that is open, or said for one of its buttons; a one-time code or the number of
 * a case, where the question cannot take it.
 */
function typed(talk: Talk, fill: FillOf<'typed'>, filling: Filling, code: FillSeen['code']): Answered {
  const { field, text, number, piece, continues } = fill;
  const asking = fieldOf(filling.open, field);
  if (!asking) return wayOf(talk).goOn(filling);
  const button = spokenButton(text);
  const pressed = button && spoken(talk, filling, field, asking, button);
  if (pressed && takesWords.has(asking.kind)) return pressed;
  const given = read(filling.open, field, asking, [text]);
  if (given.ok) {
    const whole = keep(talk, filling, field, given.answer, text);
    const kept = continues ? { ...whole, deeds: whole.deeds.map(inParts) } : whole;
    return piece ? both(kept, hearing({ kind: 'answer', draft: filling.draft.id, field, piece })) : kept;
  }
  if (code) return answerRedeem(talk, code);
  if (number !== undefined) return { deeds: [], reply: {}, next: { kind: 'number', number } };
  return pressed ?? refusing(talk, fill, filling, given.misread);
}

/** Asked again with the reason, which is said of the whole where it has come in pieces. */
function refusing(talk: Talk, { field, piece, continues }: FillOf<'typed'>, filling: Filling, why: Misread): Answered {
  const { id: draft } = filling.draft;
  const again =
    continues && isOpen(talk, filling, field)
      ? { deeds: [{ do: 'replace', message: prompt(filling.open, field, why) } as const], reply: {} }
      : wayOf(talk).ask(filling, field, why);
  return both(again, hearing({ kind: 'answer', draft, field, refused: talk.incoming ?? '', ...(piece && { piece }) }));
}

function inParts(deed: Deed): Deed {
  return deed.do === 'save' ? { ...deed, parts: true } : deed;
}

/**
 * What he wrote before and has changed: the answer that it is changes with it, as far as it can be read; of what cannot
 * be changed so, the way is said. What changes nothing that was asked is passed over.
 */
export function answerEdited(talk: Talk, { text }: WishOf<'edited'>, seen: EditedSeen | undefined): Answered {
  if (!seen) return nothing;
  const { say: words } = talk.texts;
  const { field, fill, isAnswer } = seen;
  if (!fill) return saySentence(words.editTooLate, [[{ label: words.menu, kind: 'pick', press: { do: 'menu' } }]]);
  const filling = fillingOf(talk, fill.draft, fill.target);
  const { open, draft } = filling;
  const asking = fieldOf(open, field);
  if (!asking || asking.kind === 'files' || !isAnswer) return notChanged(talk, filling, field);
  const given = read(open, field, asking, [text]);
  if (!given.ok) return refusing(talk, { kind: 'typed', field, text }, filling, given.misread);
  if (isOpen(talk, filling, field)) return keep(talk, filling, field, given.answer, text);
  if (JSON.stringify(given.answer) === JSON.stringify(open.draft.answers[field])) return nothing;
  const { deed, after } = saved(talk, filling, { ...draft.answers, [field]: given.answer });
  const changed = both({ deeds: [deed], reply: {} }, replacing(after, field));
  const [fault] = faultsOf(after.open, field);
  const { focus } = talk.account;
  if (fault) return both(changed, wayOf({ forms: 'questions' }).ask(after, field, undefined, fault.text));
  const isAsked = focus !== undefined && 'draft' in focus && focus.draft === draft.id;
  return isAsked ? changed : both(changed, wayOf({ forms: 'questions' }).review(after));
}

function notChanged({ texts: { say: words } }: Talk, { open, draft }: Filling, field: string): Answered {
  const text = open.text.fields[field];
  if (!text) return nothing;
  const press = { do: 'edit', draft: draft.id, field } as const;
  return saySentence(words.editNotTaken(text.label), [
    [{ label: `${words.edit} ${text.label}`, kind: 'plain', press }],
  ]);
}

function hearing(heard: LastHeard): Answered {
  return { deeds: [{ do: 'hear', heard }], reply: {} };
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
  const isDone = isAnswered(asking, filling.open.draft.answers[field]);
  switch (button) {
    case 'none':
      return asking.required ? undefined : keep(talk, filling, field, null);
    case 'skip':
      if (!asking.required) return keep(talk, filling, field, null);
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

function back(talk: Talk, filling: Filling, field: string | undefined): Answered {
  const before = fieldBefore(filling.open, field ?? nextField(filling.open));
  return before === undefined ? saySentence(talk.texts.say.nothingToGoBack) : wayOf(talk).ask(filling, before);
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

/**
 * Evidence for the question that is open, or else for the one place that the form has for it: as much as fits. What was
 * written beside the files answers the question where that asks for words, and is said not to be kept where it asks for
 * files. Of what comes one by one and belongs together one message tells.
 */
function files(talk: Talk, fill: FillOf<'files'>, filling: Filling): Answered {
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

/** A press that has been answered already, by just what stands in the chat: the question that follows is the one that is open. */
function isDouble({ account }: Talk, { open, draft }: Filling, field: string, value?: string | null): boolean {
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

const nothing: Answered = { deeds: [], reply: {} };

function belonging(album: string, into?: Gathered): Answered {
  return hearing({ kind: 'album', album, ...(into && { into }) });
}

/** Files where words are asked for, and nowhere else any: those beside them may be the answer. */
function notAskedFor(talk: Talk, { field, text }: FillOf<'files'>, filling: Filling, asking: Field): Answered {
  const answer = text === undefined ? undefined : read(filling.open, field, asking, [text]);
  if (!answer?.ok) return wayOf(talk).ask(filling, field, { why: 'needs-text', values: {} });
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
  { album, text, gathered }: FillOf<'files'>,
): Answered {
  const told = sentence(joined(toldOf(talk, came, filling), '\n'));
  const message = album === undefined ? told : { ...told, place: `files:${came.draft}:${album}` };
  if (gathered) return { deeds: [{ do: 'replace', message }], reply: {} };
  return text === undefined ? both(say(message), wayOf(talk).ask(filling, came.asked)) : say(message);
}

/** The answer where it is asked, or else in the one field that asks where it was; elsewhere it is said what is asked. */
function place(talk: Talk, { field, text }: FillOf<'place'>, filling: Filling): Answered {
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

/** A file that is there no more leaves the question open; pressed twice it is only gone. */
function remove(talk: Talk, { field, mark }: FillOf<'remove'>, filling: Filling): Answered {
  const had = evidenceOf(filling.open.draft.answers[field]);
  const gone = had.find((each) => markOf(each) === mark);
  if (!gone) return nothing;
  const left = had.filter((each) => each !== gone);
  const { deed, after } = saved(talk, filling, { ...filling.draft.answers, [field]: left.length > 0 ? left : null });
  const message = noted(prompt(after.open, field), [talk.texts.say.fileRemoved(gone.name)], 'plain');
  return { deeds: [deed, { do: 'replace', message }], reply: {} };
}

/** Done with a question that takes several answers, or leaving one as it is. */
function finish(talk: Talk, field: string, filling: Filling): Answered {
  const asking = fieldOf(filling.open, field);
  if (asking && !asking.schema.safeParse(filling.open.draft.answers[field]).success) {
    return wayOf(talk).ask(filling, field, { why: 'too-few', values: { min: asking.min ?? 1 } });
  }
  return both(replacing(filling, field), wayOf(talk).afterQuestion(filling, field));
}

/** What is thrown away cannot be brought back: it is named, and asked once. */
function askWhetherSure({ texts: { say: words }, account }: Talk, { draft, target, open }: Filling): Answered {
  const title = [open.text.title, caseNamed(target, account.language)].filter(Boolean).join(' · ');
  return saySentence(words.discardAsk(title), [
    [
      { label: words.discardSure, kind: 'act', press: { do: 'discard', draft: draft.id, sure: true } },
      { label: words.discardNot, kind: 'plain', press: { do: 'later', draft: draft.id } },
    ],
  ]);
}

function discard(talk: Talk, { draft }: Filling): Answered {
  const gone: readonly Deed[] = [
    { do: 'remove', draft: draft.id },
    { do: 'focus', on: undefined },
  ];
  return both({ deeds: gone, reply: { closed: true } }, saySentence(talk.texts.say.discarded));
}

/** One page of a form. What cannot be read is shown again with its reason. */
function page(talk: Talk, sent: SentPage, before: Filling, looking: FillSeen['looking']): Answered {
  const { answers, wrong: unread } = readPage(before.open, sent);
  const shown = before.open.draft.answers;
  const given = Object.entries(answers).filter(
    ([key, answer]) => JSON.stringify(answer) !== JSON.stringify(shown[key]),
  );
  const changed = given.length > 0;
  const { deed, after } = saved(talk, before, { ...before.draft.answers, ...Object.fromEntries(given) });
  const filling = changed ? after : before;
  const { open } = filling;
  // What was left empty is not missing where it follows from the rest of the page.
  const isKnown = (key: string): boolean => open.known?.has(key) ?? false;
  const wrong = Object.fromEntries(
    Object.entries(unread).filter(([key, { typed }]) => typed.length > 0 || !isKnown(key)),
  );
  const turned = (): Answered => {
    if (sent.go === 'later') return { deeds: [], reply: { closed: true } };
    if (sent.go === 'keep') return showPage(formPage(open, sent.page, wrong));
    if (sent.go === 'copy') return copied(talk, filling, sent.from ?? '');
    if (sent.go === 'back') return showPage(formPage(open, sent.to ?? sent.page - 1));
    if (Object.keys(wrong).length > 0) return showPage(formPage(open, sent.page, wrong));
    const shown = formPage(open, sent.page);
    // What was seen is filed: the draft as it was shown, with what this page says.
    const rev = sent.rev === before.draft.rev ? filling.draft.rev : sent.rev;
    if (sent.go === 'submit' && !(shown.whole && faultsOf(open).length > 1)) return submit(talk, filling, rev, looking);
    // Said once, where it was written; whoever leaves it so is told again in the review.
    if ((changed || sent.go === 'submit') && shown.fields.some(({ key }) => faultsOf(open, key).length > 0))
      return showPage(withFaults(open, shown));
    const pages = pagesOf(open).length;
    const isComplete = firstOpenPage(open) >= pages;
    const question = isComplete || sent.page + 1 >= pages ? openQuestion(open) : undefined;
    if (question !== undefined) return wayOf(talk).ask(filling, question);
    return showPage(formPage(open, isComplete ? pages : sent.page + 1));
  };
  return both({ deeds: changed ? [deed] : [], reply: {} }, turned());
}

/** Filled in from an earlier case, and looked through from its first page on. */
function copied(talk: Talk, filling: Filling, from: string): Answered {
  const filled = filledFrom(talk, filling.draft, filling.target, from);
  if (!filled) return movedOn(talk, filling);
  const { deed, after } = saved(talk, filling, filled.answers);
  return both({ deeds: [deed], reply: { word: filled.done } }, showPage(formPage(after.open, 0)));
}

/**
 * The answer is stored, stands where the question stood, and the form goes on; what was not taken as it was typed is said
 * back with the next question.
 */
function keep(talk: Talk, filling: Filling, field: string, answer: Answer, typed?: string): Answered {
  // Spread, the answers of a long form would be copied ten times as slowly.
  const { deed, after } = saved(talk, filling, Object.assign({}, filling.draft.answers, { [field]: answer }));
  const asking = fieldOf(after.open, field);
  const taken =
    typed !== undefined && asking && !isLiteral(asking, answer, typed, optionsFor(after.open, field, asking));
  // What would be refused in the end is said where it was answered, with as much as is known by then.
  const [fault] = faultsOf(after.open, field);
  const next = fault
    ? wayOf({ forms: 'questions' }).ask(after, field, undefined, fault.text)
    : wayOf(talk).afterQuestion(after, field);
  const said = taken ? noting(next, [takenAs(talk, after, field, typed)], 'dim') : next;
  const kept = both(
    { deeds: [deed], reply: {} },
    both(replacing({ ...after, unread: filling.unread ?? false }, field), said),
  );
  return fault
    ? both(kept, hearing({ kind: 'answer', draft: filling.draft.id, field, refused: talk.incoming ?? '' }))
    : kept;
}

function takenAs({ texts }: Talk, { open }: Filling, field: string, typed: string): Said {
  const echo = [...clean(typed)].slice(0, longestEcho).join('');
  return texts.say.takenAs(echo, answeredWith(open, field));
}

/** With notes above what is said next. */
function noting(answered: Answered, texts: readonly Said[], tone: Tone): Answered {
  const deeds = answered.deeds.map((deed): Deed => {
    return deed.do === 'say' ? { ...deed, message: noted(deed.message, texts, tone) } : deed;
  });
  return { ...answered, deeds };
}

function noted(message: Message, texts: readonly Said[], tone: Tone): Message {
  return { ...message, blocks: [...texts.map((text) => ({ kind: 'text', tone, text }) as const), ...message.blocks] };
}

/** The question becomes its answer; beneath it, where a refusal stands there that has not been read. */
function replacing({ open, unread }: Filling, field: string): Answered {
  return { deeds: [{ do: unread ? 'say' : 'replace', message: answered(open, field) }], reply: {} };
}

function saved(
  talk: Talk,
  { draft, target }: Filling,
  answers: Answers,
): { readonly deed: Deed; readonly after: Filling } {
  const after = fillingOf(talk, { ...draft, answers, rev: draft.rev + 1 }, target);
  return { deed: { do: 'save', draft, answers }, after };
}

function isOpen({ account }: Talk, { draft }: Filling, field: string): boolean {
  const { focus } = account;
  return focus !== undefined && 'draft' in focus && focus.draft === draft.id && focus.field === field;
}
