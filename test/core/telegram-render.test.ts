import { describe, expect, it } from 'vitest';
import { render } from '../../adapters/telegram/render.ts';
import type { Block, ButtonKind, Due, Sent, TokenButton } from '../../src/dialogue/message.ts';
import { codeOf, said, secretOf } from '../../src/law/said.ts';
import { languages } from '../../src/names.ts';
import { parseHtml } from '../doubles/telegram/html.ts';
import { fc } from '../properties.ts';

type SentBlock = Block<TokenButton>;

function english(...blocks: readonly SentBlock[]): Sent {
  return { language: 'en', blocks, buttons: [] };
}
function message(blocks: readonly SentBlock[], buttons: readonly (readonly TokenButton[])[] = []): Sent {
  return { language: 'zh', blocks, buttons };
}
function text(content: string, tone: 'plain' | 'strong' | 'dim' | 'refusal' = 'plain'): SentBlock {
  return { kind: 'text', text: content, tone };
}
function button(label: string, token = `t-${label.length}`, kind: ButtonKind = 'plain'): TokenButton {
  return { label, token, kind };
}
function htmlOf(...blocks: readonly SentBlock[]): string {
  const parts = render(message(blocks));
  expect(parts).toHaveLength(1);
  return parts[0].html;
}
function labelsOf(sent: Sent): readonly (readonly string[])[] {
  return render(sent).flatMap(({ keyboard }) => keyboard.map((row) => row.map((one) => one.text)));
}
function due(state: Due['state'], said: string, mine = false): Due {
  return { state, text: said, mine, provisional: false };
}

