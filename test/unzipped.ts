import { inflateRawSync } from 'node:zlib';

/** The files of a ZIP (a workbook is one), each as text, in the order of its directory. */
export function unzipped(bytes: Uint8Array): readonly string[] {
  return [...unzippedByName(bytes).values()];
}

/** The same, each by its name. */
export function unzippedByName(bytes: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf('PK\x05\x06');
  let at = zip.readUInt32LE(end + 16);
  const files = Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const header = zip.readUInt32LE(at + 42);
    const from = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    const isPacked = zip.readUInt16LE(at + 10) !== 0;
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    return [name, (isPacked ? inflateRawSync(packed) : packed).toString('utf8')] as const;
  });
  return new Map(files);
}
