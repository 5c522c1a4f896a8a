import { describe, expect, it } from 'vitest';
import { renderPage } from '../../adapters/slack/form-view.ts';
import { readView } from '../../adapters/slack/read-view.ts';
import { renderHome, renderMessage, shortened, wasAsked } from '../../adapters/slack/render.ts';
import { typedText } from '../../adapters/slack/typed-text.ts';
import type { Block, ButtonKind, FormPage, PageField, Sent, TokenButton } from '../../src/dialogue/message.ts';
import type { FieldKind } from '../../src/engine/form.ts';
import type { Said } from '../../src/law/said.ts';
import { languages } from '../../src/names.ts';
import { checkMessageBlocks, checkView } from '../doubles/slack/block-kit.ts';
import { valuesOf } from '../doubles/slack/inputs.ts';
import { buttonsOf } from '../doubles/slack/messages.ts';
import { elementsOf, plainText } from '../doubles/slack/read-blocks.ts';
import { fc } from '../properties.ts';

const mostCharacters = 10_000;

const button = (label: string, kind: ButtonKind = 'plain', token = label): TokenButton => ({ label, kind, token });
const said = (...blocks: readonly Block<TokenButton>[]): Sent => ({ language: 'zh', blocks, buttons: [] });
const blocksOf = (message: Sent) => renderMessage(message).flatMap(({ blocks }) => blocks);

function field(given: Partial<PageField> & { readonly kind: FieldKind }): PageField {
  return { key: 'name', label: '名称', ask: '名称是？', required: true, value: [], ...given };
}

function page(fields: readonly PageField[], given: Partial<FormPage> = {}): FormPage {
  return {
    language: 'zh',
    draft: 'd1',
    rev: 3,
    page: 0,
    pages: 2,
    title: '登记社会组织',
    fields,
    submit: '提交',
    ...given,
  };
}

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('王*', '<!channel> & <@U1>', '@here', '*粗*_斜_~删~`码`', 'https://a.example/x?y&z', '\n\n', ' ', ''),
  fc.integer({ min: 1, max: 7000 }).map((length) => '购买服务，'.repeat(length / 5 + 1).slice(0, length)),
  fc.integer({ min: 1, max: 3100 }).map((length) => '<'.repeat(length)),
);
const token = fc.string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 32 });
const anyButton = fc.record(
  {
    label: text,
    kind: fc.constantFrom<ButtonKind>('act', 'way', 'pick', 'plain', 'quiet', 'danger'),
    rare: fc.constant(true as const),
    token,
  },
  { requiredKeys: ['label', 'kind', 'token'] },
);
const due = fc.record({
  text,
  state: fc.constantFrom('in-time', 'soon', 'late', 'done'),
  mine: fc.boolean(),
  provisional: fc.boolean(),
});
const evidence = fc.record({
  hash: fc.constant('a'.repeat(64)),
  name: fc.string({ minLength: 1, maxLength: 200 }),
  mime: fc.constant('application/pdf'),
  size: fc.nat(),
});
const anyBlock: fc.Arbitrary<Block<TokenButton>> = fc.oneof(
  fc.record({ kind: fc.constant('heading'), text, over: text }, { requiredKeys: ['kind', 'text'] }),
  fc.record({ kind: fc.constant('text'), text, tone: fc.constantFrom('plain', 'strong', 'dim', 'refusal') }),
  fc.record({
    kind: fc.constant('where'),
    where: fc.record(
      { now: text, holder: text, office: text, mine: fc.boolean(), due, next: text },
      { requiredKeys: ['now', 'holder', 'mine', 'next'] },
    ),
  }),
  fc.record({
    kind: fc.constant('rows'),
    rows: fc.array(fc.record({ label: text, value: text, edit: anyButton }, { requiredKeys: ['label', 'value'] }), {
      maxLength: 70,
    }),
  }),
  fc.record({
    kind: fc.constant('checks'),
    checks: fc.array(fc.record({ holds: fc.boolean(), text, source: text }, { requiredKeys: ['holds', 'text'] })),
  }),
  fc.record({
    kind: fc.constant('items'),
    items: fc.array(
      fc.record(
        { title: text, over: text, under: text, due, open: anyButton, rare: anyButton },
        { requiredKeys: ['title'] },
      ),
      { maxLength: 70 },
    ),
  }),
  fc.record({ kind: fc.constant('files'), files: fc.array(evidence) }),
  fc.record({ kind: fc.constant('log'), entries: fc.array(fc.record({ at: text, text })) }),
  fc.record(
    { kind: fc.constant('receipt'), title: text, number: text, at: text, hash: text, next: text },
    { requiredKeys: ['kind', 'title', 'number', 'at', 'hash'] },
  ),
);
const anyMessage: fc.Arbitrary<Sent> = fc.record({
  language: fc.constantFrom(...languages),
  blocks: fc.array(anyBlock, { maxLength: 12 }),
  buttons: fc.array(fc.array(anyButton, { maxLength: 30 }), { maxLength: 14 }),
});

