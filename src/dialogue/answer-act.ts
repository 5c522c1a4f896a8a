import type { Filing } from '../engine/case.ts';
import { decide, decideOpening } from '../engine/decide.ts';
import type { Answers } from '../engine/form.ts';
import type { Refusal } from '../engine/procedure.ts';
import { joined, type Said } from '../law/said.ts';
import type { Language } from '../names.ts';
import { textsOn } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import type { PlainRefusal } from '../text/say.ts';
import { askWhetherSure, sayCard, whoWasFaster } from './answer-case.ts';
import { type Answered, both, type Deed, type Done, say, sayRefusal, saySentence } from './answered.ts';
import { preview, questions, receipt } from './begin.ts';
import { card, receipted } from './card.ts';
import { filesTooMany } from './case-files.ts';
import { caseView, confirmationOf, takeBackButton } from './case-view.ts';
import { sentAfterAll } from './discarded.ts';
import { receiptView, whatCameOfIt } from './filing-view.ts';
import { movedOn, wayOf } from './form-way.ts';
import { inWords } from './in-words.ts';
import { noting } from './kept.ts';
import type { Looking } from './looking.ts';
import type { Message, ReceiptView } from './message.ts';
import { isShort, nextField } from './open-form.ts';
import { settled } from './prompt.ts';
import { judgeProof, type Proving } from './proof.ts';
import { explain } from './refusal-words.ts';
import { onlyToRead, reviewed } from './review.ts';
import type { BeginSeen, FillSeen } from './seen.ts';
import type { Draft, Talk } from './talk.ts';
import {
  type Filling,
  filledFrom,
  fillingIn,
  fillingOf,
  freshDraft,
  hindranceTo,
  isOver,
  type Target,
} from './target.ts';
import { putUnasked } from './unasked.ts';
import { where } from './where.ts';
import type { Begin } from './wish.ts';

/** Refusals because the case has gone on, and because his part in it is done: whatever was answered. */
const hasGoneOn: ReadonlySet<string> = new Set<PlainRefusal>(['case-closed', 'not-at-this-step']);

/** Sends exactly what was reviewed: the draft at this revision, or the review again. */
export function submit(
  talk: Talk,
  filling: Filling,
  rev: number,
  { looking, proof }: Pick<FillSeen, 'looking' | 'proof'>,
): Answered {
  const { draft, target, open } = filling;
  const settling = (language: Language): readonly Message[] => {
    const there = fillingIn(talk, filling, language).open;
    return [reviewed(there), ...settled(there)];
  };
  const way = wayOf(talk);
  if (draft.rev !== rev) return way.review(filling, talk.texts.say.refusals['moved-on']({}));
  if (nextField(open) !== undefined) return way.goOn(filling);
  const press = { do: 'submit', draft: draft.id, rev } as const;
  const filed = file(talk, { target, looking, proof, press }, { ...draft, answers: open.draft.answers }, (done) => {
    const given = receiptOf(talk, target, done);
    const closed = both(
      {
        deeds: [
          { do: 'remove', draft: draft.id },
          { do: 'focus', on: undefined },
          { do: 'hear', heard: { kind: 'filed', draft: draft.id, case: done.state.id } },
          { do: 'replace', message: sentAfterAll(talk, draft.id) },
        ],
        reply: {},
      },
      say(receipt(talk.texts, given, done.state.id, talk.account.person, takeBackButton(done.looking)), {
        closed: true,
        show: done.state.id,
        receipt: given,
      }),
    );
    return both(closed, { deeds: [{ do: 'settle', messages: settling }], reply: {} });
  });
  if (filed.ok) return filed.answered;
  const { refusal } = filed;
  if (looking && isOver(refusal)) {
    return keptToRead(talk, filling, looking, refusal);
  }
  return way.refused(filling, refusal.field, explain(refusal, open.language, open.texts));
}

/** What was written and can be filed no more stays to be read, where the person is, until he throws it away. */
function keptToRead(talk: Talk, filling: Filling, looking: Looking, refusal: Refusal): Answered {
  const why = joined([whyTooLate(talk, looking, refusal), talk.texts.say.keptToRead], '\n');
  // The page says why, each time that it is sent; in the chat what was pressed does.
  const told: Answered =
    talk.forms === 'pages'
      ? wayOf(talk).refused(filling, undefined, why)
      : { deeds: [{ do: 'replace', message: onlyToRead(filling.open, why) }], reply: {} };
  return both({ deeds: [showingCard(talk, looking)], reply: { refused: refusal.why } }, told);
}

