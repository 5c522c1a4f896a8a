import { type CityDate, cityDate, cityTime } from './date.ts';
import type { Fen } from './fen.ts';

/** What a number counts; said with it in each language. */
export type Unit =
  | 'people'
  | 'visits'
  | 'hours'
  | 'clock'
  | 'months'
  | 'year'
  | 'posts'
  | 'points'
  | 'percent'
  | 'comments'
  | 'complaints'
  | 'bids'
  | 'similar'
  | 'bidders'
  | 'rank'
  | 'instalment';

/** Something in what is said that is more than words: each channel draws it by its kind, in the language of the reader. */
export type Thing =
  | { readonly kind: 'money'; readonly fen: Fen }
  | Moment
  | { readonly kind: 'number'; readonly number: number; readonly unit?: Unit }
  | { readonly kind: 'link'; readonly href: string }
  /** What is taken along to the letter, to be shown elsewhere; `secret`: by nobody else. */
  | { readonly kind: 'code'; readonly code: string; readonly secret?: true }
  /** What is typed to be done, as a chat takes it. */
  | { readonly kind: 'command'; readonly typed: string }
  | { readonly kind: 'case'; readonly id: string; readonly number: string }
  | { readonly kind: 'body' | 'person'; readonly name: string };

/** A day, or a time on it. */
export interface Moment {
  readonly kind: 'date';
  readonly date: CityDate;
  /** `HH:mm`; 24:00 at the end of the day. */
  readonly time?: string;
  /** The day on which it is said: the year is left out when it is the same. */
  readonly today?: CityDate;
  /** On that very day the time is enough. */
  readonly brief?: true;
  /** An unannounced holiday may still move it. */
  readonly provisional?: true;
}

/** What is said: words, a thing, or words with things in between. */
export type Said = string | Thing | readonly (string | Thing)[];

/** Running text with things in it: said`due on ${day}`. */
export function said(words: TemplateStringsArray, ...between: readonly (Said | number | undefined)[]): Said {
  return together(
    words.flatMap((text, index): readonly Said[] => {
      if (index >= between.length) return [text];
      const next = between[index];
      return [text, typeof next === 'object' ? next : String(next)];
    }),
  );
}

/** One after the other, with words that meet in one piece. */
function together(given: readonly Said[]): Said {
  const pieces: (string | Thing)[] = [];
  for (const piece of given.flatMap(piecesOf)) {
    const last = pieces.at(-1);
    if (piece === '') continue;
    if (typeof piece !== 'string' || typeof last !== 'string') pieces.push(piece);
    else pieces[pieces.length - 1] = last + piece;
  }
  const [only = ''] = pieces;
  return pieces.length > 1 ? pieces : only;
}

/** What is said, piece by piece. */
export function piecesOf(given: Said): readonly (string | Thing)[] {
  return isPieces(given) ? given : [given];
}

/** Several things said, with words in between; what says nothing is left out. */
export function joined(given: readonly Said[], between: string): Said {
  const parts = given.filter((each) => !isNothing(each));
  return together(parts.flatMap((each, place) => (place === 0 ? [each] : [between, each])));
}

/** Whether nothing is said. */
export function isNothing(given: Said): boolean {
  return given === '' || (isPieces(given) && given.length === 0);
}

/** An instant as the moment that is said. */
export function momentOf(at: Date, manner: Pick<Moment, 'today' | 'brief'> = {}): Moment {
  return { kind: 'date', date: cityDate(at), time: cityTime(at), ...manner };
}

function isPieces(given: Said): given is readonly (string | Thing)[] {
  return Array.isArray(given);
}

/** A code as something to be copied. */
export function codeOf(code: string): Thing {
  return { kind: 'code', code };
}

/** The same, which lets in whoever has it. */
export function secretOf(code: string): Thing {
  return { kind: 'code', code, secret: true };
}

/** An address as something that can be opened. */
export function link(href: string): Thing {
  return { kind: 'link', href };
}
