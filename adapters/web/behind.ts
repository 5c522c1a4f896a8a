import type { Context } from 'hono';
import { z } from 'zod';

const overSocket = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }) });

/** Whoever is at the other end of the connection itself; nothing where there is none. */
export function socketOf(context: Context): string {
  const socket = overSocket.safeParse(context.env);
  return socket.success ? socket.data.incoming.socket.remoteAddress : '';
}

/**
 * The address from which a request comes. What it says itself of where it was forwarded from counts only as far as our own
 * proxies wrote it, each at the end: the last that is none of them is the one that the first of them saw.
 */
export function addressBehind(proxies: readonly string[], socket: string, forwarded: string | undefined): string {
  const named = (forwarded ?? '').split(',').map(bare);
  const way = [...named.filter(Boolean), bare(socket)];
  return way.findLast((address) => !proxies.includes(address)) ?? bare(socket);
}

/**
 * So much of an address as its neighbours have in common: 256 of IPv4, one line's of IPv6. Of who complains without a name
 * not even a mark tells one from the next, and nobody gets more by taking another address of his own.
 */
export function neighbourhood(address: string): string {
  if (!address.includes(':')) return address.replace(/\.\d+$/, '');
  const [before = '', after] = address.toLowerCase().replace(/%.*$/, '').split('::');
  const left = before.split(':').filter(Boolean);
  const right = after?.split(':').filter(Boolean) ?? [];
  const zeros = after === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right].map((group) => group.replace(/^0+(?=.)/, ''));
  return groups.slice(0, 3).join(':');
}

/** An IPv4 address as such, though the socket takes it for one of IPv6. */
function bare(address: string): string {
  return address.trim().replace(/^::ffff:(?=\d+\.)/i, '');
}
