import { createHmac } from 'node:crypto';
import type { Fields } from '../loopback.ts';

export type Kind = 'events_api' | 'interactive' | 'slash_commands';

/** A payload as Slack posts it. */
export function encoded(kind: Kind, payload: Fields): { readonly type: string; readonly body: string } {
  if (kind === 'events_api') return { type: 'application/json', body: JSON.stringify(payload) };
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  const pairs = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]);
  return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(pairs).toString() };
}

/** The headers that make a body Slack's. */
export function signed(secret: string, body: string, at: Date): Readonly<Record<string, string>> {
  const timestamp = `${Math.floor(at.getTime() / 1000)}`;
  const mac = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-signature': `v0=${mac}`, 'x-slack-request-timestamp': timestamp };
}
