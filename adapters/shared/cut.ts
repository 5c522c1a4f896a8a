/** How long a text is, in the unit in which a platform counts. */
export type Measure = (text: string) => number;

/** Telegram and Slack count so: most characters are one, those beyond the first plane two. */
const units: Measure = (text) => text.length;
export const characters: Measure = (text) => [...text].length;
/** A Chinese character is three. */
export const bytes: Measure = (text) => Buffer.byteLength(text);

/** At most so much, never a part of a character; what was cut off is marked. */
export function cut(text: string, most: number, measure: Measure = units): string {
  if (measure(text) <= most) return text;
  return `${head(text, most - measure('…'), measure)}…`;
}

/** A long text in pieces, each at most so long, parted between lines where there are any. */
export function pieces(text: string, most: number, measure: Measure = units): readonly string[] {
  const found: string[] = [];
  let rest = text;
  while (measure(rest) > most) {
    const whole = head(rest, most, measure);
    const newline = rest.startsWith('\n', whole.length) ? whole.length : whole.lastIndexOf('\n');
    const piece = newline > whole.length / 2 ? whole.slice(0, newline) : whole;
    found.push(piece);
    rest = rest.slice(piece.length).replace(/^\n/, '');
  }
  return rest === '' && found.length > 0 ? found : [...found, rest];
}

/** As many characters from the beginning as fit, and one at least, so that whoever goes on gets to the end. */
function head(text: string, most: number, measure: Measure): string {
  let taken = 0;
  let at = 0;
  for (const character of text) {
    taken += measure(character);
    if (taken > most && at > 0) break;
    at += character.length;
  }
  return text.slice(0, at);
}
