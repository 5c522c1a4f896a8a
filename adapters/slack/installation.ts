import type { App } from '@slack/bolt';
import { addressOf } from '../shared/address.ts';
import type { Given } from './given.ts';
import { tenantOf } from './tenant.ts';

/** The bot was put out of a channel, open or closed to others, or the channel was put away. */
const ended = ['channel_left', 'group_left', 'channel_archive', 'group_archive'] as const;

/** Whether the app is in the workspace at all, and in a channel that is told something. */
export function listenToInstallation(app: App, given: Given): void {
  app.event('app_uninstalled', async () => given.uninstalled());

  app.event('tokens_revoked', async ({ event: { tokens } }) => {
    if ((tokens.bot ?? []).length > 0) given.uninstalled();
  });

  for (const name of ended) {
    app.event(name, async ({ event: { channel }, body }) => {
      await given.assistant.postMoved('slack', addressOf(tenantOf(body), channel), undefined);
    });
  }
}
