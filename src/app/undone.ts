import type { Refusal } from '../engine/procedure.ts';

/** A refusal found only while something is being done: thrown, so that the whole transaction is undone. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.why);
    this.refusal = refusal;
  }
}

/** Two answers of one person at once: this one is undone and decided again on what is there now. */
export class Overtaken extends Error {}
