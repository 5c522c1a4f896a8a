import { existsSync, readFileSync } from 'node:fs';
import type { Field, Form } from '../src/engine/form.ts';
import type { Module } from '../src/engine/module.ts';
import { type Action, type Procedure, rolesOf, type Stage } from '../src/engine/procedure.ts';
import { deadlineRules } from '../src/law/deadline-data.ts';
import { noticeKinds, outcomes, roleNames } from '../src/names.ts';
import { modules } from '../src/procedures/modules.ts';

/** What may never be taken back: of each procedure what living cases began with, and every name that a log may hold. */

type Names = Readonly<Record<string, readonly string[]>>;
interface EverStored {
  readonly positions?: readonly string[];
  readonly actions?: readonly string[];
  readonly forms?: Names;
}

/** The locks, by the file in which each is kept; names that were stored once stay in it for good. */
export function locks(folder: string): ReadonlyMap<string, string> {
  const own = Object.entries<Module>(modules).filter(
    ([, { procedure, of }]) => procedure !== undefined || of === undefined,
  );
  return new Map([
    ...own.map(([name, module]) =>
      lockAt<EverStored>(`${folder}/${name}/lock.json`, (stored) => lockOf(module, Object.values(modules), stored)),
    ),
    lockAt<Names>(`${folder}/lock.json`, (stored) => ({ everStored: grown(stored as Names, tradeNames()) })),
  ]);
}

function lockAt<S extends object>(path: string, made: (stored: Partial<S>) => object): readonly [string, string] {
  const stored = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).everStored : {};
  return [path, `${JSON.stringify(made(stored), null, 2)}\n`];
}

function lockOf({ procedure, of }: Module, all: readonly Module[], stored: Partial<EverStored>): object {
  const fields = all
    .filter((module) => module.of === of)
    .flatMap(({ forms }) => forms.map(({ id, fields }) => [id, Object.keys(fields)] as const));
  const forms = grown(stored.forms ?? {}, Object.fromEntries(fields));
  if (!procedure) return { everStored: { forms } };
  const { positions = [], actions = [] } = stored;
  const own = { positions: Object.keys(procedure.stages), actions: actionsOf(procedure) };
  return { ...promised(procedure), everStored: { ...grown({ positions, actions }, own), forms } };
}

/** What was ever stored, with what is stored now at its end. */
function grown(stored: Names, now: Names): Names {
  const keys = [...new Set([...Object.keys(stored), ...Object.keys(now)])];
  return Object.fromEntries(keys.map((key) => [key, [...new Set([...(stored[key] ?? []), ...(now[key] ?? [])])]]));
}

function tradeNames(): Names {
  return {
    roles: roleNames,
    outcomes,
    notices: noticeKinds,
    deadlines: [...new Set(deadlineRules.map(({ code }) => code)), 'FIXED'],
  };
}

function actionsOf({ opening, always = {}, stages }: Procedure): readonly string[] {
  const staged = Object.values<Stage>(stages).flatMap(({ actions }) => Object.keys(actions));
  return [opening.name, ...Object.keys(always), ...staged];
}

/** What a definition promises to the cases and drafts that began with it; what only words or checks change is left out. */
function promised(procedure: Procedure): object {
  return {
    version: procedure.version,
    opening: { [procedure.opening.name]: promisedAct(procedure.opening.action) },
    stages: Object.fromEntries(
      Object.entries<Stage>(procedure.stages).map(([position, { actions }]) => [position, promisedActs(actions)]),
    ),
    always: promisedActs(procedure.always ?? {}),
  };
}

function promisedActs(actions: Readonly<Record<string, Action>>): object {
  return Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, promisedAct(action)]));
}

function promisedAct({ by, form, since = 1 }: Action): object {
  return { by: rolesOf(by), since, ...(form && { form: form.id, fields: promisedFields(form) }) };
}

function promisedFields({ fields }: Pick<Form, 'fields'>): object {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, promisedField(field)]));
}

function promisedField({ kind, required, since, options, source, columns }: Field): object {
  return {
    kind,
    required,
    since,
    ...(options && { options }),
    ...(source && { source: source.name }),
    ...(columns && { columns: promisedFields({ fields: columns }) }),
  };
}
