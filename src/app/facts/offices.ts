import type { Loader } from './asked.ts';

export const offices: Loader<'offices'> = async ({ world, person }) =>
  person?.seats.some(({ role }) => role === 'admin') ? world.people.offices() : [];
