import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Module } from '../../src/engine/module.ts';
import { modules } from '../../src/procedures/modules.ts';

/** Every name that a log may hold since the first version. Names are added to it, and never taken out of it. */
interface EverStored {
  readonly procedures: Readonly<
    Record<string, { readonly positions: readonly string[]; readonly actions: readonly string[] }>
  >;
  /** The fields of every form. */
  readonly forms: Readonly<Record<string, readonly string[]>>;
  readonly roles: readonly string[];
  readonly outcomes: readonly string[];
  readonly notices: readonly string[];
  readonly deadlines: readonly string[];
}

interface Lock {
  readonly everStored: Partial<EverStored> & Partial<EverStored['procedures'][string]>;
}

function lockIn(folder: string): Lock['everStored'] {
  const lock: Lock = JSON.parse(readFileSync(join('src/procedures', folder, 'lock.json'), 'utf8'));
  return lock.everStored;
}

const { roles = [], outcomes = [], notices = [], deadlines = [] } = lockIn('.');
const locks = Object.entries<Module>(modules)
  .filter(([, { procedure, of }]) => procedure !== undefined || of === undefined)
  .map(([folder, { procedure }]) => ({ id: procedure?.id, ...lockIn(folder) }));

export const everStored: EverStored = {
  procedures: Object.fromEntries(
    locks.flatMap(({ id, positions = [], actions = [] }) => (id ? [[id, { positions, actions }] as const] : [])),
  ),
  forms: Object.assign({}, ...locks.map(({ forms }) => forms)),
  roles,
  outcomes,
  notices,
  deadlines,
};
