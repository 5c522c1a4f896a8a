import { orientationIn, tiffWith } from './exif.ts';

const start = Buffer.from([0xff, 0xd8]);
const end = Buffer.from([0xff, 0xd9]);
const exif = Buffer.from('Exif\0\0', 'latin1');
const comment = 0xfe;
const scan = 0xda;

/** A JPEG of its pictures' segments alone, with how its colours are coded, and which way up it is. */
export function bareJpeg(bytes: Buffer): Buffer | undefined {
  const kept: Buffer[] = [];
  let orientation: number | undefined;
  let hasFrame = false;
  let hasScan = false;
  let at = start.length;
  for (;;) {
    const marker = markerAt(bytes, at);
    if (!marker) return undefined;
    const { code, after } = marker;
    if (code === 0xd9) break;
    if (after + 2 > bytes.length) return undefined;
    const length = bytes.readUInt16BE(after);
    const next = after + length;
    if (length < 2 || next > bytes.length) return undefined;
    const segment = bytes.subarray(after + 2, next);
    if (code === 0xe1 && segment.subarray(0, exif.length).equals(exif)) {
      orientation ??= orientationIn(segment.subarray(exif.length));
    }
    hasFrame ||= isFrame(code);
    // The data of a scan stands behind its segment, up to the next marker that is none of its own.
    const stop = code === scan ? scanEnd(bytes, next) : next;
    if (stop === undefined) return undefined;
    hasScan ||= code === scan;
    if (isPicture(code, segment)) kept.push(bytes.subarray(after - 2, stop));
    at = stop;
  }
  if (!hasFrame || !hasScan) return undefined;
  return Buffer.concat([start, ...(orientation === undefined ? [] : [turned(orientation)]), ...kept, end]);
}

/** The marker at a place, which fill bytes may stand before. */
function markerAt(bytes: Buffer, at: number): { readonly code: number; readonly after: number } | undefined {
  if (bytes[at] !== 0xff) return undefined;
  let code = at + 1;
  while (bytes[code] === 0xff) code += 1;
  const found = bytes[code];
  return found === undefined || found === 0 ? undefined : { code: found, after: code + 1 };
}

/** Everything but what programmes have written about the picture: those of Adobe say there how its colours are coded. */
function isPicture(code: number, segment: Buffer): boolean {
  if (code === 0xee) return segment.toString('latin1', 0, 5) === 'Adobe' && segment.length === 12;
  return !(code >= 0xe0 && code <= 0xef) && code !== comment;
}

function isFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}

function scanEnd(bytes: Buffer, from: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1];
    if (code === undefined) return undefined;
    if (code !== 0 && code !== 0xff && (code < 0xd0 || code > 0xd7)) return at;
  }
  return undefined;
}

function turned(orientation: number): Buffer {
  const segment = Buffer.concat([exif, tiffWith(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(segment.length + 2, 2);
  return Buffer.concat([head, segment]);
}
