import type { Loader } from './asked.ts';

/** Only an opening is judged by what else its opener has open. */
export const ownOpen: Loader<'ownOpen'> = async ({ world, state, person, opening }) =>
  opening && person ? world.cases.openedBy(person.id, state.procedure) : [];
