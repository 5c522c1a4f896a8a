import type { CityDate } from '../law/date.ts';
import type { Answers, AnswersOf, Form } from './form.ts';
import type { Facts, NamedFacts, Situation } from './procedure.ts';

/** The situation in which a form is filled in, and a way to choose where several answers are as good. */
export interface Telling extends Situation<Answers, Facts & NamedFacts> {
  readonly today: CityDate;
  readonly one: <const T>(of: readonly T[]) => T;
  /** From 0 up to 1, another each time. */
  readonly chance: () => number;
}

type FormIn<M> = Extract<M[keyof M], Form>;
type Told<F extends Form> = { readonly [K in keyof AnswersOf<F>]?: AnswersOf<F>[K] };

/** One sensible way through a folder: what somebody who knows his trade answers on its forms, beside what lies ready. */
export type StoryOf<M> = {
  readonly [F in FormIn<M> as F extends { readonly id: infer Id extends string } ? Id : never]?: (
    telling: Telling,
  ) => Told<F>;
};

/** The same of any folder. */
export type Story = Readonly<Record<string, (telling: Telling) => Answers>>;
