import type { Clock } from '../clock.ts';
import { limits } from './limits.ts';

const hour = 3_600_000;
const { success } = limits.events;

/** How many events an hour Slack sends to an app, and how well the app must answer them to be sent more. */
export interface EventLimits {
  readonly perHour: number;
  readonly judgedFrom: number;
}

export const usualEvents: EventLimits = { perHour: limits.events.perHour, judgedFrom: success.from };

/** An app's subscription to events. */
export interface Subscription {
  readonly enabled: boolean;
  enable(): void;
  /** Counts one more event; false when it is not to be sent. */
  admits(): boolean;
  /** The minute (epoch seconds) in which the app is limited, once for each. */
  limitedMinute(): number | undefined;
  /** Notes how an attempt went, retries too. */
  note(ok: boolean): void;
}

export function subscription(clock: Clock, { perHour, judgedFrom }: EventLimits): Subscription {
  let enabled = true;
  let sent: readonly number[] = [];
  let attempts: readonly { readonly at: number; readonly ok: boolean }[] = [];
  let told: number | undefined;
  const now = () => clock().getTime();

  return {
    get enabled() {
      return enabled;
    },
    enable() {
      enabled = true;
      attempts = [];
    },
    admits() {
      if (!enabled) return false;
      sent = sent.filter((at) => at > now() - hour);
      if (sent.length >= perHour) return false;
      sent = [...sent, now()];
      return true;
    },
    limitedMinute() {
      const minute = Math.floor(now() / 60_000) * 60;
      if (!enabled || sent.length < perHour || told === minute) return undefined;
      told = minute;
      return minute;
    },
    note(ok) {
      attempts = [...attempts.filter(({ at }) => at > now() - success.within), { at: now(), ok }];
      const well = attempts.filter((attempt) => attempt.ok).length;
      if (attempts.length >= judgedFrom && well < attempts.length * success.least) enabled = false;
    },
  };
}
