import type { Filing } from '../engine/case.ts';
import { takingBack } from '../engine/decide.ts';
import { reminderOn } from '../engine/parties.ts';
import type { Action, Refusal } from '../engine/procedure.ts';
import { cityDate } from '../law/date.ts';
import { type Said, said } from '../law/said.ts';
import type { Language } from '../names.ts';
import { texts, textsOn, whatDone } from '../text/all.ts';
import { type Answered, both, leadOn, say, sayRefusal, saySentence, wordOf } from './answered.ts';
import { card, confirming, further, type OwnReceipt, whole } from './card.ts';
import { caseView } from './case-view.ts';
import { filedAt } from './filed-at.ts';
import { saidAt, whatCameOfIt } from './filing-view.ts';
import { inWords } from './in-words.ts';
import { noting } from './kept.ts';
import type { Looking } from './looking.ts';
import { openedHere, wayPlace } from './menu.ts';
import type { Confirmation, Here, Leading, Message, Tone } from './message.ts';
import { explain } from './refusal-words.ts';
import type { CaseSeen, ReceiptSeen, SightOf } from './seen.ts';
import type { Talk } from './talk.ts';
import { freshDraft, type Known, targetOf } from './target.ts';
import { actorName } from './where.ts';
import type { Begin, Wish } from './wish.ts';

/** The card of a case, or all of it, or what more stands under it after a page of that. */
export function showCase(
  talk: Talk,
  seen: CaseSeen | undefined,
  { whole: all, after, here, back }: CaseAsked,
): Answered {
  if (!seen) return noSuchCase(talk, '');
  const { looking } = seen;
  if (here !== undefined && here !== true && 'do' in here) return openHere(talk, looking, here);
  if (after !== undefined) {
    const to = { do: 'whole', case: looking.state.id, after } as const;
    return leadOn(talk, to, further(caseView(looking), talk.texts), here);
  }
  const { id } = looking.state;
  const leadingBack = (message: Message): Message => (back ? openedHere(message, id, back, talk.texts) : message);
  if (all) {
    const message = leadingBack(whole(caseView(looking), talk.texts, ownReceipts(talk, seen)));
    // In a window, and where what is pressed stays, it is shown beside the card.
    if (!here || talk.keepsPresses || talk.window) return say(message, { show: id });
    return { deeds: [{ do: 'replace', message, orSay: true }], reply: { show: id } };
  }
  if (!here) return sayCard(talk, looking);
  return { deeds: [{ do: 'replace', message: leadingBack(cardOf(talk, looking)) }], reply: { show: id } };
}

interface CaseAsked {
  readonly whole: boolean;
  readonly after?: string;
  readonly here?: Here | Leading;
  readonly back?: Leading;
}

/** The card in the place of what led to it, with the way back; where it stands elsewhere in the chat, it is said as ever. */
export function openHere({ texts }: Talk, looking: Looking, back: Leading): Answered {
  const { id } = looking.state;
  const message = card(caseView(looking), texts);
  const opened = openedHere(message, id, back, texts);
  return { deeds: [{ do: 'turn', from: wayPlace, message: opened, orSay: message }], reply: { show: id } };
}

export function sayCard(talk: Talk, looking: Looking): Answered {
  return say(cardOf(talk, looking), { show: looking.state.id });
}

/** The card again where it stands. */
function replaceCard(talk: Talk, looking: Looking): Answered {
  return { deeds: [{ do: 'replace', message: cardOf(talk, looking) }], reply: { show: looking.state.id } };
}

function cardOf({ texts }: Talk, looking: Looking): Message {
  return card(caseView(looking), texts);
}

/**
 * What binds is asked once more, in the place of the card where that was pressed; in a word too, since the card that stands
 * there now may be another than the one that was pressed, and asks it already.
 */
export function askWhetherSure(
  { texts }: Talk,
  looking: Looking,
  { title, text, yes, no }: Confirmation,
  { form, answers, onCard }: Begin,
  isDanger: boolean,
): Answered {
  const { id } = looking.state;
  const sure = { do: 'start', form, ...(answers && { answers }), sure: true } as const;
  const message = confirming(card(caseView(looking), texts), said`${title}\n${text}`, [
    { label: yes, kind: isDanger ? 'danger' : 'act', press: sure },
    { label: no, kind: 'plain', press: { do: 'show', case: id, here: true } },
  ]);
  if (!onCard) return say(message, { show: id });
  return { deeds: [{ do: 'replace', message }], reply: { word: title, show: id } };
}

/** Reminds whoever the case waits for; where it has gone on meanwhile, it is shown as it stands. */
export function answerRemind(talk: Talk, looking: Looking | undefined): Answered {
  if (!looking) return noSuchCase(talk, '');
  const { account, now, texts } = talk;
  const { procedure, state } = looking;
  const seat = reminderOn(procedure, state, account.person, now);
  if (!seat) return both(sayRefusal(talk, { why: 'moved-on', values: {} }), sayCard(talk, looking));
  const { holder = '' } = caseView(looking).where;
  const by = { role: seat.role, body: seat.body, name: account.person.name };
  return { deeds: [{ do: 'remind', case: state.id, by }], reply: { word: texts.say.remindedFor(holder) } };
}

/**
 * Takes back what was done last, as long as others are not told of it: what was written for it is a draft again. Later the case
 * is shown as it stands, and who can send it back is named.
 */
