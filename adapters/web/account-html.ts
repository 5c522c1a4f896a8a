import type { Passkey, SignIn } from '../../src/app/ports/stores.ts';
import type { Sessions } from '../../src/app/ports/system.ts';
import { cityDate } from '../../src/law/date.ts';
import { momentOf } from '../../src/law/said.ts';
import { sayDate, sayMoment } from '../../src/law/speak.ts';
import { identityLinkPath } from './city-identity.ts';
import { type Html, html } from './html.ts';
import type { Visit } from './visit.ts';

export const accountPath = '/desk/account';
export const passkeysPath = `${accountPath}/passkeys`;
export const sessionsPath = `${accountPath}/sessions`;
/** Where the city's own directory is unlinked. */
export const unlinkIdentityPath = `${accountPath}/identity`;

export interface AccountParts {
  readonly passkeys: readonly Passkey[];
  /** Whether a browser can use passkeys where this page is. */
  readonly usable: boolean;
  readonly sessions: Awaited<ReturnType<Sessions['of']>>;
  /** Which of them this browser has. */
  readonly here: string | undefined;
  readonly signIns: readonly SignIn[];
  /** Where the city has a directory of its own. */
  readonly identity?: { readonly isLinked: boolean };
}

/** What is an official's own at the desk: by what he proves that it is he, where he is signed in, and when he came. */
export function accountHtml(visit: Visit, parts: AccountParts): Html {
  const { account } = visit.words;
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${account.title}</h1>${passkeysHtml(visit, parts)}${sessionsHtml(visit, parts)}${parts.identity ? identityHtml(visit, parts.identity) : ''}${signInsHtml(visit, parts)}</main>`;
}

function passkeysHtml(visit: Visit, { passkeys, usable }: AccountParts): Html {
  const say = visit.words.account;
  const list =
    passkeys.length > 0
      ? html`<ul role="list" class="items">${passkeys.map((each) => passkeyHtml(visit, each))}</ul>`
      : html`<p>${say.none}</p>`;
  return html`<section class="part" aria-labelledby="h-passkeys"><h2 id="h-passkeys">${say.passkeys}</h2><p class="dim">${say.how}</p>${list}
${usable ? changing(visit, passkeysPath, {}, say.add) : html`<p>${say.elsewhere}</p>`}${passkeys.length > 0 ? html`<p class="dim">${say.lost}</p>` : ''}</section>`;
}

function passkeyHtml(visit: Visit, { id, device, madeAt, usedAt, isKept }: Passkey): Html {
  const say = visit.words.account;
  const day = (at: Date): string => sayDate(cityDate(at), visit.language);
  const used = usedAt ? say.used(day(usedAt)) : say.neverUsed;
  const facts = isKept ? `${say.made(day(madeAt))} · ${used}` : say.waits;
  return html`<li><div class="row"><h3>${device}</h3></div><p class="meta">${facts}</p>${changing(visit, passkeysPath, { remove: id }, say.remove, say.removeNamed(device))}</li>`;
}

function sessionsHtml(visit: Visit, { sessions, here }: AccountParts): Html {
  const say = visit.words.account;
  const items = sessions.map(({ id, began, way, device }) => {
    const named = device ?? say.unknownDevice;
    const facts = [say.since(moment(visit, began)), ...(way ? [say.ways[way]] : [])].join(' · ');
    const end = id === here ? html`` : changing(visit, sessionsPath, { end: id }, say.end, say.endAt(named));
    return html`<li><div class="row"><h3>${named}</h3>${id === here ? html`<span>${say.here}</span>` : ''}</div><p class="meta">${facts}</p>${end}</li>`;
  });
  return html`<section class="part" aria-labelledby="h-sessions"><h2 id="h-sessions">${say.sessions}</h2><p class="dim">${say.sessionsHow}</p><ul role="list" class="items">${items}</ul></section>`;
}

/** The city's own directory, linked to him or to be linked. */
function identityHtml(visit: Visit, { isLinked }: { readonly isLinked: boolean }): Html {
  const say = visit.words.account;
  const { linkCity, linkCityHow } = visit.words.entry;
  const unlink = isLinked ? changing(visit, unlinkIdentityPath, {}, say.unlink) : html``;
  return html`<section class="part" aria-labelledby="h-city"><h2 id="h-city">${say.identity}</h2><p class="dim">${linkCityHow}</p>${changing(visit, identityLinkPath, {}, linkCity)}${unlink}</section>`;
}

function signInsHtml(visit: Visit, { signIns }: AccountParts): Html {
  const say = visit.words.account;
  if (signIns.length === 0) return html``;
  const items = signIns.map(({ at, way, device, refused }) => {
    const facts = [moment(visit, at), say.ways[way]].join(' · ');
    return html`<li><div class="row"><h3>${device}</h3>${refused ? html`<span>${say.refused}</span>` : ''}</div><p class="meta">${facts}</p></li>`;
  });
  return html`<section class="part" aria-labelledby="h-sign-ins"><h2 id="h-sign-ins">${say.signIns}</h2><p class="dim">${say.signInsHow}</p><ul role="list" class="items">${items}</ul></section>`;
}

function moment({ now, language }: Visit, at: Date): string {
  return sayMoment({ ...momentOf(at), today: cityDate(now), brief: true }, language);
}

/** A button that changes something of his own. */
function changing(
  { to, key }: Visit,
  path: string,
  fields: Readonly<Record<string, string>>,
  label: string,
  whole = label,
): Html {
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const named = whole === label ? '' : html` aria-label="${whole}"`;
  return html`<form method="post" action="${to(path)}"><input type="hidden" name="key" value="${key}">${inputs}<p class="btns gap"><button class="btn"${named}>${label}</button></p></form>`;
}
