import { html, raw } from 'hono/html';

/** A piece of a page. Whatever is put into a template is escaped, unless it is such a piece itself. */
export type Html = ReturnType<typeof html>;

/** `raw` is only for what was drawn by a library from what it does not repeat. */
export { html, raw };
