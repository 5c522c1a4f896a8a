/**
 * Who somebody is on a platform where an id counts only within its tenant, or within an app of it: all of it together,
 * outermost first. Parts that a platform does not have are left out, never empty.
 */
export function addressOf(...parts: readonly [string, ...(readonly string[])]): string {
  return parts.map((part) => part.replaceAll(/[%/]/g, encodeURIComponent)).join('/');
}

/** The parts of an address again. */
export function partsOf(address: string): readonly string[] {
  return address.split('/').map((part) => part.replaceAll('%2F', '/').replaceAll('%25', '%'));
}
