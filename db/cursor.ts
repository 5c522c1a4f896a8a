import { z } from 'zod';

/** The place of the last item of a page: an instant (or `infinity`), and the id among those with the same. */
const Cursor = z.tuple([z.union([z.iso.datetime(), z.literal('infinity')]), z.string().regex(/^[\w-]{1,100}$/)]);

export interface Cursor {
  readonly at: string;
  readonly id: string;
}

export function encodeCursor(at: Date | undefined, id: string): string {
  return Buffer.from(JSON.stringify([at?.toISOString() ?? 'infinity', id])).toString('base64url');
}

/** Undefined when the text is no cursor: it may come from an address that somebody typed, and the list begins then. */
export function decodeCursor(text: string): Cursor | undefined {
  const read = Cursor.safeParse(parsed(Buffer.from(text, 'base64url').toString('utf8')));
  if (!read.success) return undefined;
  const [at, id] = read.data;
  return { at, id };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
