import type { Feed } from '../names.ts';
import type { Texts } from '../text/language.ts';
import type { Button } from './message.ts';

/** Something of which somebody is told because he asked for it: of a project by the id of its case. */
export interface Subscription {
  readonly feed: Feed;
  readonly about: string;
}

/** A project that somebody has subscribed to, as it is listed. */
export interface Subscribed {
  readonly case: string;
  readonly number: string;
  readonly title: string;
}

export function subscribeButton({ subscribe }: Texts['say'], id: string): Button {
  return { label: subscribe, kind: 'quiet', press: { do: 'subscribe', case: id, on: true } };
}

export function unsubscribeButton({ unsubscribe }: Texts['say'], id: string): Button {
  return { label: unsubscribe, kind: 'quiet', press: { do: 'subscribe', case: id, on: false } };
}
