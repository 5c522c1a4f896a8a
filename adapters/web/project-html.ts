import type { CheckedReceipt, InboxItem, NoticeView, SpendingView } from '../../src/app/ports/desk.ts';
import type { ProjectProfile } from '../../src/app/ports/project-profile.ts';
import type { CaseView } from '../../src/dialogue/case-view.ts';
import { cityDate } from '../../src/law/date.ts';
import type { Said } from '../../src/law/said.ts';
import { sayDate } from '../../src/law/speak.ts';
import { texts } from '../../src/text/all.ts';
import { punctuation } from '../shared/punctuation.ts';
import { latestHtml, olderHtml } from './case-html.ts';
import { headsPath } from './heads-html.ts';
import { type Html, html } from './html.ts';
import { type InChat, inChatHtml } from './in-chat-html.ts';
import {
  type Beginning,
  beginningsHtml,
  dueHtml,
  filePath,
  filesHtml,
  logHtml,
  noneHtml,
  shortHash,
  stepsHtml,
  whereHtml,
} from './parts.ts';
import { noticeListHtml, publicPath, searchHtml } from './portal-html.ts';
import {
  complaintFigures,
  factsHtml,
  indicatorsHtml,
  instalmentsHtml,
  leadHtml,
  moneyHtml,
  providerHtml,
  stepDaysHtml,
} from './profile-html.ts';
import type { WebSettings } from './settings.ts';
import { textHtml, valueHtml } from './text-html.ts';
import { isVisitor, type Visit } from './visit.ts';
import { wideTable } from './wide-table.ts';

export interface ProjectParts {
  readonly view: CaseView;
  readonly notices: readonly NoticeView[];
  readonly spending: SpendingView | undefined;
  /** Of what is no project itself, such as a bid on one, there is none. */
  readonly profile: ProjectProfile | undefined;
  /** What this reader can begin on it. */
  readonly begins: readonly Beginning[];
  /** Whether bids are taken now. */
  readonly taken: boolean;
  readonly chatLink: WebSettings['chatLink'];
}

/** One purchase, or what belongs to one, as the public may see it. */
export function projectHtml(visit: Visit, parts: ProjectParts): Html {
  const { view, notices, spending, profile } = parts;
  const { words, to } = visit;
  const say = words.project;
  return html`<main class="page" id="main" tabindex="-1">
<p class="crumb"><a href="${to('/')}">${words.nav.home}</a> › ${profile ? html`<a href="${to('/projects')}">${words.nav.projects}</a>` : view.kind} › <span class="num">${view.number}</span></p>
<h1>${view.title}</h1>
${profile ? leadHtml(visit, profile) : ''}
${whereHtml(view.where, visit)}
${applyHtml(visit, parts)}
${view.opens.includes('comment') ? commentHtml(visit, view) : ''}
<section class="part" aria-labelledby="h-steps"><header><h2 id="h-steps">${words.steps.all(view.steps.length)}</h2></header>${stepsHtml(view.steps, visit, false)}</section>
<div class="cols wide">
<div class="c7">${spending ? spendingHtml(visit, spending) : ''}
${profile ? drawnHtml(visit, profile, spending) : ''}
${factsHtml(visit, notices)}
${latestHtml(visit, view.filings)}
${view.files.length > 0 ? html`<section class="part" aria-labelledby="h-files"><h2 id="h-files">${words.case.files}</h2>${filesHtml(view.files, words, ({ hash }) => to(filePath(view.id, hash)))}</section>` : ''}
${olderHtml(visit, view.filings)}
${profile ? stepDaysHtml(visit, profile) : ''}</div>
<div class="c5">${profile ? providerHtml(visit, profile) : ''}
${profile || notices.length > 0 ? html`<section class="part" aria-labelledby="h-notices"><h2 id="h-notices">${say.notices}</h2>${noticeListHtml(visit, notices, true)}${subscribeHtml(visit, view)}</section>` : ''}
${wrongHtml(visit, view, profile)}
${inChatHtml(visit, parts.chatLink, projectInChat(visit, parts))}</div>
</div>
${view.log.length > 0 ? html`<section class="part" aria-labelledby="h-log"><h2 id="h-log">${say.log}</h2><details class="fold"><summary>${say.logCount(view.log.length)}</summary>${logHtml(view.log, visit)}</details></section>` : ''}</main>`;
}

function drawnHtml(visit: Visit, profile: ProjectProfile, spending: SpendingView | undefined): Html {
  return html`<div class="charts">${moneyHtml(visit, profile, spending)}${spending ? instalmentsHtml(visit, spending) : ''}${indicatorsHtml(visit, profile)}</div>`;
}

