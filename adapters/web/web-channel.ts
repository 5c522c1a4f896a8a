import { type Channel, Undelivered } from '../../src/app/ports/channel.ts';
import type { Transcripts } from '../../src/app/ports/system.ts';
import type { Calls } from './calls.ts';
import type { Wakes } from './wakes.ts';

/**
 * The web desk as a channel: what is said is written into the transcript, and the open pages of that person hear of it. Of
 * news he is called where no page is open: it comes here only where he has no chat that takes it.
 */
export function webChannel(transcripts: Transcripts, wakes: Wakes, calls?: Calls): Channel {
  return {
    name: 'web',
    knowsKeys: true,
    async start() {},
    async send(address, message, { key }) {
      const reference = await transcripts.add(address, 'gouban', message, key).catch(notNow);
      if (message.news && !wakes.hears(address)) calls?.call(address);
      wakes.wake(address);
      return reference;
    },
    async replace(address, reference, message) {
      const stood = await transcripts.replace(address, reference, message).catch(notNow);
      if (!stood) throw new Undelivered('gone', 'no such entry in the transcript');
      wakes.wake(address);
      return reference;
    },
    async retire(address, reference, line) {
      await transcripts.replace(address, reference, line).catch(notNow);
      wakes.wake(address);
    },
    toldElsewhere: (person) => wakes.wake(person),
    async stop() {
      await calls?.ended();
    },
  };
}

function notNow(error: unknown): never {
  throw new Undelivered('later', error instanceof Error ? error.message : String(error));
}
