import { crc32 } from 'node:zlib';

/** What a phone writes into its photos, and must be found in none that is kept. */
export const canary = 'CANARYCAM-SN12345';

/** The parts of a JPEG that is drawn from them, each with its marker. */
const drawn = (nth: number): readonly Buffer[] => [
  segment(0xdb, Buffer.alloc(65, nth)),
  segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([nth & 0x7f, 0xff, 0, 0xff, 0xd0, 0x12, 0xff, 0xd9]),
];

/** A whole JPEG, another for each number, with whatever else stands in it before its picture and behind its end. */
export function photo(nth = 0, before: readonly Buffer[] = [], behind = Buffer.alloc(0)): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...before, ...drawn(nth), behind]);
}

export function segment(code: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** Which way up, by which camera, and where. */
export function tiff(orientation: number): Buffer {
  const head = Buffer.alloc(38);
  head.write('II*\0', 0, 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(2, 8);
  head.writeUInt16LE(0x010f, 10);
  head.writeUInt16LE(2, 12);
  head.writeUInt32LE(canary.length, 14);
  head.writeUInt32LE(38, 18);
  head.writeUInt16LE(0x0112, 22);
  head.writeUInt16LE(3, 24);
  head.writeUInt32LE(1, 26);
  head.writeUInt16LE(orientation, 30);
  return Buffer.concat([head, Buffer.from(canary)]);
}

export function exif(orientation: number): Buffer {
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(orientation)]));
}

export function png(...about: readonly (readonly [string, Buffer])[]): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const chunks = [
    ['IHDR', header] as const,
    ...about,
    ['IDAT', Buffer.alloc(10, 3)] as const,
    ['IEND', Buffer.alloc(0)] as const,
  ];
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...chunks.map(([name, data]) => pngChunk(name, data)),
  ]);
}

function pngChunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

export function webp(features: number, ...about: readonly (readonly [string, Buffer])[]): Buffer {
  const extended = Buffer.from([features, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  const chunks = [['VP8X', extended] as const, ['VP8L', Buffer.alloc(7, 5)] as const, ...about];
  return riff('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks.map(([name, data]) => riff(name, data))]));
}

function riff(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(name), length, data, Buffer.alloc(data.length % 2)]);
}

/** As phones make photos: the picture is its first item, what is said about it its second. */
export function heic(brand = 'heic'): Buffer {
  const about = Buffer.from(canary);
  const picture = Buffer.alloc(20, 9);
  const entry = (item: number, kind: string): Buffer =>
    box('infe', Buffer.concat([Buffer.from([2, 0, 0, 0, 0, item, 0, 0]), Buffer.from(`${kind}\0`)]));
  const list = box('iinf', Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 2]), entry(1, 'hvc1'), entry(2, 'Exif')]));
  const made = (at: number): Buffer => {
    const extents = [
      [1, at, picture.length],
      [2, at + picture.length, about.length],
    ].map(([item = 0, from = 0, length = 0]) => {
      const places = Buffer.alloc(14);
      places.writeUInt16BE(item, 0);
      places.writeUInt16BE(1, 4);
      places.writeUInt32BE(from, 6);
      places.writeUInt32BE(length, 10);
      return places;
    });
    const places = box('iloc', Buffer.concat([Buffer.from([0, 0, 0, 0, 0x44, 0, 0, 2]), ...extents]));
    const meta = box('meta', Buffer.concat([Buffer.alloc(4), list, places]));
    return Buffer.concat([box('ftyp', Buffer.from(`${brand}\0\0\0\0mif1${brand}`)), meta]);
  };
  const head = made(0).length;
  return Buffer.concat([made(head + 8), box('mdat', Buffer.concat([picture, about]))]);
}

export function box(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length + 8);
  return Buffer.concat([length, Buffer.from(name), data]);
}
