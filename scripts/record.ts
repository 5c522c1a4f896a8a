// Writes anew all that is made of the definitions: locks and references, each in its procedure's folder, and what was ever
// stored only grows; and how much of a further language is still English. With --check it only tells what that would change.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Module } from '../src/engine/module.ts';
import { modules } from '../src/procedures/modules.ts';
import { locks } from './lock-model.ts';
import { procedurePage, referencePage } from './reference-markdown.ts';
import { referenceProcedures } from './reference-model.ts';
import { untranslatedPage } from './untranslated.ts';

const folder = 'src/procedures';
const pages = { zh: 'REFERENCE.md', en: 'REFERENCE.en.md' } as const;

const folders = new Map(
  Object.entries<Module>(modules).flatMap(([name, { procedure }]) =>
    procedure ? [[procedure.id, name] as const] : [],
  ),
);

function references(language: keyof typeof pages): readonly (readonly [string, string])[] {
  const page = pages[language];
  return [
    [`${folder}/${page}`, referencePage(language)],
    ...referenceProcedures.map(
      (procedure) => [`${folder}/${folders.get(procedure.id)}/${page}`, procedurePage(procedure, language)] as const,
    ),
  ];
}

const made = [
  ...locks(folder),
  ...references('zh'),
  ...references('en'),
  ['src/text/untranslated.json', untranslatedPage()] as const,
];

for (const [path, text] of made) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
    console.log(path);
    continue;
  }
  console.error(`${path} is not what the definitions say: run \`npm run record\`, read the change and commit it.`);
  process.exitCode = 1;
}
