import type { CheckedReceipt, InboxItem, NoticeView, SpendingView } from '../../src/app/ports/desk.ts';
import type { CaseView } from '../../src/dialogue/case-view.ts';
import { cityDate } from '../../src/law/date.ts';
import { momentOf, type Said } from '../../src/law/said.ts';
import { sayDate } from '../../src/law/speak.ts';
import { filePath, latestHtml, olderHtml } from './case-html.ts';
import { type Html, html } from './html.ts';
import { filesHtml, logHtml, noneHtml, shortHash, stepsHtml, whereHtml } from './parts.ts';
import { noticeListHtml, publicPath, searchHtml } from './portal-html.ts';
import { textHtml, valueHtml } from './text-html.ts';
import type { Visit } from './visit.ts';

/** One purchase as the public may see it. */
export function projectHtml(
  visit: Visit,
  view: CaseView,
  notices: readonly NoticeView[],
  spending: SpendingView | undefined,
): Html {
  const { words, to } = visit;
  const say = words.project;
  return html`<main class="page" id="main" tabindex="-1">
<p class="crumb"><a href="${to('/')}">${words.nav.home}</a> › <a href="${to('/projects')}">${words.nav.projects}</a> › <span class="num">${view.number}</span></p>
<h1>${view.title}</h1>
${whereHtml(view.where, visit)}
<section class="part" aria-labelledby="h-steps"><header><h2 id="h-steps">${words.steps.all(view.steps.length)}</h2></header>${stepsHtml(view.steps, words, false)}</section>
${spending ? spendingHtml(visit, spending) : ''}
${factsHtml(visit, notices)}
<div class="cols wide">
<div class="c7">${latestHtml(visit, view.filings)}
${view.files.length > 0 ? html`<section class="part" aria-labelledby="h-files"><h2 id="h-files">${words.case.files}</h2>${filesHtml(view.files, words, ({ hash }) => to(filePath(view.id, hash)))}</section>` : ''}
${olderHtml(visit, view.filings)}
${view.log.length > 0 ? html`<section class="part" aria-labelledby="h-log"><h2 id="h-log">${say.log}</h2>${logHtml(view.log, visit)}</section>` : ''}</div>
<div class="c5"><section class="part" aria-labelledby="h-notices"><h2 id="h-notices">${say.notices}</h2>${noticeListHtml(visit, notices)}</section>
${view.opens.length > 0 ? wrongHtml(visit, view) : ''}</div>
</div></main>`;
}

/** Where something can be said of it: only while that may be done. */
function wrongHtml({ words, to }: Visit, { number }: CaseView): Html {
  const complain = to(`/complain?project=${encodeURIComponent(number)}`);
  return html`<section class="part" aria-labelledby="h-complain"><h2 id="h-complain">${words.portal.wrong}</h2><p>${words.project.complainText}</p><p class="btns gap"><a class="btn blue" href="${complain}">${words.project.complain}</a></p></section>`;
}

/** What it costs, instalment by instalment, and what of it was paid. */
function spendingHtml(
  { words, language }: Visit,
  { supplier, price, agreedAt, paid, instalments }: SpendingView,
): Html {
  const say = words.project.spending;
  const amount = (value: Said): Html => html`<td class="r">${valueHtml(value, language)}</td>`;
  const rows = instalments.map(
    (each) =>
      html`<tr><th scope="row">${each.name}</th>${amount(each.amount)}<td>${valueHtml(each.due, language)}</td>${each.paid ? html`${amount(each.paid.amount)}<td>${valueHtml(each.paid.on, language)}</td>` : html`<td class="r dim">${say.notYet}</td><td></td>`}</tr>`,
  );
  return html`<section class="part" aria-labelledby="h-spending"><header><h2 id="h-spending">${say.title}</h2><span class="small dim">${say.agreed(supplier)} ${valueHtml(agreedAt, language)}</span></header>
<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">${say.instalment}</th><th scope="col" class="r">${say.amount}</th><th scope="col">${say.due}</th><th scope="col" class="r">${say.paid}</th><th scope="col">${say.paidOn}</th></tr></thead><tbody>${rows}</tbody>
<tfoot><tr><th scope="row">${say.total}</th>${amount(price)}<td></td>${amount(paid)}<td></td></tr></tfoot></table></div></section>`;
}

