import { describe, expect, test } from 'vitest';
import { keepFile } from '../../src/app/keep.ts';
import { orientationIn } from '../../src/app/photos/exif.ts';
import { filesInMemory } from '../memory/files.ts';
import { box, canary, exif, heic, photo, png, segment, tiff, webp } from '../photos.ts';
import { fc } from '../properties.ts';

const about = Buffer.from(canary);
const xmp = Buffer.from(`http://ns.adobe.com/xap/1.0/\0${canary}`);
const said = [exif(6), segment(0xe1, xmp), segment(0xe2, about), segment(0xed, about), segment(0xfe, about)];
const sound = box('moov', box('udta', about));

/** Photos with what is said about them, and the same with nothing. */
const photos: Readonly<Record<string, readonly [Buffer, Buffer]>> = {
  jpg: [photo(1, [...said.slice(1)], about), photo(1)],
  png: [png(['tEXt', about], ['eXIf', tiff(1)], ['iTXt', about], ['tIME', Buffer.alloc(7)], ['prVt', about]), png()],
  webp: [webp(0x2c, ['ICCP', about], ['EXIF', tiff(1)], ['XMP ', about]), webp(0)],
};

async function kept(name: string, bytes: Buffer, sent: AsyncIterable<Uint8Array> | Uint8Array = bytes) {
  const stored = new Map<string, Uint8Array>();
  const files = filesInMemory(stored);
  const evidence = await keepFile(files, 10_000, name, sent);
  if (!evidence.ok) return evidence.refusal.why;
  return Buffer.from((await files.get(evidence.value.hash)) ?? []);
}

describe('a photo is kept as nothing but what is seen on it', () => {
  test.each(Object.entries(photos))('as %s', async (ending, [told, bare]) => {
    expect(told.includes(canary)).toBe(true);
    expect(await kept(`photo.${ending}`, told)).toEqual(bare);
    expect(await kept(`photo.${ending}`, bare)).toEqual(bare);
  });

  test('as a HEIC, in which everything stands where it stood', async () => {
    const bare = await kept('photo.heic', heic());
    expect(heic().includes(canary)).toBe(true);
    expect(bare).toEqual(Buffer.from(heic().toString('latin1').replace(canary, '\0'.repeat(canary.length)), 'latin1'));
  });

  test('and of a recording of a phone nothing of who made it and where is kept', async () => {
    const recording = Buffer.concat([
      box('ftyp', Buffer.from('M4A \0\0\0\0M4A ')),
      sound,
      box('mdat', Buffer.alloc(9, 1)),
    ]);
    const bare = await kept('录音.m4a', recording);
    expect(bare).toHaveLength(recording.length);
    expect(bare.includes(canary)).toBe(false);
  });

  test('however it comes in pieces', async () => {
    async function* single(): AsyncGenerator<Uint8Array> {
      for (const byte of photo(1, said, about)) yield Buffer.from([byte]);
    }
    const bare = await kept('photo.jpg', photo(1, said), single());
    expect(bare.includes(canary)).toBe(false);
  });

  test.each([2, 3, 4, 5, 6, 7, 8])('but stays turned as it was: %i', async (orientation) => {
    const jpg = await kept('a.jpg', photo(1, [exif(orientation)]));
    expect(jpg.includes(canary)).toBe(false);
    if (typeof jpg === 'string') throw new Error(jpg);
    expect(orientationIn(jpg.subarray(jpg.indexOf('Exif') + 6))).toBe(orientation);
    expect(await kept('a.jpg', jpg)).toEqual(jpg);
    const web = await kept('a.webp', webp(8, ['EXIF', tiff(orientation)]));
    if (typeof web === 'string') throw new Error(web);
    expect(web.includes(canary)).toBe(false);
    expect(orientationIn(web.subarray(web.indexOf('EXIF') + 8))).toBe(orientation);
  });
});

test('a photo that is not whole is refused with what to do, and nothing that is sent makes more of it than a refusal', async () => {
  const all = [
    ...Object.entries(photos).map(([ending, [, bare]]) => [ending, bare] as const),
    ['heic', heic()] as const,
  ];
  for (const [ending, bytes] of all) {
    expect(await kept(`a.${ending}`, bytes.subarray(0, bytes.length - 6)), ending).toBe('file-broken');
  }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...all),
      fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 6 }),
      async ([ending, bytes], changes) => {
        const wrong = Buffer.from(bytes);
        for (const [at, byte] of changes) if (at < wrong.length) wrong[at] = byte;
        const result = await kept(`a.${ending}`, wrong);
        expect(typeof result === 'string' ? ['file-broken', 'file-kind'] : ['kept']).toContain(
          typeof result === 'string' ? result : 'kept',
        );
      },
    ),
  );
});
