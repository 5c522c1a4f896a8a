import { describe, expect, test } from 'vitest';
import { answer } from '../../src/dialogue/answer.ts';
import type { Answered, Deed } from '../../src/dialogue/answered.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { Block, Button } from '../../src/dialogue/message.ts';
import type { Draft, Talk } from '../../src/dialogue/talk.ts';
import { type Target, targetOf } from '../../src/dialogue/target.ts';
import type { Fill } from '../../src/dialogue/wish.ts';
import { unopened } from '../../src/engine/case.ts';
import type { Answers } from '../../src/engine/form.ts';
import { seededLaw } from '../../src/law/law.ts';
import type { Language, ProcedureId } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { formText, texts } from '../../src/text/all.ts';
import { at, known, someone } from './given.ts';
import { organisationAnswers } from './given-organisation.ts';

const li = someone('li');
const now = at('2026-11-25 09:00');

function talking({ focus, language = 'zh' }: Partial<Talk['account']> = {}, forms: Talk['forms'] = 'questions'): Talk {
  const account = { id: 'a', channel: 'telegram', address: '1', person: li, language, known: true, focus } as const;
  return { account, texts: texts[language], law: seededLaw, now, forms };
}

function beginning(procedure: ProcedureId): Target {
  const state = unopened('case', procedure, procedureOf(procedure).version, { person: 'li', role: 'applicant' });
  const target = targetOf({ procedure }, { procedure: procedureOf(procedure), state, facts: known(), family: [] }, li);
  if (!target) throw new Error(`${procedure} cannot be opened`);
  return target;
}

/** What comes of doing something to a draft of an opening, at its question. */
function filling(
  procedure: ProcedureId,
  answers: Answers,
  fill: Fill,
  language: Language = 'zh',
  channel: Partial<Talk> = {},
): Answered {
  const target = beginning(procedure);
  const draft: Draft = {
    id: 'd',
    person: 'li',
    procedure,
    version: target.known.state.version,
    action: target.name,
    case: undefined,
    parent: undefined,
    rev: 4,
    answers,
    secret: false,
  };
  const field = 'field' in fill ? fill.field : undefined;
  const talk = { ...talking({ language, focus: field === undefined ? undefined : { draft: 'd', field } }), ...channel };
  const sight = { draft, target, looking: undefined, code: undefined };
  return answer({ kind: 'fill', wish: { kind: 'fill', draft: 'd', fill }, sight }, talk);
}

function said({ deeds }: Answered): string {
  const messages = deeds.flatMap((deed) => (deed.do === 'say' ? [deed.message] : []));
  const lines = (block: Block): readonly string[] => ('text' in block ? [inWords(block.text, 'zh')] : []);
  return messages.flatMap(({ blocks }) => blocks.flatMap(lines)).join('\n');
}

function buttons({ deeds }: Answered): readonly Button[] {
  return deeds.flatMap((deed) => (deed.do === 'say' ? deed.message.buttons.flat() : []));
}

function deed<K extends Deed['do']>({ deeds }: Answered, kind: K): Deed | undefined {
  return deeds.find((each) => each.do === kind);
}

describe('what is not understood', () => {
  test('is answered with what can be done, and with as much as waits', () => {
    const wish = { kind: 'not-understood' } as const;
    const labels = buttons(answer({ ...{ kind: wish.kind, wish }, sight: { waiting: 3, drafts: 2 } }, talking())).map(
      ({ label }) => label,
    );
    expect(labels).toContain(texts.zh.say.inboxOf(3));
    expect(labels).toContain(texts.zh.say.draftsOf(2));
  });
});

describe('words that may mean something', () => {
  const or: readonly Button[] = [
    { label: '反映问题', kind: 'pick', press: { do: 'find', for: { procedure: 'complaint' } } },
  ];
  const wish = { kind: 'search', words: '护理员', or } as const;

  test('are asked about, when no project is found by them', () => {
    const asked = answer({ kind: 'search', wish, sight: { counts: { waiting: 0, drafts: 0 } } }, talking());
    expect(said(asked)).toBe(texts.zh.say.didYouMean('护理员'));
    expect(buttons(asked).map(({ label }) => label)).toEqual(['反映问题', texts.zh.say.menu]);
  });
});

