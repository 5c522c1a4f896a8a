import type { Seal } from '../src/app/ports/system.ts';

const mark = '$private';

/** A value that nobody reads without the key, as it is stored. */
interface Hidden {
  readonly [mark]: string;
}

/** Encrypts a value together with the name under which it is stored: it opens for no other. */
export function hide(seal: Pick<Seal, 'close'>, scope: string, name: string, value: unknown): Hidden {
  return { [mark]: hideText(seal, scope, name, value) };
}

/** What is stored under a name, whether it is hidden or lies open as it did before. */
export function shown(seal: Pick<Seal, 'open'>, scope: string, name: string, stored: unknown): unknown {
  return isHidden(stored) ? shownText(seal, scope, name, stored[mark]) : stored;
}

/** The same where all that is stored is hidden, so that nothing need say so. */
export function hideText(seal: Pick<Seal, 'close'>, scope: string, name: string, value: unknown): string {
  return seal.close(scope, JSON.stringify({ [name]: value }));
}

export function shownText(seal: Pick<Seal, 'open'>, scope: string, name: string, stored: string): unknown {
  const opened: Readonly<Record<string, unknown>> = JSON.parse(seal.open(scope, stored));
  if (!Object.hasOwn(opened, name)) throw new Error(`what is stored as ${name} is something else`);
  return opened[name];
}

/** The same tree, in which all that stands under one of these names is hidden. */
export function hideWithin(
  seal: Pick<Seal, 'close'>,
  scope: string,
  names: ReadonlySet<string>,
  tree: unknown,
): unknown {
  return mapped(tree, (name, value) =>
    names.has(name) && !isHidden(value) ? hide(seal, scope, name, value) : hideWithin(seal, scope, names, value),
  );
}

/** The same tree, in which nothing is hidden any more. */
export function showWithin(seal: Pick<Seal, 'open'>, scope: string, tree: unknown): unknown {
  if (!holdsHidden(tree)) return tree;
  return mapped(tree, (name, value) =>
    isHidden(value) ? shown(seal, scope, name, value) : showWithin(seal, scope, value),
  );
}

export function holdsHidden(tree: unknown): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  return isHidden(tree) || Object.values(tree).some(holdsHidden);
}

function isHidden(stored: unknown): stored is Hidden {
  return typeof stored === 'object' && stored !== null && mark in stored;
}

function mapped(tree: unknown, change: (name: string, value: unknown) => unknown): unknown {
  if (Array.isArray(tree)) return tree.map((each) => mapped(each, change));
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree).flatMap(([name, value]) => (value === undefined ? [] : [[name, change(name, value)]])),
  );
}
