import { plain } from '../law/plain.ts';
import type { Answered, Deed } from './answered.ts';
import { isSpoken } from './button-words.ts';
import type { Block, Button, Message, Press } from './message.ts';
import type { Focus, Shown } from './talk.ts';

/**
 * With the buttons of what is said last kept as words, unless a question is open then: its buttons follow from it. What is
 * said once an act is done is left out, so that deciding costs no writing more.
 */
export function showing(focus: Focus | undefined, answered: Answered): Answered {
  const { deeds } = answered;
  const last = deeds.findLastIndex((deed) => deed.do === 'focus');
  const asked = deeds[last];
  const after = asked?.do === 'focus' ? asked.on : focus;
  const said = deeds.findLast((deed) => deed.do === 'say');
  if (said?.do !== 'say' || (after && !('shown' in after))) return answered;
  const shown = buttonsIn(said.message);
  if (shown.length === 0) return answered;
  const kept: Deed = { do: 'focus', on: { shown } };
  return { ...answered, deeds: last >= 0 ? deeds.with(last, kept) : [...deeds, kept] };
}

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

/** The buttons of a message by their labels, without those of which several have the same. */
function buttonsIn({ blocks, buttons }: Message): readonly Shown[] {
  const all = [...blocks.flatMap(buttonsOf), ...buttons.flat()];
  return all
    .filter(({ label }) => all.filter((other) => other.label === label).length === 1)
    .map(({ label, press }) => ({ label, press }));
}

function buttonsOf(block: Block): readonly Button[] {
  return block.kind === 'items'
    ? block.items.flatMap(({ title, open }) => (open ? [{ ...open, label: title }] : []))
    : [];
}
