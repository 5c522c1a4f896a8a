import type { Assistant } from '../../src/app/ports/channel.ts';
import type { Sender } from '../../src/dialogue/message.ts';
import type { Homes } from './homes.ts';
import type { SlackLog } from './slack-log.ts';
import type { Speaker } from './speaker.ts';
import type { Keep } from './uploads.ts';
import type { WebClient } from './web-api.ts';

/** What every listener works with. */
export interface Given {
  readonly assistant: Assistant;
  readonly client: WebClient;
  readonly speaker: Speaker;
  readonly homes: Homes;
  readonly keep: Keep;
  readonly senders: Senders;
  readonly log: SlackLog;
  /** Does what follows an acknowledgement; failures are written down. */
  readonly afterwards: (what: string, work: Promise<unknown>) => void;
  /** How long (ms) a submitted page may take before the modal says that it is being saved. */
  readonly patience: number;
}

/** Who it is that writes. */
export interface Senders {
  /** With the name and language of his profile, when Slack tells them. */
  profiled(team: string, user: string): Promise<Sender>;
  plain(team: string, user: string): Sender;
}
