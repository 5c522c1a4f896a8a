import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deadlineRules } from '../../../src/law/deadline-data.ts';
import { settingsNotYetRead, termsNotYetRead } from '../../../src/law/not-yet-read.ts';
import { settings } from '../../../src/law/settings-data.ts';

/** What declares settings and terms, or only plays with them. */
const declares = /^src\/(law\/(setting|settings-data|deadline-data|not-yet-read)\.ts|demo\/)/;

const sources = ['src', 'adapters', 'db']
  .flatMap((folder) => globSync(`${folder}/**/*.ts`))
  .filter((file) => !declares.test(file))
  .map((file) => readFileSync(file, 'utf8'));

/** The limits of a method are read by the name of the method. */
const isMethods = (name: string): boolean => name.startsWith('method.');

function unread(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
    .filter((name) => !sources.some((text) => text.includes(isMethods(name) ? '`method.${' : `'${name}'`)))
    .toSorted();
}

describe('what law and city can change', () => {
  it('is read by a line of the programme, or says what it waits for, and never both: settings', () => {
    expect(unread(settings.map(({ key }) => key))).toEqual(Object.keys(settingsNotYetRead).toSorted());
  });

  it('is counted by a line of the programme, or says what it waits for, and never both: terms', () => {
    expect(unread(deadlineRules.map(({ code }) => code))).toEqual(Object.keys(termsNotYetRead).toSorted());
  });
});