describe('what is shown while no question is open', () => {
  test('is kept by its labels, so that they are words', () => {
    const wish = { kind: 'menu' } as const;
    const shown = answer({ kind: 'menu', wish, sight: { waiting: 2, drafts: 0 } }, talking());
    const focus = deed(shown, 'focus');
    expect(focus?.do === 'focus' && focus.on && 'shown' in focus.on && focus.on.shown).toEqual(
      buttons(shown).map(({ label, press }) => ({ label, press })),
    );
  });

  test('leaves a question open that was open', () => {
    const wish = { kind: 'menu' } as const;
    const asked = talking({ focus: { draft: 'd', field: 'name' } });
    expect(deed(answer({ kind: 'menu', wish, sight: { waiting: 2, drafts: 0 } }, asked), 'focus')).toBeUndefined();
  });

  test('is the review of a form, too', () => {
    const focus = deed(filling('complaint', {}, { kind: 'review' }), 'focus');
    const labels = focus?.do === 'focus' && focus.on && 'shown' in focus.on && focus.on.shown.map(({ label }) => label);
    expect(labels).toContain(texts.zh.say.keepForLater);
  });
});

describe('an answer that is typed', () => {
  const fill = (text: string): Fill => ({ kind: 'typed', field: 'name', text });

  test('is stored, stands where its question stood, and the next question follows', () => {
    const answered = filling('organisation', {}, fill('新桥社区养老服务中心'));
    expect(answered.deeds.map(({ do: what }) => what)).toEqual(['save', 'replace', 'focus', 'say']);
    expect(deed(answered, 'save')).toMatchObject({ draft: { rev: 4 }, answers: { name: '新桥社区养老服务中心' } });
    expect(deed(answered, 'focus')).toMatchObject({ on: { draft: 'd', field: 'certificate' } });
  });

  test.each([
    ['when', '昨天', '2026-11-24', '“昨天”记作：2026年11月24日（周二）。'],
    ['when', '2026年11月3日', '2026-11-03', undefined],
    ['about', '1', 'service-quality', '“1”记作：'],
    ['facts', '护理员没有来。', '护理员没有来。', undefined],
  ])('is said back with the next question when it was not taken as it stands: %s %s', (field, typed, answer, note) => {
    const answered = filling('complaint', {}, { kind: 'typed', field, text: typed });
    expect(answered.deeds.map(({ do: what }) => what)).toEqual(['save', 'replace', 'focus', 'say']);
    expect(deed(answered, 'save')).toMatchObject({ answers: { [field]: answer } });
    const notes = said(answered);
    if (note === undefined) expect(notes).not.toContain('记作');
    else expect(notes).toContain(note);
  });

  test('is asked for again with the reason, and nothing is stored, when it is none', () => {
    const answered = filling('organisation', {}, fill(' '));
    expect(deed(answered, 'save')).toBeUndefined();
    expect(deed(answered, 'focus')).toMatchObject({ on: { draft: 'd', field: 'name' } });
  });
});

