import type { InboxItem, NoticeView, ProjectStage } from '../../src/app/ports/desk.ts';
import type { YearFigures } from '../../src/app/ports/project-profile.ts';
import type { FoundOrganisation, ProjectSearch, ProjectSums, ProjectWays } from '../../src/app/ports/project-search.ts';
import type { ListText } from '../../src/engine/texts.ts';
import { cityDate } from '../../src/law/date.ts';
import { yuan } from '../../src/law/money.ts';
import { sayDate } from '../../src/law/speak.ts';
import type { NoticeKind } from '../../src/names.ts';
import { type Html, html } from './html.ts';
import { itemListHtml } from './inbox-html.ts';
import { askedPath, pickHtml } from './oversight-html.ts';
import { noneHtml } from './parts.ts';
import { yearHtml } from './profile-html.ts';
import { valueHtml } from './text-html.ts';
import type { Visit } from './visit.ts';
import { wideTable } from './wide-table.ts';

export interface PortalParts {
  readonly open: readonly InboxItem[];
  readonly deciding: readonly InboxItem[];
  readonly awarded: readonly InboxItem[];
  readonly notices: readonly NoticeView[];
  readonly year: YearFigures;
}

/** The public's first page: what is open, being decided, awarded; the notices; and where to complain. */
export function portalHtml(visit: Visit, { open, deciding, awarded, notices, year }: PortalParts): Html {
  const { words, to } = visit;
  const say = words.portal;
  const all = (stage: ProjectStage): Html =>
    html`<a class="small" href="${to(`/projects?stage=${stage}`)}">${say.all}</a>`;
  return html`<main class="page" id="main" tabindex="-1">
<div class="lead"><h1>${say.title}</h1><p>${say.lead}</p>${searchHtml(visit, '')}
<p class="small often">${say.often}${say.suggestions.map((word) => html`<a href="${to(`/projects?q=${encodeURIComponent(word)}`)}">${word}</a> `)}</p></div>
<div class="cols">
<section class="c7" aria-labelledby="p-open"><div class="part"><header><h2 id="p-open">${say.open}</h2>${all('open')}</header>${listOr(visit, open, say.noOpen, say.noOpenHint)}</div></section>
<section class="c5" aria-labelledby="p-deciding"><div class="part"><header><h2 id="p-deciding">${say.deciding}</h2>${all('deciding')}</header>${listOr(visit, deciding, say.noDeciding, say.noDecidingHint)}</div></section>
<section class="c7" aria-labelledby="p-awarded"><div class="part"><header><h2 id="p-awarded">${say.awarded}</h2>${all('awarded')}</header>${awardedHtml(visit, awarded)}</div></section>
<section class="c5" aria-labelledby="p-wrong"><div class="part"><header><h2 id="p-wrong">${say.wrong}</h2></header><p>${say.wrongText}</p><p class="btns gap"><a class="btn blue" href="${to('/complain')}">${words.nav.complain}</a><a class="btn" href="${to('/answer')}">${words.nav.answer}</a><a class="btn" href="${to('/receipts')}">${say.byReceipt}</a></p></div></section>
<section class="c12" aria-labelledby="p-notices"><div class="part"><header><h2 id="p-notices">${say.notices}</h2><a class="small" href="${to('/notices')}">${say.allNotices}</a></header>${noticeListHtml(visit, notices)}</div></section>
${yearHtml(visit, year)}
</div></main>`;
}

export function publicPath({ number }: { readonly number: string }): string {
  return `/p/${encodeURIComponent(number)}`;
}

export function searchHtml({ words, to }: Visit, typed: string, action = '/projects'): Html {
  const say = words.portal;
  return html`<form class="find" role="search" method="get" action="${to(action)}"><label class="vh" for="q">${say.search}</label><input class="in" id="q" name="q" type="search" value="${typed}" placeholder="${say.placeholder}" maxlength="100"><button class="btn blue">${say.find}</button></form>`;
}

function listOr(visit: Visit, items: readonly InboxItem[], none: string, hint: string): Html {
  return items.length > 0 ? itemListHtml(visit, items, publicPath) : noneHtml(none, hint);
}

function awardedHtml(visit: Visit, items: readonly InboxItem[]): Html {
  const { words, to } = visit;
  const say = words.portal;
  if (items.length === 0) return noneHtml(say.noAwarded, say.noAwardedHint);
  return wideTable({
    title: say.awarded,
    columns: [
      { label: say.project },
      { label: say.supplier },
      { label: say.amount, numeric: true },
      { label: say.state },
    ],
    rows: items.map((item) => [
      html`<a href="${to(publicPath(item))}">${item.title}</a>`,
      item.award?.supplier,
      item.award && html`${valueHtml(item.award.amount, visit.language)}`,
      item.state,
    ]),
  });
}

/** Under the project that they are all about its name need not stand in each. */
export function noticeListHtml(
  { words, to, language, now }: Visit,
  notices: readonly NoticeView[],
  ofOne = false,
): Html {
  if (notices.length === 0) return noneHtml(words.portal.noNotices, words.portal.noNoticesHint);
  const today = cityDate(now);
  return html`<ol role="list" class="log dated">${notices.map(
    ({ number, kind, title, at }) =>
      html`<li><time datetime="${cityDate(at)}">${sayDate(cityDate(at), language, { today })}</time><a href="${to(`/notices/${encodeURIComponent(number)}`)}">${kind}${ofOne ? '' : html` <span>${title}</span>`}</a></li>`,
  )}</ol>`;
}

