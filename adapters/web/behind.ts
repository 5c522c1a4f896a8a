/**
 * The address from which a request comes. What it says itself of where it was forwarded from counts only as far as our own
 * proxies wrote it, each at the end: the last that is none of them is the one that the first of them saw.
 */
export function addressBehind(proxies: readonly string[], socket: string, forwarded: string | undefined): string {
  const named = (forwarded ?? '').split(',').map(bare);
  const way = [...named.filter(Boolean), bare(socket)];
  return way.findLast((address) => !proxies.includes(address)) ?? bare(socket);
}

/** An IPv4 address as such, though the socket takes it for one of IPv6. */
function bare(address: string): string {
  return address.trim().replace(/^::ffff:(?=\d+\.)/i, '');
}