/** A decision that needs no form, or of which the press has answered all: done at one press. */
function decideAtOnce(
  talk: Talk,
  { target, looking, proof }: BeginSeen,
  { form, answers, onCard }: Begin,
  draft?: Draft,
): Answered {
  const press = { do: 'start', form, ...(answers && { answers }), sure: true } as const;
  const filed = file(talk, { target, looking, proof, press }, draft, (done) => {
    const word = talk.texts.say.pressDone(whatCameOfIt(done.looking, filedBy(target, done)));
    const proof = receiptOf(talk, target, done);
    // The card that was pressed becomes the answer, where one stands; whoever wrote it has that below what he wrote.
    const message = receipted(card(caseView(done.looking), talk.texts), proof);
    return {
      deeds: [{ do: onCard ? 'replace' : 'say', message }],
      reply: { word, show: done.state.id, receipt: proof },
    };
  });
  return filed.ok ? filed.answered : refused(talk, target, looking, filed.refusal, onCard);
}

/** Within so many ms a second press of the same is the same press. */
const double = 10_000;

/** Why it cannot be begun or done: with the case as it stands now, where there is one. */
function refused(
  talk: Talk,
  target: Target,
  looking: Looking | undefined,
  refusal: Refusal,
  onCard: Begin['onCard'],
): Answered {
  const last = looking?.state.filings.at(-1);
  if (last?.by.person === talk.account.person.id && last.action === target.name && hasGoneOn.has(refusal.why)) {
    // Pressed twice, it is done once, and the case is shown as it stands already.
    const word = inWords(talk.texts.say.refusals['already-filed']({}), talk.account.language);
    const isDouble = talk.now.getTime() - Date.parse(last.at) < double;
    return { deeds: [], reply: { ...(!isDouble && { word }), refused: refusal.why } };
  }
  return looking ? tooLate(talk, looking, refusal, onCard) : sayRefusal(talk, refusal);
}

type Filed = { readonly ok: true; readonly answered: Answered } | { readonly ok: false; readonly refusal: Refusal };

/** An act that is to be decided, and whether it is to be proven first that it is he. */
type Act = Pick<Proving, 'target' | 'press'> & Pick<FillSeen, 'looking' | 'proof'>;

/** Decides the act, and what is answered once it is done; what is to be proven is asked for before. */
function file(talk: Talk, act: Act, draft: Draft | undefined, afterwards: (done: Done) => Answered): Filed {
  const { account, now } = talk;
  const { address, known, name } = act.target;
  const { procedure, state, facts } = known;
  const by = account.person;
  const answers: Answers = draft?.answers ?? {};
  const decided =
    'case' in address
      ? decide(procedure, state, { action: name, by, answers }, facts, now)
      : decideOpening(procedure, state.id, '', { by, answers, ...(draft && { version: draft.version }) }, facts, now);
  if (!decided.ok) return decided;
  const overfull = draft && filesTooMany(state, answers, talk.law, now);
  if (overfull) return { ok: false, refusal: overfull };
  const { looking, proof } = act;
  const judged = proof && looking && judgeProof(talk, { ...act, looking, proof }, answers);
  if (judged?.ok === false) return 'asks' in judged ? { ok: true, answered: judged.asks } : judged;
  const filing: Deed = {
    do: 'file',
    act: { known, command: { action: name, by, answers }, events: decided.value },
    afterwards,
  };
  return { ok: true, answered: { deeds: [...(judged?.deeds ?? []), filing], reply: {} } };
}

/**
 * Why it cannot be done on a case, and the case as it stands now: where that was pressed, the card becomes so and a word says
 * why; to whoever wrote, the card is said with that above it.
 */
function tooLate(talk: Talk, looking: Looking, refusal: Refusal, onCard: Begin['onCard']): Answered {
  const why = whyTooLate(talk, looking, refusal);
  const reply = { refused: refusal.why, show: looking.state.id };
  if (!onCard) return { ...noting(sayCard(talk, looking), [why], 'refusal'), reply };
  return { deeds: [showingCard(talk, looking)], reply: { ...reply, word: inWords(why, talk.account.language) } };
}

/** Who was faster, if somebody was; else what is in the way. */
function whyTooLate(talk: Talk, looking: Looking, refusal: Refusal): Said {
  const lost = hasGoneOn.has(refusal.why) ? whoWasFaster(talk, looking) : undefined;
  return lost ?? explain(refusal, talk.account.language, textsOn(looking));
}

function showingCard({ texts }: Talk, looking: Looking): Deed {
  return { do: 'replace', message: card(caseView(looking), texts), orSay: true };
}

