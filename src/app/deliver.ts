import type { Sent } from '../dialogue/message.ts';
import { texts } from '../text/all.ts';
import { type Channel, type Deliveries, type Delivery, type Log, Undelivered } from './ports.ts';

/** How many messages are on their way at once. */
const batch = 20;

/** Sends what the outbox holds until nothing more can be sent now; returns how many were sent. Never throws for one message. */
export async function deliver(deliveries: Deliveries, channels: readonly Channel[], log: Log): Promise<number> {
  let sent = 0;
  for (;;) {
    const claimed = await deliveries.claim(
      channels.map(({ name }) => name),
      batch,
    );
    if (claimed.length === 0) return sent;
    const results = await Promise.all(claimed.map((delivery) => deliverOne(deliveries, channels, log, delivery)));
    sent += results.filter(Boolean).length;
  }
}

async function deliverOne(
  deliveries: Deliveries,
  channels: readonly Channel[],
  log: Log,
  delivery: Delivery,
): Promise<boolean> {
  const channel = channels.find(({ name }) => name === delivery.channel);
  if (!channel) throw new Error(`no channel ${delivery.channel}`);
  try {
    const reference = await send(channel, delivery);
    await deliveries.settle(delivery, { sent: reference });
    return true;
  } catch (error) {
    await deliveries.settle(delivery, failureOf(error));
    log.error({ delivery: delivery.id, channel: delivery.channel, attempt: delivery.attempt }, error);
    return false;
  }
}

async function send(channel: Channel, { address, message, reference, repeated, language }: Delivery): Promise<string> {
  // Replacing what stands there may be repeated freely: the outcome is the same.
  if (reference !== undefined) return channel.replace(address, reference, message);
  return channel.send(address, repeated ? marked(message, texts[language].say.repeated) : message);
}

/** A second copy says that it is one. */
function marked(message: Sent, mark: string): Sent {
  return { ...message, blocks: [{ kind: 'text', tone: 'dim', text: mark }, ...message.blocks] };
}

function failureOf(error: unknown): Parameters<Deliveries['settle']>[1] {
  if (!(error instanceof Undelivered)) return { unknown: String(error) };
  switch (error.outcome) {
    case 'later':
      return { later: error.retryAfter ?? 0 };
    case 'never':
      return { dead: error.message };
    case 'unknown':
      return { unknown: error.message };
  }
}
