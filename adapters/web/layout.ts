import { inLanguage, languageNames, otherLanguages, type ProcedureId, procedureIds } from '../../src/names.ts';
import { texts } from '../../src/text/all.ts';
import { accountPath } from './account-html.ts';
import { assetPath } from './assets.ts';
import { demoStrip } from './demo-html.ts';
import { type Html, html } from './html.ts';
import { lookOf } from './look.ts';
import { notificationsPath } from './notifications-html.ts';
import { isVisitor, type Visit } from './visit.ts';

export type PublicPlace = 'home' | 'projects' | 'notices' | 'complain' | 'answer' | 'receipts' | ProcedureId;
export type DeskPlace = 'inbox' | 'cases' | 'drafts' | 'chat' | 'oversight' | 'budget' | 'notifications' | 'account';

export interface PageParts {
  readonly title: string;
  /** Which entry of the navigation this page is; the desk's own navigation is shown for those of the desk. */
  readonly place?: PublicPlace | DeskPlace;
  readonly desk?: boolean;
  /** The class of the body: `fixed` when columns scroll by themselves. */
  readonly body?: string;
  readonly content: Html;
  /** A script of its own. */
  readonly script?: 'app.js' | 'notify.js' | 'passkey.js';
  /** Leads on to another page at once, without a script. */
  readonly refresh?: string;
}

