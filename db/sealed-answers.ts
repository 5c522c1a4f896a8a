import type { Seal } from '../src/app/ports/system.ts';
import type { Answers } from '../src/engine/form.ts';

const key = '$sealed';

/** Answers as they are stored while they are secret. */
export function sealAnswers(seal: Seal, scope: string, answers: Answers): Answers {
  return { [key]: seal.close(scope, JSON.stringify(answers)) };
}

export function isSealed(stored: Answers): boolean {
  return typeof stored[key] === 'string';
}

/** The answers themselves, whether they were stored sealed or not. */
export function openAnswers(seal: Seal, scope: string, stored: Answers): Answers {
  const sealed = stored[key];
  // Only `sealAnswers` seals in such a scope.
  return typeof sealed === 'string' ? (JSON.parse(seal.open(scope, sealed)) as Answers) : stored;
}
