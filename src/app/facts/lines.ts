import type { Loader } from './asked.ts';

export const lines: Loader<'lines'> = async ({ world, state, parent }) => {
  const buyer = state.bodies.buyer ?? parent?.bodies.buyer;
  return buyer === undefined ? [] : world.ledger.lines(buyer);
};
