import type { InboxItem } from '../../src/app/ports/desk.ts';
import type { YearUse } from '../../src/app/ports/oversight-desk.ts';
import type { ActButton, CaseView } from '../../src/dialogue/case-view.ts';
import type { BriefView, FilingView } from '../../src/dialogue/filing-view.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { Confirmation, ReceiptView } from '../../src/dialogue/message.ts';
import type { SaidRow } from '../../src/dialogue/said-rows.ts';
import { type Said, said } from '../../src/law/said.ts';
import { bracketed, punctuation } from '../shared/punctuation.ts';
import { type Html, html } from './html.ts';
import { itemListHtml } from './inbox-html.ts';
import { yearsHtml } from './oversight-html.ts';
import {
  beginningsHtml,
  casePath,
  checksHtml,
  dueHtml,
  filePath,
  filesHtml,
  logHtml,
  looks,
  receiptHtml,
  stepsHtml,
  whereHtml,
} from './parts.ts';
import { isAmount, textHtml, valueHtml } from './text-html.ts';
import type { Visit } from './visit.ts';

/** A value that fits beside others. */
const shortValue = 28;

export interface CaseExtras {
  /** The receipt of what he has just filed. */
  readonly receipt?: ReceiptView | undefined;
  /** What else waits for him, offered where nothing is asked of him here. */
  readonly next?: InboxItem | undefined;
  /** What it has of each year's budget, for whoever reads that. */
  readonly years?: readonly YearUse[];
}

/**
 * A case as its reader may see it, with the one decision that is asked of him at its foot. While the page is open it is
 * brought up to date, and never becomes another case: `data-case` says which one it is.
 */
export function caseHtml(visit: Visit, view: CaseView, { receipt, next, years = [] }: CaseExtras): Html {
  return html`<main class="case" id="main" tabindex="-1"><div data-live="case" data-case="${view.id}" data-changed="${visit.words.live.case}">
${receipt ? html`${receiptHtml(receipt, visit, 2)}${codePart(visit, view)}` : ''}
${toDecideHtml(visit, view, { steps: stepsPart(visit, view) })}
${dayPart(visit, view)}
${yearsHtml(visit, years)}
${beginsPart(visit, view)}
${receipt ? '' : codePart(visit, view)}
${filesPart(visit, view)}
${olderHtml(visit, view.filings)}
${childrenHtml(visit, view)}
${logPart(visit, view)}
${nextHtml(visit, view, next)}
</div></main>`;
}

/** On the first page: what there is to decide on, and the way to all else of the case. */
export function firstCard(visit: Visit, view: CaseView, next: InboxItem | undefined): Html {
  const { words, to, language } = visit;
  return html`<div data-live="case" data-case="${view.id}" data-changed="${words.live.case}" data-fresh="${to(`/desk?case=${encodeURIComponent(view.id)}`)}">
${toDecideHtml(visit, view, { besides: html`${filesPart(visit, view)}${olderHtml(visit, view.filings)}` })}
<p class="pad"><a href="${to(casePath(view))}">${words.case.all}<span class="vh">${punctuation[language].colon}${view.title}</span></a></p>
${nextHtml(visit, view, next)}
</div>`;
}

/** What it is, where it stands, what the question is about, and the question; with the steps and what is else shown before it. */
function toDecideHtml(
  visit: Visit,
  view: CaseView,
  { steps = html``, besides = html`` }: { readonly steps?: Html; readonly besides?: Html },
): Html {
  return html`${headHtml(visit, view)}
${whereHtml(view.where, visit)}
${steps}
${briefHtml(visit, view)}
${latestHtml(visit, view.filings, view.brief)}
${checksPart(visit, view)}
${besides}
${askHtml(visit, view)}
${besideHtml(visit, view)}`;
}

/** What can be done about it besides deciding. */
function besideHtml(visit: Visit, { remind, takeBack }: CaseView): Html {
  const buttons = [remind, takeBack].filter((button) => button !== undefined);
  return buttons.length > 0 ? beginningsHtml(visit, buttons) : html``;
}

function headHtml({ words, to, language }: Visit, view: CaseView): Html {
  const { kind, number, title, steps, parent } = view;
  const here = steps.find(({ state }) => state === 'now' || state === 'mine');
  const place = here && steps.length > 1 ? ` · ${words.steps.place(here.number, steps.length)}` : '';
  const over = parent
    ? html`<p class="crumb">${words.case.parent} <a href="${to(`/desk/case/${encodeURIComponent(parent.id)}`)}">${parent.title}</a></p>`
    : '';
  return html`${over}<p class="small dim">${kind}${place}　<span class="num">${view.public ? html`<a href="${to(`/p/${encodeURIComponent(number)}`)}">${number}<span class="vh">${bracketed(words.case.publicPage, language)}</span></a>` : number}</span></p><h1>${title}</h1>`;
}

