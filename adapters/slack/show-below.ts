import type { Sender } from '../../src/dialogue/message.ts';
import type { Given } from './given.ts';
import type { Below } from './stack.ts';
import { stroke } from './stroke.ts';
import { aFewTimes, platformError } from './web-api.ts';
import { renderWindow } from './window.ts';

/** Something that somebody did, by its id. */
export interface Cause {
  readonly id: string;
  readonly from: Sender;
}

/** Shows as they are now the windows below the one in which something was done, from the lowest on. */
export async function showBelow(given: Given, cause: Cause, windows: readonly Below[]): Promise<void> {
  const shown: Below[] = [];
  for (const window of windows) shown.push(await showAnew(given, cause, window, [...shown]));
}

/** Read once more where it has changed meanwhile: so nothing older is ever put over what is newer. One that was closed shows nothing. */
async function showAnew(given: Given, cause: Cause, window: Below, under: readonly Below[]): Promise<Below> {
  try {
    return await put(given, cause, window, under, window.hash).catch((error: unknown) => {
      if (platformError(error) !== 'hash_conflict') throw error;
      return put(given, { ...cause, id: `${cause.id}:again` }, window, under, undefined);
    });
  } catch (error) {
    if (platformError(error) !== 'not_found') throw error;
    return window;
  }
}

async function put(
  given: Given,
  { id, from }: Cause,
  window: Below,
  under: readonly Below[],
  hash: string | undefined,
): Promise<Below> {
  const says = { kind: 'press', token: window.again } as const;
  const reply = await given.assistant.receive({
    id: `${id}:${window.view}`,
    from,
    forms: 'pages',
    stroke,
    window: true,
    says,
  });
  if (!reply.shown) return window;
  const { again = window.again } = reply;
  const view = renderWindow(reply.shown, { again, below: under });
  const { view: now } = await aFewTimes(() =>
    given.client.views.update({ view_id: window.view, ...(hash !== undefined && { hash }), view }),
  );
  return { ...window, hash: now?.hash ?? window.hash, again };
}
