import { z } from 'zod';

/** Windows lie on top of one another: each remembers those below it, and by which button it is shown anew. */

/** A view in which something was pressed: Home, or a window. */
export interface View {
  readonly id: string;
  readonly type: string;
  readonly hash: string;
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly previous_view_id?: string | null;
}

/** One that lies under another, with its hash when that came on top of it. */
export const below = z.object({ view: z.string(), hash: z.string(), again: z.string() });
export type Below = z.infer<typeof below>;

/** What every window of ours may remember, whatever else it does. */
const memory = z.looseObject({
  place: z.string().optional(),
  again: z.string().optional(),
  below: z.array(below).optional(),
});

function memoryOf({ private_metadata: metadata }: View): z.infer<typeof memory> {
  return metadata === '' ? {} : (memory.safeParse(JSON.parse(metadata)).data ?? {});
}

/** Those below it, the lowest first; none below what is no window. */
export function belowIn(view: View | undefined): readonly Below[] {
  return view?.type === 'modal' ? (memoryOf(view).below ?? []) : [];
}

/** Whether what belongs to this place is shown in the window itself: it shows that place already, or there is no room above it. */
export function isShownIn(under: View, place: string | undefined): boolean {
  return isFull(under) || (place !== undefined && place !== '' && place === memoryOf(under).place);
}

/** Slack stacks three windows; the third is left to the row of a table. */
function isFull({ previous_view_id: previous }: View): boolean {
  return typeof previous === 'string' && previous !== '';
}

/** What will lie below a window that is opened where this was pressed; undefined where it is opened from the chat. */
export function belowNext(under: View | undefined, place?: string): readonly Below[] | undefined {
  if (under?.type !== 'modal') return under && [];
  const { id: view, hash } = under;
  const { again } = memoryOf(under);
  const lying = belowIn(under);
  return again === undefined || isShownIn(under, place) ? lying : [...lying, { view, hash, again }];
}