describe('what is said for a button while a question is open', () => {
  const say = (field: string, text: string, answers: Answers = {}): Answered =>
    filling('complaint', answers, { kind: 'typed', field, text });
  const kept = ({ deeds }: Answered): readonly Deed[] => deeds.filter(({ do: what }) => what === 'save');

  test.each([
    '跳过',
    '跳过。',
    '跳过吧',
    '略过',
    '没有',
    '无',
    '不知道',
    'skip',
    'Skip!',
    'none',
    'N/A',
    "I don't know",
    'I don’t know',
  ])('leaves out what may be left out: %s', (text) => {
    for (const field of ['when', 'where'])
      expect(kept(say(field, text))).toMatchObject([{ answers: { [field]: null } }]);
  });

  test('does not leave out what is needed, and says so', () => {
    expect(kept(say('facts', '跳过'))).toEqual([]);
    expect(said(say('facts', '跳过'))).toContain(texts.zh.say.misread['cannot-skip']({}));
    expect(said(say('about', 'skip'))).toContain(texts.zh.say.misread['cannot-skip']({}));
  });

  test.each(['上一题', '上一题！', '返回', '上一步', 'back', 'Back.', 'go back', 'previous question'])(
    'goes back: %s',
    (text) => {
      expect(deed(say('facts', text), 'focus')).toMatchObject({ on: { field: 'whom' } });
      expect(deed(say('whom', text), 'focus')).toMatchObject({ on: { field: 'about' } });
    },
  );

  test.each(['取消', '先放着', '先放着吧', '算了', '不填了', '退出', 'cancel', 'Later', 'quit', 'not now'])(
    'puts the form aside: %s',
    (text) => {
      for (const field of ['facts', 'where', 'about', 'when']) {
        expect(say(field, text)).toEqual({ deeds: [], reply: {}, next: { kind: 'put-aside' } });
      }
    },
  );

  test.each(['继续', '下一题', '没有了', '就这些', 'go on', 'next', "That's all", 'done'])('goes on: %s', (text) => {
    const file = { hash: 'a'.repeat(64), name: '照片.png', mime: 'image/png', size: 10 };
    expect(deed(say('evidence', text, { evidence: [file] }), 'save')).toBeUndefined();
    expect(deed(say('evidence', text, { evidence: [file] }), 'focus')).toBeDefined();
    // With nothing to go on from, what is needed is asked for again, and what is not is left out.
    expect(deed(say('facts', text), 'focus')).toMatchObject({ on: { field: 'facts' } });
    expect(kept(say('where', text))).toMatchObject([{ answers: { where: null } }]);
  });

  test.each([
    ['facts', '没有护理员来，已经三天了。'],
    ['facts', '我想取消上次的安排，他们不同意。'],
    ['where', '返回路 3 号'],
    ['where', '无名路'],
    ['where', '待办'],
  ])('is none, but the answer, when it is more than that: %s %s', (field, text) => {
    expect(kept(say(field, text))).toMatchObject([{ answers: { [field]: text } }]);
  });

  test('shows the case whose number is written where the question cannot take it', () => {
    const fill: Fill = { kind: 'typed', field: 'about', text: '我问 HRB-2026-MZ-0001', number: 'HRB-2026-MZ-0001' };
    expect(filling('complaint', {}, fill).next).toEqual({ kind: 'number', number: 'HRB-2026-MZ-0001' });
    const taken = filling(
      'complaint',
      {},
      { ...fill, field: 'facts', text: '见 HRB-2026-MZ-0001 的说明，与事实不符。' },
    );
    expect(deed(taken, 'save')).toBeDefined();
  });
});

describe('files', () => {
  const file = { hash: 'a'.repeat(64), name: '照片.png', mime: 'image/png', size: 10 };

  test.each([
    ['zh', '没有记入'],
    ['en', 'not kept'],
  ] as const)('are kept as evidence, and what was written beside them is said not to be (%s)', (language, words) => {
    const sent: Fill = { kind: 'files', field: 'evidence', files: [file], text: '昨天中午' };
    const answered = filling('complaint', {}, sent, language);
    expect(deed(answered, 'save')).toMatchObject({ answers: { evidence: [file] } });
    expect(said(answered)).toMatch(new RegExp(`昨天中午.*${words}|${words}.*昨天中午`));
  });

  test('are kept at the form’s place for them while another question is open, and the words beside them are its answer', () => {
    const sent: Fill = { kind: 'files', field: 'facts', files: [file], text: '护理员三天没有来。' };
    const answered = filling('complaint', {}, sent);
    const saves = answered.deeds.filter(({ do: what }) => what === 'save');
    expect(saves.at(-1)).toMatchObject({ answers: { facts: '护理员三天没有来。', evidence: [file] } });
    expect(said(answered)).toContain('记在“照片”里');
  });

  test('alone leave the question open that asks for words', () => {
    const answered = filling('complaint', {}, { kind: 'files', field: 'facts', files: [file] });
    expect(deed(answered, 'save')).toMatchObject({ answers: { evidence: [file] } });
    expect(deed(answered, 'focus')).toMatchObject({ on: { field: 'facts' } });
  });

  test('that a form has no place for leave the words beside them as the answer', () => {
    const sent: Fill = { kind: 'files', field: 'name', files: [file], text: '王芳' };
    const answered = filling('membership', {}, sent);
    expect(deed(answered, 'save')).toMatchObject({ answers: { name: '王芳' } });
    expect(said(answered)).toContain(texts.zh.say.filesNotAskedFor);
  });
});

