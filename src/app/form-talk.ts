import { preview, questions, receipt, review, reviewed, shortForm } from '../dialogue/begin.ts';
import { where } from '../dialogue/case-view.ts';
import { formPage, pagesOf } from '../dialogue/form-page.ts';
import type { FormAddress, FormPage, Reply } from '../dialogue/message.ts';
import { asked, fieldBefore, fieldOf, nextField, read } from '../dialogue/open-form.ts';
import { answered, prompt } from '../dialogue/prompt.ts';
import { type Misread, readFiles } from '../dialogue/read-answer.ts';
import { evidenceOf, firstOpenPage, pageOf, readPage, refusedPage, type SentPage } from '../dialogue/read-page.ts';
import { fileSize } from '../dialogue/say-answer.ts';
import type { Answer, Answers, Evidence } from '../engine/form.ts';
import type { Refusal, Result } from '../engine/refusal.ts';
import { sayTime } from '../law/speak.ts';
import { actionText } from '../text/all.ts';
import type { PlainRefusal } from '../text/say.ts';
import { act, type Done, openCase } from './act.ts';
import { raceLost, showCase } from './case-talk.ts';
import { loadCase, lookingAt } from './facts.ts';
import { type Filling, filling, hold, save } from './filling.ts';
import { addressOf, freshDraft, hindranceTo, openForm, type Target, targetOf } from './open-form.ts';
import { explain, say, sayRefusal, saySentence, shortened, type Talk } from './talk.ts';

/** Shows what a form will ask before it begins; what needs no form is done at once, and what is short begins at once. */
export async function previewForm(talk: Talk, address: FormAddress): Promise<Reply> {
  const target = await ready(talk, address);
  if (!target.ok) return target.outcome;
  if (!target.value.action.form) return decideAtOnce(talk, address, target.value);
  const begun = await talk.world.drafts.find(talk.account.person.id, address);
  const draft = begun ?? { ...freshDraft(target.value, address, talk.account.person, talk.now), id: '', rev: 0 };
  const open = openForm(target.value, draft, talk.account.language, talk.now);
  if (!open) throw new Error('an act with a form has one');
  if (talk.forms === 'pages' || asked(open).length <= shortForm) return startForm(talk, address);
  return say(talk, preview(open, address, begun !== undefined));
}

export async function allQuestions(talk: Talk, address: FormAddress): Promise<Reply> {
  const target = await ready(talk, address);
  if (!target.ok) return target.outcome;
  const draft = { ...freshDraft(target.value, address, talk.account.person, talk.now), id: '', rev: 0 };
  const open = openForm(target.value, draft, talk.account.language, talk.now);
  return open ? say(talk, questions(open, address)) : {};
}

/** Begins a form, or goes on where it was left. */
export async function startForm(talk: Talk, address: FormAddress): Promise<Reply> {
  const target = await ready(talk, address);
  if (!target.ok) return target.outcome;
  if (!target.value.action.form) return decideAtOnce(talk, address, target.value);
  const { world, account, now } = talk;
  const draft =
    (await world.drafts.find(account.person.id, address)) ??
    (await world.drafts.start(freshDraft(target.value, address, account.person, now), now));
  return goOn(talk, filling(talk, draft, target.value));
}

/** What was typed in answer to the question that is open. */
export async function answerTyped(talk: Talk, draftId: string, field: string, typed: string): Promise<Reply> {
  const held = await hold(talk, draftId);
  if (!held) return movedOn(talk);
  const asking = fieldOf(held.open, field);
  if (!asking) return goOn(talk, held);
  const given = read(held.open, field, asking, [typed]);
  return given.ok ? keep(talk, held, field, given.answer) : ask(talk, held, field, given.misread);
}

