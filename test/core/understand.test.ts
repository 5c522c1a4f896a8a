import { describe, expect, test } from 'vitest';
import { linkTo } from '../../src/dialogue/mentioned.ts';
import type { Incoming, Press } from '../../src/dialogue/message.ts';
import type { Account, Shown } from '../../src/dialogue/talk.ts';
import { understand } from '../../src/dialogue/understand.ts';

const account: Account = {
  id: 'a',
  channel: 'telegram',
  address: '1',
  person: { id: 'li', name: '李', seats: [] },
  language: 'zh',
  known: true,
  focus: undefined,
};
const answering: Account = { ...account, focus: { draft: 'd', field: 'invoice' } };
const finding: Account = { ...account, focus: { find: { procedure: 'complaint' } } };

function heard(says: Incoming['says'], by: Account = account) {
  return understand(says, { account: by, pressed: undefined });
}

function typed(text: string, by: Account = account) {
  return heard({ kind: 'text', text }, by);
}

const likeACode = '24322000000123456789';

describe('a link into the chat', () => {
  test.each([
    ['HRB-2026-DLMZ-0001', { kind: 'number', number: 'HRB-2026-DLMZ-0001' }],
    ['HRB-R-7F3A-91C2', { kind: 'number', number: 'HRB-R-7F3A-91C2' }],
    ['HRB-2026-DLMZ-0001_complaint', { kind: 'number', number: 'HRB-2026-DLMZ-0001', begins: 'complaint' }],
    ['HRB-2026-DLMZ-0001_nothing', { kind: 'number', number: 'HRB-2026-DLMZ-0001' }],
    [likeACode, { kind: 'redeem', code: likeACode }],
    ['HRB', { kind: 'redeem', code: 'HRB' }],
  ])('leads to what it carries: %s', (argument, wish) => {
    expect(heard({ kind: 'command', name: 'start', argument })).toEqual(wish);
    if (wish.kind === 'number' && 'begins' in wish) expect(linkTo(wish.number, 'complaint')).toBe(argument);
  });
});

describe('what is typed while a question is open', () => {
  test.each([
    likeACode,
    'HRB-2026-MZ-0001',
    'HRB-R-1234-ABCD',
    '取消',
    'inbox',
    '/help me',
    '0',
    '提交',
    'https://t.me/gouban_bot?start=x',
  ])('is the answer to it, also when it looks like something else: %s', (text) => {
    expect(typed(text, answering)).toMatchObject({
      kind: 'fill',
      draft: 'd',
      fill: { kind: 'typed', field: 'invoice', text },
    });
  });

  test.each([
    ['我问一下 HRB-2026-MZ-0001 到哪了', 'HRB-2026-MZ-0001'],
    ['hrb–r–7f3a–91c2', 'HRB-R-7F3A-91C2'],
  ])('may name a case or a receipt, should the question not take it: %s', (text, number) => {
    expect(typed(text, answering)).toMatchObject({ kind: 'fill', fill: { text, number } });
  });

  test('may be a one-time code, should the question not take it', () => {
    expect(typed(likeACode, answering)).toMatchObject({ fill: { code: likeACode } });
    expect(typed('24322000000123456', answering)).not.toHaveProperty('fill.code');
  });

  test('names the case that is looked for, when that is the question', () => {
    expect(typed('HRB-2026-MZ-0001', finding)).toEqual({
      kind: 'find',
      for: { procedure: 'complaint' },
      words: 'HRB-2026-MZ-0001',
    });
  });
});