function filedBy({ name }: Target, { state }: Done): Filing {
  const filing = state.filings.findLast(({ action }) => action === name);
  if (!filing) throw new Error(`${name} filed nothing on case ${state.id}`);
  return filing;
}

/** What proves that something was filed, and what comes next. */
function receiptOf({ texts: { say } }: Talk, target: Target, done: Done): ReceiptView {
  const { receipt: filed, looking } = done;
  return { ...receiptView(looking, filedBy(target, done), filed), next: whatIsNext(looking, say) };
}

/** To whoever it waits for himself not by his office, but as his own. */
function whatIsNext(looking: Looking, say: Texts['say']): Said {
  const { where: stands, notYet } = caseView(looking);
  const { now, due, still = '', mine } = stands;
  if (looking.state.outcome) return `${say.ended(now)}${still}`.trim();
  if (mine) return say.nextIsYours(now, due);
  if (notYet !== undefined) return say.nextIsHeld(now, notYet);
  return say.nextIs(now, where(looking, false).holder, due);
}

/** Begins an act: what needs no form is done at once, where it is meant, and what is short begins at once. */
export function answerBegin(talk: Talk, wish: Begin, seen: BeginSeen | undefined): Answered {
  if (!seen) return movedOn(talk);
  const { form: address, as, answers, from, put, onCard } = wish;
  const { target, draft: begun, newDraft, looking } = seen;
  const { account, now } = talk;
  const hindrance = hindranceTo(target, account.person, now);
  if (hindrance) return refused(talk, target, looking, hindrance, onCard);
  if (!target.action.form) {
    const confirmation = looking && !wish.sure ? confirmationOf(looking, target) : undefined;
    if (looking && confirmation)
      return askWhetherSure(talk, looking, confirmation, wish, target.action.binds === 'finally');
    return decideAtOnce(talk, seen, wish);
  }
  if (as === 'questions') {
    return shownBefore(
      wish,
      questions(fillingOf(talk, freshDraft(target, account.person, newDraft), target).open, address),
    );
  }
  const draft = begun ?? freshDraft(target, account.person, newDraft);
  if (answers) return beginWith(talk, answers, seen, draft, wish);
  if (from !== undefined) return beginFrom(talk, from, seen, draft);
  if (put !== undefined) return putUnasked(talk, put, seen, draft);
  const filling = fillingOf(talk, draft, target);
  const short = talk.forms === 'pages' || isShort(filling.open);
  if (as === 'preview' && !short) return shownBefore(wish, preview(filling.open, address, begun !== undefined));
  const start = wayOf(talk).goOn(filling);
  return begun ? start : both({ deeds: [{ do: 'begin-draft', draft }], reply: {} }, start);
}

/** What is said of a form before it begins: where it was pressed, if that is its place. */
function shownBefore({ here }: Begin, message: Message): Answered {
  return here ? { deeds: [{ do: 'replace', message }], reply: {} } : say(message);
}

/** With what an earlier case gives, which stays to be looked through. */
function beginFrom(talk: Talk, from: string, { target, draft: begun }: BeginSeen, draft: Draft): Answered {
  const filled = filledFrom(talk, draft, target, from);
  if (!filled) return movedOn(talk, begun && fillingOf(talk, begun, target));
  const { answers, done } = filled;
  return both(saySentence(done), goOnWith(talk, target, begun, { ...draft, answers }));
}

/** With the answer that the press gave: filed at once where nothing is left to ask, else the form goes on from there. */
function beginWith(talk: Talk, answers: Answers, seen: BeginSeen, fresh: Draft, wish: Begin): Answered {
  const { target, draft: begun } = seen;
  const draft: Draft = { ...fresh, answers: { ...fresh.answers, ...answers } };
  const filling = fillingOf(talk, draft, target);
  if (nextField(filling.open) === undefined && !begun) {
    return decideAtOnce(talk, seen, wish, { ...draft, answers: filling.open.draft.answers });
  }
  return goOnWith(talk, target, begun, draft);
}

/** The form goes on with these answers, whether it was begun before or begins with them. */
function goOnWith(talk: Talk, target: Target, begun: Draft | undefined, draft: Draft): Answered {
  const kept: Deed = begun ? { do: 'save', draft: begun, answers: draft.answers } : { do: 'begin-draft', draft };
  const after = begun ? { ...draft, rev: begun.rev + 1 } : draft;
  return both({ deeds: [kept], reply: {} }, wayOf(talk).goOn(fillingOf(talk, after, target)));
}