describe('a message on Telegram', () => {
  it('shows a heading in bold with what stands over it, and texts that belong together without a gap', () => {
    const html = htmlOf(
      { kind: 'heading', text: '居家养老服务', over: '采购 · HRB-2026-MZ-0042' },
      text('1 / 12', 'dim'),
      text('总价是多少元？', 'strong'),
    );
    expect(html).toBe('采购 · HRB-2026-MZ-0042\n<b>居家养老服务</b>\n\n1 / 12\n<b>总价是多少元？</b>');
  });

  it.each([
    [
      '这个报价还不能用。填的是 ¥612,000。\n依据：第十八条',
      '<b>这个报价还不能用。填的是 ¥612,000。</b>\n依据：第十八条',
    ],
    ['不行', '<b>不行</b>'],
  ])('lets the refusal %j stand out, and not its source below', (said, html) => {
    expect(htmlOf(text(said, 'refusal'))).toBe(html);
  });

  it('says in four lines where a case is, and marks what is mine', () => {
    const where = {
      now: '预算审核',
      holder: '李*',
      office: '市财政局预算处',
      mine: true,
      due: due('soon', '12月8日（周二）前', true),
      next: '主要领导签批',
    };
    expect(htmlOf({ kind: 'where', where })).toBe(
      '<b>预算审核</b>\n<b>李* · 市财政局预算处</b>\n◐ <b>12月8日（周二）前</b>\n→ 主要领导签批',
    );
    expect(htmlOf({ kind: 'where', where: { now: 'Done', holder: 'Nobody', mine: false, next: '' } })).toBe(
      '<b>Done</b>\nNobody',
    );
  });

  it('joins label and value as the language of the message does, whatever is said in it', () => {
    expect(htmlOf({ kind: 'rows', title: '请核对', rows: [{ label: '名称', value: 'Red Cross' }] })).toBe(
      '<b>请核对</b>\n<b>名称</b>：Red Cross',
    );
    const sent = english(
      { kind: 'heading', text: '南岗区居家养老服务（2027）' },
      { kind: 'rows', rows: [{ label: '名称', value: '夕阳红养老服务中心' }] },
    );
    expect(render(sent)[0].html).toBe('<b>南岗区居家养老服务（2027）</b>\n\n<b>名称</b>: 夕阳红养老服务中心');
  });

  it('quotes a value of several lines below its label, and folds what need not be seen whole', () => {
    const rows = [
      { label: '名称', value: '助餐' },
      { label: '名单', value: '甲\n\n<乙>' },
    ];
    expect(htmlOf({ kind: 'rows', rows })).toBe(
      '<b>名称</b>：助餐\n<b>名单</b>：\n<blockquote>甲\n\n&lt;乙&gt;</blockquote>',
    );
    const folded = htmlOf({ kind: 'rows', folds: true, rows });
    expect(folded).toContain('<b>名单</b>：\n<blockquote expandable>甲');
    const filing = htmlOf({ kind: 'rows', title: '李* 11:02', folds: true, rows });
    expect(filing).toBe(
      '<b>李* 11:02</b>\n<blockquote expandable><b>名称</b>：助餐\n<b>名单</b>：\n甲\n\n&lt;乙&gt;</blockquote>',
    );
    expect(parseHtml(filing).entities.map(({ type }) => type)).toContain('expandable_blockquote');
  });

  it('covers what is sealed until it is pressed, and lets nothing of such a message be handed on', () => {
    const rows = [{ label: '总报价', value: said`${{ kind: 'money', fen: 58_000_000 }}`, secret: true as const }];
    const [part] = render({ ...message([{ kind: 'rows', rows }]), guarded: true });
    expect(part).toMatchObject({ html: '<b>总报价</b>：<tg-spoiler>¥580,000</tg-spoiler>', guarded: true });
    expect(htmlOf({ kind: 'text', tone: 'dim', secret: true, text: '人员；1 看 evil.com' })).toBe(
      '<tg-spoiler>人员；1 看 </tg-spoiler><tg-spoiler><code>evil.com</code></tg-spoiler>',
    );
  });

  it('covers a code that lets in whoever has it, and lets it be taken along by a button', () => {
    const [part] = render({
      ...message([{ kind: 'text', tone: 'plain', text: said`查询码：${secretOf('AB-12')}` }]),
      guarded: true,
    });
    expect(part).toMatchObject({ html: '查询码：<tg-spoiler><code>AB-12</code></tg-spoiler>', guarded: true });
    expect(part.keyboard).toEqual([[{ text: '复制这个码', copy_text: { text: 'AB-12' } }]]);
  });

  it('has a button that takes along the number of a receipt, and an account; none for what can be changed there', () => {
    const receipt = { title: '已收到', number: 'HRB-R-7F3A-91C2', at: '10:32', hash: 'a'.repeat(64) };
    const account = { label: '收款账号', value: said`${codeOf('6222 0000')}` };
    const taken = (...blocks: readonly SentBlock[]) =>
      render(message(blocks, [[button('打开')]]))[0]
        .keyboard.flat()
        .filter((key) => 'copy_text' in key);
    expect(taken({ kind: 'receipt', ...receipt })).toEqual([
      { text: '复制回执号', copy_text: { text: receipt.number } },
    ]);
    expect(taken({ kind: 'rows', rows: [account] })).toEqual([
      { text: '复制收款账号', copy_text: { text: '6222 0000' } },
    ]);
    expect(taken({ kind: 'rows', rows: [{ ...account, edit: button('✎') }] })).toEqual([]);
    expect(render(message([{ kind: 'rows', rows: [account] }]))[0].keyboard).toEqual([]);
  });

  it('marks checks, deadlines and files by a shape and a word', () => {
    expect(
      htmlOf({
        kind: 'checks',
        checks: [
          { holds: true, text: '列入中期规划', source: '办法第9条' },
          { holds: false, text: '单位成本高 18%' },
        ],
      }),
    ).toBe('✓ 列入中期规划（办法第9条）\n⚠ 单位成本高 18%');
    expect(
      htmlOf({
        kind: 'items',
        items: [
          { title: '助餐', over: '采购', due: due('late', '过了 1 个工作日') },
          { title: '助浴', under: '待签', due: due('in-time', '还有 7 个工作日') },
          { title: '助行', due: due('done', '已办') },
        ],
      }),
    ).toBe(
      '1. <b>助餐</b>\n采购\n▲ 过了 1 个工作日\n\n2. <b>助浴</b>\n待签\n○ 还有 7 个工作日\n\n3. <b>助行</b>\n● 已办',
    );
    const files = [
      { hash: '0'.repeat(64), name: '登记证书.jpg', mime: 'image/jpeg', size: 1_258_291 },
      { hash: '1'.repeat(64), name: 'a.pdf', mime: 'application/pdf', size: 1 },
    ];
    expect(htmlOf(text('材料'), { kind: 'files', files })).toBe('材料\n\n📎 登记证书.jpg（1.2 MB）\n📎 a.pdf（1 KB）');
    expect(render(english({ kind: 'files', files: files.slice(1) }))[0].html).toBe('📎 a.pdf (1 KB)');
  });

  it('shows a receipt with its number to copy and its hash shortened, and the log with its times', () => {
    expect(
      htmlOf({
        kind: 'receipt',
        title: '已收到',
        number: 'HRB-R-7F3A-91C2',
        at: '10:32:07',
        hash: `4be9${'0'.repeat(56)}d210`,
        next: '下一步由民政局核验。',
      }),
    ).toBe('<b>已收到</b>\n<code>HRB-R-7F3A-91C2</code>\n10:32:07 · <code>4be9…d210</code>\n下一步由民政局核验。');
    expect(htmlOf({ kind: 'log', entries: [{ at: '10:31', text: '财政局 张* 批准' }] })).toBe('10:31  财政局 张* 批准');
  });

  it('keeps what a person wrote from becoming markup or from turning the text around', () => {
    const evil = '<a href="https://evil.example">&lt;批准</a>\u202Egnp.exe\u0000';
    const html = htmlOf({ kind: 'rows', rows: [{ label: '名称', value: evil }] });
    expect(html).toBe(
      '<b>名称</b>：&lt;a href="<code>https://evil.example</code>"&gt;&amp;lt;批准&lt;/a&gt;<code>gnp.exe</code>',
    );
  });

  it.each([
    ['https://evil.example/x?a=1'],
    ['t.me/gouban_bot?start=CODE'],
    ['tg://resolve?domain=gouban_bot'],
    ['www.evil.example'],
    ['evil.com'],
    ['a.b@evil.com'],
    ['@gouban_bot'],
    ['evil.com/证书.pdf'],
  ])('shows to the letter the address that somebody wrote, so that no app makes it live: %s', (address) => {
    const blocks: readonly Block<TokenButton>[] = [
      { kind: 'heading', text: `看${address}，快` },
      { kind: 'text', tone: 'strong', text: `看 ${address}，快` },
      { kind: 'rows', rows: [{ label: '说明', value: `看 ${address} 快` }] },
      { kind: 'items', items: [{ title: `看${address} 快`, under: address }] },
      { kind: 'files', files: [{ hash: 'a', name: `${address} 1.pdf`, mime: 'application/pdf', size: 1 }] },
    ];
    for (const block of blocks) expect(htmlOf(block)).toContain(`<code>${address}</code>`);
  });

  it('shows a code by itself, so that one press takes it along', () => {
    const told = said`查询码：${codeOf('K7QM-2X9D')}，不要给别人`;
    expect(htmlOf({ kind: 'text', tone: 'plain', text: told })).toBe('查询码：<code>K7QM-2X9D</code>，不要给别人');
  });

  it('leaves alone what is no address', () => {
    for (const word of ['证书.pdf', '3.5', '王*', 'a@b', '10:32', '2026.12.08', '第1.2条'])
      expect(htmlOf({ kind: 'rows', rows: [{ label: '说明', value: word }] })).toBe(`<b>说明</b>：${word}`);
  });

  it('is never empty, because Telegram takes no empty message', () => {
    expect(render(message([]))[0].html).toBe('…');
    expect(render(message([text(' \u200B\n')]))[0].html).toBe('…');
  });
});

