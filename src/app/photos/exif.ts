const orientationTag = 0x0112;
const short = 3;
const upright = 1;
const entryBytes = 12;

/** Which way up a photo is, by what TIFF says of it: 2 to 8; undefined where it stands upright or nothing is said. */
export function orientationIn(tiff: Buffer): number | undefined {
  const order = tiff.toString('latin1', 0, 2);
  if ((order !== 'II' && order !== 'MM') || tiff.length < 8) return undefined;
  const u16 = (at: number): number => {
    if (at + 2 > tiff.length) return 0;
    return order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  };
  const first = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let n = 0; n < u16(first); n += 1) {
    const entry = first + 2 + n * entryBytes;
    if (entry + entryBytes > tiff.length) return undefined;
    if (u16(entry) !== orientationTag || u16(entry + 2) !== short) continue;
    const orientation = u16(entry + 8);
    return orientation > upright && orientation <= 8 ? orientation : undefined;
  }
  return undefined;
}

/** TIFF that says nothing but which way up a photo is. */
export function tiffWith(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(short, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