/** A quick pick. Of several choices each press puts one in or takes it out, until the person goes on. */
export async function answerPicked(talk: Talk, draftId: string, field: string, value: string): Promise<Reply> {
  const held = await hold(talk, draftId);
  if (!held || !isOpen(talk, draftId, field)) return movedOn(talk, held);
  const asking = fieldOf(held.open, field);
  if (!asking) return movedOn(talk, held);
  if (asking.kind !== 'choices') {
    const given = read(held.open, field, asking, [value]);
    return given.ok ? keep(talk, held, field, given.answer) : ask(talk, held, field, given.misread);
  }
  const current = held.draft.answers[field];
  const had = Array.isArray(current) ? current.map(String) : [];
  const now = had.includes(value) ? had.filter((each) => each !== value) : [...had, value];
  const saved = await save(talk, held, { ...held.draft.answers, [field]: now });
  await talk.world.outbox.replace(talk.account, prompt(saved.open, field));
  return {};
}

/** Evidence for the question that is open. */
export async function answerFiles(
  talk: Talk,
  draftId: string,
  field: string,
  files: readonly Evidence[],
): Promise<Reply> {
  const held = await hold(talk, draftId);
  const asking = held && fieldOf(held.open, field);
  if (!held || !asking) return movedOn(talk, held);
  const given = readFiles(asking, evidenceOf(held.draft.answers[field]), files);
  if (!given.ok) return ask(talk, held, field, given.misread);
  const saved = await save(talk, held, { ...held.draft.answers, [field]: given.answer });
  const { say: words } = talk.texts;
  for (const { name, size, hash } of files) {
    await saySentence(talk, words.fileKept(name, fileSize(size), `${hash.slice(0, 4)}…${hash.slice(-4)}`));
  }
  return ask(talk, saved, field);
}

/** Done with a question that takes several answers, or leaving one as it is. */
export async function finishField(talk: Talk, draftId: string, field: string): Promise<Reply> {
  const held = await hold(talk, draftId);
  if (!held || !isOpen(talk, draftId, field)) return movedOn(talk, held);
  const asking = fieldOf(held.open, field);
  const current = held.draft.answers[field];
  if (asking && !asking.schema.safeParse(current).success) {
    return ask(talk, held, field, { why: 'too-few', values: { min: asking.min ?? 1 } });
  }
  await talk.world.outbox.replace(talk.account, answered(held.open, field));
  return goOn(talk, held, field);
}

export async function skipField(talk: Talk, draftId: string, field: string): Promise<Reply> {
  const held = await hold(talk, draftId);
  if (!held || !isOpen(talk, draftId, field)) return movedOn(talk, held);
  return keep(talk, held, field, null);
}

export async function editField(talk: Talk, draftId: string, field: string): Promise<Reply> {
  const held = await hold(talk, draftId);
  if (!held) return movedOn(talk);
  if (talk.forms === 'pages') return { page: formPage(held.open, pageOf(held.open, field)) };
  return ask(talk, held, field);
}

/** The question before the one that is open. */
export async function backFrom(talk: Talk, draftId: string, field: string | undefined): Promise<Reply> {
  const held = await hold(talk, draftId);
  if (!held) return movedOn(talk);
  const before = fieldBefore(held.open, field ?? nextField(held.open));
  return before === undefined ? saySentence(talk, talk.texts.say.nothingToGoBack) : ask(talk, held, before);
}

export async function reviewForm(talk: Talk, draftId: string): Promise<Reply> {
  const held = await hold(talk, draftId);
  return held ? showReview(talk, held) : movedOn(talk);
}

/** Puts the form aside; everything is kept. */
export async function putAside(talk: Talk): Promise<Reply> {
  await talk.world.people.setFocus(talk.account.id, undefined);
  await saySentence(talk, talk.texts.say.putAside);
  return { closed: true, word: talk.texts.say.putAside };
}

export async function discard(talk: Talk, draftId: string): Promise<Reply> {
  const held = await hold(talk, draftId);
  if (!held) return movedOn(talk);
  await talk.world.drafts.remove(draftId);
  await talk.world.people.setFocus(talk.account.id, undefined);
  await saySentence(talk, talk.texts.say.discarded);
  return { closed: true };
}