const kinds: readonly FieldKind[] = [
  'text',
  'long-text',
  'integer',
  'decimal',
  'money',
  'date',
  'choice',
  'choices',
  'reference',
  'rows',
  'files',
  'phone',
  'account',
  'credit-code',
  'case-number',
  'consent',
];
const anyField = fc
  .record(
    {
      kind: fc.constantFrom(...kinds),
      label: text,
      ask: text,
      help: text,
      required: fc.boolean(),
      options: fc.uniqueArray(fc.record({ value: fc.string({ maxLength: 100 }), label: text }), {
        maxLength: 130,
        selector: ({ value }) => value,
      }),
      value: fc.array(fc.oneof(text, fc.constantFrom('2026-02-30', '2026-12-08', 'true', 'false')), { maxLength: 3 }),
      files: fc.array(evidence, { maxLength: 12 }),
      min: fc.nat(),
      max: fc.integer({ min: 1, max: 2_000_000_000 }),
      error: text,
    },
    { requiredKeys: ['kind', 'label', 'ask', 'required', 'value'] },
  )
  .map((given) => ({
    ...given,
    // What stands in a choice is often one of its options.
    value: given.options?.[0] && given.value.length === 1 ? [given.options[0].value] : given.value,
  }));
const anyPage: fc.Arbitrary<FormPage> = fc
  .record(
    {
      language: fc.constantFrom(...languages),
      draft: fc.uuid(),
      rev: fc.nat(),
      page: fc.nat({ max: 9 }),
      pages: fc.nat({ max: 9 }),
      title: text,
      intro: text,
      fields: fc.array(anyField, { maxLength: 12 }),
      review: fc.array(fc.record({ label: text, value: text, page: fc.nat({ max: 9 }) }), { maxLength: 120 }),
      submit: text,
    },
    { requiredKeys: ['language', 'draft', 'rev', 'page', 'pages', 'title', 'fields', 'submit'] },
  )
  .map((given) => ({ ...given, fields: given.fields.map((each, index) => ({ ...each, key: `f${index}` })) }));

