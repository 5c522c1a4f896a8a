import type { Passkey } from '../../src/app/ports/stores.ts';
import { cityDate } from '../../src/law/date.ts';
import { sayDate } from '../../src/law/speak.ts';
import { type Html, html } from './html.ts';
import { isVisitor, type Visit } from './visit.ts';

export const accountPath = '/desk/account';
export const passkeysPath = `${accountPath}/passkeys`;

export interface AccountParts {
  readonly passkeys: readonly Passkey[];
  /** Whether a browser can use passkeys where this page is. */
  readonly usable: boolean;
}

/** What is somebody's own at the desk: by what he proves that it is he. */
export function accountHtml(visit: Visit, parts: AccountParts): Html {
  const { account } = visit.words;
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${account.title}</h1>${isVisitor(visit) ? '' : passkeysHtml(visit, parts)}</main>`;
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