describe('a place that is sent', () => {
  const sent = (procedure: ProcedureId, field: string, text: string): Answered =>
    filling(procedure, {}, { kind: 'place', field, text });

  test.each([
    ['complaint', 'where'],
    ['organisation', 'address'],
  ] as const)('is the answer where it is asked: %s %s', (procedure, field) => {
    const answered = sent(procedure, field, '友谊路 100 号 新华社区日间照料中心');
    expect(deed(answered, 'save')).toMatchObject({ answers: { [field]: '友谊路 100 号 新华社区日间照料中心' } });
    expect(deed(answered, 'replace')).toBeDefined();
  });

  test.each([
    ['complaint', 'facts', 'where', '地点'],
    ['complaint', 'about', 'where', '地点'],
    ['organisation', 'name', 'address', '住所'],
  ] as const)(
    'while something else is asked is kept where the form asks for it: %s %s',
    (procedure, open, at, label) => {
      const answered = sent(procedure, open, '45.77320, 126.65771');
      expect(deed(answered, 'save')).toMatchObject({ answers: { [at]: '45.77320, 126.65771' } });
      expect(said(answered)).toContain(`记在“${label}”里`);
      expect(deed(answered, 'focus')).toMatchObject({ on: { field: open } });
    },
  );

  test('is refused with what to do, where a form never asks for one', () => {
    const answered = sent('membership', 'name', '45.77320, 126.65771');
    expect(deed(answered, 'save')).toBeUndefined();
    expect(said(answered)).toContain(texts.zh.say.misread['no-place']({}));
    expect(deed(answered, 'focus')).toMatchObject({ on: { field: 'name' } });
  });

  test('that is called by too long a name is asked for in words', () => {
    const answered = sent('complaint', 'facts', '路'.repeat(101));
    expect(deed(answered, 'save')).toBeUndefined();
    expect(deed(answered, 'focus')).toMatchObject({ on: { field: 'where' } });
  });
});

describe('a one-time code that is typed while a question is open', () => {
  const code = {
    hash: 'h',
    hasOwn: false,
    askedAt: undefined,
    person: { person: { id: 'wang', name: '王', seats: [] }, bodies: new Map() },
  };

  function typedAt(field: string): Answered {
    const target = beginning('complaint');
    const draft: Draft = {
      ...{ id: 'd', person: 'li', procedure: 'complaint', version: 1, action: 'fileComplaint', rev: 0 },
      ...{ case: undefined, parent: undefined, answers: {}, secret: false },
    };
    const fill: Fill = { kind: 'typed', field, text: 'ABCDEFGHIJKLMNOPQRST', code: 'ABCDEFGHIJKLMNOPQRST' };
    const wish = { kind: 'fill', draft: 'd', fill } as const;
    return answer({ kind: 'fill', wish, sight: { draft, target, looking: undefined, code } }, talking());
  }

  test('is the answer, where the question can take it', () => {
    expect(deed(typedAt('facts'), 'save')).toMatchObject({ answers: { facts: 'ABCDEFGHIJKLMNOPQRST' } });
  });

  test('is looked at, where the question cannot, and used when he says that it is his', () => {
    expect(deed(typedAt('about'), 'use-code')).toBeUndefined();
    expect(deed(typedAt('about'), 'say')).toMatchObject({
      message: { buttons: [[{ press: { do: 'link', hash: 'h' } }, { press: { do: 'menu' } }]] },
    });
    const wish = { kind: 'redeem', hash: 'h' } as const;
    const sure = answer({ kind: 'redeem', wish, sight: code }, talking());
    expect(deed(sure, 'use-code')).toEqual({ do: 'use-code', hash: 'h' });
    expect(deed(sure, 'link')).toEqual({ do: 'link', person: 'wang' });
  });
});

test('an old button of a question that is no longer open changes nothing, and shows where the form is', () => {
  const target = beginning('organisation');
  const draft: Draft = {
    ...{ id: 'd', person: 'li', procedure: 'organisation', version: 1, action: target.name, rev: 9 },
    ...{ case: undefined, parent: undefined, answers: {}, secret: false },
  };
  const fill: Fill = { kind: 'skip', field: 'phone' };
  const wish = { kind: 'fill', draft: 'd', fill } as const;
  const sight = { draft, target, looking: undefined, code: undefined };
  const answered = answer({ kind: 'fill', wish, sight }, talking({ focus: { draft: 'd', field: 'name' } }));
  expect(deed(answered, 'save')).toBeUndefined();
  expect(answered.reply.word).toBe(texts.zh.say.refusals['moved-on']({}));
});

