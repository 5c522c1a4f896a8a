import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';

/** Compares in constant time, whatever the lengths. A header that comes twice is joined, and so is wrong. */
export function isFromTelegram(request: Request, secret: string): boolean {
  const given = request.headers.get('x-telegram-bot-api-secret-token');
  return given !== null && timingSafeEqual(digest(given), digest(secret));
}

/** The pushed update; undefined when the body is none. */
export async function readBody(request: Request): Promise<Update | undefined> {
  try {
    const body: unknown = await request.json();
    return isUpdate(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** Of what knows the secret only this is doubted: the rest has the shape that Telegram documents. */
function isUpdate(body: unknown): body is Update {
  return typeof body === 'object' && body !== null && 'update_id' in body && Number.isSafeInteger(body.update_id);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
