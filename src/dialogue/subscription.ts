import type { Seat } from '../engine/procedure.ts';
import type { Feed, PostFeed } from '../names.ts';
import type { Texts } from '../text/language.ts';
import type { Button } from './message.ts';

/**
 * Something of which somebody is told because he asked for it: of a project by the id of its case, of an office's notices by
 * the office, of the city's by nothing.
 */
export interface Subscription {
  readonly feed: Feed;
  readonly about: string;
  /** In the chat of an office: the seat in whose name it is told there. */
  readonly seat?: Seat;
}

/** What is begun or ended in the chat of an office, by somebody in this seat of his. */
export interface PostChange {
  readonly subscription: Subscription & { readonly feed: PostFeed };
  readonly by: Seat;
  /** What his office is called. */
  readonly office: string;
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

/** To the project itself. */
export function showButton({ seeProgress }: Texts['say'], id: string): Button {
  return { label: seeProgress, kind: 'pick', press: { do: 'show', case: id } };
}