describe('a channel whose pages hold no files', () => {
  const lacking = { forms: 'pages', pagesLack: ['files'] } as const;
  const file = { hash: 'a'.repeat(64), name: '照片.png', mime: 'image/png', size: 10 };
  const filled: Answers = { about: 'money', whom: 'supplier', facts: '护理员三天没有来。', when: null, where: null };

  function sent(
    page: number,
    values: Readonly<Record<string, readonly string[]>>,
    go: 'next' | 'back',
    to?: number,
  ): Fill {
    return { kind: 'page', draft: 'd', rev: 4, page, go, values, files: {}, ...(to !== undefined && { to }) };
  }

  test('shows pages without them, and asks for them in the chat once the pages are filled in', () => {
    const { certificate, ...filled } = organisationAnswers;
    expect(certificate).toBeDefined();
    const shown = filling('organisation', filled, { kind: 'review' }, 'zh', lacking).reply.page;
    expect(shown?.review?.map(({ label }) => label)).toContain(
      formText('zh', 'organisation').fields.certificate?.label,
    );
    const last = (shown?.pages ?? 0) - 1;
    const fields = Array.from({ length: last + 1 }, (_, at) =>
      filling('organisation', filled, sent(at + 1, {}, 'back'), 'zh', lacking),
    )
      .flatMap(({ reply }) => reply.page?.fields ?? [])
      .map(({ kind }) => kind);
    expect(fields).not.toContain('files');
    const answered = filling('organisation', filled, sent(last, {}, 'next'), 'zh', lacking);
    expect(answered.reply).toMatchObject({ closed: true });
    expect(answered.reply.page).toBeUndefined();
    expect(deed(answered, 'focus')).toMatchObject({ on: { field: 'certificate' } });
  });

  test('goes on in the chat after the question, to a review that can be sent from there', () => {
    const all: Answers = { ...filled, evidence: [file] };
    const answered = filling('complaint', all, { kind: 'finish', field: 'evidence' }, 'zh', lacking);
    expect(answered.reply.page).toBeUndefined();
    expect(buttons(answered).map(({ press }) => press.do)).toContain('submit');
  });

  test('is handed back on its page what was typed and cannot be read, with the reason', () => {
    const answered = filling('complaint', {}, sent(0, { about: ['money'], when: ['下周'] }, 'next'), 'zh', lacking);
    const when = answered.reply.page?.fields.find(({ key }) => key === 'when');
    expect(when).toMatchObject({ value: ['下周'], error: expect.stringContaining('下周') });
    expect(deed(answered, 'save')).toMatchObject({ answers: { about: 'money' } });
  });

  test('leads from a row of the review straight to its page', () => {
    const review = filling('complaint', filled, { kind: 'review' }, 'zh', lacking).reply.page;
    const answered = filling('complaint', filled, sent(review?.page ?? 0, {}, 'back', 0), 'zh', lacking);
    expect(answered.reply.page?.page).toBe(0);
  });
});

describe('a draft is thrown away', () => {
  test.each(['questions', 'pages'] as const)('after it was named and asked once, where forms are %s', (forms) => {
    for (const language of ['zh', 'en'] as const) {
      const asks = filling(
        'organisation',
        organisationAnswers,
        { kind: 'discard', sure: undefined, asked: false },
        language,
        { forms },
      );
      expect(deed(asks, 'discard')).toBeUndefined();
      expect(said(asks)).toContain(formText(language, 'organisation').title);
      expect(buttons(asks).map(({ press }) => press)).toEqual([
        { do: 'discard', draft: 'd', asked: true, sure: true },
        { do: 'discard', draft: 'd', asked: true, sure: false },
      ]);
      const gone = filling(
        'organisation',
        organisationAnswers,
        { kind: 'discard', sure: true, asked: true },
        language,
        { forms },
      );
      expect(deed(gone, 'discard')).toEqual({ do: 'discard', draft: 'd' });
    }
  });
});
