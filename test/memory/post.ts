import { deliver } from '../../src/app/deliver.ts';
import type { HandOut } from '../../src/app/hand-out.ts';
import type { Channel, Deliveries } from '../../src/app/ports/channel.ts';
import type { Log } from '../../src/app/ports/system.ts';
import type { Sent } from '../../src/dialogue/message.ts';
import type { MemoryStore } from './memory-store.ts';

/** Brings what is said in a city in memory to these addresses of a channel, in order. */
export function postIn(store: MemoryStore, channel: Channel, to: ReadonlySet<string>, handOut: HandOut, log: Log) {
  /** Each message as it arrived. */
  const arrived = new Map<string, Sent>();
  const deliveries: Deliveries = {
    async claim() {
      const { said, accounts } = store.tables();
      for (const [id, { account: accountId, message, reference }] of said) {
        const account = accounts.get(accountId);
        if (account?.channel !== channel.name || !to.has(account.address) || arrived.get(id) === message) continue;
        const { address, person, language } = account;
        const attempt = {
          id,
          key: `key-${id}`,
          attempt: 1,
          begun: undefined,
          repliesTo: undefined,
          late: undefined,
          repeated: false,
        };
        return [{ ...attempt, channel: channel.name, address, person, language, message, reference }];
      }
      return [];
    },
    async settle({ id, message }, result) {
      arrived.set(id, message);
      if (!('sent' in result)) throw new Error(`it did not arrive: ${JSON.stringify(result)}`);
      const { sent: reference } = result;
      await store.change(({ said }) => {
        const row = said.get(id);
        if (row) said.set(id, { ...row, reference });
      });
    },
    dead: async () => [],
  };
  return { delivered: () => deliver(deliveries, [channel], log, handOut) };
}
