import { orientationIn, tiffWith } from './exif.ts';

const head = 12;
const drawn: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']);
/** Which of a picture's features it has: a colour profile, Exif, XMP. */
const told = { profile: 0x20, exif: 0x08, xmp: 0x04 } as const;

/** A WebP of the chunks that it is drawn from, and which way up it is. */
export function bareWebp(bytes: Buffer): Buffer | undefined {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF') return undefined;
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return undefined;
  const kept: Buffer[] = [];
  let orientation: number | undefined;
  let hasData = false;
  for (let at = head; at < end; ) {
    if (at + 8 > end) return undefined;
    const length = bytes.readUInt32LE(at + 4);
    const stop = at + 8 + length;
    if (stop > end) return undefined;
    const name = bytes.toString('latin1', at, at + 4);
    if (name === 'EXIF') orientation ??= orientationIn(bytes.subarray(at + 8, stop));
    hasData ||= name === 'VP8 ' || name === 'VP8L' || name === 'ANMF';
    if (drawn.has(name)) kept.push(chunk(name, Buffer.from(bytes.subarray(at + 8, stop))));
    at = stop + (length % 2);
  }
  if (!hasData) return undefined;
  const [first] = kept;
  const isExtended = first?.toString('latin1', 0, 4) === 'VP8X';
  const isTurned = isExtended && orientation !== undefined;
  if (first && isExtended) {
    const features = (first[8] ?? 0) & ~(told.profile | told.exif | told.xmp);
    first[8] = isTurned ? features | told.exif : features;
  }
  if (isTurned) kept.push(chunk('EXIF', tiffWith(orientation ?? 1)));
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  return chunk('RIFF', body);
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(name, 'latin1'), length, data, Buffer.alloc(data.length % 2)]);
}
