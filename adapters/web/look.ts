import { createHash } from 'node:crypto';
import type { Look } from '../../src/law/setting.ts';

export const sheetPath = '/look.css';
export const logoPath = '/logo.png';

/** How the pages of this city look, where it has said so: in its own colours, and with its own mark. */
export function lookOf(look: Look): { readonly sheet?: string; readonly logo?: string } {
  const version = createHash('sha256').update(JSON.stringify(look)).digest('base64url').slice(0, 16);
  return {
    ...(look.colours && { sheet: `${sheetPath}?v=${version}` }),
    ...(look.logo !== undefined && { logo: `${logoPath}?v=${version}` }),
  };
}
