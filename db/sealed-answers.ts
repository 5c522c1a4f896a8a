import type { Seal } from '../src/app/ports.ts';
import type { Answers } from '../src/engine/form.ts';

const key = '$sealed';

/** Answers as they are stored while they are secret. */
export function sealAnswers(seal: Seal, scope: string, answers: Answers): Answers {
  return { [key]: seal.close(scope, answers) };
}

export function isSealed(stored: Answers): boolean {
  return typeof stored[key] === 'string';
}

/** The answers themselves, whether they were stored sealed or not. */
export function openAnswers(seal: Seal, scope: string, stored: Answers): Answers {
  const sealed = stored[key];
  return typeof sealed === 'string' ? seal.open(scope, sealed) : stored;
}
