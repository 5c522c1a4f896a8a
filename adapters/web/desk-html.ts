import type { InboxItem, OwnDesk } from '../../src/app/ports/desk.ts';
import type { Overview } from '../../src/app/ports/oversight-desk.ts';
import type { Page } from '../../src/app/ports/records.ts';
import type { TranscriptEntry } from '../../src/app/ports/system.ts';
import type { CaseView } from '../../src/dialogue/case-view.ts';
import { punctuation } from '../shared/punctuation.ts';
import { firstCard } from './case-html.ts';
import { type Html, html } from './html.ts';
import { inboxHtml, itemListHtml } from './inbox-html.ts';
import { overviewHtml } from './oversight-html.ts';
import { type Beginning, beginningsHtml, casePath, discardHtml, noneHtml } from './parts.ts';
import { talkHtml, writeHtml } from './talk-html.ts';
import { textHtml } from './text-html.ts';
import { isVisitor, type Visit } from './visit.ts';

export type Begun = Awaited<ReturnType<OwnDesk['drafts']>>[number];

export interface DeskParts {
  readonly inbox: Page<InboxItem>;
  readonly after?: string | undefined;
  /** The case that is open. */
  readonly current?: string | undefined;
  /** His first page, on which all that waits for him is listed on a phone too. */
  readonly home?: true;
  readonly talk: readonly TranscriptEntry[];
  readonly middle: Html;
}

/** The three columns: what waits, the case in hand, and the conversation. Phones show one of them. */
export function deskHtml(visit: Visit, { inbox, after, current, home, talk, middle }: DeskParts): Html {
  const { words } = visit;
  const visitor = isVisitor(visit);
  const classes = ['desk', home ? 'at-home' : 'at-case', visitor ? 'own' : ''];
  return html`<div class="${classes.filter(Boolean).join(' ')}">
${visitor ? '' : inboxHtml(visit, inbox, current, after)}
${middle}
<aside class="side" aria-labelledby="h-chat"><header><h2 id="h-chat">${words.case.ask}</h2>${menuButton(visit)}</header>
<div class="scrolling" tabindex="0" role="log" aria-label="${words.chat.log}">${talkHtml(visit, talk, current)}</div>
${writeHtml(visit)}</aside>
</div>`;
}

/** The way to everything that can be said by a button. */
function menuButton({ words, to, key, path }: Visit): Html {
  return html`<form method="post" data-quick action="${to('/desk/say')}"><input type="hidden" name="key" value="${key}"><input type="hidden" name="back" value="${path}"><button class="link small" name="menu" value="1">${words.chat.menu}</button></form>`;
}

export interface HomeParts {
  /** What whoever looks over the city sees before all else. */
  readonly overview: Overview | undefined;
  readonly beginnings: readonly Beginning[];
  readonly drafts: readonly Begun[];
  readonly cases: readonly InboxItem[];
  readonly later: readonly InboxItem[];
  /** What is his turn now: the first of it, or what he had before him, as a whole; and the others. */
  readonly first: CaseView | undefined;
  readonly others: readonly InboxItem[];
}

