import { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Channel, Log } from '../../src/app/ports.ts';
import { isRefusal, loggable } from './failure.ts';
import { hearing } from './hear.ts';
import { lanes } from './lanes.ts';
import { ownTexts } from './own-texts.ts';
import { backoff, type Pause, pause as realPause } from './pause.ts';
import { poll } from './poll.ts';
import { laneOf, wantedUpdates } from './read-update.ts';
import { speaking } from './speak.ts';
import { telegramFetch } from './telegram-fetch.ts';
import { isFromTelegram, readBody } from './webhook.ts';

export interface TelegramSettings {
  readonly token: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
  /** Where Telegram pushes updates to, and the secret by which it is known; without it they are fetched. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly log: Log;
  /** How to wait before something is tried again; by the machine's clock unless given. */
  readonly pause?: Pause;
}

export interface TelegramChannel extends Channel {
  /**
   * Answers Telegram's push: 200 once what was said is committed, 503 with Retry-After when it is not and must come
   * again, 401 without the secret, 404 where updates are fetched.
   */
  handle(request: Request): Promise<Response>;
}

/** A call that takes longer is given up; nothing is known of it then. */
const longestCall = 20;
/** More than a poll is held. */
const longestPoll = 50;
const retryAfterSeconds = '2';

/** Telegram as a channel, over its Bot API. */
export function telegramChannel(settings: TelegramSettings): TelegramChannel {
  const { token, apiRoot, webhook, log, pause = realPause } = settings;
  const api = new Api(token, { apiRoot, fetch: telegramFetch, timeoutSeconds: longestCall });
  const polling = new Api(token, { apiRoot, fetch: telegramFetch, timeoutSeconds: longestPoll });
  const stopping = new AbortController();
  const inOrder = lanes();
  const asides = new Set<Promise<unknown>>();
  let hear: ((update: Update) => Promise<void>) | undefined;

  function failed(error: unknown, doing: string): void {
    log.error({ channel: 'telegram', doing }, loggable(error));
  }

  function aside(work: Promise<unknown>, doing = 'answer'): void {
    const ended = work.catch((error: unknown) => failed(error, doing)).finally(() => asides.delete(ended));
    asides.add(ended);
  }

  /** Tells Telegram where updates go. */
  async function register(): Promise<void> {
    const wanted = { allowed_updates: wantedUpdates };
    if (webhook) await api.setWebhook(webhook.url, { secret_token: webhook.secret, ...wanted });
    else await api.deleteWebhook();
  }

  async function retryRegistration(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      await pause(backoff(failures), stopping.signal);
      try {
        if (!stopping.signal.aborted) await register();
        return;
      } catch (error) {
        failed(error, 'register');
      }
    }
  }

  async function showCommands(): Promise<void> {
    const scope = { type: 'all_private_chats' } as const;
    await api.setMyCommands(ownTexts.zh.commands, { scope });
    await api.setMyCommands(ownTexts.zh.commands, { scope, language_code: 'zh' });
    await api.setMyCommands(ownTexts.en.commands, { scope, language_code: 'en' });
  }

  function fetchUpdates(): Promise<void> {
    return poll({
      api: polling,
      handle: (update) => inOrder.run(laneOf(update), () => untilHeard(update)),
      failed: (error) => failed(error, 'poll'),
      pause,
      stopping: stopping.signal,
    });
  }

  async function untilHeard(update: Update): Promise<boolean> {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      try {
        await hear?.(update);
        return true;
      } catch (error) {
        failed(error, 'receive');
        await pause(backoff(failures), stopping.signal);
      }
    }
    return false;
  }

  return {
    name: 'telegram',
    ...speaking(api),

    async start(assistant) {
      let registered = Promise.resolve();
      try {
        await register();
      } catch (error) {
        if (isRefusal(error)) throw loggable(error);
        failed(error, 'register');
        registered = retryRegistration();
      }
      hear = hearing({ api, apiRoot, token, assistant, aside });
      aside(showCommands(), 'commands');
      aside(webhook ? registered : registered.then(fetchUpdates), 'poll');
    },

    async handle(request) {
      if (!webhook) return new Response(null, { status: 404 });
      if (!isFromTelegram(request, webhook.secret)) return new Response(null, { status: 401 });
      const hearNow = hear;
      if (!hearNow || stopping.signal.aborted) return unavailable();
      const update = await readBody(request);
      if (!update) return new Response(null, { status: 400 });
      try {
        await inOrder.run(laneOf(update), () => hearNow(update));
        return new Response(null, { status: 200 });
      } catch (error) {
        failed(error, 'receive');
        return unavailable();
      }
    },

    async stop() {
      stopping.abort();
      await inOrder.idle();
      while (asides.size > 0) await Promise.all(asides);
    },
  };
}

function unavailable(): Response {
  return new Response(null, { status: 503, headers: { 'retry-after': retryAfterSeconds } });
}
