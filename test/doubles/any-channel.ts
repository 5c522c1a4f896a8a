import { addressOf } from '../../adapters/shared/address.ts';
import { type Measure, pieces } from '../../adapters/shared/cut.ts';
import { plain } from '../../adapters/shared/plain.ts';
import { withShortLabels } from '../../adapters/shared/short-labels.ts';
import { type Attempt, type Channel, Undelivered } from '../../src/app/ports/channel.ts';
import type { Sent, TokenButton } from '../../src/dialogue/message.ts';

/** How a platform is that ours do not resemble. */
export interface Manner {
  /** Shows a message once, however often it comes under the same key. */
  readonly knowsKeys?: true;
  /** What stands can be replaced at any time, once after each press under it, or not at all. */
  readonly replaces: 'always' | 'once-pressed' | 'never';
  readonly longest: number;
  readonly measure: Measure;
  readonly longestLabel: number;
}

/** A message as it stands in somebody's chat. */
export interface Standing {
  readonly address: string;
  readonly key: string;
  readonly text: readonly string[];
  readonly buttons: readonly TokenButton[];
  readonly retired: boolean;
}

export interface AnyPlatform {
  readonly channel: Channel;
  readonly standing: readonly Standing[];
  /** The next message is shown, and the connection breaks before that is known. */
  cutNext(): void;
  /** Somebody presses under the message: what the platform tells of it. */
  pressed(key: string): { readonly key: string; readonly reference: string };
}

/** A chat platform of no name, and its channel: as small as one can be that is of this manner. */
export function anyPlatform(manner: Manner): AnyPlatform {
  const standing: Standing[] = [];
  /** What a reference is good for: the place of a message, as often as it may still be used. */
  const references = new Map<string, { readonly at: number; uses: number }>();
  let cut = false;

  function refer(at: number): string {
    const reference = `ref-${references.size + 1}`;
    const uses = { always: Number.POSITIVE_INFINITY, 'once-pressed': 0, never: 0 }[manner.replaces];
    references.set(reference, { at, uses });
    return reference;
  }

  function show(at: number, address: string, message: Sent, { key }: Attempt): void {
    const { buttons, ...fitting } = withShortLabels(message, manner.longestLabel);
    const text = pieces(plain({ ...fitting, buttons: [] }), manner.longest, manner.measure);
    standing[at] = { address, key, text, buttons: buttons.flat(), retired: false };
  }

  function breakOff(): void {
    if (!cut) return;
    cut = false;
    throw new Undelivered(manner.knowsKeys ? 'later' : 'unknown', 'the connection broke');
  }

  const channel: Channel = {
    name: 'telegram',
    ...(manner.knowsKeys && { knowsKeys: true }),
    async start() {},
    async stop() {},

    async send(address, message, attempt) {
      const known = manner.knowsKeys ? standing.findIndex(({ key }) => key === attempt.key) : -1;
      const at = known < 0 ? standing.length : known;
      if (known < 0) show(at, address, message, attempt);
      breakOff();
      return refer(at);
    },

    async replace(address, reference, message, attempt) {
      const found = references.get(reference);
      if (!found || found.uses === 0) throw new Undelivered('gone', 'what stands there cannot be replaced');
      found.uses -= 1;
      show(found.at, address, message, { ...attempt, key: standing[found.at]?.key ?? attempt.key });
      return reference;
    },

    async retire(_, reference) {
      const { at } = references.get(reference) ?? { at: -1 };
      const there = standing[at];
      if (there) standing[at] = { ...there, buttons: [], retired: true };
    },
  };

  return {
    channel,
    standing,
    cutNext() {
      cut = true;
    },
    pressed(key) {
      const reference = refer(standing.findIndex((each) => each.key === key));
      const made = references.get(reference);
      if (made) made.uses = 1;
      return { key, reference };
    },
  };
}

/** Somebody of a tenant, known to one of its apps. */
export function somebody(tenant: string, user: string): string {
  return addressOf('app-1', tenant, user);
}
