import { describe, expect, it } from 'vitest';
import { formPage, pagesOf } from '../../src/dialogue/form-page.ts';
import type { OpenForm } from '../../src/dialogue/open-form.ts';
import { readPage } from '../../src/dialogue/read-page.ts';
import type { SentPage } from '../../src/dialogue/wish.ts';
import {
  type Answers,
  choice,
  files,
  form,
  integer,
  money,
  only,
  optional,
  reference,
  rows,
  text,
} from '../../src/engine/form.ts';
import { seededLaw } from '../../src/law/law.ts';
import { qualified } from '../../src/procedures/purchase/07-qualification/options.ts';
import { texts } from '../../src/text/all.ts';

const paper = form('page-test', {
  name: text({ max: 10 }),
  pays: choice('buyer', 'donor'),
  visits: integer({ max: 100 }),
  note: optional(text()),
  proof: optional(files()),
  donor: only('pays', (pays) => pays === 'donor', text()),
});

const words = Object.fromEntries(Object.keys(paper.fields).map((key) => [key, { label: key, ask: key }]));
const proof = { hash: 'a'.repeat(64), name: '证明.pdf', mime: 'application/pdf', size: 10 };

function open(answers: Answers = {}): OpenForm {
  return {
    draft: { id: 'd', rev: 3, answers },
    form: paper,
    version: 1,
    text: { title: '测试', fields: words },
    texts: texts.zh,
    language: 'zh',
    binds: 'lightly',
    submit: '提交',
    optionsOf: () => [],
    law: seededLaw,
    now: new Date('2026-11-24T02:00:00Z'),
    today: '2026-11-24',
  };
}

function page(values: SentPage['values'], rest: Partial<SentPage> = {}): SentPage {
  return { kind: 'page', draft: 'd', rev: 3, page: 0, go: 'next', values, files: {}, ...rest };
}

describe('the pages of a form', () => {
  const yes = (answer: unknown) => answer === 'yes';
  const branching = form('branching-test', {
    first: choice('yes', 'no'),
    why: only('first', yes, text()),
    because: only('why', (why) => why !== undefined, text()),
    ...Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`plain${n}`, text()])),
    second: choice('yes', 'no'),
    how: only('second', yes, text()),
  });
  const keysOn = (answers: Answers) => {
    const all = { ...open(answers), form: branching };
    const texts = Object.fromEntries(Object.keys(branching.fields).map((key) => [key, { label: key, ask: key }]));
    const shown = { ...all, text: { title: '测试', fields: texts } };
    return pagesOf(shown).map((page) => page.map(([key]) => key));
  };

  it('have a field after the page on which that stands on which it depends, and all else without waiting for it', () => {
    const plain = Array.from({ length: 7 }, (_, n) => `plain${n}`);
    expect(keysOn({ first: 'yes', why: 'x', second: 'yes' })).toEqual([
      ['first', ...plain.slice(0, 6)],
      ['why', 'plain6', 'second'],
      ['because', 'how'],
    ]);
  });

  it('are fewer where nothing that depends is asked', () => {
    expect(keysOn({ first: 'no', second: 'no' })).toHaveLength(2);
  });
});

describe('a form page that was sent', () => {
  it('gives an answer for each field that can be read, and the reason for each that cannot', () => {
    const { answers, wrong } = readPage(open(), page({ name: ['居家养老'], pays: ['buyer'], visits: ['500'] }));
    expect(answers).toMatchObject({ name: '居家养老', pays: 'buyer' });
    expect(wrong.visits).toMatchObject({ typed: ['500'], error: expect.stringContaining('100') });
  });

  it('leaves a field as it is when it was not sent, and skips one that was emptied', () => {
    const { answers, wrong } = readPage(
      open({ name: '居家养老', pays: 'buyer', visits: 3, note: '旧' }),
      page({ note: [''] }),
    );
    expect(answers).toMatchObject({ name: '居家养老', visits: 3, note: null });
    expect(wrong).toEqual({});
  });

  it('asks for what is missing only when the page is left forwards', () => {
    expect(Object.keys(readPage(open(), page({})).wrong)).toEqual(['name', 'pays', 'visits']);
    expect(readPage(open(), page({}, { go: 'later' })).wrong).toEqual({});
    expect(readPage(open(), page({}, { go: 'back' })).wrong).toEqual({});
  });

  it.each(['next', 'back', 'later'] as const)('takes out what was emptied, whichever way it is left: %s', (go) => {
    const given = { name: '居家养老', pays: 'buyer', visits: 3, note: '旧', proof: [proof] };
    const emptied = { name: [''], pays: [], visits: [' '], note: [''], proof: [] };
    const { answers, wrong } = readPage(open(given), page(emptied, { go }));
    expect(answers).toEqual({ name: null, pays: null, visits: null, note: null, proof: null });
    expect(Object.keys(wrong)).toEqual(go === 'next' ? ['name', 'pays', 'visits'] : []);
  });

  it('skips nothing that was not asked yet and may not be skipped', () => {
    const { answers } = readPage(open(), page({ name: [''], visits: [''] }, { go: 'later' }));
    expect(answers).toEqual({ note: null, proof: null });
  });

  it('adds files to those that are kept', () => {
    const other = { ...proof, hash: 'b'.repeat(64) };
    const kept = readPage(open({ proof: [proof] }), page({}, { files: { proof: [other] }, go: 'later' }));
    expect(kept.answers.proof).toEqual([
      { ...proof, name: '证明 1.pdf' },
      { ...other, name: '证明 2.pdf' },
    ]);
    const taken = readPage(open({ proof: [proof] }), page({ proof: [] }, { go: 'later' }));
    expect(taken.answers.proof).toBeNull();
  });
});

