import { plain } from '../law/plain.ts';
import { isSpoken } from './button-words.ts';
import type { Press } from './message.ts';
import type { Shown } from './talk.ts';

/** What the button does that somebody names, or says in other words for it; of what decides nothing, also by its place. */
export function pressNamed(shown: readonly Shown[], text: string): Press | undefined {
  const word = plain(text);
  const named = shown.find(({ label }) => plain(label) === word || plain(label).replace(/ \d+ ?[件份]?$/, '') === word);
  if (named) return named.press;
  const spoken = shown.find(
    ({ press: { do: what } }) => (what === 'submit' || what === 'start') && isSpoken(what, text),
  );
  if (spoken) return spoken.press;
  const place = /^\d{1,2}$/.test(word) ? shown[Number(word) - 1]?.press : undefined;
  return place && decides.has(place.do) ? undefined : place;
}

/** What is done at once when it is pressed: a number alone is too little for it. */
const decides: ReadonlySet<Press['do']> = new Set(['start', 'submit', 'discard']);
