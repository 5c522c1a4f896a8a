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
  /** Where everybody can read about the case of a number, where there is such a page. */
  readonly pageOf: ((number: string) => string) | undefined;
  /** The app is no longer in the workspace: nothing more can be said there. */
  readonly uninstalled: () => void;
  /** Does what follows an acknowledgement; failures are written down. */
  readonly afterwards: (what: string, work: Promise<unknown>) => void;
  /** How long (ms) a submitted page may take before the modal says that it is being saved. */
  readonly patience: number;
}

/** Who it is that writes. */
export interface Senders {
  /** With the name and language of his profile, when Slack tells them. */
  profiled(tenant: string, user: string): Promise<Sender>;
  plain(tenant: string, user: string): Sender;
}