/** A whole page, with the frame that all pages have. */
export function page(visit: Visit, parts: PageParts): Html {
  const { words } = visit;
  const { title, body, content, desk = false, refresh, script } = parts;
  const { sheet } = lookOf(visit.look);
  return html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<meta name="color-scheme" content="light dark">
${refresh === undefined ? '' : html`<meta http-equiv="refresh" content="0; url=${refresh}">`}
<title>${title} · ${words.product}</title>
<link rel="icon" href="${assetPath('mark.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${assetPath('style.css')}">${sheet === undefined ? '' : html`<link rel="stylesheet" href="${sheet}">`}
${desk ? html`<script src="${assetPath('live.js')}" defer></script>` : ''}${script ? html`<script src="${assetPath(script)}" defer></script>` : ''}
</head>
<body${body ? html` class="${body}"` : ''}${desk ? html` data-ended="${words.entry.kept}"` : ''}>
<a class="skip" href="#main">${words.skip}</a>
${visit.demo && !visit.demo.framed ? demoStrip(visit, visit.demo) : ''}
${bar(visit, parts)}
${visit.readOnly ? html`<p class="full" role="status">${words.error.readOnly}</p>` : ''}
${content}
<p class="toast" role="status" data-live="toast">${visit.toast ?? ''}</p>
${body === 'fixed' ? '' : foot(visit)}
</body>
</html>`;
}

function bar(visit: Visit, { place, desk = false }: PageParts): Html {
  const { words, to, city, person, demo, language } = visit;
  const visitor = isVisitor(visit);
  const { logo } = lookOf(visit.look);
  const atDesk = desk && !visitor;
  // In a demonstration an official is changed for another above; a visitor leaves as he would anywhere.
  const leaves = person && (demo ? visitor && !demo.framed : visitor || desk);
  return html`<header class="bar">
<a class="brand" href="${to(atDesk ? '/desk' : '/')}">${logo === undefined ? html`<b aria-hidden="true">购办</b>` : html`<img src="${logo}" alt="" width="36" height="36">`}<span>${atDesk ? words.desk(city) : words.city(city)}</span></a>
<nav aria-label="${words.mainNav}">${atDesk ? deskLinks(visit, place) : publicLinks(visit, place)}</nav>
<div class="end">${desk && person ? navLink(to(notificationsPath), texts[language].say.topicsTitle, place === 'notifications') : ''}${visitor ? ownLink(visit, desk && place !== 'notifications') : desk ? ownName(visit, place === 'account') : deskLink(visit)}${leaves ? signOut(visit) : ''}${languageLinks(visit)}</div>
</header>`;
}

/** Where the public cases of a procedure are listed. */
export function listPath(procedure: ProcedureId): string {
  return `/lists/${procedure}`;
}

/** The lists beside that of projects, which has a page of its own. */
function listLinks({ language, to }: Visit, place: PageParts['place']): readonly Html[] {
  return procedureIds.flatMap((id) => {
    const { list } = texts[language].procedures[id];
    return list && id !== 'purchase' ? [navLink(to(listPath(id)), list.button, place === id)] : [];
  });
}

function publicLinks(visit: Visit, place: PageParts['place']): Html {
  const { words, to } = visit;
  const { nav } = words;
  return html`${navLink(to('/'), nav.home, place === 'home')}${navLink(to('/projects'), nav.projects, place === 'projects')}${listLinks(visit, place)}${navLink(to('/notices'), nav.notices, place === 'notices')}${navLink(to('/complain'), nav.complain, place === 'complain')}${navLink(to('/answer'), nav.answer, place === 'answer')}${navLink(to('/receipts'), nav.receipts, place === 'receipts')}`;
}

function deskLinks({ words, to, person }: Visit, place: PageParts['place']): Html {
  const { nav } = words;
  const overseen = person?.looksOver ? navLink(to('/desk/oversight'), nav.oversight, place === 'oversight') : '';
  const budgets = person?.readsBudgets ? navLink(to('/desk/budget'), nav.budget, place === 'budget') : '';
  return html`${navLink(to('/desk'), nav.inbox, place === 'inbox')}${navLink(to('/desk/cases'), nav.cases, place === 'cases')}${overseen}${budgets}${navLink(to('/desk/drafts'), nav.drafts, place === 'drafts')}${navLink(to('/desk/chat#end'), nav.chat, place === 'chat')}${navLink(to('/'), nav.portal, false)}`;
}

function navLink(href: string, label: string, here: boolean): Html {
  return html`<a href="${href}"${here ? html` aria-current="page"` : ''}>${label}</a>`;
}

function deskLink({ words, person, to }: Visit): Html {
  return person
    ? html`<a href="${to('/desk')}">${words.toDesk}</a>`
    : html`<a href="${to('/sign-in')}">${words.signIn}</a>`;
}

/** What a visitor has here: his cases, or the one whose code he shows. */
function ownLink({ words, person, to }: Visit, here: boolean): Html {
  return navLink(to('/desk'), person?.bears === undefined ? words.nav.cases : words.nav.thisCase, here);
}

function ownName({ person, language, to }: Visit, here: boolean): Html {
  if (!person) return html``;
  const [seat] = person.seats;
  return html`<a href="${to(accountPath)}"${here ? html` aria-current="page"` : ''}>${seat ? html`<span class="office">${inLanguage(seat.bodyName, language)}　</span>` : ''}${person.name}</a>`;
}

/** Signed in, the choice is told to the assistant too; the public only remembers it here. */
function languageLinks({ language, person, path, to, key }: Visit): Html {
  const others = otherLanguages(language).map((other) => ({
    other,
    name: languageNames[other],
    lang: other === 'zh' ? 'zh-CN' : other,
  }));
  if (!person)
    return html`${others.map(({ other, name, lang }) => html`<a href="${to(withLanguage(path, other))}" lang="${lang}">${name}</a>`)}`;
  return html`<form method="post" action="${to('/language')}"><input type="hidden" name="key" value="${key}"><input type="hidden" name="back" value="${path}">${others.map(({ other, name, lang }) => html`<button class="link" name="language" value="${other}" lang="${lang}">${name}</button>`)}</form>`;
}

function signOut({ words, to }: Visit): Html {
  return html`<form method="post" action="${to('/sign-out')}"><button class="link">${words.signOut}</button></form>`;
}

function withLanguage(path: string, language: string): string {
  const url = new URL(path, 'http://here');
  url.searchParams.set('lang', language);
  return `${url.pathname}${url.search}`;
}

function foot({ words, demo, city }: Visit): Html {
  return html`<footer class="foot"><p>${words.foot(city)}${demo ? ` · ${words.footDemo}` : ''}</p></footer>`;
}