/** What was published about it at a glance: each fact as the newest notice has it. */
function factsHtml(visit: Visit, notices: readonly NoticeView[]): Html {
  const facts = new Map<string, Said>();
  for (const { label, value } of notices.flatMap(({ headline }) => headline)) {
    if (!facts.has(label)) facts.set(label, value);
  }
  if (facts.size === 0) return html``;
  const pairs = [...facts].map(
    ([label, value]) => html`<div><dt>${label}</dt><dd>${valueHtml(value, visit.language)}</dd></div>`,
  );
  return html`<section class="part" aria-labelledby="h-facts"><h2 id="h-facts">${visit.words.project.facts}</h2><dl class="facts">${pairs}</dl></section>`;
}

/** A notice as an official document, fit to be printed. */
export function noticeHtml(visit: Visit, notice: NoticeView): Html {
  const { words, to, language, city } = visit;
  const date = cityDate(notice.at);
  return html`<main class="page" id="main" tabindex="-1">
<p class="crumb"><a href="${to('/notices')}">${words.notice.title}</a> › <a href="${to(publicPath({ number: notice.caseNumber }))}">${notice.caseNumber}</a></p>
<article class="notice"><header><p>${words.city(city)}</p><h1>${notice.title}<br>${notice.kind}</h1><p class="num">${words.notice.number(notice.number)}</p></header>
${notice.rows.map(({ label, value }) => html`<section><h2>${label}</h2><div class="lines">${valueHtml(value, visit.language)}</div></section>`)}
<div class="sign">${notice.by ? html`<p>${notice.by}</p>` : ''}<p><time datetime="${date}">${sayDate(date, language)}</time></p></div></article></main>`;
}

/** Where a receipt can be checked, and what was found. */
export function receiptsHtml(visit: Visit, asked: string | undefined, found: CheckedReceipt | undefined): Html {
  const { words, to } = visit;
  const say = words.receipt;
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${say.title}</h1><p class="dim">${say.lead}</p>
${found ? checkedHtml(visit, found) : asked === undefined ? '' : html`<div class="part">${noneHtml(say.none(asked), say.noneHint)}</div>`}
<form class="part" method="get" action="${to('/receipts')}"><div class="field"><label for="number">${say.number}</label><span class="hint" id="hint-number">${say.example}</span><input class="in" id="number" name="number" value="${asked ?? ''}" aria-describedby="hint-number" autocomplete="off" maxlength="60"></div><p class="btns gap"><button class="btn blue">${say.check}</button></p></form></main>`;
}

function checkedHtml({ words, language }: Visit, receipt: CheckedReceipt): Html {
  const say = words.receipt;
  return html`<article class="receipt part" aria-labelledby="h-receipt"><h2 id="h-receipt"><span class="due ${receipt.holds ? 'done' : 'late'}"><span>${receipt.holds ? say.holds : say.broken}</span></span></h2><p><code>${receipt.number}</code></p>
<dl class="facts long"><div><dt>${say.what}</dt><dd>${receipt.what}</dd></div><div><dt>${say.at}</dt><dd>${textHtml(momentOf(receipt.at), language)}</dd></div><div><dt>${say.hash}</dt><dd><code>${shortHash(receipt.hash)}</code></dd></div></dl>${receipt.holds ? '' : html`<p class="small">${say.brokenHint}</p>`}</article>`;
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
  const { words, to } = visit;
  const say = words.complain;
  const found = search?.items.map(
    (item) =>
      html`<li><div class="row"><h3>${item.title}</h3><a class="btn pick" href="${to(`/complain?project=${encodeURIComponent(item.number)}`)}">${say.choose}<span class="vh">：${item.title}</span></a></div><p class="meta"><span>${item.office}</span><span class="num">${item.number}</span></p></li>`,
  );
  return html`<section class="part" aria-labelledby="h-which"><h2 id="h-which">${say.which}</h2><p class="small dim">${say.whichHint}</p>${searchHtml(visit, search?.words ?? '', '/complain')}
${search && search.items.length === 0 ? noneHtml(words.projects.none(search.words), words.projects.noneHint) : html`<ul role="list" class="items gap">${found}</ul>`}</section>`;
}