describe('what is typed while no question is open', () => {
  test.each([
    ['HRB-2026-MZ-0001', { kind: 'number', number: 'HRB-2026-MZ-0001' }],
    // As long as a code, and written like a number.
    ['HRB-2026-NGMZSQ-0001', { kind: 'number', number: 'HRB-2026-NGMZSQ-0001' }],
    [likeACode, { kind: 'redeem', code: likeACode }],
    ['请问 HRB-2026-PAY-0005 到哪了', { kind: 'number', number: 'HRB-2026-PAY-0005' }],
    ['hrb-2026-pay-0005。', { kind: 'number', number: 'HRB-2026-PAY-0005' }],
    ['ＨＲＢ－２０２６－ＰＡＹ－０００５', { kind: 'number', number: 'HRB-2026-PAY-0005' }],
    ['HRB–2026–PAY–0005', { kind: 'number', number: 'HRB-2026-PAY-0005' }],
    ['HRB 2026 PAY 0005', { kind: 'number', number: 'HRB-2026-PAY-0005' }],
    ['编号是HRB-2026-PAY-5', { kind: 'number', number: 'HRB-2026-PAY-0005' }],
    ['where is HRB-2026-PAY-0005?', { kind: 'number', number: 'HRB-2026-PAY-0005' }],
    ['进度 hrb - 2026 - pay - 0005', { kind: 'number', number: 'HRB-2026-PAY-0005' }],
    ['回执 HRB-R-7F3A-91C2-0A1B-22CC-9D9D', { kind: 'number', number: 'HRB-R-7F3A-91C2-0A1B-22CC-9D9D' }],
    ['hrb—r—7f3a 91c2 0a1b 22cc 9d9d', { kind: 'number', number: 'HRB-R-7F3A-91C2-0A1B-22CC-9D9D' }],
    ['K7_dq-0123456789abcd', { kind: 'redeem', code: 'K7_dq-0123456789abcd' }],
    ['K7_dq-0123456789abcd。', { kind: 'redeem', code: 'K7_dq-0123456789abcd' }],
    ['邀请码：K7_dq-0123456789abcd', { kind: 'redeem', code: 'K7_dq-0123456789abcd' }],
    ['您好，请用 K7_dq-0123456789abcd 加入南岗区民政局', { kind: 'redeem', code: 'K7_dq-0123456789abcd' }],
    ['https://t.me/gouban_bot?start=K7_dq-0123456789abcd', { kind: 'redeem', code: 'K7_dq-0123456789abcd' }],
    ['打开 https://gouban.example/sign-in/K7_dq-0123456789abcd 就行', { kind: 'redeem', code: 'K7_dq-0123456789abcd' }],
    ['\u200bK7_dq-0123456789abcd\ufeff', { kind: 'redeem', code: 'K7_dq-0123456789abcd' }],
    // Beside a line, sixteen of its letters could be an access code's.
    ['ZdvcAl3fWFEctmUh_9B_', { kind: 'redeem', code: 'ZdvcAl3fWFEctmUh_9B_' }],
    ['请用 mQZ_zZGbwGcqXy62AE3b', { kind: 'redeem', code: 'mQZ_zZGbwGcqXy62AE3b' }],
    ['IQY_x7PVugqCXG3gf5vZ', { kind: 'redeem', code: 'IQY_x7PVugqCXG3gf5vZ' }],
    ['internationalisations', { kind: 'search', words: 'internationalisations', or: [] }],
    ['待办', { kind: 'list', list: 'inbox' }],
    ['冰城暖心', { kind: 'search', words: '冰城暖心', or: [] }],
    ['护理员没来', { kind: 'find', for: { procedure: 'complaint' } }],
    ['我要告他们', { kind: 'find', for: { procedure: 'complaint' } }],
    ['反映问题', { kind: 'find', for: { procedure: 'complaint' } }],
    ['登记社会组织！', { kind: 'begin', form: { procedure: 'organisation' }, as: 'preview' }],
    ['回到首页', { kind: 'menu' }],
    ['查项目', { kind: 'list', list: 'projects' }],
    ['where is my application', { kind: 'list', list: 'cases' }],
    ['English', { kind: 'language', language: 'en' }],
    ['网页登录', { kind: 'sign-in' }],
    ['?', { kind: 'not-understood' }],
  ])('%s', (text, wish) => {
    expect(typed(text)).toEqual(wish);
  });

  test.each(['算了', '取消', '先放着。', 'never mind', '上一题'])(
    'leaves the question which case it is about: %s',
    (text) => {
      expect(typed(text, finding)).toEqual({ kind: 'put-aside' });
    },
  );

  test('is a first word, from whoever has not said yet who he is', () => {
    const stranger = { ...account, known: false };
    for (const word of ['您好', 'hello', '首页']) expect(typed(word, stranger)).toEqual({ kind: 'start' });
    expect(typed('一', stranger)).toEqual({ kind: 'not-understood' });
    expect(typed('冰城暖心', stranger)).toEqual({ kind: 'search', words: '冰城暖心', or: [] });
    expect(typed('护理员没来', stranger)).toEqual({ kind: 'find', for: { procedure: 'complaint' } });
  });

  test.each([
    ['居民', 'citizen'],
    ['1', 'citizen'],
    ['社会组织。', 'organisation'],
    ['２', 'organisation'],
    ['an organisation', 'organisation'],
    ['政府部门', 'official'],
    ['3', 'official'],
  ])('is who he is, when a stranger says %s', (text, who) => {
    expect(typed(text, { ...account, known: false })).toEqual({ kind: 'who', who });
  });

  test('leads a supplier where he means', () => {
    const seats = ['org_admin', 'org_staff', 'org_finance'] as const;
    const person = { ...account.person, seats: seats.map((role) => ({ role, body: 'nuanxin' })) };
    expect(typed('怎么报名', { ...account, person })).toEqual({ kind: 'find', for: { procedure: 'bid' } });
    expect(typed('钱什么时候到账', { ...account, person })).toEqual({ kind: 'list', list: 'cases' });
  });

  test('is searched for when it may be the name of a project, with what else it may mean', () => {
    for (const words of ['助餐', '居家养老', '护理员', 'home care', '养老服务']) {
      expect(typed(words)).toMatchObject({ kind: 'search', words });
    }
    const wish = typed('护理员');
    expect(wish.kind === 'search' && wish.or.map(({ press }) => press)).toEqual([
      { do: 'find', for: { procedure: 'complaint' } },
    ]);
  });
});

