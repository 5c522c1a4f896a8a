import type { InboxItem, NoticeView, ProjectStage } from '../../src/app/ports/desk.ts';
import type { YearFigures } from '../../src/app/ports/project-profile.ts';
import { cityDate } from '../../src/law/date.ts';
import { sayDate } from '../../src/law/speak.ts';
import { type Html, html } from './html.ts';
import { itemListHtml } from './inbox-html.ts';
import { noneHtml } from './parts.ts';
import { yearHtml } from './profile-html.ts';
import { valueHtml } from './text-html.ts';
import type { Visit } from './visit.ts';

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
<section class="c5" aria-labelledby="p-wrong"><div class="part"><header><h2 id="p-wrong">${say.wrong}</h2></header><p>${say.wrongText}</p><p class="btns gap"><a class="btn blue" href="${to('/complain')}">${words.nav.complain}</a><a class="btn" href="${to('/receipts')}">${say.byReceipt}</a></p></div></section>
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
  const row = (item: InboxItem): Html =>
    html`<tr><td><a href="${to(publicPath(item))}">${item.title}</a></td><td>${item.award?.supplier ?? ''}</td><td class="r">${item.award ? valueHtml(item.award.amount, visit.language) : ''}</td><td>${item.state}</td></tr>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${say.awarded}"><table><thead><tr><th scope="col">${say.project}</th><th scope="col">${say.supplier}</th><th scope="col" class="r">${say.amount}</th><th scope="col">${say.state}</th></tr></thead><tbody>${items.map(row)}</tbody></table></div>`;
}

export function noticeListHtml({ words, to, language, now }: Visit, notices: readonly NoticeView[]): Html {
  if (notices.length === 0) return noneHtml(words.portal.noNotices, words.portal.noNoticesHint);
  const today = cityDate(now);
  return html`<ol role="list" class="log dated">${notices.map(
    ({ number, kind, title, at }) =>
      html`<li><time datetime="${cityDate(at)}">${sayDate(cityDate(at), language, { today })}</time><span><a href="${to(`/notices/${encodeURIComponent(number)}`)}">${kind}</a>　${title}</span></li>`,
  )}</ol>`;
}

export interface ProjectsParts {
  readonly words: string;
  readonly stage: ProjectStage | undefined;
  readonly items: readonly InboxItem[];
  readonly more: string | undefined;
}

const stages = ['open', 'deciding', 'awarded'] as const;

/** What a search found. */
export function projectsHtml(visit: Visit, parts: ProjectsParts): Html {
  const { words, to } = visit;
  const say = words.projects;
  const query = (stage: ProjectStage | undefined, after?: string): string => {
    const asked = new URLSearchParams(parts.words ? { q: parts.words } : {});
    if (stage) asked.set('stage', stage);
    if (after) asked.set('after', after);
    return to(`/projects?${asked}`);
  };
  const tab = (stage: ProjectStage | undefined): Html =>
    html`<a href="${query(stage)}"${stage === parts.stage ? html` aria-current="true"` : ''}>${say.stages[stage ?? 'all']}</a>`;
  const none = parts.words ? say.none(parts.words) : say.noneAll;
  return html`<main class="page" id="main" tabindex="-1"><h1>${parts.words ? say.found(parts.words) : say.title}</h1>
${searchHtml(visit, parts.words)}
<nav class="tabs" aria-label="${say.stage}">${tab(undefined)}${stages.map(tab)}</nav>
<div class="part"><h2 class="vh">${say.results}</h2>${listOr(visit, parts.items, none, say.noneHint)}${parts.more === undefined ? '' : moreHtml(query(parts.stage, parts.more), words.inbox.more)}</div></main>`;
}

export function noticesHtml(visit: Visit, notices: readonly NoticeView[], after: string | undefined): Html {
  const { words, to } = visit;
  const more = after === undefined ? '' : moreHtml(to(`/notices?after=${encodeURIComponent(after)}`), words.inbox.more);
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${words.notice.title}</h1><div class="part">${noticeListHtml(visit, notices)}${more}</div></main>`;
}

function moreHtml(href: string, label: string): Html {
  return html`<p class="pad"><a href="${href}">${label}</a></p>`;
}
