import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Module } from '../../src/engine/module.ts';
import { languages, noticeKinds, procedureIds, steps } from '../../src/names.ts';
import { modules } from '../../src/procedures/modules.ts';
import { texts } from '../../src/text/all.ts';

const all = Object.entries<Module>(modules);

describe('the list of modules', () => {
  it('names every folder of procedures that has one', () => {
    const folders = readdirSync('src/procedures', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('/module.ts'))
      .map(dirname);
    expect(Object.keys(modules).toSorted()).toEqual(folders.toSorted());
  });

  it('has each form in one module alone', () => {
    const forms = all.flatMap(([folder, { forms }]) => forms.map(({ id }) => ({ id, folder })));
    expect(forms.filter(({ id }, n) => forms.findIndex((form) => form.id === id) !== n)).toEqual([]);
  });

  it.each(languages)('says in %s the name of every step and the rows of every kind of notice', (language) => {
    const missing = [
      ...procedureIds.flatMap((id) =>
        Object.keys(steps[id])
          .filter((step) => !texts[language].procedures[id].steps[step])
          .map((step) => `${id}: step ${step}`),
      ),
      ...noticeKinds.filter((kind) => !texts[language].notices[kind]).map((kind) => `notice ${kind}`),
    ];
    expect(missing).toEqual([]);
  });
});
