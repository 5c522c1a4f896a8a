import { describe, expect, it } from 'vitest';
import { questions } from '../../src/dialogue/begin.ts';
import { formPage } from '../../src/dialogue/form-page.ts';
import { nextField, type OpenForm } from '../../src/dialogue/open-form.ts';
import { prompt } from '../../src/dialogue/prompt.ts';
import { review } from '../../src/dialogue/review.ts';
import { decideOpening } from '../../src/engine/decide.ts';
import { type Answers, form, integer, since, text } from '../../src/engine/form.ts';
import { action, type Procedure } from '../../src/engine/procedure.ts';
import { seededLaw } from '../../src/law/law.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { texts } from '../../src/text/all.ts';
import { at, known, refusal, someone } from './given.ts';

/** A form into which the second version put a question between two others. */
const survey = form('survey', {
  name: text({ max: 20 }),
  age: since(2, integer({ min: 1, max: 120 })),
  phone: text({ max: 20 }),
});
const words = {
  title: '登记',
  fields: {
    name: { label: '姓名', ask: '您的姓名是？' },
    age: { label: '年龄', ask: '您多大年纪？' },
    phone: { label: '电话', ask: '您的电话是？' },
  },
};

function begunAt(version: number, answers: Answers): OpenForm {
  return {
    draft: { id: 'd', rev: 1, answers },
    form: survey,
    version,
    text: words,
    texts: texts.zh,
    language: 'zh',
    binds: 'lightly',
    submit: '提交',
    optionsOf: () => [],
    law: seededLaw,
    now: at('2026-11-25 09:00'),
    today: '2026-11-25',
  };
}

describe('a draft that was begun before a question was inserted', () => {
  const begun = begunAt(1, { name: '王芳' });

  it('goes on without it, every answer where it was', () => {
    expect(nextField(begun)).toBe('phone');
    expect(JSON.stringify(prompt(begun, 'phone'))).toContain('2 / 2');
    expect(formPage(begun, 0).fields.map(({ key, value }) => [key, value])).toEqual([
      ['name', ['王芳']],
      ['phone', []],
    ]);
  });

  it('is reviewed and counted without it', () => {
    const done = begunAt(1, { name: '王芳', phone: '13800000000' });
    expect(nextField(done)).toBeUndefined();
    expect(JSON.stringify(review(done))).not.toContain('年龄');
  });

  it('is not asked it on the way back either, nor told of it beforehand', () => {
    const address = { procedure: 'organisation' } as const;
    expect(JSON.stringify(questions(begun, address))).not.toContain('年龄');
    expect(JSON.stringify(questions(begunAt(2, {}), address))).toContain('2. 年龄');
  });
});

describe('a draft that was begun afterwards', () => {
  it('asks the new question in its place', () => {
    const begun = begunAt(2, { name: '王芳', phone: '13800000000' });
    expect(nextField(begun)).toBe('age');
    expect(JSON.stringify(prompt(begun, 'age'))).toContain('2 / 3');
  });
});

describe('a case that is opened with such a draft', () => {
  const renewed: Procedure = {
    ...procedureOf('organisation'),
    version: 2,
    opening: {
      name: 'registerOrganisation',
      action: action({ binds: 'lightly', by: 'applicant', form: survey, goes: 'verification.review' }),
    },
  };
  const answers = { name: '王芳', phone: '13800000000' };
  const opens = (given: Answers, version?: number) => {
    const command = { by: someone('wang'), answers: given, ...(version !== undefined && { version }) };
    return decideOpening(renewed, 'c', 'HRB-1', command, known(), at('2026-11-25 09:00'));
  };

  it('begins at the version in which it was asked, and stays there', () => {
    expect(opens(answers, 1)).toMatchObject({
      ok: true,
      value: [{ kind: 'opened', version: 1 }, { kind: 'filed' }, {}],
    });
  });

  it('is asked for the new answer where the draft was begun afterwards', () => {
    expect(refusal(opens(answers))).toMatchObject({ why: 'incomplete', field: 'age' });
    expect(opens({ ...answers, age: 40 })).toMatchObject({ ok: true, value: [{ version: 2 }, {}, {}] });
  });
});
