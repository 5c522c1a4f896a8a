import { yuan } from '../law/money.ts';
import { piecesOf, type Said, type Thing } from '../law/said.ts';
import { sayMoment } from '../law/speak.ts';
import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';

export type { Said };

/** All that is said, as words. */
export function inWords(said: Said, language: Language): string {
  return drawable(said, language)
    .map(({ words }) => words)
    .join('');
}

/** A piece of what is said, in words; with what it is where it is more than words. */
export interface Drawable {
  readonly words: string;
  readonly thing?: Thing;
}

/** What is said, piece by piece, for a channel that draws things by their kind. */
export function drawable(said: Said, language: Language): readonly Drawable[] {
  return piecesOf(said).map((piece) =>
    typeof piece === 'string' ? { words: piece } : { words: thingInWords(piece, language), thing: piece },
  );
}

function thingInWords(thing: Thing, language: Language): string {
  switch (thing.kind) {
    case 'money':
      return yuan(thing.fen);
    case 'date':
      return sayMoment(thing, language);
    case 'number': {
      const number = thing.number.toLocaleString('en-US');
      return thing.unit === undefined ? number : texts[language].say.units[thing.unit](number);
    }
    case 'link':
      return thing.href;
    case 'code':
      return thing.code;
    case 'command':
      return thing.typed;
    case 'case':
      return thing.number;
    case 'body':
    case 'person':
      return thing.name;
  }
}
