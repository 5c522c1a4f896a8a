import { expect, test } from 'vitest';
import { openMessage, sealMessage } from '../../db/sealed-message.ts';
import type { Sent } from '../../src/dialogue/message.ts';

const seal = { close: (_: string, text: string) => text, open: (_: string, sealed: string) => sealed };
const { language: _, ...before } = { language: 'en', blocks: [], buttons: [] } satisfies Sent;

test('a message comes out in the language in which it was sealed', () => {
  const sealed = sealMessage(seal, 'scope', { ...before, language: 'en' });
  expect(openMessage(seal, 'scope', sealed, 'zh')).toEqual({ ...before, language: 'en' });
});

test('one that was sealed before messages carried their language has that of its reader', () => {
  const sealed = JSON.stringify(before);
  expect(openMessage(seal, 'scope', sealed, 'en')).toEqual({ ...before, language: 'en' });
  const wrapped = JSON.stringify({ message: sealed });
  expect(openMessage(seal, 'scope', wrapped, 'zh')).toEqual({ ...before, language: 'zh' });
});
