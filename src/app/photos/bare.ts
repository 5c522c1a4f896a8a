import { bareHeif } from './heif.ts';
import { bareJpeg } from './jpeg.ts';
import { barePng } from './png.ts';
import { bareWebp } from './webp.ts';

/** Takes away whatever is not the picture itself; undefined where what is there is no whole picture. */
type Bare = (bytes: Buffer) => Buffer | undefined;

/** Each kind of photo by how it begins. */
const kinds: readonly { readonly at: number; readonly begins: string; readonly bare: Bare }[] = [
  { at: 0, begins: '\xff\xd8\xff', bare: bareJpeg },
  { at: 0, begins: '\x89PNG\r\n\x1a\n', bare: barePng },
  { at: 8, begins: 'WEBP', bare: bareWebp },
  { at: 4, begins: 'ftyp', bare: bareHeif },
];

/** So many bytes tell a photo from everything else. */
export const photoHead = 12;

/**
 * What a photo tells beyond what is seen on it (where it was taken, when, with which camera, by whom) is taken away from each
 * that begins as one; which way up it is stays. Undefined for what begins otherwise.
 */
export function barer(head: Buffer): Bare | undefined {
  return kinds.find(({ at, begins }) => head.toString('latin1', at, at + begins.length) === begins)?.bare;
}
