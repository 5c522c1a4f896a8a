import { yuan } from '../law/money.ts';
import { piecesOf, type Said, type Thing } from '../law/said.ts';
import { sayMoment } from '../law/speak.ts';
import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';

/** All that is said, as words. */
export function inWords(said: Said, language: Language): string {
  return piecesOf(said)
    .map((piece) => (typeof piece === 'string' ? piece : thingInWords(piece, language)))
    .join('');
}

/** Something that is more than words, in words. */
export function thingInWords(thing: Thing, language: Language): string {
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
    case 'body':
    case 'person':
      return thing.name;
  }
}