function stepsPart(visit: Visit, { steps }: CaseView): Html {
  const { words } = visit;
  if (steps.length < 2) return html``;
  return html`<section class="part" aria-labelledby="h-steps"><h2 class="vh" id="h-steps">${words.steps.title}</h2>${stepsHtml(steps, visit, true)}</section>`;
}

/** How its day was reckoned, one press away. */
function dayPart(visit: Visit, { day }: CaseView): Html {
  if (!day) return html``;
  return html`<details class="fold"><summary>${day.title}</summary>${rowsOf(visit, day)}</details>`;
}

/** What he is to decide on. */
function briefHtml(visit: Visit, { brief }: CaseView): Html {
  if (!brief) return html``;
  return html`<section class="part" aria-labelledby="h-brief"><h2 id="h-brief">${brief.title}</h2>${rowsOf(visit, brief, true)}</section>`;
}

/** The latest filing, but for what stands above it already among what the question is about. */
export function latestHtml(visit: Visit, filings: readonly FilingView[], brief?: BriefView): Html {
  const [latest] = filings.filter(({ rows }) => rows.length > 0);
  if (!latest) return html``;
  const words = ({ label, value }: SaidRow): string => `${label}: ${inWords(value, visit.language)}`;
  const above = new Set(brief?.rows.map(words));
  const rows = latest.rows.filter((row) => !above.has(words(row)));
  if (rows.length === 0) return html``;
  return html`<section class="part" aria-labelledby="h-filed"><header><h2 id="h-filed">${latest.title}</h2><span class="small dim">${filedHtml(visit, latest)}</span></header>${rowsOf(visit, { rows }, true)}</section>`;
}

/** Those before it, folded. */
export function olderHtml(visit: Visit, filings: readonly FilingView[]): Html {
  const [, ...older] = filings.filter(({ rows }) => rows.length > 0);
  if (older.length === 0) return html``;
  const { words } = visit;
  const folded = older.map(
    (filing) =>
      html`<details class="fold"><summary>${filing.title} <span class="small dim">${filedHtml(visit, filing)}</span></summary>${rowsOf(visit, filing)}</details>`,
  );
  return html`<section class="part" aria-labelledby="h-older"><h2 id="h-older">${words.case.earlier}</h2>${folded}</section>`;
}

/** By whom and when. */
function filedHtml({ words, language }: Visit, { by, at }: FilingView): readonly (Html | string)[] {
  return textHtml(said`${by}${words.case.comma}${at}`, language);
}

/** Short values side by side, the first amount large; long ones below, each by itself. */
function rowsOf(
  visit: Visit,
  { rows }: { readonly rows: readonly { readonly label: string; readonly value: Said }[] },
  lead = false,
): Html {
  const short = rows.filter(({ value }) => isShort(value, visit));
  const long = rows.filter(({ value }) => !isShort(value, visit));
  const big = lead ? short.find(({ value }) => isAmount(value)) : undefined;
  const pair = (row: (typeof rows)[number]): Html =>
    html`<div><dt>${row.label}</dt><dd>${caseLink(visit, row.value) ?? valueHtml(row.value, visit.language, row === big)}</dd></div>`;
  return html`${short.length > 0 ? html`<dl class="facts">${short.map(pair)}</dl>` : ''}${long.length > 0 ? html`<dl class="facts long">${long.map(pair)}</dl>` : ''}`;
}

/** A case that is named leads to its page, which says who may know of it. */
function caseLink({ to }: Visit, value: Said): Html | undefined {
  if (typeof value !== 'object' || !('kind' in value) || value.kind !== 'case') return undefined;
  return html`<a class="num" href="${to(`/desk/case/${encodeURIComponent(value.id)}`)}">${value.number}</a>`;
}

function isShort(value: Said, { language }: Visit): boolean {
  const words = inWords(value, language);
  return words.length <= shortValue && !words.includes('\n');
}

function checksPart(visit: Visit, { checks }: CaseView): Html {
  if (checks.length === 0) return html``;
  const { words } = visit;
  return html`<section class="part" aria-labelledby="h-checks"><h2 id="h-checks">${words.case.checks}</h2>${checksHtml(checks, visit)}</section>`;
}

