import { describe, expect, it } from 'vitest';
import { renderPage } from '../../adapters/slack/form-view.ts';
import { renderHome, renderMessage } from '../../adapters/slack/render.ts';
import { renderWindow } from '../../adapters/slack/window.ts';
import { inlineResults } from '../../adapters/telegram/inline.ts';
import { nowhere } from '../../adapters/telegram/own-keys.ts';
import { render } from '../../adapters/telegram/render.ts';
import { commandLines } from '../../src/dialogue/commands.ts';
import type { Block, FormPage, Sent, TokenButton } from '../../src/dialogue/message.ts';
import { said } from '../../src/law/said.ts';
import { texts } from '../../src/text/all.ts';
import { parseHtml } from '../doubles/telegram/html.ts';
import { fc } from '../properties.ts';
import { webCity } from '../web-city.ts';

/** All that an app makes live by itself when somebody writes it. */
const links = [
  'https://evil.example/x?a=1#b',
  'HTTP://EVIL.EXAMPLE',
  't.me/gouban_bot?start=CODE',
  'telegram.me/gouban_bot',
  'tg://resolve?domain=gouban_bot&start=CODE',
  'www.evil.example',
  'evil.com',
  'sub.evil_host.com/路径',
  'evil.com/证书.pdf',
  '例子.中国',
  'пример.рф/путь',
  'xn--fiqs8s.xn--fiqs8s',
  'a.b+c@evil.com',
  'mailto:a@evil.com',
  '@gouban_bot',
  '/logout',
  '/start@gouban_bot',
  '#支付',
  '#pay2026',
  '+86 138 0000 0000',
  '+7(912)345-67-89',
  '13800000000',
  '0451-87654321',
  '<https://evil.example|点这里>',
  '<a href="https://evil.example">点</a>',
  '[点这里](https://evil.example)',
  '<!channel>',
  '<@U012AB3CD>',
  '<#C012AB3CD>',
] as const;

const around = fc.constantFrom('', ' ', '看', '，快', '(', '）', '\n', '"', '：', '*', '_', '长'.repeat(300));
/** Each of them at least once. */
const each = { examples: links.map((link): [string] => [link]) };
const foreign = fc.tuple(around, fc.constantFrom(...links), around).map((pieces) => pieces.join(''));

/** Everywhere in a message where something may stand that somebody else wrote. */
function blocksWith(text: string): readonly Block<TokenButton>[] {
  const due = { text, state: 'soon', mine: false, provisional: false } as const;
  const file = { hash: 'a'.repeat(64), name: `${text} 1.pdf`, mime: 'application/pdf', size: 1 };
  const edit = { label: text, kind: 'plain', token: 'token-edit' } as const;
  const names = said`由 ${{ kind: 'body', name: text }} 的 ${{ kind: 'person', name: text }} 办理`;
  return [
    { kind: 'heading', text, over: text },
    ...(['plain', 'strong', 'dim', 'refusal'] as const).map((tone) => ({ kind: 'text', tone, text }) as const),
    { kind: 'text', tone: 'plain', text: names },
    { kind: 'text', tone: 'dim', text, secret: true },
    {
      kind: 'where',
      where: { now: text, holder: text, office: text, mine: false, due, note: text, next: text, still: text },
    },
    { kind: 'rows', title: text, rows: [{ label: text, value: text, edit }] },
    { kind: 'rows', title: text, folds: true, rows: [{ label: text, value: text }] },
    { kind: 'rows', rows: [{ label: text, value: names, secret: true }] },
    { kind: 'checks', checks: [{ holds: false, text, source: text }] },
    { kind: 'items', items: [{ title: text, over: text, under: text, due }] },
    { kind: 'files', files: [file] },
    { kind: 'documents', case: 'c', files: [file], about: text },
    { kind: 'log', entries: [{ at: text, text }] },
    { kind: 'receipt', title: text, number: 'HRB-R-1', at: text, hash: 'abcd', next: text },
  ];
}

function messageWith(text: string): Sent {
  return { language: 'zh', blocks: blocksWith(text), buttons: [[{ label: text, kind: 'plain', token: 't' }]] };
}

