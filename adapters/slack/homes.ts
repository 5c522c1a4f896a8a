import { LRUCache } from 'lru-cache';
import type { Assistant } from '../../src/app/ports/channel.ts';
import type { Sender } from '../../src/dialogue/message.ts';
import { partsOf } from '../shared/address.ts';
import { renderHome } from './render.ts';
import { aFewTimes, type WebClient } from './web-api.ts';

/** Home tabs: shown when they are opened, and anew after whatever happens to those who have opened one here. */
export interface Homes {
  opened(by: Sender): Promise<void>;
  /** What changes while one is being shown is shown together afterwards. Does nothing where none was opened. */
  changed(address: string): Promise<void>;
}

/** As many of those who opened theirs last are remembered. */
const remembered = 10_000;

export function homes(client: WebClient, { home }: Pick<Assistant, 'home'>): Homes {
  const shown = new LRUCache<string, 'shown' | 'being shown' | 'outdated'>({ max: remembered });

  async function show(by: Sender): Promise<void> {
    const { address } = by;
    if (shown.get(address) === 'being shown') shown.set(address, 'outdated');
    if (shown.get(address) === 'outdated') return;
    const [, user = ''] = partsOf(address);
    try {
      do {
        shown.set(address, 'being shown');
        const view = renderHome(await home(by));
        await aFewTimes(() => client.views.publish({ user_id: user, view }));
      } while (shown.get(address) === 'outdated');
    } finally {
      shown.set(address, 'shown');
    }
  }

  return {
    opened: show,
    async changed(address) {
      if (shown.has(address)) await show({ channel: 'slack', address });
    },
  };
}
