import type { Incoming } from './message.ts';
import type { LastHeard, Piece } from './talk.ts';

/** The pieces of one text come at most so many seconds apart. */
const apart = 3;

/** A text as it was said, and all of it where it began with what was heard before. */
export interface Whole {
  readonly text: string;
  /** Set when more of it may follow. */
  readonly piece?: Piece;
  /** The question to which it was begun. */
  readonly begun?: { readonly draft: string; readonly field: string };
}

/**
 * A platform that takes texts of `longest` units at most sends a longer one in several messages. Apps cut where a line or
 * a sentence ends, but never in the first half: so what is longer than that may go on, and does if more comes at once.
 */
export function wholeOf(
  text: string,
  { message, longest }: Pick<Incoming, 'message' | 'longest'>,
  last: LastHeard | undefined,
): Whole {
  if (!message || longest === undefined) return { text };
  const begun = last?.kind === 'answer' ? last : undefined;
  const before = begun?.piece && message.sent - begun.piece.sent <= apart ? begun : undefined;
  const all = before?.piece ? joined(before.piece, text, longest) : text;
  const { sent } = message;
  return {
    text: all,
    ...(text.length > longest / 2 && { piece: { text: all, sent, length: text.length } }),
    ...(before && { begun: { draft: before.draft, field: before.field } }),
  };
}

/** Of a piece that is not full, what it was cut at is lost: the end of a line, where the text has any. */
function joined({ text: before, length }: Piece, text: string, longest: number): string {
  // A character of two units is not cut.
  if (length >= longest - 1) return `${before}${text}`;
  return `${before}${/\n/.test(before) || text.includes('\n') ? '\n' : ' '}${text}`;
}
