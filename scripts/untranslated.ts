import type { Module } from '../src/engine/module.ts';
import { type Language, languages } from '../src/names.ts';
import { modules } from '../src/procedures/modules.ts';
import { texts } from '../src/text/all.ts';
import { unsaid } from '../src/text/fallback.ts';
import { further } from '../src/text/further.ts';

/** What the dialogue or a procedure says in English only, by its name. */
function untranslated(code: Language): readonly string[] {
  const own: object = Reflect.get(further, code) ?? {};
  const { say, roles, outcomes } = texts.en;
  const folders = Object.values<Module>(modules).map((module) => ({ all: module.texts.en, said: module.texts[code] }));
  return [unsaid({ say, roles, outcomes }, own), ...folders.map(({ all, said = {} }) => unsaid(all, said))].flat();
}

/** Of each language beyond Chinese and English: how many names and sentences are still said in English. */
export function untranslatedPage(): string {
  const codes: readonly Language[] = languages.filter((language) => language !== 'zh' && language !== 'en');
  return `${JSON.stringify(Object.fromEntries(codes.map((code) => [code, untranslated(code).length])), null, 2)}\n`;
}