describe('the keyboard on Telegram', () => {
  it('offers the items to open one below the other, the message’s own rows, and then the rows to change', () => {
    const sent = message(
      [
        {
          kind: 'rows',
          rows: [
            { label: '名称', value: '甲', edit: button('改', 'e1') },
            { label: '代码', value: '乙' },
          ],
        },
        { kind: 'items', items: [{ title: '助餐' }, { title: '助浴', open: button('打开', 'o2') }] },
      ],
      [[button('提交', 's', 'act'), button('以后再交', 'l', 'quiet')]],
    );
    expect(labelsOf(sent)).toEqual([['2 助浴'], ['提交', '以后再交'], ['✎ 名称']]);
    expect(render(sent)[0].keyboard).toEqual([
      [{ text: '2 助浴', callback_data: 'o2' }],
      [
        { text: '提交', callback_data: 's', style: 'primary' },
        { text: '以后再交', callback_data: 'l' },
      ],
      [{ text: '✎ 名称', callback_data: 'e1' }],
    ]);
  });

  it('cuts a label where a phone would, and breaks a row that is too wide', () => {
    const long = '关于印发政府购买服务管理办法的通知及其附件';
    expect(labelsOf(message([], [[button(long)]]))).toEqual([['关于印发政府购买服务管理办法的通知及其…']]);
    expect(labelsOf(message([], [[button('退回补正材料'), button('建议不予批准'), button('我要回避这件事')]]))).toEqual(
      [['退回补正材料', '建议不予批准'], ['我要回避这件事']],
    );
    const rows = ['名称', '统一社会信用代码', '联系电话', '地址'].map((label) => ({
      label,
      value: '',
      edit: button('改'),
    }));
    expect(labelsOf(message([{ kind: 'rows', rows }]))).toEqual([
      ['✎ 名称', '✎ 统一社会信用代码', '✎ 联系电话'],
      ['✎ 地址'],
    ]);
    const many = Array.from({ length: 9 }, (_, index) => button(`${index}`));
    expect(labelsOf(message([], [many])).map((row) => row.length)).toEqual([8, 1]);
  });

  it('tells items apart whose titles begin alike, by their ends and by what they are', () => {
    const item = (title: string, sort: string, token: string) => ({ title, sort, open: button('打开', token) });
    const long = '道里区高龄独居老人助餐和探访服务';
    const periods = [`${long}（11月25日—12月24日）`, `${long}（12月25日—1月24日）`];
    const same = labelsOf(
      message([{ kind: 'items', items: periods.map((title, at) => item(title, '进展报告', `t${at}`)) }]),
    ).flat();
    expect(same).toEqual(['1 道里区高龄独居老人…11月25日—12月24日）', '2 道里区高龄独居老…（12月25日—1月24日）']);
    const mixed = labelsOf(
      message([{ kind: 'items', items: [item(long, '进展报告', 'a'), item(long, '付款', 'b')] }]),
    ).flat();
    expect(mixed).toEqual(['1 进展报告 · 道里区…居老人助餐和探访服务', '2 付款 · 道里区高龄…居老人助餐和探访服务']);
  });

  it('hands on what everybody may know of, where the bot has a name and the city an address', () => {
    const about = {
      ...message([], [[button('全部材料')]]),
      public: { number: 'HRB-2026-MZ-0042', title: '助餐 & 探访' },
    };
    const places = {
      chat: (number: string) => `https://t.me/gouban_bot?start=${number}`,
      page: (number: string) => `https://city.test/p/${number}`,
      form: (draft: string) => `https://city.test/telegram-app/${draft}`,
      inline: () => false,
    };
    const share = 'https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fgouban_bot%3Fstart%3DHRB-2026-MZ-0042&text=';
    expect(render(about, places)[0].keyboard.at(-1)).toEqual([
      { text: '分享', url: `${share}${encodeURIComponent('助餐 & 探访').replaceAll('%20', '+')}` },
      { text: '看网页', url: 'https://city.test/p/HRB-2026-MZ-0042' },
    ]);
    expect(render(about, { ...places, inline: () => true })[0].keyboard.at(-1)?.[0]).toMatchObject({
      switch_inline_query_chosen_chat: { query: 'HRB-2026-MZ-0042', allow_user_chats: true },
    });
    expect(labelsOf(about)).toEqual([['全部材料']]);
    const asked = { ...message([], [[button('先放着')]]), form: 'd1' };
    expect(render(asked, places)[0].keyboard.at(-1)).toEqual([
      { text: '用表格填', web_app: { url: 'https://city.test/telegram-app/d1' } },
    ]);
    expect(labelsOf(asked)).toEqual([['先放着']]);
  });

  it('keeps its own buttons when there are more than Telegram takes', () => {
    const rows = Array.from({ length: 120 }, (_, index) => ({ label: `第${index}项`, value: '', edit: button('改') }));
    const labels = labelsOf(message([{ kind: 'rows', rows }], [[button('提交')]])).flat();
    expect(labels).toHaveLength(100);
    expect(labels[0]).toBe('提交');
  });

  it('refuses a token that Telegram would not carry', () => {
    expect(() => render(message([], [[button('提交', '票'.repeat(22))]]))).toThrow('66 bytes');
    expect(() => render(message([], [[button('提交', '')]]))).toThrow('0 bytes');
  });
});

