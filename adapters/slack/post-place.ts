import type { PostPlace } from '../../src/dialogue/message.ts';
import { addressOf } from '../shared/address.ts';
import { aFewTimes, platformError, type WebClient } from './web-api.ts';

/** A conversation in which several can talk: of two it is named otherwise. */
export function isChannel(id: string): boolean {
  return /^[CG]/.test(id);
}

/** A channel as the chat of an office; one that is closed to others tells them not even its name. */
export function postPlace(tenant: string, channel: string, { name, open }: Named): PostPlace {
  return { address: addressOf(tenant, channel), title: open ? `#${name}` : '', open };
}

interface Named {
  readonly name: string;
  readonly open: boolean;
}

/** How a channel is that is named by its id alone; where Slack does not tell, everybody may read there. */
export async function placeIn(client: WebClient, tenant: string, channel: string): Promise<PostPlace> {
  try {
    const { channel: { name = '', is_private: isPrivate = false } = {} } = await aFewTimes(() =>
      client.conversations.info({ channel }),
    );
    return postPlace(tenant, channel, { name, open: !isPrivate });
  } catch (error) {
    if (platformError(error) === undefined) throw error;
    return { address: addressOf(tenant, channel), title: '', open: true };
  }
}
