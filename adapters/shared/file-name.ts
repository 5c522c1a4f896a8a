import { sizeSaid } from '../../src/dialogue/file-size.ts';
import type { FileShown } from '../../src/dialogue/message.ts';
import type { Language } from '../../src/names.ts';
import { bracketed } from './punctuation.ts';

/** A file by its name, with how large it is where that is known. */
export function fileName(file: FileShown, language: Language): string {
  const size = sizeSaid(file);
  return `${file.name}${size === undefined ? '' : bracketed(size, language)}`;
}

/** The same in a line of its own. */
export function fileLine(file: FileShown, language: Language): string {
  return `📎 ${fileName(file, language)}`;
}
