import { App } from '@slack/bolt';
import { listenToConversations } from './conversations.ts';
import { listenToForms } from './forms.ts';
import type { Given } from './given.ts';
import type { Process } from './http.ts';
import { listenToInstallation } from './installation.ts';
import { listenToMentions } from './mentions.ts';
import { listenToPresses } from './presses.ts';
import { isReadable } from './readable.ts';
import { listenToRows } from './rows.ts';
import { listenToSeeking } from './seek.ts';
import { listenToLinks } from './unfurl.ts';

export interface Identity {
  readonly botToken: string;
  readonly botId: string;
  readonly botUserId: string;
}

/**
 * Bolt without its receivers: they acknowledge events before they are handled. Ours hands a payload over and takes the
 * acknowledgement only when Bolt's listeners are through; a listener that throws leaves it unacknowledged.
 */
export function boltProcess(given: Given, identity: Identity): Process {
  const app = new App({
    authorize: async () => identity,
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    convoStore: false,
    logger: given.log.logger,
  });
  listenToConversations(app, given);
  listenToMentions(app, given);
  listenToLinks(app, given);
  listenToPresses(app, given);
  listenToInstallation(app, given);
  listenToForms(app, given);
  listenToRows(app, given);
  listenToSeeking(app, given);
  app.error(async (error) => {
    throw 'original' in error && error.original ? error.original : error;
  });

  return async ({ body, retryNum, retryReason }) => {
    if (!isReadable(body)) return undefined;
    let acknowledged: unknown;
    await app.processEvent({
      body,
      ...(retryNum !== undefined && { retryNum }),
      ...(retryReason !== undefined && { retryReason }),
      ack: async (answer) => {
        acknowledged = answer;
      },
    });
    return acknowledged;
  };
}
