import type { Answer, Answers } from '../engine/form.ts';
import type { Said } from '../law/said.ts';
import { type Answered, both, type Deed, saySentence } from './answered.ts';
import { type OpenCell, withChoice } from './cell.ts';
import { wayOf } from './form-way.ts';
import { isLiteral } from './literal.ts';
import type { Message, Tone } from './message.ts';
import { faultsOf, fieldBefore, fieldOf, isAnswered, isCovered, nextField, optionsFor } from './open-form.ts';
import { answered, answeredWith, prompt } from './prompt.ts';
import { clean } from './read-answer.ts';
import type { LastHeard, Talk } from './talk.ts';
import { type Filling, fillingOf } from './target.ts';

/** Of what was typed, as much as is repeated when it was taken as something else, or not. */
const longestEcho = 40;

/** Nothing is done, and nothing said. */
export const nothing: Answered = { deeds: [], reply: {} };

/**
 * The answer is stored, stands where the question stood, and the form goes on; what was not taken as it was typed is said
 * back with the next question.
 */
export function keep(talk: Talk, filling: Filling, field: string, answer: Answer, typed?: string): Answered {
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
  const isSecret = asking !== undefined && isCovered(after.open, asking);
  const said = taken ? noting(next, [takenAs(talk, after, field, typed)], 'dim', isSecret) : next;
  const kept = both(
    { deeds: [deed], reply: {} },
    both(replacing({ ...after, unread: filling.unread ?? false }, field), said),
  );
  return fault
    ? both(kept, hearing({ kind: 'answer', draft: filling.draft.id, field, refused: talk.incoming ?? '' }))
    : kept;
}

/** With this choice in an open cell: the next one is asked for where this one was, until all rows are whole. */
export function fillIn(talk: Talk, filling: Filling, field: string, cell: OpenCell, value: string): Answered {
  const rows = withChoice(cell, value);
  const asking = fieldOf(filling.open, field);
  if (asking && isAnswered(asking, rows)) return keep(talk, filling, field, rows);
  const { deed, after } = saved(talk, filling, { ...filling.draft.answers, [field]: rows });
  return { deeds: [deed, { do: 'replace', message: prompt(after.open, field) }], reply: {} };
}

/** Rows in which only choices are missing are kept, and these are asked for. */
export function keepBegun(talk: Talk, filling: Filling, field: string, rows: Answer): Answered {
  const { deed, after } = saved(talk, filling, { ...filling.draft.answers, [field]: rows });
  return both({ deeds: [deed], reply: {} }, wayOf(talk).ask(after, field));
}

function takenAs({ texts }: Talk, { open }: Filling, field: string, typed: string): Said {
  return texts.say.takenAs(echoOf(typed), answeredWith(open, field));
}

/** The beginning of what was typed. */
export function echoOf(typed: string): string {
  return [...clean(typed)].slice(0, longestEcho).join('');
}

export function saved(
  talk: Talk,
  { draft, target }: Filling,
  answers: Answers,
): { readonly deed: Deed; readonly after: Filling } {
  const after = fillingOf(talk, { ...draft, answers, rev: draft.rev + 1 }, target);
  return { deed: { do: 'save', draft, answers }, after };
}

/** The question becomes its answer; beneath it, where a refusal stands there that has not been read. */
export function replacing({ open, unread }: Filling, field: string): Answered {
  return { deeds: [{ do: unread ? 'say' : 'replace', message: answered(open, field) }], reply: {} };
}

/** Done with a question that takes several answers, or leaving one as it is. */
export function finish(talk: Talk, field: string, filling: Filling): Answered {
  const asking = fieldOf(filling.open, field);
  if (asking && !asking.schema.safeParse(filling.open.draft.answers[field]).success) {
    return wayOf(talk).ask(filling, field, { why: 'too-few', values: { min: asking.min ?? 1 } });
  }
  return both(replacing(filling, field), wayOf(talk).afterQuestion(filling, field));
}

/** Asks the question before this one. */
export function back(talk: Talk, filling: Filling, field: string | undefined): Answered {
  const before = fieldBefore(filling.open, field ?? nextField(filling.open));
  return before === undefined ? saySentence(talk.texts.say.nothingToGoBack) : wayOf(talk).ask(filling, before);
}

/** Is this the question that is open? */
export function isOpen({ account }: Talk, { draft }: Filling, field: string): boolean {
  const { focus } = account;
  return focus !== undefined && 'draft' in focus && focus.draft === draft.id && focus.field === field;
}

/** Remembers what was heard. */
export function hearing(heard: LastHeard): Answered {
  return { deeds: [{ do: 'hear', heard }], reply: {} };
}

/** What stands at the place of what is said stays as it is: nobody can have read it yet. */
export function beside(answered: Answered): Answered {
  const deeds = answered.deeds.map((deed): Deed => {
    if (deed.do !== 'say') return deed;
    const { leaves: _, ...message } = deed.message;
    return { ...deed, message };
  });
  return { ...answered, deeds };
}

/** What is said is a reply to what he wrote, where his channel shows which message that was. */
export function replyingTo({ message: heard }: Talk, answered: Answered): Answered {
  if (!heard) return answered;
  const deeds = answered.deeds.map((deed): Deed => {
    return deed.do === 'say' ? { ...deed, message: { ...deed.message, answers: heard.order } } : deed;
  });
  return { ...answered, deeds };
}

/** With notes above what is said next. */
export function noting(answered: Answered, texts: readonly Said[], tone: Tone, secret = false): Answered {
  const deeds = answered.deeds.map((deed): Deed => {
    return deed.do === 'say' ? { ...deed, message: noted(deed.message, texts, tone, secret) } : deed;
  });
  return { ...answered, deeds };
}

export function noted(message: Message, texts: readonly Said[], tone: Tone, secret = false): Message {
  const note = (text: Said) => ({ kind: 'text', tone, text, ...(secret && { secret }) }) as const;
  return { ...message, blocks: [...texts.map(note), ...message.blocks] };
}
