import type { types } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Assistant } from '../../src/app/ports/channel.ts';
import type { Sender, Sought } from '../../src/dialogue/message.ts';
import { partsOf } from '../shared/address.ts';
import { renderHome } from './render.ts';
import { aFewTimes, type WebClient } from './web-api.ts';

/** Home tabs: shown when they are opened, and anew after whatever happens to those who have opened one here. */
export interface Homes {
  /** Shows it as it is now, and from now on; narrowed down as it was when it was shown last, here or elsewhere, or as is chosen. */
  opened(by: Sender, sought: Sought): Promise<void>;
  /** It stands there, shown by whoever it was, perhaps before this process began: what changes it from now on is shown. */
  stands(address: string, sought: Sought): void;
  /** What changes while one is being shown is shown together afterwards. Does nothing where none was opened. */
  changed(address: string): Promise<void>;
}

/** As many of those who opened theirs last are remembered. */
const remembered = 10_000;

/** Whether a Home is being shown, and how it looked when it was shown last. */
interface Shown {
  readonly state: 'shown' | 'being shown' | 'outdated';
  readonly look: string;
  readonly sought: Sought;
}

export function homes(client: WebClient, { home }: Pick<Assistant, 'home'>): Homes {
  const homes = new LRUCache<string, Shown>({ max: remembered });
  const set = (address: string, changed: Partial<Shown>): void => {
    homes.set(address, { ...(homes.get(address) ?? { state: 'shown', look: '', sought: {} }), ...changed });
  };
  const stateOf = (address: string): Shown['state'] | undefined => homes.get(address)?.state;

  /** What looks as it did is not shown again: Slack counts how often Homes are shown. */
  async function show(by: Sender): Promise<void> {
    const { address } = by;
    if (stateOf(address) === 'being shown') set(address, { state: 'outdated' });
    if (stateOf(address) === 'outdated') return;
    const [, user = ''] = partsOf(address);
    try {
      do {
        set(address, { state: 'being shown' });
        const { sought = {} } = homes.get(address) ?? {};
        const view = renderHome(await home(by, sought), sought);
        const look = lookOf(view);
        if (look === homes.get(address)?.look) continue;
        await aFewTimes(() => client.views.publish({ user_id: user, view }));
        set(address, { look });
      } while (stateOf(address) === 'outdated');
    } finally {
      set(address, { state: 'shown' });
    }
  }

  return {
    async opened(by, sought) {
      set(by.address, { look: '', sought });
      await show(by);
    },
    stands(address, sought) {
      if (!homes.has(address)) set(address, { sought });
    },
    async changed(address) {
      if (homes.has(address)) await show({ channel: 'slack', address });
    },
  };
}

/** All of a view but what its buttons carry, which is new each time. */
function lookOf(view: types.HomeView): string {
  return JSON.stringify(view, (key, value: unknown) => (key === 'value' ? undefined : value));
}
