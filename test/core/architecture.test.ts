import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const ofChannel = ['adapters/shared', 'src/names', 'src/newest', 'src/engine', 'src/dialogue', 'src/app/ports'];
const everyChannel = Object.fromEntries(readdirSync('adapters').map((name) => [`adapters/${name}`, ofChannel]));

/** Who may import whom; a part may always import itself. What is not listed here may import everything. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/names': [],
  'src/config': [],
  'src/law': ['src/names'],
  'src/newest': [],
  'src/engine': ['src/names', 'src/law'],
  'src/procedures': ['src/names', 'src/law', 'src/engine'],
  'src/text': ['src/names', 'src/law', 'src/engine', 'src/procedures'],
  'src/dialogue': ['src/names', 'src/law', 'src/engine', 'src/procedures', 'src/text'],
  'src/app': ['src/names', 'src/newest', 'src/law', 'src/engine', 'src/procedures', 'src/text', 'src/dialogue'],
  'src/demo': ['src/names', 'src/law', 'src/engine', 'src/procedures', 'src/app'],
  ...everyChannel,
  'adapters/shared': ['src/names', 'src/newest', 'src/law', 'src/engine', 'src/text', 'src/dialogue', 'src/app/ports'],
  'adapters/web': [
    'adapters/shared',
    'src/names',
    'src/newest',
    'src/law',
    'src/engine',
    'src/text',
    'src/dialogue',
    'src/app/ports',
  ],
  db: ['src/names', 'src/newest', 'src/law', 'src/engine', 'src/text', 'src/dialogue', 'src/app/ports'],
};

const pure = ['src/names', 'src/engine', 'src/law', 'src/procedures', 'src/text', 'src/dialogue'];

interface Ban {
  readonly pattern: RegExp;
  readonly why: string;
  /** Parts in which it is banned; everywhere when not given. */
  readonly within?: readonly string[];
  readonly except?: readonly string[];
}

