import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../adapters/slack/render.ts';
import type { Block, Sent, TokenButton } from '../../src/dialogue/message.ts';
import { checkMessageBlocks } from '../doubles/slack/block-kit.ts';
import { buttonsOf } from '../doubles/slack/messages.ts';
import { plainText } from '../doubles/slack/read-blocks.ts';

const said = (...blocks: readonly Block<TokenButton>[]): Sent => ({ language: 'en', blocks, buttons: [] });
const blocksOf = (...blocks: readonly Block<TokenButton>[]) => {
  const rendered = renderMessage(said(...blocks)).flatMap((part) => part.blocks);
  expect(checkMessageBlocks(rendered)).toEqual([]);
  return rendered;
};
const item = (title: string, under: string) => blocksOf({ kind: 'items', items: [{ title, under }] });

describe('a bold line on Slack', () => {
  it.each([
    ['Wednesday 2 December, 24:00: 17 working days overdue'],
    ['at 09:30: open, at 10:00: closed'],
    ['王*申报，轮到民政局'],
    ['HRB_1'],
    ['about ~3 a week'],
    ['the ratio is 3:1, 5:2'],
  ])('stays bold beside “%s”', (under) => {
    expect(plainText(item('居家养老服务', under))).toContain(`*居家养老服务*\n${under}`);
  });

  it.each([
    [':tada:'],
    [':+1: 好'],
    [':100:'],
    [':8ball:'],
    ['*粗*'],
    ['_斜_'],
    ['~删~'],
    ['`码`'],
    ['> 引'],
    ['王*、李*'],
    ['第一行\n:wave:'],
  ])('gives way where Slack would change “%s”, which is shown to the letter', (under) => {
    const shown = item('居家养老服务', under);
    expect(JSON.stringify(shown)).not.toContain('mrkdwn');
    expect(plainText(shown)).toBe(`居家养老服务\n${under}`);
  });

  it('of one thing leaves the others bold', () => {
    const shown = blocksOf({
      kind: 'items',
      items: [{ title: '甲', under: '*粗*' }, { title: '王*', under: '好' }, { title: '乙' }],
    });
    expect(plainText(shown)).toBe('甲\n*粗*\n王*\n好\n*乙*');
  });
});

describe('an address on Slack', () => {
  it.each([
    ['https://t.me/gouban_test_bot?start=A_b_C'],
    ['https://gouban.example/in#a*b~c`d:tada:e'],
    ['http://127.0.0.1:8080/enter/24:00:17'],
  ])('of our own can be opened, whatever is in it: %s', (href) => {
    const text = ['请在 10:00: 前打开 *本人* ', { kind: 'link', href }, ' :tada:'] as const;
    for (const tone of ['plain', 'strong', 'dim'] as const) {
      const [block] = blocksOf({ kind: 'text', tone, text });
      expect(block).toMatchObject({
        type: 'rich_text',
        elements: [
          { elements: [{ text: '请在 10:00: 前打开 *本人* ' }, { type: 'link', url: href }, { text: ' :tada:' }] },
        ],
      });
    }
  });

  it('that somebody wrote is never live, wherever it stands', () => {
    const evil = '看 https://evil.example/x 和 evil.example，<https://evil.example|点这里>，a@evil.example';
    const shown = blocksOf(
      { kind: 'heading', text: evil },
      { kind: 'text', tone: 'strong', text: evil },
      { kind: 'text', tone: 'plain', text: evil },
      { kind: 'rows', rows: [{ label: '说明', value: `${evil}${'长'.repeat(300)}` }] },
      { kind: 'items', items: [{ title: evil, under: evil, over: evil }] },
      { kind: 'where', where: { now: evil, holder: evil, mine: false } },
    );
    const markup = textsIn(shown).filter(({ type }) => type === 'mrkdwn');
    expect(markup.length).toBeGreaterThan(0);
    for (const each of markup) {
      expect(each).toMatchObject({ verbatim: true });
      expect(each.text).not.toMatch(/<https/);
    }
    expect(JSON.stringify(shown)).not.toContain('"link"');
  });
});

describe('a button on Slack', () => {
  it('is read out with what it opens', () => {
    const open = { label: '打开', kind: 'plain', token: 't' } as const;
    const shown = blocksOf({
      kind: 'items',
      items: [
        { title: '居家养老服务', open },
        { title: '助餐'.repeat(60), open },
      ],
    });
    const labels = JSON.stringify(shown).match(/"accessibility_label":"[^"]*"/g);
    expect(labels).toEqual([
      '"accessibility_label":"打开 居家养老服务"',
      expect.stringMatching(/"打开 助餐.{1,70}…"$/),
    ]);
    expect(buttonsOf(JSON.parse(JSON.stringify(shown))).map(({ text }) => text)).toEqual(['打开', '打开']);
  });
});

interface Found {
  readonly type: unknown;
  readonly text: string;
}

function textsIn(value: unknown): readonly Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const own: readonly Found[] =
    'text' in value && typeof value.text === 'string' && 'type' in value
      ? [{ ...value, text: value.text, type: value.type }]
      : [];
  return [...own, ...Object.values(value).flatMap(textsIn)];
}
