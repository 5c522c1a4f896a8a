// Writes the procedure reference anew from the definitions; with --check it only tells whether that would change it.
import { readFileSync, writeFileSync } from 'node:fs';
import { referencePage } from './reference-markdown.ts';
import { referenceProcedures } from './reference-model.ts';

const folder = 'src/procedures';
const pages = { [`${folder}/REFERENCE.md`]: 'zh', [`${folder}/REFERENCE.en.md`]: 'en' } as const;

for (const [path, language] of Object.entries(pages)) {
  const text = referencePage(referenceProcedures, language);
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is not what the definitions say: run \`npm run reference\` and commit what it writes.`);
    process.exitCode = 1;
  }
}
