import type { Seal } from '../src/app/ports/system.ts';
import type { Incoming } from '../src/dialogue/message.ts';
import type { ChannelName } from '../src/names.ts';
import { hideText, shownText } from './private.ts';

/** What a person is called, and where he is written to, as both are stored: hidden, and the address found by a mark. */

const names = 'person name';
const addresses = 'account address';

/** Opens as the name of no other person. */
export function hiddenName(seal: Pick<Seal, 'close'>, person: string, name: string): string {
  return hideText(seal, names, person, name);
}

export function shownName(seal: Pick<Seal, 'open'>, person: string, stored: string): string {
  return String(shownText(seal, names, person, stored));
}

function hiddenAddress(seal: Pick<Seal, 'close'>, channel: ChannelName, address: string): string {
  return hideText(seal, addresses, channel, address);
}

export function shownAddress(seal: Pick<Seal, 'open'>, channel: ChannelName, stored: string): string {
  return String(shownText(seal, addresses, channel, stored));
}

export function markOf(
  seal: Pick<Seal, 'mark'>,
  { channel, address }: Pick<Incoming['from'], 'channel' | 'address'>,
): string {
  return seal.mark('account', `${channel} ${address}`);
}

/** What stands in an account for where it is. */
export function hiddenAt(
  seal: Pick<Seal, 'close' | 'mark'>,
  at: Pick<Incoming['from'], 'channel' | 'address'>,
): { readonly address: string; readonly mark: string } {
  return { address: hiddenAddress(seal, at.channel, at.address), mark: markOf(seal, at) };
}
