import { readdirSync, readFileSync } from 'node:fs';

/** The text of the definitions, to read out of it what a function of a definition can come to. */

const folder = 'src/procedures';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/(^|\/)(zh|en|module)\.ts$/.test(name))
  .toSorted()
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

/** What each file declares at its top level, by name. */
const declarations = files.map(
  (text) =>
    new Map(
      text.split(/\n(?=(?:export |async )*(?:function|const) )/).flatMap((part) => {
        const [, name] = /^(?:export )?(?:function|const) (\w+)/.exec(part) ?? [];
        return name ? [[name, part] as const] : [];
      }),
    ),
);

type Function = (...given: never[]) => unknown;

/** A function of an act or stage with everything that it calls, as text; `key` is how its file names that act or stage. */
export function whole(key: string, part: Function): string {
  const home = files.findIndex(
    (text) => text.includes(`${key}: `) || new RegExp(`\\b${key},?\\n|const ${key} =`).test(text),
  );
  const seen = new Set<string>();
  const reads = (text: string): string => {
    const called = text.match(/\b[a-z]\w+(?=\()/g) ?? [];
    const listed = (text.match(/\b[a-z]\w+/g) ?? []).filter((name) => isList(declarations[home]?.get(name)));
    return [text, ...new Set([...called, ...listed])]
      .flatMap((name, n) => (n === 0 ? [name] : follow(name)))
      .join('\n');
  };
  const follow = (name: string): readonly string[] => {
    const found = declarations[home]?.get(name) ?? only(name);
    if (!found || seen.has(name)) return [];
    seen.add(name);
    return [reads(found)];
  };
  return reads(part.toString());
}

function isList(declared = ''): boolean {
  return /^(?:export )?const \w+ = \[/.test(declared);
}

/** Declared in one file alone; of two with one name neither is taken. */
function only(name: string): string | undefined {
  const found = declarations.flatMap((each) => each.get(name) ?? []);
  return found.length === 1 ? found[0] : undefined;
}

/** The words in quotes that it can come to: not those with which something is compared, nor those of a type. */
export function words(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/(?<![=!]== |\| )'([\w.-]+)'(?! \|)/g)].map(([, word = '']) => word));
}
