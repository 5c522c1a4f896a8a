import { readFileSync } from 'node:fs';

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

export const everStored: EverStored = JSON.parse(
  readFileSync(new URL('ever-stored.lock.json', import.meta.url), 'utf8'),
);
