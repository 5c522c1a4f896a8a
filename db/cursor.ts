import { z } from 'zod';

/** The place of the last item of a page: an instant (or `infinity`), and the id among those with the same. */
const Cursor = z.tuple([z.union([z.iso.datetime(), z.literal('infinity')]), z.string()]);

export interface Cursor {
  readonly at: string;
  readonly id: string;
}

export function encodeCursor(at: Date | undefined, id: string): string {
  return Buffer.from(JSON.stringify([at?.toISOString() ?? 'infinity', id])).toString('base64url');
}

/** Throws when the text is no cursor. */
export function decodeCursor(text: string): Cursor {
  const [at, id] = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  return { at, id };
}