describe('rows of which each cell has a place of its own', () => {
  const costs = form('rows-test', { costs: rows({ what: text({ max: 30 }), yuan: money() }, { max: 3 }) });
  const fields = {
    costs: { label: '费用', ask: '费用', columns: { what: { label: '费用' }, yuan: { label: '金额' } } },
  };
  const asked = (answers: Answers = {}): OpenForm => ({
    ...open(answers),
    form: costs,
    text: { title: '测试', fields },
  });
  const cells = [['人员；费用; 含税', '438000']];

  it('keep what parts the cells of a line', () => {
    const { answers, wrong } = readPage(asked(), page({}, { cells: { costs: cells } }));
    expect(wrong).toEqual({});
    expect(answers).toEqual({ costs: [{ what: '人员；费用; 含税', yuan: 43_800_000 }] });
    expect(formPage(asked(answers), 0).fields[0]?.cells).toEqual(cells);
  });

  it('are read again as a line where the channel has no place for cells', () => {
    const { answers } = readPage(asked(), page({}, { cells: { costs: cells } }));
    const typed = formPage(asked(answers), 0).fields[0]?.value ?? [];
    const again = readPage(asked(), page({ costs: typed }));
    expect(again.wrong).toEqual({});
    expect(again.answers).toEqual({ costs: [{ what: '人员，费用， 含税', yuan: 43_800_000 }] });
  });

  it('are shown again as they were typed when one of them cannot be read, and asked for when there are none', () => {
    const bad = [['人员', '很多']];
    const { wrong } = readPage(asked(), page({}, { cells: { costs: bad } }));
    expect(formPage(asked(), 0, wrong).fields[0]).toMatchObject({ cells: bad, error: expect.stringContaining('很多') });
    expect(Object.keys(readPage(asked(), page({}, { cells: { costs: [] } })).wrong)).toEqual(['costs']);
  });

  it('are kept as far as they can be read, whatever is still open in them', () => {
    const begun = [
      ['人员', '438000'],
      ['交通', ''],
      ['', ''],
    ];
    const { answers, wrong } = readPage(asked(), page({}, { go: 'keep', cells: { costs: begun } }));
    expect(wrong.costs?.cells).toEqual(begun);
    expect(answers).toEqual({
      costs: [
        { what: '人员', yuan: 43_800_000 },
        { what: '交通', yuan: null },
        { what: null, yuan: null },
      ],
    });
    expect(formPage(asked(answers), 0).fields[0]?.cells).toEqual(begun);
  });

  it('that are expected by name are shown one for each, in its order, whatever was filled in of them', () => {
    const verdicts = form('verdicts-test', {
      of: rows({ bid: reference(qualified), grounds: text({ max: 30 }) }, { each: qualified }),
    });
    const columns = { bid: { label: '投标' }, grounds: { label: '理由' } };
    const options = [
      { value: 'b1', label: '冰城暖心' },
      { value: 'b2', label: '松花江助残' },
    ];
    const given = (answers: Answers = {}): OpenForm => ({
      ...open(answers),
      form: verdicts,
      text: { title: '测试', fields: { of: { label: '审查', ask: '审查', columns } } },
      optionsOf: () => options,
    });
    const field = (answers?: Answers) => formPage(given(answers), 0).fields[0];
    const blank = [
      ['冰城暖心', ''],
      ['松花江助残', ''],
    ];
    expect(field()).toMatchObject({ cells: blank, rowNames: ['冰城暖心', '松花江助残'] });
    expect(field({ of: [{ bid: 'b2', grounds: '齐全' }] })?.cells).toEqual([
      ['冰城暖心', ''],
      ['松花江助残', '齐全'],
    ]);
    const { wrong } = readPage(given(), page({}, { cells: { of: [] } }));
    expect(formPage(given(), 0, wrong).fields[0]).toMatchObject({ cells: blank, error: expect.anything() });
  });
});