describe('a long message on Telegram', () => {
  it('breaks between blocks, with the buttons on the last part', () => {
    const parts = render(message([text('甲'.repeat(3000)), text('乙'.repeat(3000))], [[button('提交')]]));
    expect(parts.map(({ html }) => html)).toEqual(['甲'.repeat(3000), '乙'.repeat(3000)]);
    expect(parts.map(({ keyboard }) => keyboard.length)).toEqual([0, 1]);
  });

  it('counts a text of exactly 4096 as one part, and marks and escapes not at all', () => {
    expect(render(message([text('&'.repeat(4096), 'strong')]))).toHaveLength(1);
    expect(render(message([text('&'.repeat(4097), 'strong')]))).toHaveLength(2);
  });

  it('breaks a long block between its lines, and a long line between characters', () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({ label: `第${index}项`, value: '值'.repeat(60) }));
    const parts = render(message([{ kind: 'rows', rows }]));
    expect(parts.length).toBeGreaterThan(1);
    for (const { html } of parts) expect(html).toMatch(/^<b>第\d+项<\/b>：值{60}(\n<b>第\d+项<\/b>：值{60})*$/);
    const [first, second] = render(message([text(`a${'😀'.repeat(3000)}`)]));
    expect(first.html).toBe(`a${'😀'.repeat(2047)}`);
    expect(second?.html).toBe('😀'.repeat(953));
  });
});