/** While bids are taken: the way to one, for whoever may; for others, who may. */
function applyHtml(visit: Visit, { view, begins, taken }: ProjectParts): Html {
  const { words, to, person } = visit;
  const say = words.project;
  if (!taken) return html``;
  const way =
    begins.length > 0
      ? beginningsHtml(visit, begins)
      : html`<p>${person ? say.applyWho : say.applyHow}</p>${person ? '' : html`<p class="btns gap"><a class="btn blue" href="${to('/sign-in')}">${words.signIn}</a></p>`}`;
  return html`<section class="part" aria-labelledby="h-apply"><header><h2 id="h-apply">${say.apply}</h2>${view.where.due ? dueHtml(view.where.due, visit) : ''}</header>${way}</section>`;
}

/** While everybody is asked what he thinks of the need: the way to say it, and until when. */
function commentHtml({ words, to, key, language }: Visit, { id, where }: CaseView): Html {
  const say = words.project.comment;
  const until = where.due ? html` ${dueHtml(where.due, { words, language })}` : '';
  return html`<section class="part" aria-labelledby="h-comment"><header><h2 id="h-comment">${say.title}</h2>${until}</header><p>${say.how}</p>${commentButton({ to, key }, id, say.button)}</section>`;
}

function commentButton({ to, key }: Pick<Visit, 'to' | 'key'>, purchase: string, label: string): Html {
  return html`<form method="post" action="${to('/comment')}"><input type="hidden" name="key" value="${key}"><input type="hidden" name="project" value="${purchase}"><p class="btns gap"><button class="btn blue">${label}</button></p></form>`;
}

/** Whoever is here for himself can be told of each further notice. */
function subscribeHtml(visit: Visit, { id, publishes }: CaseView): Html {
  const { person, language } = visit;
  if (!publishes || !person || !isVisitor(visit) || person.bears !== undefined) return html``;
  return beginningsHtml(visit, [
    { label: texts[language].say.subscribe, press: { do: 'subscribe', case: id, on: true } },
  ]);
}

/** Complaints in figures, and where something can be said of it: only while that may be done. */
function wrongHtml(visit: Visit, view: CaseView, profile: ProjectProfile | undefined): Html {
  const { words, to } = visit;
  const figures = profile ? complaintFigures(visit, profile) : '';
  const complain = to(`/complain?project=${encodeURIComponent(view.number)}`);
  const way = view.opens.includes('complaint')
    ? html`<p class="gap">${words.project.complainText}</p><p class="btns gap"><a class="btn blue" href="${complain}">${words.project.complain}</a></p>`
    : '';
  if (figures === '' && way === '') return html``;
  return html`<section class="part" aria-labelledby="h-complain"><h2 id="h-complain">${words.project.complaints.title}</h2>${figures}${way}</section>`;
}

/** The project in a chat, and what can be begun on it there. */
function projectInChat({ words }: Visit, { view, taken }: ProjectParts): InChat {
  const say = words.project.chat;
  return {
    number: view.number,
    label: say.open,
    begins: [
      ...(taken ? [{ procedure: 'bid', label: say.bid } as const] : []),
      ...(view.opens.includes('complaint') ? [{ procedure: 'complaint', label: say.complain } as const] : []),
    ],
  };
}

/** What it costs, instalment by instalment, and what of it was paid. */
function spendingHtml(
  { words, language }: Visit,
  { supplier, price, agreedAt, paid, instalments }: SpendingView,
): Html {
  const say = words.project.spending;
  const value = (of: Said): Html => html`${valueHtml(of, language)}`;
  const table = wideTable({
    title: say.title,
    columns: [
      { label: say.instalment },
      { label: say.amount, numeric: true },
      { label: say.due },
      { label: say.paid, numeric: true },
      { label: say.paidOn },
    ],
    rows: instalments.map(({ name, amount, due, paid: part }) => [
      name,
      value(amount),
      value(due),
      part ? value(part.amount) : html`<span class="dim">${say.notYet}</span>`,
      part && value(part.on),
    ]),
    total: [say.total, value(price), undefined, value(paid), undefined],
  });
  return html`<section class="part" aria-labelledby="h-spending"><header><h2 id="h-spending">${say.title}</h2><span class="small dim">${say.agreed(supplier)} ${valueHtml(agreedAt, language)}</span></header>
${table}</section>`;
}

