import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { words as slackWords } from '../../adapters/slack/words.ts';
import { ownTexts } from '../../adapters/telegram/own-texts.ts';
import { en as webEn } from '../../adapters/web/words-en.ts';
import { zh as webZh } from '../../adapters/web/words-zh.ts';
import type { Field, Form } from '../../src/engine/form.ts';
import type { Module } from '../../src/engine/module.ts';
import { type Action, type Procedure, rolesOf, type Stage } from '../../src/engine/procedure.ts';
import type { AnyRowsText } from '../../src/engine/texts.ts';
import { piecesOf, type Said } from '../../src/law/said.ts';
import { citation } from '../../src/law/source.ts';
import { type Language, languages, type Outcome, outcomes, procedureIds, roleNames } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { modules } from '../../src/procedures/modules.ts';
import { actionText, formText, positionText, ruleText, saidDone, texts, whatDone } from '../../src/text/all.ts';
import { filled, unsaid } from '../../src/text/fallback.ts';

/** Every act of every procedure, by its name. */
function actionsOf(procedure: Procedure): readonly (readonly [string, Action])[] {
  return [
    [procedure.opening.name, procedure.opening.action] as const,
    ...Object.entries(procedure.always ?? {}),
    ...Object.values<Stage>(procedure.stages).flatMap((stage) => Object.entries(stage.actions)),
  ];
}

const acts = procedureIds.flatMap((id) => actionsOf(procedureOf(id)).map(([name, action]) => ({ id, name, action })));
const forms = [...new Map(acts.flatMap(({ action: { form } }) => (form ? [[form.id, form] as const] : []))).values()];
const rules = acts.flatMap(({ action }) => [...(action.gates ?? []), ...(action.when ?? []), ...(action.warns ?? [])]);

/** How cases of a procedure can end. */
function outcomesOf(procedure: Procedure): readonly Outcome[] {
  const places = actionsOf(procedure).flatMap(([, { goes, leads = [] }]) => [
    ...(typeof goes === 'string' ? [goes] : []),
    ...leads,
  ]);
  return outcomes.filter((outcome) => places.includes(outcome));
}

