import type { Seal } from '../src/app/ports/system.ts';
import type { Answers } from '../src/engine/form.ts';
import { showWithin } from './private.ts';

const key = '$sealed';

/** Answers as they are stored while they are secret. */
export function sealAnswers(seal: Seal, scope: string, answers: Answers): Answers {
  return { [key]: seal.close(scope, JSON.stringify(answers)) };
}

export function isSealed(stored: Answers): boolean {
  return typeof stored[key] === 'string';
}

/** The answers themselves, however they were stored: sealed as a whole, or hidden one by one. */
export function openAnswers(seal: Seal, scope: string, stored: Answers): Answers {
  const sealed = stored[key];
  // Only `sealAnswers` seals in such a scope.
  if (typeof sealed === 'string') return JSON.parse(seal.open(scope, sealed)) as Answers;
  // Only answers are hidden in it.
  return showWithin(seal, scope, stored) as Answers;
}
