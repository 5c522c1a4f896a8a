import { cp, glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import writeSheet from 'write-excel-file/node';
import { checkFiles, filesIn } from '../../db/files.ts';
import { sealIn } from '../../db/seal.ts';
import { keepFile } from '../../src/app/keep.ts';
import type { Files } from '../../src/app/ports/system.ts';
import { heic, png } from '../photos.ts';

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF');
const limit = 1_000;
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The beginning of a file of boxes, as phones make recordings. */
function boxed(brand: string): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`), Buffer.alloc(40)]);
}

/** A paper of an office, what tells its kind after so many bytes of other things. */
function office(part: string, kind: string, before: number, vendor = 'vnd.openxmlformats-officedocument'): Buffer {
  const type = `application/${vendor}.${kind}.main+xml`;
  const types = `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${type}"/></Types>`;
  return zipped([
    ...(before > 0 ? ([['docProps/thumbnail.jpeg', 'x'.repeat(before)]] as const) : []),
    ['[Content_Types].xml', types],
    [part, '<x/>'],
  ]);
}

/** A ZIP of these files, as they are. */
function zipped(entries: readonly (readonly [string, string])[]): Buffer {
  let at = 0;
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const [name, text] of entries) {
    const [title, body] = [Buffer.from(name), Buffer.from(text)];
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt32LE(crc32(body), 10);
    about.writeUInt32LE(body.length, 14);
    about.writeUInt32LE(body.length, 18);
    about.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), about, title, body);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), about, place, title);
    at += 4 + about.length + title.length + body.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

describe('evidence', () => {
  let folder: string;
  let files: Files;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gouban-files-'));
    files = filesIn(folder, await sealIn(join(folder, 'keys')));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is kept under its SHA-256, with the kind that its bytes show and not its name', async () => {
    const kept = await keepFile(files, limit, '证书.jpg', pdf);
    expect(kept).toMatchObject({
      ok: true,
      value: { name: '证书.jpg.pdf', mime: 'application/pdf', size: pdf.length },
    });
    if (kept.ok) expect(await files.get(kept.value.hash)).toEqual(pdf);
  });

  it('keeps a name that is only a name', async () => {
    const kept = await keepFile(files, limit, '../../etc/\u202Epasswd.png', png());
    expect(kept).toMatchObject({ ok: true, value: { name: 'passwd.png', mime: 'image/png' } });
  });

  it.each([
    ['a program', Buffer.from('MZ\u0090\u0000 this is a program')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
    ['an archive', Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(60)])],
    ['nothing', Buffer.alloc(0)],
  ])('is never %s, whatever its name says', async (_, bytes) => {
    expect(await keepFile(files, limit, '照片.png', bytes)).toMatchObject({ ok: false, refusal: { why: 'file-kind' } });
  });

  it('that is held can be read, and is removed unless it was settled', async () => {
    const held = async (text: string): Promise<string> => {
      const kept = await keepFile(files, limit, 'x.pdf', Buffer.from(`%PDF-1.7 ${text}`), true);
      return kept.ok ? kept.value.hash : '';
    };
    const [gone, stays, both] = [await held('1'), await held('2'), await held('3')];
    await keepFile(files, limit, 'y.pdf', Buffer.from('%PDF-1.7 3'));
    await files.settle(stays);
    await files.settle(stays);
    for (const hash of [gone, stays, both, 'no hash', '0'.repeat(64)]) await files.drop(hash);
    await files.settle(gone);
    expect(await files.get(gone)).toBeUndefined();
    expect(await files.get(stays)).toEqual(Buffer.from('%PDF-1.7 2'));
    expect(await files.get(both)).toEqual(Buffer.from('%PDF-1.7 3'));
  });

  it('that a copy of the folder lacks, or has with one byte of another, is named each by itself', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'gouban-copy-'));
    onTestFinished(() => rm(copy, { recursive: true, force: true }));
    const seal = await sealIn(join(folder, 'keys'));
    const original = filesIn(join(copy, 'original'), seal);
    const hashes: string[] = [];
    for (const n of [1, 2, 3]) {
      const kept = await keepFile(original, limit, 'x.pdf', Buffer.from(`%PDF-1.7 ${n}`));
      if (kept.ok) hashes.push(kept.value.hash);
    }
    const whole = await checkFiles(join(copy, 'original'), seal, new Set(hashes));
    expect(whole).toEqual({ count: 3, broken: [], missing: [] });
    const paths: string[] = [];
    for await (const path of glob('sealed/*/*', { cwd: join(copy, 'original') })) paths.push(path);
    for (const path of paths) {
      const restored = join(copy, 'restored');
      await cp(join(copy, 'original'), restored, { recursive: true });
      await rm(join(restored, path));
      const lacking = await checkFiles(restored, seal, new Set(hashes));
      expect(lacking).toEqual({ count: 2, broken: [], missing: [path] });
      const bytes = await readFile(join(copy, 'original', path));
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      await writeFile(join(restored, path), bytes);
      const altered = await checkFiles(restored, seal, new Set(hashes));
      expect(altered).toEqual({ count: 3, broken: [path], missing: [] });
      await rm(restored, { recursive: true });
    }
  });

  it.each([
    ['photo.heic', heic(), 'image/heic'],
    ['IMG_0001.HEIC', heic('mif1'), 'image/heif'],
    ['录音.m4a', boxed('M4A '), 'audio/x-m4a'],
    ['录音.mp3', Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(60)]), 'audio/mpeg'],
    ['合同.docx', office('word/document.xml', 'wordprocessingml.document', 0), docx],
    ['合同.docx', office('word/document.xml', 'wordprocessingml.document', 9_000), docx],
    ['清单.xlsx', office('xl/workbook.xml', 'spreadsheetml.sheet', 0), xlsx],
  ])('can be %s', async (name, bytes, mime) => {
    expect(await keepFile(files, 20_000, name, bytes)).toMatchObject({ ok: true, value: { name, mime } });
  });

  it('can be a workbook as an office makes it', async () => {
    const workbook = await writeSheet([[{ value: '数量' }, { value: 12 }]]).toBuffer();
    const made = await keepFile(files, 20_000, '清单', workbook);
    expect(made).toMatchObject({ ok: true, value: { name: '清单.xlsx', mime: xlsx } });
  });

  it.each([
    ['a document with macros', office('word/document.xml', 'document.macroEnabled', 0, 'vnd.ms-word')],
    ['a presentation', office('ppt/presentation.xml', 'presentationml.presentation', 0)],
    ['a video', boxed('isom')],
    ['a program in an archive', zipped([['META-INF/MANIFEST.MF', 'Main-Class: X']])],
  ])('is never %s, even under the name of a paper', async (_, bytes) => {
    const kept = await keepFile(files, 20_000, '合同.docx', bytes);
    expect(kept).toMatchObject({ ok: false, refusal: { why: 'file-kind' } });
  });

  it('is counted as it comes, and refused at the first byte too many', async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        sent += 100;
        yield Buffer.alloc(100, 0x25);
      }
    }
    expect(await keepFile(files, limit, '大.pdf', endless())).toMatchObject({
      refusal: { why: 'file-too-large', values: { name: '大.pdf' } },
    });
    expect(sent).toBeLessThanOrEqual(limit + 200);
  });
});
