import postgres from 'postgres';
import { openWith } from '../../db/key-pair.ts';
import type { CitySeal } from '../../db/seal.ts';

/** In which scopes a city seals what stands in a row that names these ids and tenders. */
const scopesOf = (ids: readonly string[], tenders: readonly string[]): readonly string[] => [
  'transcript',
  ...ids.flatMap((id) => [
    ...['draft', 'discarded draft', 'own copy', 'outbox', 'heard'].map((kind) => `${kind}/${id}`),
    ...Array.from({ length: 12 }, (_, n) => `event/${id}/${n + 1}`),
  ]),
  ...tenders.flatMap((name) => [`tender key/${name}`, `joined key/${name}`, `second share/${name}`]),
];

/**
 * All that whoever has every row of a city's tables can read with one of its two keys: he knows the programme, tries in each row
 * whatever scope it can have, and what he has opened he takes apart and tries again.
 */
export async function openedByOneKey(
  ownerUrl: string,
  key: { readonly seal: CitySeal } | { readonly secret: string },
): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const open = (scope: string, text: string): string =>
    'seal' in key ? key.seal.open(scope, text) : openWith(key.secret, scope, text);
  try {
    const tables = await sql<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'gouban'`;
    const opened: string[] = [];
    for (const { name } of tables) {
      const rows = await sql<{ row: string }[]>`select to_json(t)::text as row from gouban.${sql(name)} t`;
      for (const { row } of rows) {
        const ids = [...new Set(row.match(uuid))];
        const scopes = scopesOf(ids, [...new Set(row.match(tender))]);
        for (let left = [row]; left.length > 0; opened.push(...left)) {
          left = left.flatMap(sealedIn).flatMap((text) => scopes.flatMap((scope) => attempt(() => open(scope, text))));
        }
      }
    }
    return opened.join('\n');
  } finally {
    await sql.end();
  }
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const tender = new RegExp(`${uuid.source}/\\d+`, 'g');

/** Whatever could be sealed among what is written: long, and of the letters of base64. */
function sealedIn(text: string): readonly string[] {
  return text.match(/(?<![\w+/])A[\w+/]{40,}={0,2}/g) ?? [];
}

function attempt(open: () => string): readonly string[] {
  try {
    return [open()];
  } catch {
    return [];
  }
}