describe('whatever is said', () => {
  it('is a message, or several, that Slack takes', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        for (const part of renderMessage(message)) {
          expect(checkMessageBlocks(part.blocks)).toEqual([]);
          expect(plainText(part.blocks).length).toBeLessThanOrEqual(mostCharacters);
          expect(part.text.length).toBeGreaterThan(0);
          expect(part.text.length).toBeLessThanOrEqual(4000);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('still fits where an earlier message stood in fewer parts, and keeps its buttons', () => {
    fc.assert(
      fc.property(anyMessage, fc.integer({ min: 1, max: 3 }), (message, count) => {
        const parts = renderMessage(message);
        const fitted = shortened(parts, count);
        expect(fitted.length).toBe(Math.min(parts.length, count));
        expect(tokensIn(fitted.at(-1)?.blocks)).toEqual(tokensIn(parts.at(-1)?.blocks));
        for (const part of fitted) {
          expect(checkMessageBlocks(part.blocks)).toEqual([]);
          expect(plainText(part.blocks).length).toBeLessThanOrEqual(mostCharacters);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is a Home tab that Slack takes', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(checkView(renderHome(message))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('cannot call people or make links out of what a user wrote', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(markupIn(renderMessage(message)).filter((each) => /<[!@#]|<https?:/.test(each))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('loses no button', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const tokens = buttonsOf(asFields(blocksOf(message))).map(({ value }) => value);
        for (const { token: wanted } of message.buttons.flat()) expect(tokens).toContain(wanted);
      }),
      { numRuns: 60 },
    );
  });
});

describe('whatever a form asks', () => {
  it('is a modal that Slack takes', () => {
    fc.assert(
      fc.property(anyPage, fc.option(text, { nil: undefined }), (given, notice) => {
        const view = renderPage(given, notice);
        expect(checkView(view)).toEqual([]);
        expect(JSON.parse(view.private_metadata ?? '')).toEqual({
          language: given.language,
          draft: given.draft,
          rev: given.rev,
          page: given.page,
        });
      }),
      { numRuns: 150 },
    );
  });

  it('comes back as it began when nothing is touched', () => {
    const filled = fc.oneof(
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
        .map((value) => field({ kind: 'text', value: [value] })),
      fc
        .tuple(
          fc.constantFrom<FieldKind>('choice', 'choices', 'reference'),
          fc.uniqueArray(fc.string({ minLength: 1, maxLength: 75 }), { minLength: 1, maxLength: 250 }),
          fc.nat(),
        )
        .map(([kind, values, place]) => {
          const options = values.map((value) => ({ value, label: `选项 ${value}` }));
          return field({ kind, options, value: values.slice(place % values.length).slice(0, 1) });
        }),
      fc
        .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((date) => field({ kind: 'date', value: [date.toISOString().slice(0, 10)] })),
    );
    fc.assert(
      fc.property(filled, (given) => {
        const shown = asFields(renderPage(page([given])).blocks);
        const state = JSON.parse(JSON.stringify(valuesOf(shown, new Map())));
        expect(readView(state)).toEqual({ values: { name: given.value }, files: {} });
      }),
      { numRuns: 100 },
    );
  });
});

describe('a message', () => {
  it('shows masks and numbers to the letter, though Slack would take their signs for formatting', () => {
    const value = '王*、1381****000、HRB_R_7F3A';
    const message = said(
      { kind: 'text', tone: 'plain', text: value },
      { kind: 'text', tone: 'strong', text: value },
      { kind: 'items', items: [{ title: value, under: value }] },
    );
    expect(plainText(blocksOf(message)).split(value)).toHaveLength(5);
    expect(JSON.stringify(blocksOf(message))).not.toContain('mrkdwn');
  });

  it('makes only the first act the primary button, and gives every button its own id', () => {
    const message: Sent = {
      language: 'zh',
      blocks: [{ kind: 'rows', rows: [{ label: '金额', value: '¥600,000', edit: button('改金额', 'act', 't0') }] }],
      buttons: [[button('批准', 'act', 't1'), button('同意', 'act', 't2')], [button('退回', 'plain', 't3')]],
    };
    const buttons = buttonsOf(asFields(blocksOf(message)));
    expect(buttons.map(({ text: label, value, style }) => [label, value, style])).toEqual([
      ['✎', 't0', undefined],
      ['批准', 't1', 'primary'],
      ['同意', 't2', undefined],
      ['退回', 't3', undefined],
    ]);
    expect(new Set(buttons.map(({ actionId }) => actionId)).size).toBe(4);
  });

  it('keeps what is rarely done in a menu after what is usual; what is asked about stays a button', () => {
    const rare = (label: string, token: string): TokenButton => ({ ...button(label, 'plain', token), rare: true });
    const confirm = { title: '终止？', text: '不能再恢复。', yes: '终止', no: '不' };
    const rows = [
      [button('批准', 'act', 't1'), button('退回', 'plain', 't2')],
      [rare('暂缓', 't3'), rare('我要回避', 't4')],
      [{ ...rare('终止', 't5'), confirm }],
      [button('全部材料', 'quiet', 't6')],
    ];
    const blocks = asFields(blocksOf({ language: 'zh', blocks: [], buttons: rows }));
    expect(checkMessageBlocks(blocks)).toEqual([]);
    const shown = blocks.map((block) => elementsOf(block).map(({ type }) => type));
    expect(shown).toEqual([['button', 'button', 'overflow'], ['button'], ['button']]);
    expect(buttonsOf(blocks).map(({ text: label, value }) => [label, value])).toEqual([
      ...[
        ['批准', 't1'],
        ['退回', 't2'],
        ['暂缓', 't3'],
      ],
      ...[
        ['我要回避', 't4'],
        ['终止', 't5'],
        ['全部材料', 't6'],
      ],
    ]);
  });

  it('asks in the menu of an item what is rarely done with it, and says with which', () => {
    const confirm = { title: '删掉草稿', text: '填过的会一起删掉。', yes: '删掉', no: '不删' };
    const items = ['反映问题', '长'.repeat(100)].map((title) => ({
      title,
      open: button('接着填'),
      rare: { ...button('删掉草稿'), confirm },
    }));
    const blocks = asFields(blocksOf(said({ kind: 'items', items })));
    const menus = blocks.flatMap(elementsOf).filter(({ type }) => type === 'overflow');
    expect(menus.map(({ action_id: id }) => wasAsked(String(id)))).toEqual([true, true]);
    expect(menus).toMatchObject([{ confirm: { title: { text: '删掉草稿' } } }, {}]);
    const labels = buttonsOf(blocks).map(({ text: label }) => label);
    expect(labels).toContain('删掉草稿 · 反映问题');
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(75);
  });

  it('says the four answers with their names, in the language of the reader', () => {
    const where = {
      now: '财政局正在审核预算',
      holder: '财政局 预算审核',
      mine: false,
      due: { text: '12月8日（周二）前', state: 'in-time', mine: false, provisional: false } as const,
      next: '论证',
    };
    expect(plainText(blocksOf(said({ kind: 'where', where })))).toContain('○ 12月8日（周二）前');
    expect(plainText(blocksOf(said({ kind: 'where', where })))).toContain('*由谁办*');
    const english = { now: 'In review', holder: 'Finance', mine: true, next: 'Opinions' };
    expect(plainText(blocksOf({ ...said({ kind: 'where', where: english }), language: 'en' }))).toContain(
      '*Your turn*',
    );
  });

  it.each([
    ['zh', '轮到您：居家养老服务，12月4日（周五）前\n', '（接上条，第 2 部分，共 2 部分）'],
    ['en', 'Your turn: 居家养老服务, 12月4日（周五）前\n', '(continued: part 2 of 2)'],
  ] as const)(
    'is read out whole in %s: whose turn and until when first, then every fact and choice',
    (language, first, second) => {
      const due = { text: ['12月4日（周五）前'], state: 'soon', mine: true, provisional: false } as const;
      const amount: Said = ['金额 ', { kind: 'money', fen: 58_800_000 }];
      const [part, next] = renderMessage({
        language,
        blocks: [
          { kind: 'heading', text: '居家养老服务' },
          { kind: 'where', where: { now: '等您签字', mine: true, due } },
          { kind: 'text', tone: 'plain', text: amount },
          { kind: 'rows', rows: [{ label: '承接单位', value: '冰城<暖心>' }] },
          { kind: 'text', tone: 'plain', text: '甲'.repeat(9500) },
        ],
        buttons: [[button('签署 ¥588,000', 'act')]],
      });
      expect(part?.text.startsWith(first)).toBe(true);
      expect(part?.text).toContain('¥588,000');
      expect(part?.text).toContain('冰城&lt;暖心&gt;');
      expect(part?.text.length).toBeLessThanOrEqual(4000);
      expect(next?.text).toBe(second);
      expect(JSON.stringify([part?.text, next?.text])).not.toContain('[object');
    },
  );

  it('is several when it is long, with the buttons on the last', () => {
    const long = '甲'.repeat(6000);
    const parts = renderMessage({
      language: 'zh',
      blocks: [
        { kind: 'text', tone: 'plain', text: long },
        { kind: 'text', tone: 'plain', text: long },
      ],
      buttons: [[button('批准', 'act')]],
    });
    expect(parts.length).toBe(2);
    expect(parts.map(({ blocks }) => buttonsOf(asFields(blocks)).length)).toEqual([0, 1]);
    expect(plainText(parts.flatMap(({ blocks }) => blocks)).replaceAll(/[^甲]/g, '')).toBe(long + long);
  });
});

describe('a field', () => {
  const elementOf = (given: PageField) => {
    const input = renderPage(page([given])).blocks.find(({ type }) => type === 'input');
    return input && 'element' in input ? input.element : undefined;
  };
  const options = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `第${index}项` }));

  it.each([
    ['choice', 10, 'radio_buttons'],
    ['choice', 11, 'static_select'],
    ['reference', 24, 'static_select'],
    ['reference', 25, 'external_select'],
    ['choices', 25, 'multi_external_select'],
    ['reference', 0, 'plain_text_input'],
    ['choices', 10, 'checkboxes'],
    ['choices', 11, 'multi_static_select'],
  ] as const)('%s with %i options is a %s', (kind, count, type) => {
    expect(elementOf(field({ kind, options: options(count) }))).toMatchObject({ type });
  });

  it('says the whole question, and what is declared', () => {
    const declared = field({ kind: 'consent', label: '承诺', ask: '我承诺以上内容属实。您确认吗？' });
    expect(plainText(renderPage(page([declared])).blocks)).toContain('我承诺以上内容属实。您确认吗？');
  });

  it('begins with what it holds', () => {
    expect(elementOf(field({ kind: 'text', value: ['夕阳红'] }))).toMatchObject({ initial_value: '夕阳红' });
    expect(elementOf(field({ kind: 'date', value: ['2026-12-08'] }))).toMatchObject({ initial_date: '2026-12-08' });
    expect(elementOf(field({ kind: 'date', value: ['2026-02-30'] }))).not.toHaveProperty('initial_date');
    expect(elementOf(field({ kind: 'choice', options: options(3), value: ['v1'] }))).toMatchObject({
      initial_option: { value: 'v1' },
    });
    expect(elementOf(field({ kind: 'consent', value: ['true'] }))).toMatchObject({
      initial_options: [{ value: 'true' }],
    });
    expect(elementOf(field({ kind: 'consent' }))).not.toHaveProperty('initial_options');
  });

  it('sends a value that is too long for Slack as its place in the list', () => {
    const long = { value: 'x'.repeat(76), label: '长' };
    const element = elementOf(field({ kind: 'choice', options: [...options(1), long], value: [long.value] }));
    expect(element).toMatchObject({ initial_option: { value: '2', text: { text: '长' } } });
  });

  it('takes only as many files as there is room for, and lists those that it has', () => {
    const had = [{ hash: 'a'.repeat(64), name: '登记证书.pdf', mime: 'application/pdf', size: 1_258_291 }];
    const given = field({ kind: 'files', files: had, max: 3 });
    expect(elementOf(given)).toMatchObject({ type: 'file_input', max_files: 2 });
    expect(plainText(renderPage(page([given])).blocks)).toContain('登记证书.pdf（1.2 MB）');
    const full = renderPage(page([field({ kind: 'files', files: had, max: 1 })]));
    expect(JSON.stringify(full.blocks)).not.toContain('file_input');
  });

  it.each([1, 3, 10, 14])(
    'lets each of %d files that are there be taken out, and keeps those that stay marked',
    (count) => {
      const had = Array.from({ length: count }, (_, nth) => ({
        ...{ hash: nth.toString(16).padStart(64, '0'), name: `照片 ${nth + 1}.jpg`, mime: 'image/jpeg', size: 1000 },
      }));
      for (const max of [count, 20]) {
        const view = renderPage(page([field({ kind: 'files', files: had, max })]));
        expect(checkView(view)).toEqual([]);
        const kept = valuesOf(asFields(view.blocks), new Map());
        const [id = '', entries = {}] = Object.entries(kept).find(([each]) => each.startsWith('k.')) ?? [];
        const state = JSON.parse(JSON.stringify({ [id]: entries }));
        const marked = state[id].value.selected_options;
        expect(marked).toHaveLength(count);
        marked.shift();
        expect(readView(state).values).toEqual({
          name: had.slice(1).map(({ hash }) => hash),
        });
      }
    },
  );

  it('is not lost when its text is longer than an input holds: left empty, it is not sent', () => {
    const view = renderPage(page([field({ kind: 'rows', value: ['行'.repeat(3001)] })]));
    const [id = ''] = view.blocks.flatMap((each) => (each.type === 'input' ? [each.block_id ?? ''] : []));
    const typed = (value: string | null) => readView({ [id]: { kept: { type: 'plain_text_input', value } } });
    expect(typed(null).values).toEqual({});
    expect(typed('新').values).toEqual({ name: ['新'] });
  });

  it('has an id that changes with the revision, so that Slack does not bring back what stood there before', () => {
    const ids = [3, 4].map((rev) => renderPage(page([field({ kind: 'text' })], { rev })).blocks.at(-3));
    expect(ids.map((input) => input?.block_id)).toEqual(['q.name.3', 'q.name.4']);
  });
});