describe('the labels that were shown last', () => {
  const shown: readonly Shown[] = [
    { label: '提交申报', press: { do: 'submit', draft: 'd', rev: 3 } },
    { label: '存着以后再交', press: { do: 'later', draft: 'd' } },
    { label: '等我办的 3 件', press: { do: 'list', list: 'inbox' } },
    { label: '南岗区居家养老服务', press: { do: 'show', case: 'c' } },
    { label: '批准 ¥600,000', press: { do: 'start', form: { case: 'c', action: 'approveBudget' } } },
  ];
  const reading: Account = { ...account, focus: { shown } };

  test.each([
    ['提交申报', { kind: 'fill', draft: 'd', fill: { kind: 'submit', rev: 3 } }],
    ['提交', { kind: 'fill', draft: 'd', fill: { kind: 'submit', rev: 3 } }],
    ['submit!', { kind: 'fill', draft: 'd', fill: { kind: 'submit', rev: 3 } }],
    ['存着以后再交。', { kind: 'put-aside' }],
    ['等我办的', { kind: 'list', list: 'inbox' }],
    ['南岗区居家养老服务', { kind: 'show', case: 'c', whole: false }],
    ['４', { kind: 'show', case: 'c', whole: false }],
    ['批准 ￥600，000', { kind: 'begin', form: { case: 'c', action: 'approveBudget' }, as: 'form' }],
  ])('are words: %s', (text, wish) => {
    expect(typed(text, reading)).toEqual(wish);
  });

  test.each(['1', '5', '6', '批准 ¥60', '不批准'])(
    'decide nothing by a number, nor by less than the label: %s',
    (text) => {
      expect(typed(text, reading)).not.toMatchObject({ kind: 'fill' });
      expect(typed(text, reading)).not.toMatchObject({ kind: 'begin' });
    },
  );

  test('are no question, so nothing is put aside', () => {
    expect(typed('取消', reading)).toEqual({ kind: 'nothing-open', wanted: 'cancel' });
  });
});

describe('a press', () => {
  const press: Press = { do: 'submit', draft: 'd', rev: 3 };

  test('is what its button says, of the person to whom it was shown', () => {
    const pressed = { press, person: 'li' };
    expect(understand({ kind: 'press', token: 't' }, { account, pressed })).toEqual({
      kind: 'fill',
      draft: 'd',
      fill: { kind: 'submit', rev: 3 },
    });
  });

  test('says nothing when it is unknown or somebody else’s', () => {
    const says: Incoming['says'] = { kind: 'press', token: 't' };
    expect(understand(says, { account, pressed: undefined })).toEqual({ kind: 'moved-on' });
    expect(understand(says, { account, pressed: { press, person: 'wang' } })).toEqual({ kind: 'moved-on' });
  });
});

describe('files', () => {
  const file = { hash: 'a'.repeat(64), name: '发票.pdf', mime: 'application/pdf', size: 10 };

  test('come with what was written beside them', () => {
    expect(heard({ kind: 'files', files: [file], text: ' 三月的 ' }, answering)).toMatchObject({
      fill: { kind: 'files', field: 'invoice', files: [file], text: ' 三月的 ' },
    });
    expect(heard({ kind: 'files', files: [file] })).toEqual({ kind: 'unasked', files: [file] });
  });
});
