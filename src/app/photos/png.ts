import { crc32 } from 'node:zlib';

const signature = 8;
const around = 12;
/** What the picture is drawn from; all else is said about it. */
const drawn: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'IDAT', 'IEND']);

/** A PNG of the chunks that it is drawn from, each of them whole. */
export function barePng(bytes: Buffer): Buffer | undefined {
  const kept = [bytes.subarray(0, signature)];
  let hasData = false;
  for (let at = signature; at + around <= bytes.length; ) {
    const next = at + around + bytes.readUInt32BE(at);
    if (next > bytes.length) return undefined;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (at === signature && name !== 'IHDR') return undefined;
    if (crc32(bytes.subarray(at + 4, next - 4)) !== bytes.readUInt32BE(next - 4)) return undefined;
    if (drawn.has(name)) kept.push(bytes.subarray(at, next));
    hasData ||= name === 'IDAT';
    if (name === 'IEND') return hasData ? Buffer.concat(kept) : undefined;
    at = next;
  }
  return undefined;
}
