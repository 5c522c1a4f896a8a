import { type Assistant, type Channel, Undelivered } from '../../src/app/ports/channel.ts';
import type { Log } from '../../src/app/ports/system.ts';
import type { Incoming } from '../../src/dialogue/message.ts';
import { inFlight } from '../shared/in-flight.ts';
import { boltProcess } from './bolt.ts';
import { type Homes, homes } from './homes.ts';
import { answerHttp, type Process } from './http.ts';
import { senders } from './senders.ts';
import { slackLog } from './slack-log.ts';
import { openSocket } from './socket.ts';
import { speaker } from './speaker.ts';
import { keeper } from './uploads.ts';
import { undelivered, webClient } from './web-api.ts';

export interface SlackSettings {
  readonly botToken: string;
  /** For requests to `handle`; without it none is accepted. */
  readonly signingSecret?: string;
  /** For Socket Mode; with it a socket is opened. */
  readonly appToken?: string;
  readonly apiUrl: string;
  readonly log: Log;
  /** Where everybody can read about the case of a number, where there is such a page. */
  readonly pageOf?: (number: string) => string;
  /** The time (ms) against which signatures are held. */
  readonly now?: () => number;
  /** The time (ms) by which calls rest when Slack says so. */
  readonly restingTime?: () => number;
  /** How long (ms) a submitted page may take before the modal says that it is being saved; Slack waits 3 s. */
  readonly patience?: number;
}

export interface SlackChannel extends Channel {
  /** Answers what Slack posts: events, interactivity and slash commands alike. */
  handle(request: Request): Promise<Response>;
  /** Resolves when nothing is being handled, and nothing follows an acknowledgement any more. */
  idle(): Promise<void>;
}

/** Slack as a way in and out: direct messages, modals for forms, the Home tab. */
export function slackChannel(settings: SlackSettings): SlackChannel {
  const { botToken, signingSecret, appToken, apiUrl, patience = 2000 } = settings;
  const { now = Date.now, restingTime = Date.now } = settings;
  const log = slackLog(
    settings.log,
    [botToken, signingSecret, appToken].filter((secret) => secret !== undefined),
  );
  const client = webClient(botToken, apiUrl, log.logger, restingTime);
  const speaking = speaker(client);
  const work = inFlight();
  let process: Process | undefined;
  let socket: { close(): Promise<void> } | undefined;
  let shown: Homes | undefined;
  let gone = false;

  function afterwards(what: string, doing: Promise<unknown>): void {
    void work.run(doing.catch((error: unknown) => log.error(what, error)));
  }

  /** Whatever somebody did or is told may have changed what his Home shows. */
  function refresh(address: string): void {
    if (shown) afterwards('home', shown.changed(address));
  }

  /** Whoever is removed hears nothing: he is told where else he can be, and not tried for ever. */
  function stillThere(): void {
    if (gone) throw new Undelivered('closed', 'Slack: app_uninstalled');
  }

  async function listener(assistant: Assistant): Promise<Process> {
    const { bot_id: botId = '', user_id: botUserId = '' } = await client.auth.test();
    const home = homes(client, assistant);
    shown = home;
    const given = {
      assistant: {
        ...assistant,
        async receive(incoming: Incoming) {
          const reply = await assistant.receive(incoming);
          refresh(incoming.from.address);
          return reply;
        },
      },
      homes: home,
      client,
      speaker: speaking,
      keep: keeper(assistant, botToken, apiUrl),
      senders: senders(client),
      log,
      pageOf: settings.pageOf,
      uninstalled() {
        log.error('installation', 'the app is no longer in the workspace, or its token was revoked');
        gone = true;
      },
      patience,
      afterwards,
    };
    return boltProcess(given, { botToken, botId, botUserId });
  }

  return {
    name: 'slack',

    async start(assistant) {
      process = await listener(assistant);
      if (appToken !== undefined) socket = await openSocket({ appToken, apiUrl, log, work, process });
    },

    async send(address, ...what) {
      stillThere();
      const reference = await speaking.send(address, ...what);
      refresh(address);
      return reference;
    },
    async sendFiles(...what) {
      stillThere();
      return speaking.sendFiles(...what);
    },
    async replace(address, ...what) {
      stillThere();
      const reference = await speaking.replace(address, ...what);
      refresh(address);
      return reference;
    },
    retire: speaking.retire,
    async answers() {
      // What is said then says so.
      if (gone) return;
      await client.auth.test().catch((error: unknown) => {
        throw undelivered(error, true);
      });
    },

    async handle(request) {
      if (!process || signingSecret === undefined) return new Response(null, { status: 503 });
      return work.run(answerHttp(request, { signingSecret, now, log }, process));
    },

    idle: () => work.ended(),

    async stop() {
      process = undefined;
      await socket?.close();
      await work.ended();
    },
  };
}