describe('a page', () => {
  it('leads on, and the review sends with its own word', () => {
    const first = renderPage(page([field({ kind: 'text' })]));
    expect(first.submit?.text).toBe('下一步');
    expect(buttonsOf(asFields(first.blocks)).map(({ text: label }) => label)).toEqual(['存着以后再交', '删掉草稿']);
    const review = renderPage(page([], { page: 2, review: [{ label: '名称', value: '夕阳红', page: 0 }] }));
    expect(review.submit?.text).toBe('提交');
    expect(buttonsOf(asFields(review.blocks)).map(({ text: label }) => label)).toEqual([
      ...['✎', '上一步', '存着以后再交', '删掉草稿'],
    ]);
  });

  it('says all that is wrong at once and on top, in the review each with the way to its page', () => {
    const faults = [
      { text: '比例超过上限。', key: 'share', label: '比例', page: 1 },
      { text: '理由写得短了一点。', key: 'why', label: '理由', page: 2 },
    ];
    const review = renderPage(page([], { page: 2, review: [{ label: '比例', value: '110%', page: 1 }], faults }));
    const [first, second] = review.blocks;
    expect(first).toMatchObject({ text: { text: '⚠ 比例超过上限。' }, accessory: { value: '1' } });
    expect(second).toMatchObject({ text: { text: '⚠ 理由写得短了一点。' }, accessory: { value: '2' } });
    const wrong = [
      field({ kind: 'text', error: '写得长了一点。' }),
      field({ kind: 'money', label: '金额', error: '少了。' }),
    ];
    expect(plainText(renderPage(page(wrong)).blocks.slice(0, 1))).toBe('⚠ 名称：写得长了一点。\n⚠ 金额：少了。');
  });

  it('speaks the language that it carries, whatever the form is called', () => {
    const view = renderPage(
      page([field({ kind: 'text', label: 'Name' })], {
        language: 'en',
        title: '登记社会组织',
        submit: '提交',
        page: 1,
      }),
    );
    expect(view.submit?.text).toBe('Next');
    expect(buttonsOf(asFields(view.blocks)).map(({ text: label }) => label)).toEqual([
      'Back',
      'Keep for later',
      'Delete the draft',
    ]);
  });
});

