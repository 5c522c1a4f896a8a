import { lineLeft } from '../dialogue/menu.ts';
import type { Documents, Sent } from '../dialogue/message.ts';
import { joined, momentOf, type Said } from '../law/said.ts';
import type { ChannelName, Language } from '../names.ts';
import { texts } from '../text/all.ts';
import type { HandOut } from './hand-out.ts';
import {
  type Attached,
  type Channel,
  type Deliveries,
  type Delivery,
  type Handed,
  Undelivered,
} from './ports/channel.ts';
import { firstWords } from './ports/loggable.ts';
import type { Log } from './ports/system.ts';

/** How many messages of one channel are on their way at once. */
const hands = 20;

/**
 * Sends what the outbox holds until nothing more can be sent now, or until it is not to go on. No channel waits for
 * another, and no message for one to somebody else, however long that takes. Resolves with how many were sent; never
 * rejects for one message.
 */
export async function deliver(
  deliveries: Deliveries,
  channels: readonly Channel[],
  log: Log,
  handOut: HandOut,
  bell: Bell = newBell(),
  goesOn = () => true,
): Promise<number> {
  let sent = 0;
  const onTheWay = new Map<Promise<void>, ChannelName>();
  const free = (name: ChannelName): number => hands - [...onTheWay.values()].filter((each) => each === name).length;
  const take = (delivery: Delivery): void => {
    const going = deliverOne(deliveries, channels, log, handOut, delivery)
      .then((isSent) => {
        if (isSent) sent += 1;
      })
      .catch((error: unknown) => log.error({ delivery: delivery.id, doing: 'deliver' }, error))
      .finally(() => {
        onTheWay.delete(going);
        bell.ring();
      });
    onTheWay.set(going, delivery.channel);
  };
  try {
    for (;;) {
      bell.still();
      // With half of the hands free: else each message of many would be asked for by itself.
      const ready = goesOn() ? channels.map(({ name }) => name).filter((name) => free(name) >= hands / 2) : [];
      const limit = ready.length > 0 ? Math.min(...ready.map(free)) : 0;
      const claimed = limit > 0 ? await deliveries.claim(ready, limit) : [];
      claimed.forEach(take);
      if (onTheWay.size === 0 && !bell.rings()) return sent;
      if (limit === 0 || claimed.length < limit) await bell.rung();
    }
  } finally {
    await Promise.all(onTheWay.keys());
  }
}

/** Rings when there may be something to send: it was woken, or somebody is told and may be told the next thing. */
export interface Bell {
  ring(): void;
  /** From now on it is waited for the next time. */
  still(): void;
  rings(): boolean;
  /** Resolves once it rings. */
  rung(): Promise<void>;
}

export function newBell(): Bell {
  let rings = false;
  let heard = Promise.withResolvers<void>();
  return {
    ring() {
      rings = true;
      heard.resolve();
    },
    still() {
      if (rings) heard = Promise.withResolvers();
      rings = false;
    },
    rings: () => rings,
    rung: () => heard.promise,
  };
}

async function deliverOne(
  deliveries: Deliveries,
  channels: readonly Channel[],
  log: Log,
  handOut: HandOut,
  delivery: Delivery,
): Promise<boolean> {
  const channel = channels.find(({ name }) => name === delivery.channel);
  if (!channel) throw new Error(`no channel ${delivery.channel}`);
  const { id, attempt } = delivery;
  const facts = { delivery: id, channel: delivery.channel, attempt };
  const result = await send(channel, handOut, delivery).then(
    (reference) => ({ sent: reference }),
    (error: unknown) => {
      const failure = failureOf(error);
      if (error instanceof Undelivered && isTriedAgain(delivery, failure)) log.info(facts, error.message);
      else log.error(facts, error);
      return failure;
    },
  );
  // What cannot be written is no failure to send: when the lease has run out it is said again, as a repeat.
  await deliveries.settle(delivery, result, elsewhere(delivery)).catch((error: unknown) => log.error(facts, error));
  if ('sent' in result) for (const other of channels) if (other !== channel) other.toldElsewhere?.(delivery.person);
  return 'sent' in result;
}

/** What nobody asked for, as it is said at another account; what answers somebody has its place where he asked. */
function elsewhere({ message, language, reference }: Delivery): Sent | undefined {
  if (!message.news || reference !== undefined) return undefined;
  const mark = texts[language].say.notDeliveredElsewhere;
  const [first] = message.blocks;
  const isMarked = first?.kind === 'text' && first.text === mark;
  return isMarked ? message : marked(message, mark);
}

/** A message that has still not arrived at this attempt is worth an alarm, once. */
const alarming = 6;

/** Platforms say 429, and connections break: what is tried again is no failure yet. */
function isTriedAgain({ attempt, repeated }: Delivery, failure: Failure): boolean {
  if (attempt === alarming || 'dead' in failure) return false;
  return 'later' in failure || !repeated;
}