/** Everything that is plainly a text in a catalogue, functions called with values that show what is missing. */
function spoken(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [said((...values) => value(...values))];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(spoken);
  return [];
}
/** What a text says of values that may each be a number or a day, whichever it takes. */
function said(text: (...values: readonly unknown[]) => unknown): string {
  const asked: string[] = [];
  for (let days = 0; days < 2 ** 6; days += 1) {
    const sample = new Proxy(
      {},
      {
        get: (_, key) => {
          if (key === Symbol.toPrimitive) return () => 7;
          if (!asked.includes(String(key))) asked.push(String(key));
          return days & (2 ** asked.indexOf(String(key))) ? '2026-12-01' : 7;
        },
      },
    );
    try {
      return piecesOf(text(sample, sample, sample) as Said)
        .map((piece) => (typeof piece === 'object' ? '7' : String(piece)))
        .join('');
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  throw new Error(`no values fit ${text}`);
}

describe.each(languages)('in %s', (language: Language) => {
  it.each(acts)('$id/$name has its button, its past and the question it answers', ({ id, name }) => {
    const { label } = actionText(language, id, name);
    expect(label.length).toBeGreaterThan(0);
    expect(label.length).toBeLessThanOrEqual(language === 'zh' ? 8 : 24);
    expect(whatDone(language, id, name).length).toBeGreaterThan(0);
  });

  it('every rule explains its refusal and says what a passed check means', () => {
    for (const { name } of rules) {
      const text = ruleText(language, name);
      expect(typeof text.refusal, name).toBe('function');
      expect(text.holds.length, name).toBeGreaterThan(0);
    }
  });

  it.each(forms)('$id asks for each of its fields, and names every option and column', (form: Form) => {
    const text = formText(language, form.id);
    // What is to be had ready is a part of a sentence.
    expect(text.needs ?? '').not.toMatch(/\p{P}$/u);
    for (const [key, field] of Object.entries(form.fields)) {
      const words = text.fields[key];
      expect(words?.label, key).toBeTruthy();
      expect(words?.ask, key).toBeTruthy();
      expectOptions(field, words?.options, key);
      for (const [column, asked] of Object.entries(field.columns ?? {})) {
        expect(words?.columns?.[column]?.label, `${key}.${column}`).toBeTruthy();
        expectOptions(asked, words?.columns?.[column]?.options, `${key}.${column}`);
      }
    }
  });

  it('every rule rests on a source that is known, cited in the reader’s language, or on a requirement of our own', () => {
    for (const { source } of rules) {
      const cited = citation(source)?.[language];
      if (cited === undefined) continue;
      const form =
        language === 'zh'
          ? /^(?:(?:《[^》]+》(?:（[^）]+）)?|财[库税]〔\d{4}〕\d+号)(?:第[一二三四五六七八九十百零]+条(?:至第[一二三四五六七八九十百零]+条)?)?(?:、|$))+$/
          : /^[^\p{Script=Han}]+$/u;
      expect(cited).toMatch(form);
      expect(cited).not.toMatch(/\bR\d/);
    }
  });

  it('every position says what is going on there', () => {
    for (const id of procedureIds) {
      for (const position of Object.keys(procedureOf(id).stages)) {
        // The keys of a procedure's stages are its positions.
        expect(positionText(language, id, position as never).now.length, position).toBeGreaterThan(0);
      }
    }
  });

  it('every position at which others have their time says who they are', () => {
    for (const language of languages) {
      for (const id of procedureIds) {
        for (const [position, { othersUntil = false }] of Object.entries<Stage>(procedureOf(id).stages)) {
          const { others } = texts[language].procedures[id].positions[position] ?? {};
          expect(others !== undefined, `${language} ${id} ${position}`).toBe(othersUntil);
        }
      }
    }
  });

  it('every role has a name', () => {
    for (const role of roleNames) expect(texts[language].roles[role].length, role).toBeGreaterThan(0);
  });
});

describe('how it goes and how it ends', () => {
  it.each(procedureIds.flatMap((id) => outcomesOf(procedureOf(id)).map((outcome) => ({ id, outcome }))))(
    '$id says what it means to be $outcome, and what one can still do where that is not what was hoped for',
    ({ id, outcome }) => {
      for (const language of ['zh', 'en'] as const) {
        const end = texts[language].procedures[id].ends[outcome];
        expect(end?.now, language).toBeTruthy();
        const lost: readonly Outcome[] = ['rejected', 'not-awarded', 'not-qualified', 'expired', 'failed-tender'];
        if (lost.includes(outcome)) expect(end?.still, language).toBeTruthy();
      }
    },
  );

  it.each(acts.filter(({ action }) => rolesOf(action.by).every((role) => role === 'system')))(
    '$id/$name, which the programme carries out, does not say that the programme decided it',
    ({ id, name }) => {
      for (const language of ['zh', 'en'] as const) {
        const said = saidDone(language, id, name, { buyer: '南岗区民政局', supplier: '冰城暖心' });
        expect(said).not.toContain(texts[language].say.programme);
      }
    },
  );
});

describe('one word for one thing', () => {
  const guide = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8');
  const [, table = ''] = guide.split('### One word for one thing');
  const rows = [...table.matchAll(/^\| ([^|]+) \| ([^|]+) \|([^|]*)\|$/gm)].slice(1);
  const words = rows.flatMap(([, say = '', not = '', allowed = '']) =>
    not.split(', ').map((word) => ({
      say,
      word,
      allowed: [...allowed.matchAll(/`([^`]+)`/g)].map(([, each = '']) => each),
    })),
  );
  const all = [texts.zh, texts.en, webZh, webEn, slackWords, ownTexts].flatMap(asWritten);

  it('has a table', () => {
    expect(words.length).toBeGreaterThan(30);
  });

  it.each(words)('$word is said as: $say', ({ word, allowed }) => {
    const wrong = all.filter((text) => allowed.reduce((rest, each) => rest.replaceAll(each, ''), text).includes(word));
    expect(wrong).toEqual([]);
  });
});

describe('what stands on an English card or notice', () => {
  const labels = Object.values<Module>(modules).flatMap(({ notices, briefs }) => [
    ...notices.flatMap(({ kind }) => rowLabels(texts.en.notices[kind].rows)),
    ...briefs.flatMap(({ brief }) => rowLabels(texts.en.briefs[brief]?.rows ?? {})),
  ]);

  it('begins with a capital', () => {
    expect(labels.length).toBeGreaterThan(100);
    expect(labels.filter((label) => !/^[A-Z]/.test(label))).toEqual([]);
  });
});

/** The labels of rows, and of their columns. */
function rowLabels(rows: AnyRowsText['rows']): readonly string[] {
  return Object.values(rows).flatMap((row) =>
    typeof row === 'string' ? [row] : [row.label, ...Object.values(row.columns ?? {}).map(({ label }) => label)],
  );
}

describe('numbers', () => {
  /** Their unit stands in another column, or in the name of the indicator. */
  const elsewhere = ['project.content.quantity', 'project.indicators.target', 'bid.commitments.value'];
  const beside = ['progress-report.actuals.value', 'service-evaluation.actuals.actual'];
  const asked = forms.flatMap(({ id, fields }) =>
    Object.entries(fields).flatMap(([key, field]) => [
      [`${id}.${key}`, field] as const,
      ...Object.entries(field.columns ?? {}).map(([column, each]) => [`${id}.${key}.${column}`, each] as const),
    ]),
  );

  it('say what they count', () => {
    const bare = asked.filter(([, { kind, unit }]) => (kind === 'integer' || kind === 'decimal') && !unit);
    expect(bare.map(([name]) => name).toSorted()).toEqual([...elsewhere, ...beside].toSorted());
  });

  it('say what they count where they are published, and where they are decided on', () => {
    const shown = Object.values<Module>(modules).flatMap(({ notices, briefs }) => [
      ...notices.map(({ kind, rows }) => [kind, rows] as const),
      ...briefs.map(({ brief, rows }) => [brief, rows] as const),
    ]);
    const bare = shown.flatMap(([of, rows]) =>
      Object.entries(rows).flatMap(([key, { field }]) =>
        Object.entries({ '': field, ...field.columns }).flatMap(([column, { kind, unit }]) =>
          // Or another column says it.
          (kind === 'integer' || kind === 'decimal') && !unit && !field.columns?.unit
            ? [[of, key, column].filter(Boolean).join('.')]
            : [],
        ),
      ),
    );
    expect(bare).toEqual([]);
  });

  it.each(forms)('$id asks for amounts in yuan', ({ id, fields }) => {
    for (const [key, { kind }] of Object.entries(fields)) {
      if (kind !== 'money') continue;
      const words = [formText('zh', id), formText('en', id)].map((text) => text.fields[key]?.ask ?? '');
      if (id === 'instalment') continue;
      expect(words, key).toEqual([expect.stringContaining('元'), expect.stringContaining('yuan')]);
    }
  });
});

describe('the manner', () => {
  const chinese = spoken(texts.zh);
  const english = spoken(texts.en);

  it('has no word that blames, and no "system" that decides', () => {
    expect(chinese.filter((text) => /非法|无效操作|错误代码|参数错误|系统(?!性|开发|维护|服务)/.test(text))).toEqual(
      [],
    );
    expect(english.filter((text) => /\binvalid\b|\bthe system\b|error code/i.test(text))).toEqual([]);
  });

  it('has the marks of Chinese in Chinese', () => {
    const half = /\p{Script=Han}[,;:?()]|[,;:?()]\p{Script=Han}|「|」/u;
    const web = [webZh, slackWords.zh, ownTexts.zh].flatMap(asWritten).filter((text) => !text.includes('=>'));
    expect([...chinese, ...web].filter((text) => half.test(text))).toEqual([]);
  });

  it('has the marks of print in English, but for what people may say', () => {
    const printed = (value: unknown): readonly string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, each]) => (key === 'says' || key === 'spoken' ? [] : printed(each)))
        : spoken(value);
    expect(printed(texts.en).filter((text) => /["']/.test(text))).toEqual([]);
  });

  it('shows no code of ours', () => {
    expect([...chinese, ...english].filter((text) => /\bR\d+\b|\b[A-Z]+_\d/.test(text))).toEqual([]);
  });

  it('is calm: no exclamation marks', () => {
    expect([...chinese, ...english].filter((text) => /[!！]/.test(text))).toEqual([]);
  });

  it('speaks Chinese in Chinese and English in English', () => {
    // What is asked for in Chinese is also shown in Chinese.
    const examples = /for example|such as/i;
    expect(english.filter((text) => /\p{Script=Han}/u.test(text) && !examples.test(text))).toEqual([]);
    expect(chinese.filter((text) => /[a-z]{4,}(?: [a-z]+){2,}/.test(text))).toEqual([]);
  });
});

function expectOptions(field: Field, words: Readonly<Record<string, string>> | undefined, key: string): void {
  for (const option of field.options ?? []) expect(words?.[option], `${key}: ${option}`).toBeTruthy();
}

describe('what can change', () => {
  it('is never typed in a text: how long a form takes, how many questions it has, a term of the city, its name', () => {
    const typed = /\d+ ?(?:分钟|minutes|questions)|共 ?\d+ ?项|哈尔滨|Harbin/;
    const examples = /例如|for example/i;
    const written = [texts.zh, texts.en].flatMap(asWritten).filter((text) => !examples.test(text));
    expect(written.filter((text) => typed.test(text))).toEqual([]);
  });
});

describe('a city of one’s own', () => {
  it('is named by no text, not even as an example', () => {
    const harbin = /哈尔滨|冰城|龙江|南岗|道里区|HRB|Harbin|Nangang|Daoli|0451/;
    const written = [texts.zh, texts.en, webZh, webEn, slackWords, ownTexts].flatMap(asWritten);
    expect(written.filter((text) => harbin.test(text))).toEqual([]);
  });
});

/** The texts as they stand in their files, those that are made of values with the places of these; not what people may say. */
function asWritten(value: unknown): readonly string[] {
  if (typeof value === 'string' || typeof value === 'function') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (key === 'says' ? [] : asWritten(each)));
}

describe('a further language', () => {
  const english = { say: { yes: 'Yes', count: (n: number) => `${n} left` }, forms: { a: { title: 'A' } } };
  const begun = { say: { yes: 'Да' } };

  it('falls back to English name by name', () => {
    const whole = filled<typeof english>(english, begun);
    expect(whole.say.yes).toBe('Да');
    expect(whole.say.count(3)).toBe('3 left');
    expect(whole.forms).toEqual(english.forms);
  });

  it('has its untranslated names counted', () => {
    expect(unsaid(english, begun)).toEqual(['say.count', 'forms.a.title']);
  });
});
