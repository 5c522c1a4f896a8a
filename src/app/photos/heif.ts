interface Box {
  readonly name: string;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A HEIC, or a recording of a phone, in which all that is said about it is blank: it is not decoded, so what was there stays as
 * so many zeroes where it stood. Which way up it is stands with its pictures. Undefined where the places of its items cannot be read.
 */
export function bareHeif(bytes: Buffer): Buffer | undefined {
  try {
    const bare = Buffer.from(bytes);
    const all = boxesIn(bytes, 0, bytes.length);
    for (const { name, at, from, to } of withTracks(bytes, all)) {
      if (name !== 'uuid' && name !== 'udta') continue;
      bare.write('free', at + 4, 'latin1');
      bare.fill(0, from, to);
    }
    const meta = all.find(({ name }) => name === 'meta');
    if (!meta) return isSound(bytes) ? bare : undefined;
    // It begins with its version.
    const within = boxesIn(bytes, meta.from + 4, meta.to);
    const about = itemsAbout(bytes, within);
    const data = within.find(({ name }) => name === 'idat');
    for (const { item, from, to, isInside } of extentsIn(bytes, within)) {
      const start = isInside ? (data?.from ?? Number.NaN) : 0;
      if (!about.has(item)) continue;
      if (!(start + to <= bare.length)) return undefined;
      bare.fill(0, start + from, start + to);
    }
    return bare;
  } catch {
    // A number stands beyond the end.
    return undefined;
  }
}

/** With the boxes of a recording and its tracks, in which stands who made it and where. */
function withTracks(bytes: Buffer, boxes: readonly Box[]): readonly Box[] {
  return boxes.flatMap((box) =>
    box.name === 'moov' || box.name === 'trak' ? withTracks(bytes, boxesIn(bytes, box.from, box.to)) : [box],
  );
}

/** Sounds are boxes too. */
function isSound(bytes: Buffer): boolean {
  return !/^(?:hei|hev|mif|msf)/.test(bytes.toString('latin1', 8, 12));
}

function boxesIn(bytes: Buffer, from: number, to: number): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const short = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const head = short === 1 ? 16 : 8;
    const length = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    if (length < head || at + length > to) throw new RangeError('a box is longer than what it stands in');
    boxes.push({ name, at, from: at + head, to: at + length });
    at += length;
  }
  return boxes;
}

/** The items that say something about the pictures: Exif, XMP and whatever else is no picture. */
function itemsAbout(bytes: Buffer, within: readonly Box[]): ReadonlySet<number> {
  const list = within.find(({ name }) => name === 'iinf');
  if (!list) return new Set();
  const entries = boxesIn(bytes, list.from + (bytes[list.from] === 0 ? 6 : 8), list.to);
  return new Set(
    entries.flatMap(({ from }) => {
      const isLong = bytes[from] === 3;
      const kind = bytes.toString('latin1', from + (isLong ? 10 : 8), from + (isLong ? 14 : 12));
      const item = isLong ? bytes.readUInt32BE(from + 4) : bytes.readUInt16BE(from + 4);
      return ['Exif', 'mime', 'uri '].includes(kind) ? [item] : [];
    }),
  );
}

interface Extent {
  readonly item: number;
  readonly from: number;
  readonly to: number;
  /** Counted from the beginning of the data that stands beside the list. */
  readonly isInside: boolean;
}

function extentsIn(bytes: Buffer, within: readonly Box[]): readonly Extent[] {
  const list = within.find(({ name }) => name === 'iloc');
  if (!list) return [];
  const version = bytes[list.from];
  let at = list.from + 4;
  const take = (size: number): number => {
    at += size;
    if (size === 0) return 0;
    return size === 8 ? Number(bytes.readBigUInt64BE(at - 8)) : bytes.readUIntBE(at - size, size);
  };
  const sizes = take(2);
  const [ofOffset, ofLength, ofBase, ofIndex] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15, sizes & 15];
  const wide = version === 2 ? 4 : 2;
  const found: Extent[] = [];
  for (let items = take(wide); items > 0; items -= 1) {
    const item = take(wide);
    const method = version === 0 ? 0 : take(2) & 15;
    take(2);
    const base = take(ofBase);
    for (let extents = take(2); extents > 0; extents -= 1) {
      if (version !== 0) take(ofIndex);
      const from = base + take(ofOffset);
      found.push({ item, from, to: from + take(ofLength), isInside: method === 1 });
    }
  }
  return found;
}