async function send(channel: Channel, handOut: HandOut, delivery: Delivery): Promise<string> {
  const { address, message, reference, begun, repliesTo, key, language } = delivery;
  if (delivery.repeated) await answering(channel, begun);
  const documents = documentsIn(message);
  if (documents && channel.sendFiles) {
    const handed = await attached(channel, handOut, delivery, documents);
    const attempt = { key, begun };
    if (handed) return channel.sendFiles(address, handed, attempt);
    return channel.send(address, sentenceIn(language, texts[language].say.filesNoMore), attempt);
  }
  if (message.retired) {
    if (reference !== undefined) await channel.retire(address, reference, message);
    return reference ?? '';
  }
  if (reference === undefined)
    return channel.send(address, asRepeat(channel, delivery, message), { key, begun, repliesTo });
  if (begun?.startsWith(anew)) return sayAnew(channel, delivery, reference, begun.slice(anew.length));
  try {
    // Replacing what stands there may be repeated freely: the outcome is the same.
    return await channel.replace(address, reference, message, { key, begun });
  } catch (error) {
    if (!(error instanceof Undelivered)) throw error;
    if (error.outcome === 'gone' || (await isStuck(channel, delivery, error)))
      return sayAnew(channel, delivery, reference, '');
    throw error;
  }
}

/** Whatever is to be said after it must not wait for ever for what cannot be changed, though its platform answers. */
async function isStuck(
  channel: Channel,
  { attempt }: Delivery,
  { outcome, retryAfter }: Undelivered,
): Promise<boolean> {
  if (outcome !== 'later' || retryAfter !== undefined || attempt <= alarming || !channel.answers) return false;
  return channel.answers().then(
    () => true,
    () => false,
  );
}

/** While a platform does not answer at all a repeat would be lost as the first was: what may have arrived waits for it. */
async function answering(channel: Channel, begun: string | undefined): Promise<void> {
  await channel.answers?.().catch((error: unknown) => {
    const { message, retryAfter } =
      error instanceof Undelivered ? error : { message: String(error), retryAfter: undefined };
    throw new Undelivered('later', message, retryAfter, begun);
  });
}

function documentsIn({ blocks }: Sent): Documents | undefined {
  return blocks.find((block) => block.kind === 'documents');
}

/** Files as they are read now, for whoever may open them now; undefined when one is not his to open, or not there. */
async function attached(
  channel: Channel,
  handOut: HandOut,
  delivery: Delivery,
  { case: caseId, files, about }: Documents,
): Promise<Handed | undefined> {
  const { language, repeated } = delivery;
  const read: Attached[] = [];
  for (const file of files) {
    const bytes = await handOut(delivery, caseId, file.hash);
    if (!bytes) return undefined;
    read.push({ ...file, bytes });
  }
  const mark = repeated && !channel.knowsKeys ? texts[language].say.repeated : '';
  return { files: read, about: joined([mark, about], '\n'), language };
}

function sentenceIn(language: Language, text: Said): Sent {
  return { language, blocks: [{ kind: 'text', tone: 'plain', text }], buttons: [] };
}

/** How far a message had come that is said anew in the place of another. */
const anew = 'anew:';

/** Where another message cannot be replaced: this one says that it stands for it, and the other is marked. */
async function sayAnew(channel: Channel, delivery: Delivery, reference: string, begun: string): Promise<string> {
  const { address, message, key, language } = delivery;
  const standing = marked(asRepeat(channel, delivery, message), texts[language].say.standsForEarlier);
  try {
    const said = await channel.send(address, standing, { key, ...(begun !== '' && { begun }) });
    // Worth nothing once it is late: whoever presses there is told that it has moved on.
    const line = lineLeft(texts[language].say.latestBelow, language);
    await channel.retire(address, reference, line).catch(() => {});
    return said;
  } catch (error) {
    if (!(error instanceof Undelivered)) throw new Undelivered('unknown', String(error), undefined, anew);
    throw new Undelivered(error.outcome, error.message, error.retryAfter, `${anew}${error.begun ?? ''}`);
  }
}

/** A second copy says that it is one, unless the platform knows it by its key; what comes late says from when it is. */
function asRepeat(channel: Channel, { repeated, late, language }: Delivery, message: Sent): Sent {
  const { say } = texts[language];
  const dated = late === undefined ? message : marked(message, say.late(momentOf(late)));
  return repeated && !channel.knowsKeys ? marked(dated, say.repeated) : dated;
}

function marked(message: Sent, mark: Said): Sent {
  return { ...message, blocks: [{ kind: 'text', tone: 'dim', text: mark }, ...message.blocks] };
}

type Failure = Exclude<Parameters<Deliveries['settle']>[1], { readonly sent: string }>;

function failureOf(error: unknown): Failure {
  if (!(error instanceof Undelivered)) return { unknown: firstWords(String(error)) };
  switch (error.outcome) {
    case 'later':
      return {
        later: error.retryAfter ?? 0,
        why: error.message,
        ...(error.begun !== undefined && { begun: error.begun }),
      };
    case 'never':
      return { dead: error.message };
    case 'closed':
      return { dead: error.message, closed: true };
    case 'unknown':
      return { unknown: error.message, ...(error.begun !== undefined && { begun: error.begun }) };
    case 'gone':
      return { dead: error.message };
  }
}
