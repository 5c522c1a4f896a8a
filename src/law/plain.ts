/** Dashes by other names than a dash: a minus, a rule of a table, the long vowel of a Japanese keyboard. */
const dashes = /[\p{Pd}\u2043\u2212\u2500\u2501\u30fc\uff70]/gu;
/** What can be pasted with a text and is not seen: zero width, direction of writing, marks of byte order. */
const unseen = /[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;

/**
 * Typed text as the readers of values see it: NFKC and small, nothing invisible in it, one dash, one kind of space, and
 * none at the ends nor what ends a sentence there.
 */
export function plain(text: string): string {
  return unified(text)
    .replace(/[ 。.!~,;、]+$/u, '')
    .trim()
    .toLowerCase();
}

/** Most of what is typed is nothing but plain signs with single spaces between them. */
const settled = /^[!-~\u4e00-\u9fff]+(?: [!-~\u4e00-\u9fff]+)*$/;

/** Typed text with its letters as they are: NFKC, nothing invisible in it, one dash and one kind of space. */
export function unified(text: string): string {
  if (settled.test(text)) return text;
  return text
    .replaceAll(/[\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2080-\u2089]/g, '?') // x² is not x2
    .normalize('NFKC')
    .replaceAll(dashes, '-')
    .replaceAll(unseen, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ');
}

/** The same without any space or dash: how a key is compared that people write in groups. */
export function closed(text: string): string {
  return plain(text).replaceAll(/[ -]/g, '');
}

/** What stands before a value that was copied with its name: 账号：6222…, Tel. 0451…. */
export function unlabelled(text: string, labels: RegExp): string {
  return text.replace(labels, '').replace(/^[ :.]+/, '');
}
