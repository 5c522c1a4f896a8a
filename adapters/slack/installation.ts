import type { App } from '@slack/bolt';
import type { Given } from './given.ts';

/** Whether the app is in the workspace at all. */
export function listenToInstallation(app: App, given: Given): void {
  app.event('app_uninstalled', async () => given.uninstalled());

  app.event('tokens_revoked', async ({ event: { tokens } }) => {
    if ((tokens.bot ?? []).length > 0) given.uninstalled();
  });
}
