import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { words } from '../../adapters/web/words.ts';

const sheet = readFileSync('adapters/web/style.css', 'utf8');

/** The dark colours are written twice, for those who chose them and for those whose machine is dark. */
test('chosen dark and the machine’s dark are the same colours', () => {
  const [, chosen = ''] = /:root\[data-theme="?dark"?\] \{([^}]*)\}/.exec(sheet) ?? [];
  const [, machine = ''] = /:root:not\(\[data-theme="?light"?\]\) \{([^}]*)\}/.exec(sheet) ?? [];
  const rules = (text: string) => text.split(';').map((rule) => rule.trim());
  expect(rules(chosen).length).toBeGreaterThan(15);
  expect(rules(machine)).toEqual(rules(chosen));
});

test('the sheet loads nothing from anywhere', () => {
  expect(sheet).not.toMatch(/url\(|@import/);
});

test('Chinese is Chinese and English is English', () => {
  const say = (value: unknown): readonly string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [String(value('1', 1))];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(say) : [];
  };
  const { portal, ...english } = words.en;
  const { suggestions, ...restOfPortal } = portal;
  expect(suggestions).toEqual(words.zh.portal.suggestions);
  expect(say({ ...english, restOfPortal }).filter((text) => /[\u4e00-\u9fff]/.test(text))).toEqual([]);
  expect(say(words.zh).filter((text) => /[,;:!?]/.test(text.replaceAll(/\d[\d,:]*/g, '')))).toEqual([]);
});
