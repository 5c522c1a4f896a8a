import { type Case, lastFiling, latest } from '../../../engine/case.ts';
import { type AnswersOf, choice, files, form, integer, optional, rows, text } from '../../../engine/form.ts';
import { project } from '../01-setup/setup.ts';
import { rule, type Situation } from '../facts.ts';
import { remedyOrder } from '../paused.ts';

/**
 * Where a service ends before its time, nobody who was served is left without anybody: who ends it says of each of them what comes
 * after it, and before that the purchase is not closed. What is owed for the service does not wait for it.
 */
export const handOver = form('hand-over', {
  served: integer({ min: 1, max: 1_000_000, unit: 'people' }),
  follows: rows(
    {
      users: integer({ min: 1, max: 1_000_000, unit: 'people' }),
      by: choice('supplier', 'buyer', 'family', 'elsewhere', 'unwanted'),
      with: text({ max: 100 }),
    },
    { max: 20 },
  ),
  records: optional(files()),
});
type HandedOver = AnswersOf<typeof handOver>;

/** Was it decided or agreed that it ends before its time? That somebody wanted it to is not enough. */
export function isEndedEarly(state: Case): boolean {
  const ended = lastFiling(state, 'confirmTermination') ?? lastFiling(state, 'agreeTermination');
  return ended !== undefined || latest(state, remedyOrder)?.follows === 'void';
}

function needsFollowing({ state }: Pick<Situation<unknown>, 'state'>): boolean {
  return state.version >= 5 && isEndedEarly(state);
}

/** A service that came to its end as agreed has nobody to hand over. */
export const endedBeforeTime = rule('ended-before-time', 'R106', (situation) => !needsFollowing(situation));

export const notHandedOver = rule('not-handed-over', 'R106', ({ state }) => latest(state, handOver) !== undefined);

/** Of everybody who was served it is said what comes after it, and of nobody twice. */
export const everyoneFollowed = rule(
  'everyone-followed',
  'R106',
  ({ answers: { served, follows } }: Situation<HandedOver>) => {
    const followed = follows.reduce((sum, { users }) => sum + users, 0);
    return followed !== served && { served, followed };
  },
  'follows',
);

export const usersHandedOver = rule('users-handed-over', 'R106', (situation) => {
  return needsFollowing(situation) && latest(situation.state, handOver) === undefined;
});

/** As many as the project is for, where nobody has said otherwise. */
export function servedBy({ state }: Situation<unknown>): Partial<HandedOver> {
  const served = latest(state, project)?.users;
  return served === undefined ? {} : { served };
}