/** His first page: the first case that waits for him, to be decided there and then, and below it all else. */
export function homeHtml(visit: Visit, parts: HomeParts): Html {
  const { overview, beginnings, drafts, cases, later, first, others } = parts;
  const { words, to, person } = visit;
  const say = words.home;
  const visitor = isVisitor(visit);
  const hello = say.hello(person?.name ?? '');
  const noCasesHint = visitor ? say.noOwnHint : say.noCasesHint;
  const turns = html`<section class="part" aria-labelledby="h-turns"><h2 id="h-turns">${say.turns}</h2>${itemListHtml(visit, others, casePath)}</section>`;
  return html`<main class="case" id="main" tabindex="-1">${first ? firstCard(visit, first, others.at(0)) : ''}<div data-live="home">
${first ? '' : visitor ? html`<h1 class="title">${hello}</h1>` : html`<h2 class="title">${hello}</h2>`}
${visitor && others.length > 0 ? turns : ''}
${overview ? overviewHtml(visit, overview) : ''}
${beginnings.length > 0 ? html`<section class="part" aria-labelledby="h-begin"><h2 id="h-begin">${say.begin}</h2>${beginningsHtml(visit, beginnings)}</section>` : ''}
${drafts.length > 0 ? html`<section class="part" aria-labelledby="h-drafts"><header><h2 id="h-drafts">${say.drafts}</h2></header>${draftsHtml(visit, drafts)}</section>` : ''}
${later.length > 0 ? html`<section class="part" aria-labelledby="h-opens-later"><header><h2 id="h-opens-later">${say.later}</h2><a class="small" href="${to('/desk/later')}">${say.all}</a></header>${itemListHtml(visit, later, casePath)}</section>` : ''}
<section class="part" aria-labelledby="h-cases"><header><h2 id="h-cases">${say.cases}</h2><a class="small" href="${to('/desk/cases')}">${say.all}</a></header>${cases.length > 0 ? itemListHtml(visit, cases, casePath) : noneHtml(say.noCases, noCasesHint)}</section>
</div></main>`;
}

export function draftsHtml(visit: Visit, drafts: readonly Begun[]): Html {
  const { words, to, key, language } = visit;
  return html`<ul role="list" class="items">${drafts.map(
    ({ id, title, about, over, filled, of }) =>
      html`<li><div class="row"><h3><a href="${to(`/desk/form/${encodeURIComponent(id)}`)}">${title}</a></h3></div>${about === undefined ? '' : html`<p class="meta">${about}</p>`}<p class="meta">${over === undefined ? words.home.filled(filled, of) : textHtml(over, language)}</p><progress class="meter" max="${of}" value="${filled}" aria-label="${title}${punctuation[language].colon}${words.home.filled(filled, of)}"></progress><form method="post" action="${to(`/desk/form/${encodeURIComponent(id)}/discard`)}"><input type="hidden" name="key" value="${key}">${discardHtml(visit, [title, about])}</form></li>`,
  )}</ul>`;
}

/** Where else a draft can be gone on with: for whoever has a chat there. */
export function sameDraftHtml(visit: Visit): Html {
  return isVisitor(visit) ? html`` : html`<p class="small dim">${visit.words.chat.sameDraft}</p>`;
}

export function noDraftsHint(visit: Visit): string {
  return isVisitor(visit) ? visit.words.home.ownDraftsHint : visit.words.home.noDraftsHint;
}

/** The conversation as a page of its own, with what is being filled in beside it. */
export function chatHtml(visit: Visit, talk: readonly TranscriptEntry[], drafts: readonly Begun[]): Html {
  const { words } = visit;
  return html`<div class="page chat"><div class="cols">
<main class="c8" id="main" tabindex="-1"><header class="row"><h1>${words.nav.chat}</h1>${menuButton(visit)}</header>
<h2 class="vh">${words.chat.log}</h2>
<div role="log" aria-label="${words.chat.log}">${talkHtml(visit, talk)}</div>
${writeHtml(visit)}<div id="end"></div></main>
<aside class="c4 stack stick" aria-labelledby="h-begun"><h2 id="h-begun">${words.home.drafts}</h2>${
    drafts.length > 0
      ? html`${draftsHtml(visit, drafts)}${sameDraftHtml(visit)}`
      : noneHtml(words.home.noDrafts, noDraftsHint(visit))
  }</aside>
</div></div>`;
}

/** A page with one list: all cases, all drafts. */
export function listPageHtml(
  title: string,
  list: Html,
  more?: { readonly href: string; readonly label: string },
): Html {
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${title}</h1><div class="part" data-live="case"><h2 class="vh">${title}</h2>${list}${more ? html`<p class="pad"><a href="${more.href}">${more.label}</a></p>` : ''}</div></main>`;
}