/** Sends exactly what was reviewed: the draft at this revision, or the review again. */
export async function submit(talk: Talk, draftId: string, rev: number): Promise<Reply> {
  const held = await hold(talk, draftId);
  if (!held) return movedOn(talk);
  if (held.draft.rev !== rev) return showReview(talk, held, talk.texts.say.refusals['moved-on']({}));
  if (nextField(held.open) !== undefined) return goOn(talk, held);
  const done = await file(talk, held);
  if (!done.ok) {
    const { field, why } = done.refusal;
    const address = addressOf(held.draft);
    if ('case' in address && isOver.has(why)) return { ...(await tooLate(talk, address, done.refusal)), closed: true };
    const text = explain(done.refusal, talk.account.language);
    if (talk.forms === 'questions') return showReview(talk, held, text);
    return { page: refusedPage(held.open, field, text), word: shortened(text) };
  }
  await talk.world.drafts.remove(draftId);
  await talk.world.people.setFocus(talk.account.id, undefined);
  await talk.world.outbox.replace(talk.account, reviewed(held.open));
  await sayReceipt(talk, held.open.text.title, done.value);
  return { closed: true, show: done.value.state.id };
}

/** One page of a form, as a modal or a web page sends it. What cannot be read is shown again with its reason. */
export async function fillPage(talk: Talk, sent: SentPage): Promise<Reply> {
  const held = await hold(talk, sent.draft);
  if (!held) return { closed: true };
  const { answers, wrong } = readPage(held.open, sent);
  const saved = changed(held.draft.answers, answers) ? await save(talk, held, answers) : held;
  if (sent.go === 'later') return { closed: true };
  if (sent.go === 'back') return { page: formPage(saved.open, sent.page - 1) };
  if (Object.keys(wrong).length > 0) return { page: formPage(saved.open, sent.page, wrong) };
  if (sent.go === 'submit') return submit(talk, sent.draft, sent.rev);
  return { page: formPage(saved.open, sent.page + 1) };
}

/** A page of a draft for its owner. */
export async function pageFor(talk: Talk, draftId: string, page: number | undefined): Promise<FormPage | undefined> {
  const held = await hold(talk, draftId);
  if (!held) return undefined;
  return formPage(held.open, page ?? firstOpenPage(held.open));
}

async function decideAtOnce(talk: Talk, address: FormAddress, target: Target): Promise<Reply> {
  const by = talk.account.person;
  const done =
    'case' in address
      ? await act(talk.world, address.case, { action: address.action, by, answers: {} })
      : await openCase(talk.world, address.procedure, address.parent, { by, answers: {} });
  if (!done.ok) return 'case' in address ? tooLate(talk, address, done.refusal) : sayRefusal(talk, done.refusal);
  const { state } = done.value;
  const text = talk.texts.say.pressDone(actionText(talk.account.language, state.procedure, target.name).done);
  return { word: shortened(text), show: state.id };
}

type Ready = { readonly ok: true; readonly value: Target } | { readonly ok: false; readonly outcome: Reply };

/** The act, if this person can do it now; otherwise he has been told why not. */
async function ready(talk: Talk, address: FormAddress): Promise<Ready> {
  const { world, account, now } = talk;
  const target = await targetOf(world, address, account.person);
  if (!target) return { ok: false, outcome: await movedOn(talk) };
  const refusal = hindranceTo(target, address, account.person, now);
  if (!refusal) return { ok: true, value: target };
  const outcome = 'case' in address ? await tooLate(talk, address, refusal) : await sayRefusal(talk, refusal);
  return { ok: false, outcome };
}

