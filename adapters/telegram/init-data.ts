import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What Telegram gave to a page is believed for so long, in s: it is handed over as soon as the page opens. */
const longestHeld = 600;
/** As far as its clock may be ahead of ours, in s. */
const mostAhead = 60;
const longest = 4096;

const user = z.object({ id: z.int().positive() });
const figures = /^\d{1,12}$/;

/**
 * Who has opened a page of ours inside Telegram, by what that has signed for the page with this bot's token: the id of the
 * user. Undefined where it did not, where any of it was changed or is there twice, and where it is too old.
 */
export function whoOpened(initData: string, token: string, now: Date): number | undefined {
  if (initData.length > longest) return undefined;
  const fields = [...new URLSearchParams(initData)];
  const given = new Map(fields);
  const hash = given.get('hash');
  if (given.size !== fields.length || hash === undefined || !isSigned(fields, hash, token)) return undefined;
  const at = given.get('auth_date') ?? '';
  const age = Math.floor(now.getTime() / 1000) - Number(at);
  if (!figures.test(at) || age > longestHeld || age < -mostAhead) return undefined;
  return user.safeParse(jsonIn(given.get('user') ?? '')).data?.id;
}

/** Signed is all but the signature, in the order of the names. */
function isSigned(fields: readonly (readonly [string, string])[], hash: string, token: string): boolean {
  const signed = fields
    .filter(([name]) => name !== 'hash')
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join('\n');
  const key = createHmac('sha256', 'WebAppData').update(token).digest();
  const right = createHmac('sha256', key).update(signed).digest();
  const shown = Buffer.from(hash, 'hex');
  return shown.length === right.length && timingSafeEqual(shown, right);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
