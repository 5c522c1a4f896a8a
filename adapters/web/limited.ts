import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { HourlyLimit } from '../../src/law/setting.ts';
import { addressBehind, neighbourhood, socketOf } from './behind.ts';
import type { Site } from './site.ts';

/** In seconds: when the hour is over, whatever of it is left. */
export const withinAnHour = '3600';

/**
 * From where a request comes, roughly; of which only a mark is kept, for an hour. From this machine itself comes all that a
 * proxy sends which nobody has named: that would be one place for the whole city, and is none.
 */
export function whereFrom({ settings: { proxies = [] } }: Site, context: Context): string | undefined {
  const address = addressBehind(proxies, socketOf(context), context.req.header('x-forwarded-for'));
  return /^(127\.|::1$|$)/.test(address) ? undefined : neighbourhood(address);
}

/** Throws where this was done too often from there in this hour. */
export async function unlessTooOften(site: Site, context: Context, limit: HourlyLimit): Promise<void> {
  if (!(await site.desk.may(limit, whereFrom(site, context)))) throw new HTTPException(429);
}
