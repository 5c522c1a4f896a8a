import type { Sender } from '../../src/dialogue/message.ts';
import { addressOf } from '../shared/address.ts';
import { once } from '../shared/once.ts';
import type { Senders } from './given.ts';
import type { WebClient } from './web-api.ts';

type Profile = Pick<Sender, 'name' | 'language'>;

export function senders(client: WebClient): Senders {
  const profiles = once<Profile>(10_000);
  async function profileOf(user: string): Promise<Profile> {
    const { user: found } = await client.users.info({ user, include_locale: true });
    const name = found?.profile?.real_name || found?.real_name || found?.name;
    return { ...(name && { name }), ...(found?.locale && { language: found.locale }) };
  }
  const plain = (tenant: string, user: string): Sender => ({ channel: 'slack', address: addressOf(tenant, user) });
  return {
    plain,
    async profiled(tenant, user) {
      const profile = await profiles.get(user, () => profileOf(user)).catch(() => ({}));
      return { ...plain(tenant, user), ...profile };
    },
  };
}
