import type { Answers } from '../../engine/form.ts';
import { type Known, upgraded } from '../../engine/notice.ts';
import type { Entry } from '../../engine/published.ts';
import { noticeOf } from '../../procedures/notices.ts';
import type { Handler, Of } from './handler.ts';

/** What a notice keeps: its rows with ids and kinds, and what they enter in the public's tables. */
export interface Told {
  readonly rows: Answers;
  readonly entry: Entry | undefined;
}

/** What an effect tells; one of before means those who are `known`. */
export function toldBy(
  { notice: kind, rows, version }: Pick<Of<'publish'>, 'notice' | 'rows' | 'version'>,
  known: Known,
): Told {
  const notice = noticeOf(kind);
  const typed = version === undefined ? upgraded(notice, rows, known) : rows;
  // The rows of a kind are by type what its `enters` takes, and those of before were made so.
  return { rows: typed, entry: notice.enters?.(typed as never) };
}

const nobody: Known = { bodies: [], persons: [] };

/** Tells the public, under the next number of the year. */
export const publish: Handler<'publish'> = {
  reachesFurther: false,
  numbered: async (world, effect, at) => ({ ...effect, number: await world.notices.nextNumber(at) }),
  async carry(world, state, effect, at) {
    const { notice: kind, number } = effect;
    if (number === undefined) throw new Error(`a notice of case ${state.id} was given no number`);
    await world.notices.publish({ number, kind, case: state.id, at, ...toldBy(effect, nobody) });
    return state;
  },
};
