import type { CityDate } from '../law/date.ts';
import type { ActName, ProcedureId, Role } from '../names.ts';
import type { Answers, AnswersOf, Evidence, Form } from './form.ts';
import type { Facts, NamedFacts, Situation } from './procedure.ts';

/** Who plays in a role, in their order, by their ids. */
export type Cast = (role: Role) => readonly string[];

/** The situation in which a form is filled in, and a way to choose where several answers are as good. */
export interface Telling extends Situation<Answers, Facts & NamedFacts> {
  readonly today: CityDate;
  /** What lies ready on the form. */
  readonly ready: Answers;
  /** How many have done the same in this story before. */
  readonly turn: number;
  readonly cast: Cast;
  /** What can be shown as evidence. */
  readonly proof: readonly Evidence[];
  /** One of several that will all do; the first is what the story tells. */
  readonly one: <const T>(of: readonly T[]) => T;
  /** From 0 up to 1, another each time; 0 where a story is told. */
  readonly chance: () => number;
}

/** Somebody acts: each of these roles once, and where persons are named for a role on the case, each of them. */
export interface Scene<P extends ProcedureId = ProcedureId> {
  readonly act: ActName<P>;
  readonly by: Role | readonly Role[];
  /** So many working days after what came before; left out, on the same day. */
  readonly after?: number;
  /** Not before this day, or this moment (ISO). */
  readonly from?: (telling: Telling) => string | undefined;
  /** Done where the case has come to it, left out where it has not. */
  readonly perhaps?: true;
  /** Done only where this holds. */
  readonly where?: (telling: Omit<Telling, 'ready' | 'proof'>) => boolean;
}

/**
 * The story of a case under this one is played: of the first there that has not ended, or of one that is opened now. Of
 * all: of each that has not ended, or of one opened by each of the cast.
 */
export interface Part {
  readonly plays: ProcedureId;
  readonly all?: true;
  /** Of each that has not ended, from this act on; left out, from its beginning. */
  readonly from?: ActName;
  /** Up to this act; left out, to its end. */
  readonly until?: ActName;
}

type FormIn<M> = Extract<M[keyof M], Form>;
type Told<F extends Form> = { readonly [K in keyof AnswersOf<F>]?: AnswersOf<F>[K] };

/**
 * One sensible way through a folder: who does what, one after the other, and what somebody who knows his trade answers on
 * its forms, beside what lies ready.
 */
export interface StoryOf<M, P extends ProcedureId = never> {
  readonly scenes: readonly (Scene<P> | Part)[];
  readonly answers: {
    readonly [F in FormIn<M> as F extends { readonly id: infer Id extends string } ? Id : never]?: (
      telling: Telling,
    ) => Told<F>;
  };
}

/** The same of any folder. */
export interface Story {
  readonly scenes: readonly (Scene | Part)[];
  readonly answers: Readonly<Record<string, (telling: Telling) => Answers>>;
}