describe('whatever is said', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('<', '>', '&', '"', '\n', '\r', '\0', '\uD800', '\u202E', ' ', '好', 'b', '/', '😀'),
    }),
    fc
      .tuple(fc.constantFrom('<b>', '甲\n', '&amp;', '。'), fc.integer({ min: 1, max: 1500 }))
      .map(([piece, times]) => piece.repeat(times)),
  );
  const anyButton = fc.record({
    label: anyText,
    kind: fc.constantFrom<ButtonKind>('act', 'way', 'pick', 'plain', 'quiet', 'danger'),
    token: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 64 }),
  });
  const anyDue = fc.record({
    text: anyText,
    state: fc.constantFrom<Due['state']>('in-time', 'soon', 'late', 'done'),
    mine: fc.boolean(),
    provisional: fc.boolean(),
  });
  const anyFile = fc.record({
    hash: fc.constant('0'.repeat(64)),
    name: anyText,
    mime: fc.constant('application/pdf'),
    size: fc.nat(30_000_000),
  });
  const few = { maxLength: 5 };
  const anyBlock: fc.Arbitrary<SentBlock> = fc.oneof(
    fc.record({ kind: fc.constant('heading' as const), text: anyText, over: anyText }),
    fc.record(
      {
        kind: fc.constant('text' as const),
        text: anyText,
        secret: fc.constant(true as const),
        tone: fc.constantFrom('plain' as const, 'strong' as const, 'dim' as const, 'refusal' as const),
      },
      { requiredKeys: ['kind', 'text', 'tone'] },
    ),
    fc.record({
      kind: fc.constant('where' as const),
      where: fc.record({
        now: anyText,
        holder: anyText,
        office: anyText,
        mine: fc.boolean(),
        due: anyDue,
        next: anyText,
      }),
    }),
    fc.record({
      kind: fc.constant('rows' as const),
      title: anyText,
      folds: fc.constant(true as const),
      rows: fc.array(fc.record({ label: anyText, value: anyText, edit: anyButton }), few),
    }),
    fc.record({
      kind: fc.constant('checks' as const),
      checks: fc.array(fc.record({ holds: fc.boolean(), text: anyText, source: anyText }), few),
    }),
    fc.record({
      kind: fc.constant('items' as const),
      items: fc.array(fc.record({ title: anyText, over: anyText, under: anyText, due: anyDue, open: anyButton }), few),
    }),
    fc.record({ kind: fc.constant('files' as const), files: fc.array(anyFile, few) }),
    fc.record({ kind: fc.constant('log' as const), entries: fc.array(fc.record({ at: anyText, text: anyText }), few) }),
    fc.record({ kind: fc.constant('receipt' as const), title: anyText, number: anyText, at: anyText, hash: anyText }),
  );
  const anyMessage = fc.record({
    language: fc.constantFrom(...languages),
    blocks: fc.array(anyBlock, few),
    buttons: fc.array(fc.array(anyButton, { maxLength: 20 }), { maxLength: 12 }),
  });

  const drawn = new Set(['bold', 'code', 'spoiler', 'blockquote', 'expandable_blockquote']);

  it('keeps within Telegram’s limits and is HTML that it reads', () => {
    fc.assert(
      fc.property(anyMessage, (sent) => {
        const parts = render(sent);
        for (const { html, keyboard } of parts) {
          const shown = parseHtml(html);
          expect(shown.text.length).toBeLessThanOrEqual(4096);
          expect(shown.text.trim()).not.toBe('');
          expect(html.isWellFormed()).toBe(true);
          expect(html).not.toMatch(/\0|\u202E/);
          expect(new Set(shown.entities.map(({ type }) => type)).isSubsetOf(drawn)).toBe(true);
          expect(keyboard.flat().length).toBeLessThanOrEqual(100);
          for (const row of keyboard) expect(row.length).toBeLessThanOrEqual(8);
          for (const { text: label } of keyboard.flat()) expect(label.trim()).not.toBe('');
        }
        expect(parts.slice(0, -1).every(({ keyboard }) => keyboard.length === 0)).toBe(true);
      }),
    );
  });

  it('loses no letter of what it says, however it is broken', () => {
    const said = fc.string({ unit: fc.constantFrom('甲', '<', '&', '😀', 'x', '\n'), maxLength: 200 });
    const long = fc.tuple(said, fc.integer({ min: 1, max: 60 })).map(([piece, times]) => piece.repeat(times));
    fc.assert(
      fc.property(fc.array(long, few), fc.constantFrom('plain' as const, 'strong' as const), (texts, tone) => {
        fc.pre(texts.join('').trim() !== '');
        const shown = render(message(texts.map((each) => text(each, tone)))).map(({ html }) => parseHtml(html).text);
        expect(shown.join('').replaceAll('\n', '')).toBe(texts.join('').replaceAll('\n', ''));
      }),
    );
  });
});
