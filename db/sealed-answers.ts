import type { Seal } from '../src/app/ports/system.ts';
import type { Answers } from '../src/engine/form.ts';
import { hashesIn } from './hashes-in.ts';
import { showWithin } from './private.ts';
import type { TenderKeys } from './tender-keys.ts';

const key = '$sealed';
/** Beside it, the name of the key that opens it once it is joined; what was sealed before there were such keys has none. */
const under = '$under';

/** Answers as they are stored while they are secret. */
export function sealAnswers(seal: Pick<Seal, 'close'>, scope: string, answers: Answers): Answers {
  return { [key]: seal.close(scope, JSON.stringify(answers)) };
}

/** What the city's key opens of what is sealed under another: that itself, and which files it names, so that none is taken for unnamed. */
interface Within {
  readonly closed: string;
  readonly files: readonly string[];
}

/** The same, so that not even the city's own key opens them. */
export async function sealAnswersUnder(
  name: string,
  { seal, keys }: { readonly seal: Pick<Seal, 'close'>; readonly keys: Pick<TenderKeys, 'close'> },
  scope: string,
  answers: Answers,
): Promise<Answers> {
  const closed = await keys.close(name, scope, JSON.stringify(answers));
  const within: Within = { closed, files: hashesIn(answers) };
  return { [key]: seal.close(scope, JSON.stringify(within)), [under]: name };
}

export function isSealed(stored: Answers): boolean {
  return typeof stored[key] === 'string';
}

/** The name of the key under which answers are sealed. */
export function keyNameOf(stored: Answers): string | undefined {
  const name = stored[under];
  return typeof name === 'string' ? name : undefined;
}

/** The answers themselves, however they were stored: sealed as a whole, or hidden one by one. */
export function openAnswers(seal: Pick<Seal, 'open'>, scope: string, stored: Answers): Answers {
  const sealed = stored[key];
  // Only `sealAnswers` seals in such a scope.
  if (typeof sealed === 'string') return JSON.parse(seal.open(scope, sealed)) as Answers;
  // Only answers are hidden in it.
  return showWithin(seal, scope, stored) as Answers;
}

/** The same of what is sealed under a key of its own; it stays as it is while that is not joined. */
export async function openAnswersUnder(
  name: string,
  { seal, keys }: { readonly seal: Pick<Seal, 'open'>; readonly keys: Pick<TenderKeys, 'opener'> },
  scope: string,
  stored: Answers,
): Promise<Answers> {
  const open = await keys.opener(name);
  // Only `sealAnswersUnder` seals under such a key.
  return open ? (JSON.parse(open(scope, withinOf(seal, scope, stored).closed)) as Answers) : stored;
}

/** The hashes of the files that answers name, whether they can be opened or not. */
export function filesNamed(seal: Pick<Seal, 'open'>, scope: string, stored: Answers): readonly string[] {
  return keyNameOf(stored) === undefined
    ? hashesIn(openAnswers(seal, scope, stored))
    : withinOf(seal, scope, stored).files;
}

function withinOf(seal: Pick<Seal, 'open'>, scope: string, stored: Answers): Within {
  const sealed = stored[key];
  if (typeof sealed !== 'string') throw new Error('nothing is sealed here');
  return JSON.parse(seal.open(scope, sealed)) as Within; // only `sealAnswersUnder` names a key
}
