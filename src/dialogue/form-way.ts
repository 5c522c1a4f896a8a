import type { Said } from '../law/said.ts';
import { type Answered, both, say, saySentence, wordOf } from './answered.ts';
import { formPage, isOnPage, openQuestion, pagesOf } from './form-page.ts';
import { inWords } from './in-words.ts';
import type { FormPage, Incoming, Reply } from './message.ts';
import { faultsOf, fieldOf, nextField } from './open-form.ts';
import { prompt } from './prompt.ts';
import type { Misread } from './read-answer.ts';
import { firstOpenPage, pageOf, refusedPage } from './read-page.ts';
import { review } from './review.ts';
import type { Talk } from './talk.ts';
import type { Filling } from './target.ts';

/** How a channel fills in forms: one question at a time, or page by page. Both write into the same draft. */
interface FormWay {
  /** A question, with the reason why what was typed is no answer to it, or why it would be refused. */
  ask(filling: Filling, field: string, misread?: Misread, fault?: Said): Answered;
  /** After a question that was answered in the chat: the next one, or the review. */
  afterQuestion(filling: Filling, field: string): Answered;
  /** The next open question after this one, or the review. */
  goOn(filling: Filling, after?: string): Answered;
  review(filling: Filling, refusal?: Said): Answered;
  /** What was sent was not accepted, because of this field or as a whole. */
  refused(filling: Filling, field: string | undefined, refusal: Said): Answered;
}

const questions: FormWay = {
  ask: ({ open }, field, misread, fault) => ({
    deeds: [
      { do: 'focus', on: { draft: open.draft.id, field } },
      { do: 'say', message: prompt(open, field, misread, fault) },
    ],
    reply: {},
  }),
  afterQuestion: (filling, field) => questions.goOn(filling, field),
  goOn(filling, after) {
    const next = nextField(filling.open, after);
    return next === undefined ? questions.review(filling) : questions.ask(filling, next);
  },
  review: ({ open }, refusal) =>
    both({ deeds: [{ do: 'focus', on: undefined }], reply: {} }, say(review(open, refusal))),
  refused: (filling, _field, refusal) => questions.review(filling, refusal),
};

const pages: FormWay = {
  ask: (filling, field, misread, fault) =>
    isQuestion(filling, field)
      ? inTheChat(questions.ask(filling, field, misread, fault))
      : showPage(formPage(filling.open, pageOf(filling.open, field))),
  // No page can be shown to somebody who has written in the chat: it goes on there.
  afterQuestion(filling) {
    const next = openQuestion(filling.open);
    return next === undefined ? questions.review(filling) : questions.ask(filling, next);
  },
  goOn(filling) {
    const { open } = filling;
    const page = firstOpenPage(open);
    const question = page < pagesOf(open).length ? undefined : openQuestion(open);
    return question === undefined ? showPage(formPage(open, page)) : pages.ask(filling, question);
  },
  review: ({ open }) => showPage(formPage(open, pagesOf(open).length)),
  refused(filling, field, refusal) {
    if (field !== undefined && isQuestion(filling, field)) return inTheChat(questions.review(filling, refusal));
    // Several are said together, each with a way to its field.
    const all = faultsOf(filling.open).length > 1 ? undefined : field;
    return {
      deeds: [],
      reply: { page: refusedPage(filling.open, all, refusal), word: inWords(refusal, filling.open.language) },
    };
  },
};

/** Whether a field stands on no page of this channel. */
function isQuestion({ open }: Filling, key: string): boolean {
  const field = fieldOf(open, key);
  return field !== undefined && !isOnPage(open, field);
}

/** The form is left: what follows is said. */
function inTheChat(answered: Answered): Answered {
  return { ...answered, reply: { ...answered.reply, closed: true } };
}

export function wayOf({ forms }: { readonly forms: Incoming['forms'] }): FormWay {
  return forms === 'pages' ? pages : questions;
}

/** A form of which a question stands in the chat, though a page could hold it, was begun in words: it goes on there. */
export function goingOn(talk: Talk, filling: Filling): Talk {
  const { focus } = talk.account;
  const isAskedThere = focus && 'draft' in focus && focus.draft === filling.draft.id;
  return isAskedThere && !isQuestion(filling, focus.field) ? { ...talk, forms: 'questions' } : talk;
}

export function showPage(page: FormPage): Answered {
  return { deeds: [], reply: { page } };
}

/** The form was filed or thrown away, which is all that is known of it: with the ways to what became of it. */
export function formGone(talk: Talk): Answered {
  const { say: words } = talk.texts;
  const told = saySentence(words.formGone, [
    [
      { label: words.myCases, kind: 'pick', press: { do: 'list', list: 'cases' } },
      { label: words.menu, kind: 'quiet', press: { do: 'menu' } },
    ],
  ]);
  return { ...told, reply: wordOf(talk, words.formGone) };
}

/** The same where it is said on the page that was sent of it. */
export function wordOfGone({ texts: { say: words } }: Talk): Reply {
  return { word: words.formGone, refused: 'moved-on' };
}

/** The question has moved on: the form as it is now, or the way back when it is gone. */
export function movedOn(talk: Talk, filling?: Filling): Answered {
  if (!filling) return buttonOver(talk);
  const word = inWords(talk.texts.say.refusals['moved-on']({}), talk.account.language);
  const { deeds, reply } = wayOf(talk).goOn(filling);
  return { deeds, reply: { ...reply, word } };
}

/** What was pressed leads nowhere any more, or never did for this person. */
export function buttonOver(talk: Talk): Answered {
  const { say: words } = talk.texts;
  const told = saySentence(words.buttonOver, [[{ label: words.menu, kind: 'pick', press: { do: 'menu' } }]]);
  return { ...told, reply: { ...wordOf(talk, words.buttonOver), refused: 'moved-on' } };
}