describe('a link that somebody wrote', () => {
  /** What Telegram itself finds in what is not shown to the letter: written anew, after its server. */
  const live = [
    /[a-z][a-z\d+.-]*:\/\//iu,
    /(?<![\p{L}\d_])@[a-z]\w{3,}/iu,
    /[\w.+-]+@(?:[\p{L}\d-]+\.)+\p{L}{2,}/iu,
    /(?<![\p{L}\d_/<])\/[a-z\d_]{1,64}/iu,
    /(?<![\p{L}\d_])#[\p{L}\d_]*\p{L}/iu,
    /\+\d[\d ()-]{7,}/u,
    /(?<!\d)1[3-9]\d{9}(?!\d)/u,
    /(?<!\d)0\d{2,3}-\d{7,8}/u,
  ];
  /** A name with a top level of letters: known ones, and those of other scripts. */
  const host = /(?:[\p{L}\d_-]+\.)+(?:com|example|me|xn--[a-z\d-]+|中国|рф)(?![\p{L}\d])/giu;

  function liveIn(html: string): readonly string[] {
    const { text, entities } = parseHtml(html);
    const letters = entities.filter(({ type }) => type === 'code');
    const shown = [...text].reduce<{ at: number; out: string }>(
      ({ at, out }, each) => {
        const isToTheLetter = letters.some(({ offset, length }) => at >= offset && at < offset + length);
        return { at: at + each.length, out: out + (isToTheLetter ? ' ' : each) };
      },
      { at: 0, out: '' },
    ).out;
    return [...live.flatMap((each) => shown.match(each) ?? []), ...(shown.match(host) ?? [])];
  }

  it('is never live on Telegram, wherever it stands', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        for (const block of blocksWith(text))
          for (const { html } of render({ language: 'zh', blocks: [block], buttons: [] }))
            expect(liveIn(html), `${block.kind}: ${html}`).toEqual([]);
        const project = { number: 'HRB-2026-MZ-0001', title: text, state: text, office: text };
        const [result] = inlineResults([{ ...project, award: { supplier: text, amount: '' } }], 'zh', nowhere);
        const { input_message_content: content } = result ?? expect.fail();
        expect('message_text' in content ? liveIn(content.message_text) : ['']).toEqual([]);
      }),
      each,
    );
  });

  it('is never live on Slack, in a message, at home, in a window or in a form', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        const sent = messageWith(text);
        const shown = [
          ...renderMessage(sent).flatMap(({ blocks }) => blocks),
          renderHome(sent),
          renderWindow(sent),
          renderPage(pageWith(text)),
          renderPage({ ...pageWith(text), fields: [], review: [{ label: text, value: text, page: 0 }] }, text),
        ];
        for (const each of shown) heldToTheLetter(each);
        for (const { text: spoken } of renderMessage(sent)) expect(spoken).not.toMatch(/<[!@#h]/);
      }),
      each,
    );
  });

  it('is never live on the web: every address that can be opened is one of ours', async () => {
    const title = `看 ${links.filter((each) => !each.startsWith('#')).join(' ')}`;
    const city = await webCity();
    await city.store.change(({ cards }) => {
      for (const [id, card] of cards) cards.set(id, { ...card, title });
    });
    const visitor = await city.visitor('cz-budget');
    await visitor.post('/desk/say', { key: 'page-of-the-chat-1', back: '/desk/chat', text: title });
    for (const path of ['/', '/projects', '/desk', '/desk/cases', '/desk/chat', '/notices']) {
      const page = await visitor.page(path);
      const opened = [...page.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => href);
      expect(opened.filter((href) => !/^(?:\/(?!\/)|#)/.test(href))).toEqual([]);
      // A phone makes links of what looks like a number of one.
      expect(page).toContain('<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">');
    }
  });
});

it('a command of the help is one press on Telegram', () => {
  const help = texts.zh.say.helpText(commandLines('zh', '/'));
  const [{ html }] = render({ language: 'zh', blocks: [{ kind: 'text', tone: 'plain', text: help }], buttons: [] });
  expect(html).toContain('\n/whoami（');
  expect(html).not.toContain('<code>/');
});

function pageWith(text: string): FormPage {
  const field = { key: 'a', kind: 'text', label: text, ask: text, help: text, required: true, value: [text] } as const;
  const rest = { title: text, on: text, intro: text, submit: text, refusal: text };
  const about = { title: text, rows: [{ label: text, value: text }] };
  return { language: 'zh', draft: 'd', rev: 1, page: 0, pages: 2, ...rest, about, fields: [{ ...field, error: text }] };
}

/** Nothing in it is read as markup but what is told to be shown as it is, and there no mention or link was made. */
function heldToTheLetter(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value) {
    expect(['link', 'user', 'usergroup', 'channel', 'broadcast', 'emoji']).not.toContain(value.type);
    if (value.type === 'mrkdwn') {
      expect(value).toMatchObject({ verbatim: true });
      expect(JSON.stringify(value)).not.toMatch(/<[!@#h]/);
    }
  }
  for (const each of Object.values(value)) heldToTheLetter(each);
}
