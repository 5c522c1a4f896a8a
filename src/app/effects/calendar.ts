import type { Handler } from './handler.ts';

/** What was counted by days that were provisional is counted anew by a sweep, once the year is known. */
export const calendar: Handler<'calendar'> = {
  reachesFurther: true,
  async carry(world, state, { days }) {
    await world.enterHolidays(days);
    return state;
  },
};
