const longest = 4096;

/** The messages in which the apps send a text: cut at the end of a line in the second half, else where a message is full. */
export function piecesOf(text: string): readonly string[] {
  const all = text.trim();
  if (all.length <= longest) return all === '' ? [] : [all];
  const line = all.lastIndexOf('\n', longest);
  const at = line > longest / 2 ? line : longest - (isHigh(all.charCodeAt(longest - 1)) ? 1 : 0);
  return [all.slice(0, at).trim(), ...piecesOf(all.slice(at))];
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
