// `npm run db:generate -- --name add-complaints`: writes the migration for what has changed in db/schema.ts.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = 'db/migrations';
const files = () => readdirSync(folder).filter((name) => name.endsWith('.sql'));

const before = new Set(files());
execFileSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const name of files().filter((file) => !before.has(file))) {
  // A city's schema has a name of its own, which the search path supplies; drizzle-kit writes "public" into references.
  const path = `${folder}/${name}`;
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"public".', ''));
}
