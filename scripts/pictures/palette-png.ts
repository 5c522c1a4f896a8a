import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const mostColours = 256;
const paletteType = 3;
/** Bytes of a pixel, by the colour type of a picture without a palette. */
const pixelBytes: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, as one number. */
  readonly colours: Uint32Array;
}

/** The same picture in its 256 most frequent colours, the others as the nearest of these: a third of the size. */
export function palettePng(png: Buffer): Buffer {
  const { width, height, colours } = read(png);
  const palette = mostFrequent(colours);
  const place = placesIn(palette);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = place(colours[y * width + x] ?? 0);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, paletteType], 8);
  const entries = Buffer.from(palette.flatMap(channels));
  const body = deflateSync(rows, { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', head), chunk('PLTE', entries), chunk('IDAT', body), chunk('IEND')]);
}

function channels(colour: number): readonly number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function mostFrequent(colours: Uint32Array): readonly number[] {
  const counted = new Map<number, number>();
  for (const colour of colours) counted.set(colour, (counted.get(colour) ?? 0) + 1);
  return [...counted]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostColours)
    .map(([colour]) => colour);
}

function placesIn(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, place) => [colour, place]));
  return (colour) => {
    const found = known.get(colour) ?? nearest(palette, colour);
    known.set(colour, found);
    return found;
  };
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((other) => distance(channels(other), channels(colour)));
  return distances.indexOf(Math.min(...distances));
}

function distance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + (value - (b[index] ?? 0)) ** 2, 0);
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}

/** Reads a picture as browsers write it: eight bits a channel, not interlaced. */
function read(png: Buffer): Pixels {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const bytes = pixelBytes[png.readUInt8(25)];
  if (bytes === undefined) throw new Error('this is no picture of a browser');
  const lines = unfiltered(inflateSync(bodyOf(png)), width * bytes, bytes);
  const colours = new Uint32Array(width * height);
  for (let pixel = 0; pixel < colours.length; pixel += 1) colours[pixel] = lines.readUIntBE(pixel * bytes, 3);
  return { width, height, colours };
}

function bodyOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = signature.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return Buffer.concat(parts);
}

/** Each line begins with the number of the way in which it was foretold from what stands left and above. */
function unfiltered(raw: Buffer, stride: number, bytes: number): Buffer {
  const height = raw.length / (stride + 1);
  const lines = Buffer.alloc(stride * height);
  const byteAt = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : (lines[y * stride + x] ?? 0));
  for (let y = 0; y < height; y += 1) {
    const way = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const around = [byteAt(x - bytes, y), byteAt(x, y - 1), byteAt(x - bytes, y - 1)] as const;
      lines[y * stride + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + foretold(way, ...around);
    }
  }
  return lines;
}

function foretold(way: number, left: number, above: number, corner: number): number {
  switch (way) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      return 0;
  }
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