/** The decision, as a question with its answers; why it cannot be made yet; or what else the reader can do. */
function askHtml(visit: Visit, { id, ask, offers, notYet, where }: CaseView): Html {
  const { words, to, key } = visit;
  // What is offered while his own act must wait is not what he is asked for.
  const shown: readonly ActButton[] = notYet
    ? offers.map((offer) => ({ ...offer, kind: offer.kind === 'act' ? 'plain' : offer.kind }))
    : offers;
  // What ends something is never beside what is usual.
  const rows = [shown.filter(({ kind }) => kind !== 'danger'), shown.filter(({ kind }) => kind === 'danger')];
  const buttons = rows
    .filter((row) => row.length > 0)
    .map((row) => html`<div class="btns">${row.map(offerHtml)}</div>`);
  const form =
    offers.length > 0
      ? html`<form method="post" action="${to('/desk/act')}"><input type="hidden" name="key" value="${key}"><input type="hidden" name="case" value="${id}">${buttons}</form>`
      : '';
  const waits = notYet ? html`<p class="small dim lines">${textHtml(notYet, visit.language)}</p>` : '';
  if (ask !== undefined && !notYet) {
    return html`<section class="ask" aria-labelledby="h-ask"><h2 id="h-ask">${ask}${where.due ? html` ${dueHtml(where.due, visit)}` : ''}</h2>${form}</section>`;
  }
  if (offers.length === 0 && !notYet) return html``;
  const title = notYet ? words.case.notYet : words.case.also;
  return html`<section class="part" aria-labelledby="h-also"><h2 id="h-also">${title}</h2>${waits}${form}</section>`;
}

/** The next thing that waits, on the page of one that does no longer: a way to it, and never its buttons. */
function nextHtml(visit: Visit, { ask, notYet }: CaseView, next: InboxItem | undefined): Html {
  if (!next || (ask !== undefined && !notYet)) return html``;
  return html`<section class="ask" aria-labelledby="h-next"><h2 id="h-next">${visit.words.case.nextTurn}</h2>${itemListHtml(visit, [next], casePath)}</section>`;
}

/** An act on this case goes by its name. */
function offerHtml({ label, kind, press, confirm }: ActButton): Html {
  const look = looks[kind];
  const { action } = press.form;
  if (confirm) return sureHtml(`btn ${look}`.trim(), label, confirm, action);
  const [name, value] = press.answers ? ['pick', JSON.stringify({ action, answers: press.answers })] : ['do', action];
  return html`<button class="${`btn ${look}`.trim()}" name="${name}" value="${value}">${label}</button>`;
}

/** What binds is asked once more, without a script: pressing it unfolds the question with its answer, and folds it again. */
function sureHtml(look: string, label: string, { title, text, yes, no }: Confirmation, action: string): Html {
  return html`<details class="sure" name="sure"><summary class="${look}"><span>${label}</span><span class="not">${no}</span></summary><div><h3>${title}</h3><p class="lines">${text}</p><p class="btns"><button class="${look}" name="sure" value="${action}">${yes}</button></p></div></details>`;
}

function beginsPart(visit: Visit, { begins }: CaseView): Html {
  if (begins.length === 0) return html``;
  return html`<section class="part" aria-labelledby="h-under"><h2 id="h-under">${visit.words.home.begin}</h2>${beginningsHtml(visit, begins)}</section>`;
}

/** A further access code, for the one whose case it is. */
function codePart({ words, to }: Visit, { id, getsCode }: CaseView): Html {
  if (!getsCode) return html``;
  const say = words.answer;
  return html`<section class="part" aria-labelledby="h-access"><h2 id="h-access">${say.code}</h2><p>${say.askHint}</p><form method="post" action="${to('/answer/new')}"><input type="hidden" name="case" value="${id}"><p class="btns"><button class="btn">${say.ask}</button></p></form></section>`;
}

function filesPart(visit: Visit, { id, files }: CaseView): Html {
  if (files.length === 0) return html``;
  const { words, to } = visit;
  return html`<section class="part" aria-labelledby="h-files"><h2 id="h-files">${words.case.files}</h2>${filesHtml(files, words, ({ hash }) => to(filePath(id, hash)))}</section>`;
}

function childrenHtml({ words, to }: Visit, { id: caseId, children, furtherChildren }: CaseView): Html {
  if (children.length === 0 && furtherChildren === undefined) return html``;
  const path = `/desk/case/${encodeURIComponent(caseId)}?under=${encodeURIComponent(furtherChildren ?? '')}`;
  const more =
    furtherChildren === undefined ? '' : html`<p><a href="${to(path)}#h-children">${words.inbox.more}</a></p>`;
  return html`<section class="part" aria-labelledby="h-children"><h2 id="h-children">${words.case.children}</h2><ul role="list" class="items">${children.map(
    ({ id, number, kind, title, state }) =>
      html`<li><div class="row"><h3><a href="${to(`/desk/case/${encodeURIComponent(id)}`)}">${title}</a></h3><span class="small dim">${state}</span></div><p class="meta"><span>${kind}</span><span class="num">${number}</span></p></li>`,
  )}</ul>${more}</section>`;
}

function logPart(visit: Visit, { log }: CaseView): Html {
  if (log.length === 0) return html``;
  const { words } = visit;
  return html`<section class="part" aria-labelledby="h-log"><h2 id="h-log">${words.case.log}</h2>${logHtml(log, visit)}</section>`;
}