const bans: readonly Ban[] = [
  {
    pattern: /\.(transaction|begin|reserve)\(/,
    why: 'transactions go through transact',
    except: ['db/transact'],
  },
  {
    pattern: /\bsql\.raw\(|\.unsafe\(/,
    why: 'values are parameters, never part of a statement',
    except: ['db/transact', 'db/server-role', 'db/at-once'],
  },
  {
    pattern: /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\.now\(/,
    why: 'the time is an argument',
    within: pure,
  },
  {
    pattern: /\bMath\.random\(|\brandom(UUID|Bytes|Int)\b|\bgetRandomValues\b/,
    why: 'chance is not a reason to decide',
    within: pure,
  },
  {
    pattern: /\bprocess\.|\bfetch\(|from 'node:(?!crypto')/,
    why: 'the machine is not to be read here',
    within: pure,
  },
  {
    pattern:
      /\b(inWords|plain|sayMoment|sayDate)\([^\n]*\)\s*\.(split|match|matchAll|replace|replaceAll|slice|search)\(/,
    why: 'what is said is drawn by its kind, and not taken apart again',
    within: ['adapters'],
  },
  {
    pattern: /[>}"][：（，。]/,
    why: 'a mark between texts is that of their language',
    within: ['adapters'],
    except: ['adapters/web/words-zh', 'adapters/slack/words', 'adapters/telegram/own-texts'],
  },
  { pattern: /\b(TODO|FIXME|XXX)\b/, why: 'it is done or not begun' },
];

interface Source {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

function isWithin(path: string, parts: readonly string[]): boolean {
  return parts.some((part) => path.startsWith(`${part}/`) || path.startsWith(`${part}.`));
}

function importsOf({ path, text }: Source): readonly string[] {
  const named = text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...named].map(([, target = '']) => normalize(join(dirname(path), target)));
}

function wrongImports(source: Source): readonly string[] {
  const part = Object.keys(mayImport).find((name) => isWithin(source.path, [name]));
  if (part === undefined) return [];
  const allowed = [part, ...(mayImport[part] ?? [])];
  return importsOf(source)
    .filter((target) => !isWithin(target, allowed))
    .map((target) => `${source.path} imports ${target}`);
}

function banned(source: Source): readonly string[] {
  return bans
    .filter(({ within, except = [] }) => (!within || isWithin(source.path, within)) && !isWithin(source.path, except))
    .filter(({ pattern }) => pattern.test(source.text))
    .map(({ why, pattern }) => `${source.path}: ${why} (${pattern.source})`);
}

function sourcesIn(...folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => {
        const path = join(folder, name);
        return { path, text: readFileSync(path, 'utf8') };
      }),
  );
}

const sources = sourcesIn('src', 'adapters', 'db');

test('every part imports only what it may', () => {
  expect(sources.flatMap(wrongImports)).toEqual([]);
});

/** Names by which a query orders though it gives them to something else: PostgreSQL then takes that, and not the column. */
function misleadingOrders(text: string): readonly string[] {
  return [...text.matchAll(/\border by ([^)\n`]*)/g)].flatMap(({ 1: terms = '', index }) => {
    const listed = text.slice(text.lastIndexOf('select', index), index);
    const isInAggregate = listed.split('(').length > listed.split(')').length;
    if (isInAggregate) return [];
    const renamed = [...listed.matchAll(/([\w."'>()-]+) as "?(\w+)"?/g)].filter(
      ([, given, name]) => given?.split('.').at(-1) !== name,
    );
    const names = new Set(renamed.map(([, , name]) => name));
    const columns = terms.split(',').map((term) => /^\s*"?(\w+)"?(?![.\w(])/.exec(term)?.[1]);
    return columns.filter((name): name is string => name !== undefined && names.has(name));
  });
}

test('no query orders by a name that it has given to another column', () => {
  expect(misleadingOrders('select account as id from outbox order by id desc')).toEqual(['id']);
  expect(misleadingOrders('select account as id from outbox order by outbox.id desc')).toEqual([]);
  expect(misleadingOrders('with f as (select case_id as id from event) select id from f order by id')).toEqual([]);
  const found = sourcesIn('db', 'scripts').flatMap(({ path, text }) =>
    misleadingOrders(text).map((name) => `${path}: ${name}`),
  );
  expect(found).toEqual([]);
});

/** Files that import each other in the end, each circle once, by the shortest way from its first file. */
function circles(files: readonly Source[]): readonly string[] {
  const imports = new Map(files.map((file) => [file.path, importsOf(file)]));
  const found = new Set<string>();
  for (const start of imports.keys()) {
    const from = new Map<string, string>();
    const next = [start];
    for (let here = next.shift(); here !== undefined && !from.has(start); here = next.shift()) {
      for (const target of imports.get(here) ?? []) {
        if (from.has(target) || !imports.has(target)) continue;
        from.set(target, here);
        next.push(target);
      }
    }
    const way = [start];
    for (let here = from.get(start); here !== undefined && here !== start; here = from.get(here)) way.push(here);
    if (from.has(start) && way.toSorted()[0] === start)
      found.add([start, ...way.slice(1).reverse(), start].join(' → '));
  }
  return [...found];
}

test('no files import each other in a circle', () => {
  expect(circles(sourcesIn('src', 'adapters', 'db', 'scripts', 'test'))).toEqual([]);
});

test('a circle of files would be found', () => {
  const file = (name: string, ...targets: readonly string[]): Source => ({
    path: `src/${name}.ts`,
    text: targets.map((target) => `import { x } from './${target}.ts';`).join('\n'),
  });
  expect(circles([file('a', 'b'), file('b', 'c'), file('c', 'a', 'd'), file('d')])).toEqual([
    'src/a.ts → src/b.ts → src/c.ts → src/a.ts',
  ]);
  expect(circles([file('a', 'b', 'c'), file('b', 'c'), file('c')])).toEqual([]);
});

test('a declaration does not know its texts', () => {
  const declarations = sources.filter(
    ({ path }) => isWithin(path, ['src/procedures']) && !/\/(zh|en|module)\.ts$/.test(path),
  );
  expect(declarations.flatMap((source) => importsOf(source).filter(isText))).toEqual([]);
});

function isText(path: string): boolean {
  return /\/(zh|en)\.ts$/.test(path);
}

test('nothing is used where it is banned', () => {
  expect([...sources, ...sourcesIn('scripts')].flatMap(banned)).toEqual([]);
});

test.each([
  { path: 'src/law/a.ts', text: "import { b } from '../engine/b.ts';", says: 'src/law/a.ts imports src/engine/b.ts' },
  { path: 'db/a.ts', text: "import type { B } from '../src/app/act.ts';", says: 'db/a.ts imports src/app/act.ts' },
  { path: 'adapters/web/a.ts', text: "await import('../../db/b.ts');", says: 'adapters/web/a.ts imports db/b.ts' },
  { path: 'src/names.ts', text: "import './config.ts';", says: 'src/names.ts imports src/config.ts' },
  { path: 'src/law/a.ts', text: "export { b } from '../app/b.ts';", says: 'src/law/a.ts imports src/app/b.ts' },
])('$says: that would be found', ({ path, text, says }) => {
  expect(wrongImports({ path, text })).toEqual([says]);
});

test.each([
  ['src/app/a.ts', 'await database.transaction(async (tx) => {});'],
  ['db/a.ts', 'await sql.begin(work);'],
  ['db/a.ts', 'await sql.reserve();'],
  ['db/a.ts', 'sql.raw(name)'],
  ['src/law/a.ts', 'const today = new Date();'],
  ['src/text/a.ts', "import { readFileSync } from 'node:fs';"],
  ['src/dialogue/a.ts', 'process.env.HOME'],
])('in %s, %s would be found', (path, text) => {
  expect(banned({ path, text })).toHaveLength(1);
});