export function answerTakeBack(talk: Talk, { here }: { readonly here?: true }, seen: SightOf<'take-back'>): Answered {
  if (!seen) return noSuchCase(talk, '');
  const { looking, known, newDraft } = seen;
  const { account, now, texts } = talk;
  const { procedure, state } = known;
  const { person } = account;
  const again = state.takenBack.at(-1);
  if (again?.seq === state.seq && again.filing.by.person === person.id)
    return { deeds: [], reply: { word: texts.say.takenBack } };
  const taken = takingBack(procedure, state, person, now);
  if (!taken.ok) return notTakenBack(talk, looking, taken.refusal, here);
  const filing = state.filings.at(-1);
  const afterwards = (then: Known, seenThen: Looking): Answered => {
    const shown = showing(talk, seenThen, texts.say.takenBack, 'dim', here);
    const target = filing && targetOf({ case: state.id, action: filing.action }, then, person);
    if (!filing || !target?.action.form || newDraft === undefined || isOnePress(target.action, filing)) return shown;
    const draft = { ...freshDraft(target, person, newDraft), answers: filing.answers };
    return both({ deeds: [{ do: 'begin-draft', draft }], reply: {} }, shown);
  };
  return { deeds: [{ do: 'take-back', known, event: taken.value, afterwards }], reply: {} };
}

/** Was it done by one of the buttons that answer its form? Then nothing was written, and they stand there again. */
function isOnePress({ picks }: Action, { answers }: Filing): boolean {
  return picks !== undefined && Object.keys(answers).every((key) => key === picks);
}

function notTakenBack(talk: Talk, looking: Looking, refusal: Refusal, here: true | undefined): Answered {
  const { where, offers } = caseView(looking);
  const { comma } = talk.texts.say;
  const values = {
    holder: where.mine ? '' : (where.holder ?? ''),
    acts: offers.map(({ label }) => label).join(comma),
  };
  const why = explain({ ...refusal, values }, talk.account.language, textsOn(looking));
  const shown = showing(talk, looking, why, 'refusal', here);
  return { ...shown, reply: { ...shown.reply, refused: refusal.why } };
}

/** The case as it stands: where its card is pressed, in the place of that, and a word says what has come of it; else below that. */
function showing(talk: Talk, looking: Looking, what: Said, tone: Tone, here: true | undefined): Answered {
  if (!here) return both(noting(sayCard(talk, looking), [what], tone), { deeds: [], reply: wordOf(talk, what) });
  return both(replaceCard(talk, looking), { deeds: [], reply: { word: inWords(what, talk.account.language) } });
}

/** A number of a project, a case or a receipt, looked up for whoever may know; or what is to be begun under it. */
export function answerNumber(talk: Talk, { number, begins }: LookedUp, seen: SightOf<'number'>): Answered {
  if (!seen) return isReceipt(number) ? saySentence(talk.texts.say.receiptBroken(number)) : noSuchCase(talk, number);
  if ('receipt' in seen) return sayReceipt(talk, number, seen.receipt);
  if (begins === undefined) return showCase(talk, seen, { whole: false });
  const form = { procedure: begins, parent: seen.looking.state.id } as const;
  return { deeds: [], reply: {}, next: { kind: 'begin', form, as: 'preview' } };
}

type LookedUp = Extract<Wish, { readonly kind: 'number' }>;

export function isReceipt(number: string): boolean {
  return /^[A-Z]{2,4}-R-/.test(number);
}

/** Who was faster, when a button was pressed at a step that is over: another one, or he himself. */
export function whoWasFaster({ account, texts }: Talk, looking: Looking): Said | undefined {
  const { state } = looking;
  const last = state.filings.at(-1);
  if (!last || last.by.role === 'system') return undefined;
  if (last.by.person === account.person.id) return texts.say.refusals['already-filed']({});
  const at = saidAt(state.procedure, last, { today: cityDate(looking.now), brief: true });
  return texts.say.decidedAlready(actorName(looking, last.by), whatCameOfIt(looking, last), at);
}

/** The receipts of what this person filed himself: nobody else is shown their numbers. */
function ownReceipts({ account }: Talk, { looking, receipts }: CaseSeen): readonly OwnReceipt[] {
  const { person } = account;
  const { state } = looking;
  return receipts.flatMap(({ number, seq }) => {
    const filing = state.filings.find((each) => each.seq === seq && each.by.person === person.id);
    if (!filing) return [];
    const what = whatCameOfIt(looking, filing);
    return [{ number, what, at: saidAt(state.procedure, filing, { today: cityDate(looking.now), brief: true }) }];
  });
}

function sayReceipt({ account, texts, now }: Talk, number: string, seen: ReceiptSeen): Answered {
  if (!seen.holds) return saySentence(texts.say.receiptBroken(number));
  const what = provenBy(seen, account.language);
  const at = filedAt(seen.procedure, seen.at, { today: cityDate(now), brief: true });
  return saySentence(texts.say.receiptHolds(number, what, at));
}

/** On which case what was done, and whether it was taken back. */
export function provenBy(
  { caseNumber, procedure, action, takenBack }: Omit<ReceiptSeen, 'number' | 'at' | 'holds'>,
  language: Language,
): string {
  const what = `${caseNumber} ${whatDone(language, procedure, action)}`;
  return takenBack ? texts[language].say.thenTakenBack(what) : what;
}

function noSuchCase(talk: Talk, given: string): Answered {
  return sayRefusal(talk, { why: 'no-such-case', values: { given } });
}