export interface ProjectsParts {
  readonly search: ProjectSearch;
  readonly items: readonly InboxItem[];
  readonly more: string | undefined;
  readonly sums: ProjectSums;
  readonly ways: ProjectWays;
  readonly organisations: readonly FoundOrganisation[];
}

const stages = ['open', 'deciding', 'awarded'] as const;

/** What a search found. */
export function projectsHtml(visit: Visit, { search, items, more, sums, ways, organisations }: ProjectsParts): Html {
  const { words, to } = visit;
  const say = words.projects;
  const { words: q = '', stage, office = '', field = '', place = '', method = '' } = search;
  const query = (at: ProjectStage | undefined, after?: string): string =>
    to(askedPath('/projects', { q, stage: at, office, field, place, method, after }));
  const tab = (at: ProjectStage | undefined): Html =>
    html`<a href="${query(at)}"${at === stage ? html` aria-current="true"` : ''}>${say.stages[at ?? 'all']}</a>`;
  const none = q ? say.none(q) : say.noneAll;
  const any = words.oversight.any;
  const found = [say.count(sums.count), sums.amount > 0 ? say.agreed(yuan(sums.amount)) : ''].filter(Boolean);
  return html`<main class="page" id="main" tabindex="-1"><h1>${q ? say.found(q) : say.title}</h1>
${searchHtml(visit, q)}
<nav class="tabs" aria-label="${say.stage}">${tab(undefined)}${stages.map(tab)}</nav>
<form class="filters" role="search" aria-label="${words.oversight.seek}" method="get" action="${to('/projects')}"><input type="hidden" name="q" value="${q}"><input type="hidden" name="stage" value="${stage ?? ''}">
${pickHtml('office', words.oversight.office, any, ways.offices, office)}${pickHtml('field', say.field, any, ways.fields, field)}${pickHtml('place', say.place, any, ways.places, place)}${pickHtml('method', words.oversight.method, any, ways.methods, method)}
<p class="btns"><button class="btn">${words.oversight.seek}</button></p></form>
<section class="part" aria-labelledby="h-found"><h2 id="h-found">${stage === 'open' ? say.results : found.join(words.case.comma)}</h2>${listOr(visit, items, none, say.noneHint)}${more === undefined ? '' : moreHtml(query(stage, more), words.inbox.more)}</section>
${organisations.length > 0 ? organisationsHtml(visit, organisations) : ''}
${q ? html`<p class="pad"><a href="${to(askedPath('/notices', { q }))}">${say.inNotices(q)}</a></p>` : ''}</main>`;
}

function organisationsHtml({ words, to }: Visit, organisations: readonly FoundOrganisation[]): Html {
  const say = words.projects;
  const rows = organisations.map(
    ({ name, contracts }) =>
      html`<li><div class="row"><h3><a href="${to(askedPath('/projects', { q: name.replaceAll(/\s+/g, ' ') }))}">${name}</a></h3></div><p class="meta"><span>${say.contracts(contracts)}</span></p></li>`,
  );
  return html`<section class="part" aria-labelledby="h-organisations"><h2 id="h-organisations">${say.organisations}</h2><ul role="list" class="items">${rows}</ul></section>`;
}

/** The public cases of a procedure that has no page of its own for them. */
export function listedHtml(
  visit: Visit,
  { title, empty }: ListText,
  { path, words: q, items, more }: ListedParts,
): Html {
  const { words, to } = visit;
  const none = q ? noneHtml(words.projects.none(q), words.projects.noneHint) : html`<p class="dim">${empty}</p>`;
  const next = more === undefined ? '' : moreHtml(to(askedPath(path, { q, after: more })), words.inbox.more);
  const list = items.length > 0 ? itemListHtml(visit, items, publicPath) : none;
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${title}</h1>
${searchHtml(visit, q, path)}
<div class="part">${list}${next}</div></main>`;
}

interface ListedParts {
  readonly path: string;
  readonly words: string;
  readonly items: readonly InboxItem[];
  readonly more: string | undefined;
}

export interface NoticesParts {
  readonly words: string;
  readonly kind: NoticeKind | undefined;
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
  readonly items: readonly NoticeView[];
  readonly more: string | undefined;
}

export function noticesHtml(visit: Visit, { words: q, kind, kinds, items, more }: NoticesParts): Html {
  const { words, to } = visit;
  const next =
    more === undefined ? '' : moreHtml(to(askedPath('/notices', { q, kind, after: more })), words.inbox.more);
  const list =
    items.length === 0 && (q || kind)
      ? noneHtml(words.projects.none(q), words.notice.noneHint)
      : noticeListHtml(visit, items);
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${words.notice.title}</h1>
<form class="filters" role="search" aria-label="${words.oversight.seek}" method="get" action="${to('/notices')}"><div><label for="q">${words.oversight.words}</label><input class="in" id="q" name="q" type="search" value="${q}" maxlength="100"></div>${pickHtml('kind', words.notice.kind, words.oversight.any, kinds, kind ?? '')}<p class="btns"><button class="btn blue">${words.portal.find}</button></p></form>
<div class="part">${list}${next}</div></main>`;
}

function moreHtml(href: string, label: string): Html {
  return html`<p class="pad"><a href="${href}">${label}</a></p>`;
}
