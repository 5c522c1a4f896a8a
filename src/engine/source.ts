import type { Source, SourceOption } from './form.ts';
import type { Situation } from './procedure.ts';

/** A named list of choices: what a field of a form can refer to in a situation. */
export function source(name: string, options: (situation: Situation) => readonly SourceOption[]): Source {
  return { name, options };
}

/** What can be chosen from a list now. */
export function optionsOf({ options }: Source, situation: Situation): readonly SourceOption[] {
  // Forms lie below situations, so a field cannot name the type; `source` above is how a list is made.
  return options(situation as never);
}
