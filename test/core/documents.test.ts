import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { settingNames } from '../../src/config.ts';

const Package = z.object({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

const read = (path: string) => readFileSync(path, 'utf8');
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', '.operator/security.md'];
const { scripts, dependencies, devDependencies } = Package.parse(JSON.parse(read('package.json')));

function found(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();
}

describe.each(documents)('%s', (document) => {
  it('names only files that are there', () => {
    const files = found(read(document), /[`( ]((?:src|adapters|db|scripts|test)\/[\w./-]+\.[a-z]+)/g);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('names only commands that there are', () => {
    const commands = found(read(document), /npm run (?:--\w+ )?([a-z][\w:-]*)/g);
    expect(commands.filter((command) => !(command in scripts))).toEqual([]);
  });
});

test('the README says of every setting what it means, and of no other', () => {
  const [table = ''] = read('README.md').split('## Settings')[1]?.split('\n## ') ?? [];
  expect(found(table, /`([A-Z_]+)`(?=[ `A-Z_]*\|)/g)).toEqual(settingNames.toSorted());
});

test('its pictures are there, and small enough to be looked at everywhere', () => {
  const pictures = found(read('README.md'), /!\[[^\]]*\]\(([^)]+)\)/g);
  expect(pictures).toHaveLength(5);
  for (const picture of pictures) expect(statSync(picture).size, picture).toBeLessThan(200 * 1024);
});

test('every package that is used directly has its reason', () => {
  const named = found(read('ARCHITECTURE.md').split('## Dependencies')[1] ?? '', /`([^`]+)`/g);
  const used = Object.keys({ ...dependencies, ...devDependencies });
  expect(used.filter((name) => !named.includes(name))).toEqual([]);
});
