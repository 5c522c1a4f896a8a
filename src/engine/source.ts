import type { Answers, Source, SourceOption } from './form.ts';
import type { FactName, FactsOf, Situation } from './procedure.ts';

/** A named list of choices: what a field of a form can refer to in a situation, and the facts that this takes. */
export function source<const N extends FactName = never>(
  name: string,
  options: (situation: Situation<Answers, FactsOf<N>>) => readonly SourceOption[],
  ...needs: readonly N[]
): Source {
  return { name, options, needs };
}

/** What can be chosen from a list now. */
export function optionsOf({ options }: Source, situation: Situation): readonly SourceOption[] {
  // Forms lie below situations, so a field cannot name the type; `source` above is how a list is made.
  return options(situation as never);
}
