import { card, type OwnReceipt, whole } from '../dialogue/card.ts';
import { caseView } from '../dialogue/case-view.ts';
import { sentence } from '../dialogue/menu.ts';
import type { Reply } from '../dialogue/message.ts';
import { mayKnow } from '../engine/read.ts';
import { cityDate } from '../law/date.ts';
import { sayTime } from '../law/speak.ts';
import { actionText } from '../text/all.ts';
import { type Known, loadCase, lookingAt } from './facts.ts';
import type { Card } from './ports.ts';
import { say, sayRefusal, saySentence, type Talk } from './talk.ts';

/** The card of a case, if this person may know of it. */
export async function showCase(talk: Talk, caseId: string, all = false): Promise<Reply> {
  const { world, account, now, texts } = talk;
  const known = await loadCase(world, caseId, account.person);
  if (!known || !mayKnow(known.procedure, known.state, account.person, known.facts.parent)) return noSuchCase(talk, '');
  const view = caseView(await lookingAt(world, known, account.person, account.language, now));
  await say(talk, all ? whole(view, texts, await ownReceipts(talk, known)) : card(view, texts));
  return { show: caseId };
}

/** The receipts of what this person filed himself: nobody else is shown their numbers. */
async function ownReceipts({ world, account, now }: Talk, { procedure, state }: Known): Promise<readonly OwnReceipt[]> {
  const { language, person } = account;
  const given = await world.cases.receiptsOf(state.id);
  return given.flatMap(({ number, seq }) => {
    const filing = state.filings.find((each) => each.seq === seq && each.by.person === person.id);
    if (!filing) return [];
    const what = actionText(language, procedure.id, filing.action).done;
    return [{ number, what, at: sayTime(new Date(filing.at), language, cityDate(now)) }];
  });
}

/** A number of a project, a case or a receipt, looked up for whoever may know. */
export async function showNumber(talk: Talk, given: string): Promise<Reply> {
  const number = given.trim().toUpperCase();
  if (/^[A-Z]{3}-R-/.test(number)) return showReceipt(talk, number);
  const found = await talk.world.cases.byNumber(number);
  if (!found || !(await mayKnowOf(talk, found))) return noSuchCase(talk, given);
  return showCase(talk, found.id);
}

export function isNumber(text: string): boolean {
  return /^[A-Za-z]{2,4}-(?:\d{4}|R)-[\w-]+$/.test(text.trim());
}

/** Who was faster, when a button was pressed at a step that is over: another one, or he himself. */
export async function raceLost(talk: Talk, { state }: Known): Promise<string | undefined> {
  const { world, account, now, texts } = talk;
  const last = state.filings.at(-1);
  if (!last || last.by.role === 'system') return undefined;
  if (last.by.person === account.person.id) return texts.say.refusals['already-filed']({});
  const body = last.by.body === undefined ? undefined : await world.people.body(last.by.body);
  const person = await world.people.person(last.by.person);
  const who = [body?.name[account.language], person?.name].filter(Boolean).join(' ');
  const at = sayTime(new Date(last.at), account.language, cityDate(now));
  return texts.say.decidedAlready(who, actionText(account.language, state.procedure, last.action).done, at);
}

async function showReceipt(talk: Talk, number: string): Promise<Reply> {
  const { world, account, now, texts } = talk;
  const found = await world.cases.receipt(number);
  if (!found?.holds) return saySentence(talk, texts.say.receiptBroken(number));
  const what = `${found.caseNumber} ${actionText(account.language, found.procedure, found.action).done}`;
  const at = sayTime(found.at, account.language, cityDate(now));
  return say(talk, sentence(texts.say.receiptHolds(number, what, at)));
}

async function mayKnowOf(talk: Talk, found: Card): Promise<boolean> {
  const known = await loadCase(talk.world, found.id, talk.account.person);
  return known !== undefined && mayKnow(known.procedure, known.state, talk.account.person, known.facts.parent);
}

async function noSuchCase(talk: Talk, given: string): Promise<Reply> {
  return sayRefusal(talk, { why: 'no-such-case', values: { given } });
}
