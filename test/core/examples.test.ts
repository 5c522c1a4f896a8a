import { expect, test } from 'vitest';
import { readAnswer } from '../../src/dialogue/read-answer.ts';
import { type Option, ownOptions } from '../../src/dialogue/say-answer.ts';
import type { Field } from '../../src/engine/form.ts';
import type { Module } from '../../src/engine/module.ts';
import type { AnyFieldText } from '../../src/engine/texts.ts';
import { modules } from '../../src/procedures/modules.ts';
import { formText } from '../../src/text/all.ts';

const asked = Object.values<Module>(modules).flatMap(({ forms }) =>
  forms.flatMap((form) =>
    (['zh', 'en'] as const).flatMap((language) =>
      Object.entries(form.fields).flatMap(([key, field]) => {
        const text = formText(language, form.id).fields[key];
        return text ? examplesIn(text.ask).map((example) => ({ name: `${form.id}.${key}`, example, field, text })) : [];
      }),
    ),
  ),
);

/** What a question gives as an example of its answer. */
function examplesIn(ask: string): readonly string[] {
  const said = /(?:例如|[Ff]or example|such as)[ ：:]*(.*)$/.exec(ask)?.[1];
  if (said === undefined) return [];
  const quoted = [...said.matchAll(/“([^”]+)”/g)].map(([, words = '']) => words);
  if (quoted.length > 0) return quoted;
  const [sentence = ''] = said.split(/。|，没有|, otherwise|; write|\.(?:\s|$)/);
  return sentence.split(/ 或 | or (?=\d)/).map((each) => each.trim());
}

/** What a list that the case holds has for the example: whatever it names. */
function offered(field: Field, words: AnyFieldText['options'], named: string): readonly Option[] {
  return field.source ? [{ value: named, label: named }] : ownOptions(field.options, words);
}

test('there are many examples', () => {
  expect(asked.length).toBeGreaterThan(100);
});

test.each(asked)('$name takes its own example: $example', ({ example, field, text }) => {
  const columns = Object.entries(field.columns ?? {});
  const cells = example.split(/[;；]/).map((each) => each.trim());
  const named = cells.length > columns.length ? cells[0] : undefined;
  const read = readAnswer(field, [example], {
    today: '2027-02-01',
    options: offered(field, text.options, example),
    optionsOf: () => [{ value: named ?? cells[0] ?? '', label: named ?? cells[0] ?? '' }],
    columnLabel: (column) => column,
    columnOptions: (column) => {
      const place = columns.findIndex(([key]) => key === column);
      const field = columns[place]?.[1];
      return field ? offered(field, text.columns?.[column]?.options, cells[place] ?? '') : [];
    },
  });
  // Where more is asked for than an example can show, only that is missing.
  if (!read.ok && !read.misread.cell && ['too-short', 'too-few'].includes(read.misread.why)) return;
  expect(read).toMatchObject({ ok: true });
});