describe('what a person types', () => {
  it.each([
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['<https://gov.cn/a?b=1&amp;c=2>', 'https://gov.cn/a?b=1&c=2'],
    ['<http://gov.cn|gov.cn>', 'gov.cn'],
    ['<https://evil.example|gov.cn>', 'https://evil.example'],
    ['<mailto:a@b.cn|a@b.cn>', 'a@b.cn'],
    ['<tel:13812345000|13812345000>', '13812345000'],
    ['<@U123> <#C1|大厅> <!here>', '@U123 #大厅 @here'],
  ])('arrives as it was typed: %s', (sent, typed) => {
    expect(typedText(sent)).toBe(typed);
  });
});

/** Blocks as the double's tables read them: records of anything. */
function asFields(blocks: readonly object[]): readonly Readonly<Record<string, unknown>>[] {
  return blocks.map((block) => Object.fromEntries(Object.entries(block)));
}

function tokensIn(blocks: readonly object[] = []): readonly (string | undefined)[] {
  return buttonsOf(asFields(blocks)).map(({ value }) => value);
}

/** Every text in which Slack reads its own markup. */
function markupIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (typeof value !== 'object' || value === null) return [];
  const isMarkup = ('type' in value && value.type === 'mrkdwn') || ('blocks' in value && 'text' in value);
  const own = isMarkup && 'text' in value && typeof value.text === 'string' ? [value.text] : [];
  return [...own, ...Object.values(value).flatMap(markupIn)];
}
