import { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Assistant, Channel } from '../../src/app/ports/channel.ts';
import type { Log } from '../../src/app/ports/system.ts';
import { inFlight } from '../shared/in-flight.ts';
import { type Pause, pause as realPause, untilDone } from '../shared/patience.ts';
import { readBody } from '../shared/read-body.ts';
import { isRefusal, reasoned, undelivered } from './failure.ts';
import { handOver } from './hand-over.ts';
import { hearing } from './hear.ts';
import { whoOpened } from './init-data.ts';
import { lanes } from './lanes.ts';
import type { Places } from './own-keys.ts';
import { poll } from './poll.ts';
import { rates } from './rates.ts';
import { laneOf } from './read-update.ts';
import { chatCommands, introduce, register, type Webhook } from './register.ts';
import { speaking } from './speak.ts';
import { telegramFetch } from './telegram-fetch.ts';
import { isFromTelegram, updateIn } from './webhook.ts';
import { whileDoing } from './while-doing.ts';

export interface TelegramSettings {
  readonly token: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
  /** Where a page of what is public and a page of a draft are, where the city can be reached from outside. */
  readonly pages?: { readonly public: (number: string) => string; readonly form: (draft: string) => string };
  /** The time by which Telegram's own is judged; the machine's unless given. */
  readonly clock?: () => Date;
  /** Where Telegram pushes updates to, and the secret by which it is known; without it they are fetched. */
  readonly webhook?: Webhook;
  readonly log: Log;
  /** How to wait before something is tried again; by the machine's clock unless given. */
  readonly pause?: Pause;
  /** The time in ms, from wherever it is counted; the machine's own unless given. */
  readonly now?: () => number;
  /** Whether it keeps to Telegram's rates by itself, before it is told to. */
  readonly paced?: boolean;
}

export interface TelegramChannel extends Channel {
  /**
   * Answers Telegram's push: 200 once what was said is committed, 503 with Retry-After when it is not and must come
   * again, 401 without the secret, 404 where updates are fetched, 413 when it is too large.
   */
  handle(request: Request): Promise<Response>;
  /** The deep link that brings a code or a number to the bot; none before the bot knows its own name. */
  link(carried: string): string | undefined;
  /** Whoever has opened a page of ours inside Telegram, by what that signed for it: his address. */
  whoOpened(signed: string): string | undefined;
}

/** A call that takes longer is given up; nothing is known of it then. */
const longestCall = 20;
/** The same with files; the outbox waits half a minute. */
const longestHanding = 27;
/** Whether it answers at all is known sooner, so that there is time to send as well. */
const longestProbe = 5;
/** More than a poll is held. */
const longestPoll = 50;
const retryAfterSeconds = '2';

/** Telegram as a channel, over its Bot API. */
export function telegramChannel(settings: TelegramSettings): TelegramChannel {
  const {
    token,
    apiRoot,
    webhook,
    log,
    pages,
    clock = () => new Date(),
    pause = realPause,
    now = () => performance.now(),
    paced = false,
  } = settings;
  const api = new Api(token, { apiRoot, fetch: telegramFetch, timeoutSeconds: longestCall });
  const kept = rates(now, paced);
  api.config.use(kept);
  const handing = new Api(token, { apiRoot, fetch: telegramFetch, timeoutSeconds: longestHanding });
  handing.config.use(kept);
  const probing = new Api(token, { apiRoot, fetch: telegramFetch, timeoutSeconds: longestProbe });
  const polling = new Api(token, { apiRoot, fetch: telegramFetch, timeoutSeconds: longestPoll });
  const stopping = new AbortController();
  const patience = { pause, stopping: stopping.signal };
  const inOrder = lanes();
  const asides = inFlight();
  let username: string | undefined;
  let isInline = false;
  let hear: ((update: Update) => Promise<void>) | undefined;

  function failing(doing: string): (error: unknown) => void {
    return (error) => log.error({ channel: 'telegram', doing }, reasoned(error));
  }

  function aside(work: Promise<unknown>, doing = 'answer'): void {
    void asides.run(work.catch(failing(doing)));
  }

  async function connect(): Promise<void> {
    await register(api, webhook);
    ({ username, supports_inline_queries: isInline } = await api.getMe());
  }

  /** False when Telegram cannot be reached now. Throws when it refuses. */
  async function registered(): Promise<boolean> {
    try {
      await connect();
      return true;
    } catch (error) {
      if (isRefusal(error)) throw reasoned(error);
      failing('register')(error);
      return false;
    }
  }

  async function afterRegistration(done: boolean): Promise<void> {
    if (!done) await untilDone(connect, failing('register'), patience);
    if (!webhook) await fetchUpdates();
  }

  function fetchUpdates(): Promise<void> {
    return poll({
      api: polling,
      handle: (update) =>
        inOrder.run(laneOf(update), () => untilDone(async () => hear?.(update), failing('receive'), patience)),
      failed: failing('poll'),
      ...patience,
    });
  }

  /** Of what is longer than Telegram carries there is none. */
  function link(carried: string): string | undefined {
    const fits = /^[\w-]{1,64}$/.test(carried);
    return username === undefined || !fits ? undefined : `https://t.me/${username}?start=${carried}`;
  }

  const places: Places = {
    chat: link,
    page: (number) => pages?.public(number),
    form: (draft) => pages?.form(draft),
    inline: () => isInline,
  };
  const speaker = speaking(api, places);
  const commands = chatCommands(api);

  return {
    name: 'telegram',
    ...speaker,
    async send(address, message, attempt) {
      const reference = await speaker.send(address, message, attempt);
      aside(commands.said(address, message.language), 'commands');
      return reference;
    },
    sendFiles: (address, handed) =>
      whileDoing({ api, patience, aside }, { address, doing: 'upload_document' }, () =>
        handOver(handing, address, handed),
      ),
    async answers() {
      await probing.getMe().catch((error: unknown) => {
        throw undelivered(error, 'edit');
      });
    },

    async start(assistant) {
      const heard: Assistant = {
        ...assistant,
        receive(incoming) {
          commands.heard(incoming.from);
          return assistant.receive(incoming);
        },
      };
      hear = hearing({ api, apiRoot, token, assistant: heard, patience, places, aside, username: () => username });
      aside(afterRegistration(await registered()), 'poll');
      aside(introduce(api), 'introduce');
    },

    link,

    whoOpened(signed) {
      const user = whoOpened(signed, token, clock());
      return user === undefined ? undefined : `${user}`;
    },

    async handle(request) {
      if (!webhook) return new Response(null, { status: 404 });
      if (!isFromTelegram(request, webhook.secret)) return new Response(null, { status: 401 });
      const hearNow = hear;
      if (!hearNow || stopping.signal.aborted) return unavailable();
      const text = await readBody(request);
      if (text === undefined) return new Response(null, { status: 413 });
      const update = updateIn(text);
      if (!update) return new Response(null, { status: 400 });
      // It would be the same the next time, and hold up those after it.
      if (update === 'strange') return new Response(null, { status: 200 });
      try {
        await inOrder.run(laneOf(update), () => hearNow(update));
        return new Response(null, { status: 200 });
      } catch (error) {
        failing('receive')(error);
        return unavailable();
      }
    },

    async stop() {
      stopping.abort();
      await inOrder.idle();
      await asides.ended();
    },
  };
}

function unavailable(): Response {
  return new Response(null, { status: 503, headers: { 'retry-after': retryAfterSeconds } });
}
