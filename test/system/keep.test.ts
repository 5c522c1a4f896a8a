import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../../db/files.ts';
import { keepFile } from '../../src/app/keep.ts';
import type { Files } from '../../src/app/ports/system.ts';

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF');
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  Buffer.from('IHDR'),
  Buffer.alloc(40),
]);
const limit = 1_000;

describe('evidence', () => {
  let folder: string;
  let files: Files;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gouban-files-'));
    files = filesIn(folder);
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
    const kept = await keepFile(files, limit, '../../etc/\u202Epasswd.png', png);
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
