import { setTimeout as delay } from 'node:timers/promises';
import { SocketModeReceiver } from '@slack/bolt';
import type { InFlight } from '../shared/in-flight.ts';
import type { Process } from './http.ts';
import type { SlackLog } from './slack-log.ts';

export interface SocketSettings {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: SlackLog;
  readonly process: Process;
  readonly work: InFlight;
}

interface Envelope {
  readonly body: Readonly<Record<string, unknown>>;
  readonly ack: (answer?: object | string) => Promise<void>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

const longestWait = 30_000;

/**
 * Receives over a socket that we open, for places without a public address. Bolt's own handling would acknowledge events
 * before they are handled, and its client dies of a failed reconnection; of both only the connection is used here.
 */
export async function openSocket(settings: SocketSettings): Promise<{ close(): Promise<void> }> {
  const { log, work, process } = settings;
  const { client } = new SocketModeReceiver({
    appToken: settings.appToken,
    logger: log.logger,
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        slackApiUrl: settings.apiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 10_000,
      },
    },
  });
  const closing = new AbortController();

  client.on('slack_event', (envelope: Envelope) => {
    // What comes while closing is not acknowledged; Slack gives it to another connection or a later one.
    if (!closing.signal.aborted) void work.run(answer(envelope));
  });

  async function answer({ body, ack, retry_num, retry_reason }: Envelope): Promise<void> {
    try {
      const given = await process({
        body,
        ...(retry_num !== undefined && { retryNum: retry_num }),
        ...(retry_reason !== undefined && { retryReason: retry_reason }),
      });
      await ack(
        typeof given === 'string' || (typeof given === 'object' && given !== null) ? given || undefined : undefined,
      );
    } catch (error) {
      log.error('socket', error);
    }
  }

  /** Resolves once connected, with a promise of the connection's end. */
  async function connect(): Promise<{ readonly lost: Promise<void> }> {
    const lost = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
    try {
      await client.start();
    } catch (error) {
      throw error ?? new Error('Slack closed the socket before it greeted');
    }
    return { lost };
  }

  async function keepConnected(first: Promise<void>): Promise<void> {
    let lost = first;
    for (let failures = 0; ; ) {
      await lost;
      if (closing.signal.aborted) return;
      try {
        ({ lost } = await connect());
        failures = 0;
      } catch (error) {
        log.error('reconnecting', error);
        failures += 1;
        lost = delay(Math.min(longestWait, 500 * 2 ** failures), undefined, { signal: closing.signal }).catch(() => {});
      }
    }
  }

  const { lost } = await connect();
  const connected = keepConnected(lost);
  return {
    async close() {
      closing.abort();
      await work.ended();
      await client.disconnect();
      await connected;
    },
  };
}
