import { createHmac, timingSafeEqual } from 'node:crypto';

const windowSeconds = 300;

/**
 * Is this body Slack's, signed within five minutes of `now` (ms) to either side? Bolt takes times from the future, so
 * the check is ours. A header that came twice arrives joined with a comma and has not the form of one.
 */
export function isSigned(secret: string, headers: Headers, body: string, now: number): boolean {
  if (!mayBeSigned(headers, now)) return false;
  const { timestamp, signature } = signingOf(headers);
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest();
  return timingSafeEqual(expected, Buffer.from(signature.slice(3), 'hex'));
}

/** Whether the headers are those of a signed request of now: only then is its body worth reading. */
export function mayBeSigned(headers: Headers, now: number): boolean {
  const { timestamp, signature } = signingOf(headers);
  if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  return Math.abs(now / 1000 - Number(timestamp)) <= windowSeconds;
}

function signingOf(headers: Headers): { readonly timestamp: string; readonly signature: string } {
  return {
    timestamp: headers.get('x-slack-request-timestamp') ?? '',
    signature: headers.get('x-slack-signature') ?? '',
  };
}
