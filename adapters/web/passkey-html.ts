import type { ProofAsked } from '../../src/app/ports/passkey-desk.ts';
import { type Html, html } from './html.ts';
import type { SignedIn } from './site.ts';
import type { Place } from './webauthn.ts';

/** Where something is proven by a passkey, and where one is made. */
export const provenPath = '/desk/prove';
export const madePath = '/desk/passkey';

export function provePath(code: string): string {
  return `${provenPath}/${encodeURIComponent(code)}`;
}

export function makingPath(code: string): string {
  return `${madePath}/${encodeURIComponent(code)}`;
}

interface Asking {
  readonly asked: ProofAsked;
  readonly place: Place;
  /** It was tried just now, in vain. */
  readonly failed?: boolean;
}

/** What is to be proven, and the button by which the browser proves it. */
export function proveHtml(visit: SignedIn, path: string, asking: Asking): Html {
  const say = visit.words.prove;
  const { of, passkeys } = asking.asked;
  const removed = of.do === 'remove' ? passkeys.find(({ id }) => id === of.passkey)?.device : undefined;
  const what = of.do === 'act' ? of.act : of.do === 'add' ? say.add : say.remove(removed ?? '');
  const on = of.do === 'act' ? html`<p>${of.on}</p>` : '';
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${say.title}</h1><p class="gap">${say.what}</p><p><b>${what}</b></p>${on}<p class="dim gap">${say.bound}</p>
${formHtml(visit, path, 'get', say.button, asking)}</main>`;
}

/** The button by which the browser makes one. */
export function makingHtml(visit: SignedIn, path: string, asking: Asking): Html {
  const say = visit.words.prove;
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${say.create}</h1><p class="dim gap">${say.createHow}</p>
${formHtml(visit, path, 'create', say.createButton, asking)}</main>`;
}

function formHtml(
  { words, to, key, person }: SignedIn,
  path: string,
  kind: 'get' | 'create',
  label: string,
  { asked, place, failed }: Asking,
): Html {
  const say = words.prove;
  const known = asked.passkeys.map(({ id }) => id).join(' ');
  const holder = Buffer.from(person.id).toString('base64url');
  return html`${failed ? html`<p class="call gap" role="alert">${say.refused}</p>` : ''}<form class="sheet" method="post" action="${to(path)}" data-passkey="${kind}" data-challenge="${asked.challenge}" data-rp="${place.host}" data-known="${known}" data-holder="${holder}" data-name="${person.name}"><input type="hidden" name="key" value="${key}"><input type="hidden" name="signed" value=""><p class="btns go"><button class="btn blue">${label}</button></p><p role="status" data-denied hidden>${say.denied}</p><p role="status" data-none hidden>${say.none}</p></form>`;
}
