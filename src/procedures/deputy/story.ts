import type { Person } from '../../engine/procedure.ts';
import type { StoryOf } from '../../engine/story.ts';
import { plusDays } from '../../law/date.ts';
import { powerOf } from '../../names.ts';
import type * as declared from './deputy.ts';
import { deputised } from './deputy-form.ts';

/** A colleague sits for an official who is away, once a second office has agreed, and for those days alone. */
export const story = {
  scenes: [
    { act: 'nameDeputy', by: 'buyer_staff' },
    { act: 'confirmDeputy', by: 'supervision' },
    { act: 'beginDeputy', by: 'system', after: 1 },
    { act: 'endDeputy', by: 'system', after: 6 },
  ],
  answers: {
    deputy({ by, facts: { members }, today, one }) {
      const holder = members.find(({ id }) => id === by.person && by.role !== 'admin') ?? members.find(representable);
      const seat = holder?.seats.find(({ role, body }) =>
        by.role === 'admin' ? isDeputised(role) : role === by.role && body === by.body,
      );
      const role = deputised.find((each) => each === seat?.role) ?? 'buyer_staff';
      const others = members.filter(
        ({ id, seats }) =>
          id !== holder?.id &&
          seats.some(({ body }) => body === seat?.body) &&
          !seats.some((each) => powerOf(each.role) === 'gives' || (each.role === role && each.body === seat?.body)),
      );
      return {
        body: seat?.body ?? '',
        role,
        holder: holder?.id ?? '',
        person: others.length > 0 ? one(others).id : '',
        from: plusDays(today, 1),
        until: plusDays(today, 5),
        reason: '出差。',
      };
    },
  },
} satisfies StoryOf<typeof declared, 'deputy'>;

function isDeputised(role: string): boolean {
  return deputised.some((each) => each === role);
}

function representable({ seats }: Person): boolean {
  return seats.some(({ role }) => isDeputised(role));
}
