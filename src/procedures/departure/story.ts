import type { StoryOf } from '../../engine/story.ts';
import type * as declared from './departure.ts';

/** An official moves on. */
export const story = {
  scenes: [{ act: 'endSeats', by: 'admin' }],
  answers: {
    departure({ by, facts }) {
      const body = by.role === 'org_admin' ? (by.body ?? '') : 'finance';
      const leaves = facts.members.find(
        ({ id, seats }) => id !== by.person && seats.some((seat) => seat.body === body),
      );
      return { body, person: leaves?.id ?? '', reason: '调离本单位。' };
    },
  },
} satisfies StoryOf<typeof declared, 'departure'>;