/** Refusals because the case has gone on, and because his part in it is done: whatever was answered. */
const hasGoneOn: ReadonlySet<string> = new Set<PlainRefusal>(['case-closed', 'not-at-this-step']);
const isOver: ReadonlySet<string> = new Set<PlainRefusal>(['case-closed', 'not-at-this-step', 'already-filed']);

/** Why it cannot be done on a case: who was faster, if somebody was, and the case as it stands now. */
async function tooLate(
  talk: Talk,
  address: Extract<FormAddress, { readonly case: string }>,
  refusal: Refusal,
): Promise<Reply> {
  const known = hasGoneOn.has(refusal.why) ? await loadCase(talk.world, address.case, talk.account.person) : undefined;
  const lost = known && (await raceLost(talk, known));
  if (lost) await saySentence(talk, lost);
  else await sayRefusal(talk, refusal);
  await showCase(talk, address.case);
  const word = shortened(lost ?? explain(refusal, talk.account.language));
  return { word, show: address.case, refused: refusal.why };
}

async function keep(talk: Talk, held: Filling, field: string, answer: Answer): Promise<Reply> {
  const saved = await save(talk, held, { ...held.draft.answers, [field]: answer });
  await talk.world.outbox.replace(talk.account, answered(saved.open, field));
  return goOn(talk, saved, field);
}

/** The next open question after this one, or the review. */
async function goOn(talk: Talk, held: Filling, after?: string): Promise<Reply> {
  if (talk.forms === 'pages') return { page: formPage(held.open, firstOpenPage(held.open)) };
  const next = nextField(held.open, after);
  return next === undefined ? showReview(talk, held) : ask(talk, held, next);
}

async function ask(talk: Talk, held: Filling, field: string, misread?: Misread): Promise<Reply> {
  if (talk.forms === 'pages') return { page: formPage(held.open, pageOf(held.open, field)) };
  await talk.world.people.setFocus(talk.account.id, { draft: held.draft.id, field });
  return say(talk, prompt(held.open, field, misread));
}

async function showReview(talk: Talk, held: Filling, refusal?: string): Promise<Reply> {
  if (talk.forms === 'pages') return { page: formPage(held.open, pagesOf(held.open).length) };
  await talk.world.people.setFocus(talk.account.id, undefined);
  return say(talk, review(held.open, refusal));
}

async function file(talk: Talk, { draft, target }: Filling): Promise<Result<Done>> {
  const by = talk.account.person;
  const { answers, version } = draft;
  if (draft.case === undefined) return openCase(talk.world, draft.procedure, draft.parent, { by, answers, version });
  return act(talk.world, draft.case, { action: target.name, by, answers });
}

async function sayReceipt(talk: Talk, title: string, { state, receipt: filed }: Done): Promise<void> {
  const { world, account, now, texts } = talk;
  const known = await loadCase(world, state.id, account.person);
  if (!known) return;
  const looking = await lookingAt(world, known, account.person, account.language, now);
  const { holder, office, due, now: stands } = where(looking, false);
  const next = state.outcome ? texts.say.ended(stands) : texts.say.nextIs(office ?? holder, due?.text);
  await say(
    talk,
    receipt(
      texts,
      {
        title: texts.say.received(`${title} ${state.number}`),
        number: filed.number,
        at: sayTime(new Date(filed.at), account.language),
        hash: filed.hash,
        next,
      },
      state.id,
    ),
  );
}

async function movedOn(talk: Talk, held?: Filling): Promise<Reply> {
  const word = talk.texts.say.refusals['moved-on']({});
  if (!held)
    return {
      ...(await saySentence(talk, word, [[{ label: talk.texts.say.menu, kind: 'pick', press: { do: 'menu' } }]])),
      word,
    };
  return { ...(await goOn(talk, held)), word };
}

function isOpen({ account }: Talk, draft: string, field: string): boolean {
  const { focus } = account;
  return focus !== undefined && 'draft' in focus && focus.draft === draft && focus.field === field;
}

function changed(before: Answers, after: Answers): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}
