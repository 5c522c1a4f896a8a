import type { Hono } from 'hono';
import type { Look } from '../../src/law/setting.ts';
import { logoPath, sheetPath } from './look.ts';
import type { Site } from './site.ts';

const kept = 'public, max-age=31536000, immutable';

export function lookRoutes(app: Hono, { desk }: Site): void {
  app.get(sheetPath, async (context) => {
    const { colours } = await desk.read(async (read) => read.look);
    if (!colours) return context.notFound();
    return context.body(sheetOf(colours), 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': kept });
  });

  app.get(logoPath, async (context) => {
    const { logo } = await desk.read(async (read) => read.look);
    if (logo === undefined) return context.notFound();
    const bytes = new Uint8Array(Buffer.from(logo, 'base64'));
    return context.body(bytes, 200, { 'content-type': 'image/png', 'cache-control': kept });
  });
}

/** On paper all is as it always is. */
function sheetOf({ light, dark }: NonNullable<Look['colours']>): string {
  const soft = '--blue-soft: color-mix(in srgb, var(--blue) 10%, var(--surface));';
  return `@media screen {
  :root { --blue: ${light}; ${soft} }
  :root[data-theme="dark"] { --blue: ${dark}; }
}
@media screen and (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) { --blue: ${dark}; }
}
`;
}
