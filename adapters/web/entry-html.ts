import { type Html, html } from './html.ts';
import type { Fields } from './read-form.ts';
import type { Visit } from './visit.ts';

/** How to get in: there is no password, the chat is the key. */
export function signInHtml(visit: Visit, needed: boolean, typed?: Fields, city?: string): Html {
  const { words, demo, signInMinutes } = visit;
  const say = words.entry;
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${needed ? say.needed : say.title}</h1>
${demo ? html`<p class="call gap">${say.demo}</p>` : ''}
${typed ? againHtml(visit, typed) : ''}<div class="prose part"><p>${say.how}</p><ol><li>${say.bot(signInMinutes)}</li><li>${say.invited}</li></ol><p class="dim">${say.citizen}</p></div>
${city === undefined ? '' : html`<div class="part"><p class="btns"><a class="btn blue" href="${visit.to(city)}">${say.byCity}</a></p><p class="dim">${say.byCityHow}</p></div>`}
${publicWays(visit)}</main>`;
}

/** What was typed when the session had ended, to be sent again by one press once he is signed in. */
function againHtml({ words, path, to }: Visit, typed: Fields): Html {
  const inputs = [...typed].flatMap(([name, values]) => values.map((value) => hiddenInput(name, value)));
  return html`<form class="call gap" method="post" action="${to(path)}"><p>${words.entry.ended}</p>${inputs}<p class="btns go"><button class="btn blue">${words.entry.again}</button></p></form>`;
}

function hiddenInput(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** A link is only used up by a press: what previews links in chats cannot use it up. */
export function confirmSignInHtml({ words, to, person }: Visit, code: string, who: string | undefined): Html {
  const say = words.entry;
  const whose = who === undefined ? '' : html`<p><b>${say.signsInAs(who)}</b></p>`;
  const instead = who === undefined || person === undefined ? '' : html`<p>${say.insteadOf(person.name)}</p>`;
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${say.confirm}</h1>${whose}${instead}<p class="dim">${say.confirmText}</p>
<form class="sheet" method="post" action="${to(`/sign-in/${encodeURIComponent(code)}`)}"><p class="btns go"><button class="btn blue">${say.button}</button></p></form></main>`;
}

/** A page that hands over by itself what Telegram has signed, from which it is seen who opened it. */
export function inTelegramHtml({ words, to }: Visit, target: string): Html {
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${words.entry.opening}</h1><p class="dim gap">${words.entry.onlyInTelegram}</p><form data-app method="post" action="${to(target)}">${hiddenInput('signed', '')}</form></main>`;
}

/** A plain page that says one thing and where to go on. */
export function saidHtml(visit: Visit, title: string, text: string, more?: string): Html {
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${title}</h1><p class="gap">${text}</p>${more ? html`<p class="gap dim">${more}</p>` : ''}${publicWays(visit)}</main>`;
}

/** A page that leads on by itself: cookies of this site come along only when one of its own pages asks. */
export function openingHtml({ words }: Visit, target: string): Html {
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${words.entry.opening}</h1><p class="gap"><a href="${target}">${words.entry.goOn}</a></p></main>`;
}

function publicWays({ words, to, person }: Visit): Html {
  return html`<p class="btns part"><a class="btn" href="${to('/')}">${words.error.back}</a>${person ? html`<a class="btn" href="${to('/desk')}">${words.toDesk}</a>` : ''}</p>`;
}
