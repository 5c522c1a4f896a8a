import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addKey, howKept, splitKeys } from '../../db/city-keys.ts';
import { closeFor, joined, newPrivate, openWith, parted, publicOf } from '../../db/key-pair.ts';
import { sealIn } from '../../db/seal.ts';
import { withSealed } from '../../db/sealed-within.ts';

let home: string;
let folder: string;
let share: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'gouban-keys-'));
  folder = join(home, 'keys');
  share = join(home, 'other-holder', 'share.key');
});
afterEach(() => rm(home, { recursive: true }));

const lines = async (path: string) => (await readFile(path, 'utf8')).split('\n');

test('what a key of before has sealed is opened, found and, once renewed, opens with the new one alone', async () => {
  const before = await sealIn(folder);
  const sealed = before.close('s', '绝密');
  const [key = ''] = await lines(join(folder, 'seal.key'));
  await addKey({ folder });
  const now = await sealIn(folder);
  expect(now.open('s', sealed)).toBe('绝密');
  expect(now.keyOf('s', sealed)).toBe(1);
  expect(now.keyOf('s', now.close('s', 'x'))).toBe(0);
  expect(() => before.open('s', now.close('s', 'x'))).toThrow();
  expect(now.marks('s', 'x')).toEqual([now.mark('s', 'x'), before.mark('s', 'x')]);
  expect(now.mark('s', 'x')).not.toBe(before.mark('s', 'x'));
  expect(now.lasting('s', 'x')).toBe(before.mark('s', 'x'));

  const renewed = now.renewed(sealed) ?? '';
  expect(now.open('s', renewed)).toBe('绝密');
  expect(now.original(renewed)).toBe(sealed);
  expect(now.renewed(renewed)).toBeUndefined();
  expect(() => before.open('s', renewed)).toThrow();
  expect(() => now.open('other', renewed)).toThrow();

  await addKey({ folder });
  const third = await sealIn(folder);
  const again = third.renewed(renewed) ?? '';
  expect(third.open('s', again)).toBe('绝密');
  expect(third.original(again)).toBe(sealed);
  expect(() => now.open('s', again)).toThrow();
  expect(await lines(join(folder, 'seal.key'))).toHaveLength(3);
  expect((await lines(join(folder, 'seal.key'))).at(-1)).toBe(key);
  expect((await stat(join(folder, 'seal.key'))).mode & 0o777).toBe(0o600);
});

test('what is none of what was sealed is left as it is', async () => {
  const seal = await sealIn(folder);
  expect(seal.renewed('QUJD')).toBeUndefined();
  expect(withSealed({ a: [{ b: 'QUJD' }], at: 'AQID' }, () => 'x')).toBeUndefined();
  expect(withSealed({ a: [{ $private: 'one', b: 1 }], c: { $sealed: 'two' } }, (text) => `${text}!`)).toEqual({
    a: [{ $private: 'one!', b: 1 }],
    c: { $sealed: 'two!' },
  });
  expect(withSealed('one', (text) => `${text}!`)).toBe('one!');
});

test('a key that is parted between two holders opens with both halves and with neither alone', async () => {
  const whole = await sealIn(folder);
  const sealed = whole.close('s', '绝密');
  const [key = ''] = await lines(join(folder, 'seal.key'));
  await splitKeys(folder, share);
  for (const path of [join(folder, 'seal.key'), share]) {
    expect(await readFile(path, 'utf8')).not.toContain(key);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  }
  expect((await sealIn(folder, share)).open('s', sealed)).toBe('绝密');
  await expect(sealIn(folder)).rejects.toThrow('KEY_SHARE must name');
  await expect(sealIn(folder, join(home, 'nothing'))).rejects.toThrow(/is missing.*second holder/);
  await expect(splitKeys(folder, join(home, 'third'))).rejects.toThrow('one half already');
  expect(await howKept({ folder, share })).toContain(`one half; the other is in ${share}`);

  const strange = join(home, 'strange');
  await writeFile(strange, '5a'.repeat(32));
  expect((await sealIn(folder, strange)).keyOf('s', sealed)).toBeUndefined();
  await writeFile(join(home, 'own'), (await lines(share)).join('\n'));
  await rm(join(folder, 'seal.key'));
  await writeFile(join(folder, 'seal.key'), (await lines(share)).join('\n'));
  expect((await sealIn(folder)).keyOf('s', sealed)).toBeUndefined();
});

test('both halves of a new key are written one after the other, and whichever is missed leaves the key of before', async () => {
  await sealIn(folder);
  await splitKeys(folder, share);
  const sealed = (await sealIn(folder, share)).close('s', 'x');
  const own = await readFile(join(folder, 'seal.key'), 'utf8');
  await addKey({ folder, share });
  expect((await sealIn(folder, share)).keyOf('s', sealed)).toBe(1);
  await writeFile(join(folder, 'seal.key'), own);
  expect((await sealIn(folder, share)).keyOf('s', sealed)).toBe(0);
  await addKey({ folder, share });
  expect((await sealIn(folder, share)).keyOf('s', sealed)).toBe(1);
  expect(await lines(share)).toHaveLength(2);
});

test('no half is written over the half of another city', async () => {
  await sealIn(folder);
  await splitKeys(folder, share);
  const other = join(home, 'other-city');
  await sealIn(other);
  await expect(splitKeys(other, share)).rejects.toThrow('EEXIST');
});

test('what is closed for a pair of keys opens with its private half in its own scope, and never what was altered', () => {
  const secret = newPrivate();
  const closed = closeFor(publicOf(secret), 's', '绝密');
  expect(openWith(secret, 's', closed)).toBe('绝密');
  expect(() => openWith(secret, 'other', closed)).toThrow();
  expect(() => openWith(newPrivate(), 's', closed)).toThrow();
  const bytes = Buffer.from(closed, 'base64');
  for (let at = 0; at < bytes.length; at += 1) {
    const other = Buffer.from(bytes);
    other[at] = (other[at] ?? 0) ^ 1;
    expect(() => openWith(secret, 's', other.toString('base64')), String(at)).toThrow();
  }
  expect(closeFor(publicOf(secret), 's', '绝密')).not.toBe(closed);
});

test('a key of which there are two shares is neither of them, and both together', () => {
  const secret = newPrivate();
  const [one, other] = parted(secret);
  expect([one, other]).not.toContain(secret);
  expect(joined(one, other)).toBe(secret);
  expect(parted(secret)[0]).not.toBe(one);
});

test('the second holder has a file of his own, the city what closes for him; without the file the city goes on', async () => {
  const opening = join(home, 'second-holder', 'opening.key');
  const { holder } = await sealIn(folder, undefined, opening);
  const keys = await Promise.all([holder.key(), holder.key()]);
  expect(new Set(keys).size).toBe(1);
  const secret = (await holder.secret()) ?? '';
  expect(publicOf(secret)).toBe(keys[0]);
  expect((await stat(opening)).mode & 0o777).toBe(0o600);
  await rm(opening);
  const again = (await sealIn(folder, undefined, opening)).holder;
  expect(await again.secret()).toBeUndefined();
  expect(await again.key()).toBe(keys[0]);
  await writeFile(opening, newPrivate());
  await expect(again.secret()).rejects.toThrow(/is not the key of the second holder/);
});
