import { expect, test } from 'vitest';
import { filesTooMany } from '../../src/dialogue/case-files.ts';
import { unopened } from '../../src/engine/case.ts';
import type { Evidence } from '../../src/engine/form.ts';
import { seededLaw } from '../../src/law/law.ts';
import { amended } from '../../src/law/setting.ts';
import { city } from '../../src/law/settings-data.ts';
import { complaintAnswers, evidence, inHand, webCity } from '../web-city.ts';

const mebibyte = 1024 * 1024;
const law = {
  ...seededLaw,
  settings: amended(seededLaw.settings, city('file.most-on-case', { files: 3, mebibytes: 10 })),
};
const now = new Date('2026-11-24T02:32:00Z');
const file = (name: string, mebibytes = 1): Evidence => evidence(name, 'application/pdf', mebibytes * mebibyte);

test('a case holds so many files and so much, each file counted once', () => {
  const empty = unopened('c', 'complaint', 1, { person: 'citizen-1', role: 'citizen' });
  const why = (...files: readonly Evidence[]) => filesTooMany(empty, { evidence: files }, law, now)?.why;
  expect(why(file('a'), file('b'), file('c'))).toBeUndefined();
  expect(why(file('a'), file('b'), file('c'), file('a'))).toBeUndefined();
  expect(why(file('a'), file('b'), file('c'), file('d'))).toBe('case-files-full');
  expect(why(file('a', 10))).toBeUndefined();
  expect(why(file('a', 10), file('b'))).toBe('case-files-full');
  expect(filesTooMany(empty, { facts: '没有附件' }, law, now)).toBeUndefined();
});

test('what is too much is not filed, and stays a draft', async () => {
  const there = await webCity({ law });
  const form = { procedure: 'complaint', parent: there.idOf(inHand.running) } as const;
  const answers = { ...complaintAnswers, evidence: [file('a', 6), file('b', 6)] };
  await expect(there.filed('citizen-1', form, answers)).rejects.toThrow('10 MB');
  const drafts = await there.desk.read((read) => read.drafts('citizen-1'));
  expect(drafts).toHaveLength(1);
  await there.filed('citizen-2', form, { ...complaintAnswers, evidence: [file('a', 6)] });
});
