import type { Due } from '../../src/dialogue/message.ts';

/** How soon something is due, by a shape: in words it stands beside it. */
export const dueMarks = { 'in-time': '○', soon: '◐', late: '▲', done: '●' } as const satisfies Record<
  Due['state'],
  string
>;