/** A notice as an official document, fit to be printed. */
export function noticeHtml(visit: Visit, notice: NoticeView, chatLink: WebSettings['chatLink']): Html {
  const { words, to, language, city } = visit;
  const chat = words.project.chat;
  const begins = notice.takesBids ? [{ procedure: 'bid', label: chat.bid } as const] : [];
  const date = cityDate(notice.at);
  return html`<main class="page" id="main" tabindex="-1">
<p class="crumb"><a href="${to('/notices')}">${words.notice.title}</a> › <a href="${to(publicPath({ number: notice.caseNumber }))}">${notice.caseNumber}</a></p>
<article class="notice"><header><p>${words.city(city)}</p><h1>${notice.title}<br>${notice.kind}</h1><p class="num">${words.notice.number(notice.number)}</p></header>
${notice.rows.map(({ label, value }) => html`<section><h2>${label}</h2><div class="lines">${valueHtml(value, visit.language)}</div></section>`)}
${notice.takesBids ? html`<p class="btns gap"><a class="btn blue" href="${to(publicPath({ number: notice.caseNumber }))}#h-apply">${words.project.apply}</a></p>` : ''}
${notice.takesComments === undefined ? '' : html`<section><h2>${words.project.comment.title}</h2><p>${words.project.comment.how}</p>${commentButton(visit, notice.takesComments, words.project.comment.button)}</section>`}
<section><h2>${words.notice.remedies}</h2><p>${notice.remedies}</p></section>
<div class="sign">${notice.by ? html`<p>${notice.by}</p>` : ''}<p><time datetime="${date}">${sayDate(date, language)}</time></p></div></article>
${inChatHtml(visit, chatLink, { number: notice.caseNumber, label: chat.open, begins })}</main>`;
}

/** Where a receipt can be checked, and what was found. */
export function receiptsHtml(
  visit: Visit,
  asked: string | undefined,
  found: CheckedReceipt | undefined,
  chatLink: WebSettings['chatLink'],
): Html {
  const { words, to } = visit;
  const say = words.receipt;
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${say.title}</h1><p class="dim">${say.lead}</p>
${found ? checkedHtml(visit, found) : asked === undefined ? '' : html`<div class="part">${noneHtml(say.none(asked), say.noneHint)}</div>`}
<form class="part" method="get" action="${to('/receipts')}"><div class="field"><label for="number">${say.number}</label><span class="hint" id="hint-number">${say.example}</span><input class="in" id="number" name="number" value="${asked ?? ''}" aria-describedby="hint-number" autocomplete="off" maxlength="60"></div><p class="btns gap"><button class="btn blue">${say.check}</button></p></form>
<p class="btns gap"><a class="btn quiet" href="${to(headsPath)}">${words.heads.link}</a></p>
${found ? inChatHtml(visit, chatLink, { number: found.number, label: words.project.chat.receipt }) : ''}</main>`;
}

function checkedHtml({ words, language }: Visit, receipt: CheckedReceipt): Html {
  const say = words.receipt;
  return html`<article class="receipt part" aria-labelledby="h-receipt"><h2 id="h-receipt"><span class="due ${receipt.holds ? 'done' : 'late'}"><span>${receipt.holds ? say.holds : say.broken}</span></span></h2><p><code>${receipt.number}</code></p>
<dl class="facts long"><div><dt>${say.what}</dt><dd>${receipt.what}</dd></div><div><dt>${say.at}</dt><dd>${textHtml(receipt.at, language)}</dd></div><div><dt>${say.hash}</dt><dd><code>${shortHash(receipt.hash)}</code></dd></div></dl>${receipt.holds ? '' : html`<p class="small">${say.brokenHint}</p>`}</article>`;
}

/** The way into a complaint: about which project, and what is kept of whoever writes. */
export function complainHtml(visit: Visit, project: CaseView | undefined, search: Search | undefined): Html {
  const { words, to, key } = visit;
  const say = words.complain;
  const body = project
    ? html`<dl class="facts long part"><div><dt>${say.about}</dt><dd><strong>${project.title}</strong><br><span class="small dim num">${project.number}</span></dd></div></dl>
<form class="sheet" method="post" action="${to('/complain')}"><input type="hidden" name="key" value="${key}"><input type="hidden" name="project" value="${project.id}"><p class="btns go"><button class="btn blue">${say.begin}</button><a class="btn quiet" href="${to('/complain')}">${say.another}</a></p><p class="small dim">${say.receipt}</p></form>`
    : whichHtml(visit, search);
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${say.title}</h1><p class="dim">${say.lead}</p>
<p class="call gap">${say.anonymous} ${visit.person ? '' : say.stay}</p>${body}</main>`;
}

export interface Search {
  readonly words: string;
  readonly items: readonly InboxItem[];
}

function whichHtml(visit: Visit, search: Search | undefined): Html {
  const { words, to, language } = visit;
  const say = words.complain;
  const found = search?.items.map(
    (item) =>
      html`<li><div class="row"><h3>${item.title}</h3><a class="btn pick" href="${to(`/complain?project=${encodeURIComponent(item.number)}`)}">${say.choose}<span class="vh">${punctuation[language].colon}${item.title}</span></a></div><p class="meta"><span>${item.office}</span><span class="num">${item.number}</span></p></li>`,
  );
  return html`<section class="part" aria-labelledby="h-which"><h2 id="h-which">${say.which}</h2><p class="small dim">${say.whichHint}</p>${searchHtml(visit, search?.words ?? '', '/complain')}
${search && search.items.length === 0 ? noneHtml(words.projects.none(search.words), words.projects.noneHint) : html`<ul role="list" class="items gap">${found}</ul>`}</section>`;
}
