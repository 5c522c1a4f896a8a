import type { Evidence } from '../engine/form.ts';
import type { Refusal } from '../engine/procedure.ts';
import type { Language, PostFeed, ProcedureId, Topic } from '../names.ts';
import type { Button, FormAddress, Here, Incoming, Leading, PostPlace } from './message.ts';
import type { Gathered, LastHeard, Piece } from './talk.ts';

/** What somebody wants, as it was understood from what he did and what he was being asked. It says what must be looked at. */
export type Wish =
  /** Whoever comes: asked who he is, or shown what he can do. */
  | { readonly kind: 'start' }
  /** What he can do, after a first sentence if there is one; `here`: in the place of the menu, as lists and help are. */
  | { readonly kind: 'menu'; readonly lead?: string; readonly here?: Here }
  /** `heard` is remembered, so that it is said once. */
  | { readonly kind: 'not-understood'; readonly heard?: LastHeard }
  /** More of what was answered already. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'help'; readonly here?: Here }
  | { readonly kind: 'who'; readonly who: 'citizen' | 'organisation' | 'official' }
  | { readonly kind: 'language'; readonly language: Language }
  /** A one-time code is used; by its hash when he was asked whether it is his. */
  | { readonly kind: 'redeem'; readonly code: string }
  | { readonly kind: 'redeem'; readonly hash: string }
  /** The way into the web desk. */
  | { readonly kind: 'sign-in' }
  /** As whom he is spoken to. */
  | { readonly kind: 'who-am-i' }
  /** Of what he is told, after a topic is switched where one is to be. */
  | { readonly kind: 'topics'; readonly to?: { readonly topic: Topic; readonly on: boolean } }
  /** To be told of what is published of a project, or no more. */
  | { readonly kind: 'subscribe'; readonly case: string; readonly on: boolean }
  /** What a chat of several is told, after something of it is begun or ended. */
  | {
      readonly kind: 'post';
      readonly at: PostPlace;
      readonly to?: { readonly feed: PostFeed; readonly on: boolean };
    }
  /** This account is his no more; `sure` when he was asked. */
  | { readonly kind: 'log-out'; readonly sure?: true }
  /** Whether an account that asks for it is linked to him by a one-time code of his. */
  | { readonly kind: 'let-link'; readonly hash: string; readonly account: string; readonly yes: boolean }
  /** An account that was linked to him is his no more. */
  | { readonly kind: 'unlink'; readonly account: string }
  /** Whether a passkey that was made in his name is his. */
  | { readonly kind: 'let-passkey'; readonly passkey: string; readonly yes: boolean }
  /** To be signed in nowhere on the web any more. */
  | { readonly kind: 'sign-out' }
  /** A new access code of a case of his own. */
  | { readonly kind: 'new-access-code'; readonly case: string }
  /** What an access code opens. */
  | { readonly kind: 'access-code'; readonly code: string }
  | {
      readonly kind: 'list';
      readonly list: string;
      readonly words?: string;
      readonly after?: string;
      readonly here?: Here;
    }
  /**
   * `here`: what stands in the place of its card becomes the card again, what led to it the card, and a page of what stands
   * under it the next.
   */
  | {
      readonly kind: 'show';
      readonly case: string;
      readonly whole: boolean;
      readonly after?: string;
      readonly here?: Here | Leading;
      readonly back?: Leading;
    }
  /** The files on a case, from this one on. */
  | { readonly kind: 'open-files'; readonly case: string; readonly from: number }
  /** The first case that waits for him. */
  | { readonly kind: 'next'; readonly here?: Leading }
  /** What was done last on a case is taken back. */
  | { readonly kind: 'take-back'; readonly case: string; readonly here?: true }
  /** Whoever the case waits for is reminded. */
  | { readonly kind: 'remind'; readonly case: string }
  /** The case or receipt of a number; `begins`: not to see it, but to begin this under it. */
  | { readonly kind: 'number'; readonly number: string; readonly begins?: ProcedureId }
  /** Public cases, by words that mean nothing else for certain; `or` is what they may mean where none is found. */
  | { readonly kind: 'search'; readonly words: string; readonly or: readonly Button[] }
  /** The case under which something is to be opened, by words if there are any; `code` when the words may be one. */
  | { readonly kind: 'find'; readonly for: FormAddress; readonly words?: string; readonly code?: string }
  /** An act: what its form will ask, all its questions, or its first question; without a form it is done at once. */
  | {
      readonly kind: 'begin';
      readonly form: FormAddress;
      readonly as: 'preview' | 'questions' | 'form';
      /** What the press has answered. */
      readonly answers?: Readonly<Record<string, string>>;
      /** What binds is meant: he was asked. */
      readonly sure?: boolean | undefined;
      /** The proof that he has given by a passkey. */
      readonly proven?: string;
      /** On the card of its case, which can be changed in place. */
      readonly onCard?: true;
      /** What it will ask is shown in the place of what was pressed. */
      readonly here?: true;
      /** The earlier case that gives its answers. */
      readonly from?: string;
      /** The field that takes the files that nobody had asked for. */
      readonly put?: string;
    }
  /** Files came for which nobody had asked, more of an album perhaps; without any he asks where those go that came before. */
  | {
      readonly kind: 'unasked';
      readonly files: readonly Evidence[];
      readonly text?: string;
      readonly album?: string;
      readonly more?: true;
    }
  | { readonly kind: 'drop-files' }
  /** What was said has been changed. */
  | { readonly kind: 'edited'; readonly of: string; readonly text: string }
  | { readonly kind: 'fill'; readonly draft: string; readonly fill: Fill }
  /** A draft that was thrown away, again. */
  | { readonly kind: 'fetch-back'; readonly draft: string }
  /** Leaves the open question; what was answered is kept. */
  | { readonly kind: 'put-aside' }
  | { readonly kind: 'nothing-open'; readonly wanted: 'back' | 'cancel' }
  /** A button that says nothing to this person, or nothing any more. */
  | { readonly kind: 'moved-on' }
  | { readonly kind: 'refuse'; readonly refusal: Refusal; readonly heard?: LastHeard };

/** What is done to a form that was begun. */
export type Fill =
  /**
   * `code` or `number` when what was typed holds a one-time code or the number of a case, should the question not take it;
   * `piece` when more of it may come, `continues` when it began with what was heard before.
   */
  | {
      readonly kind: 'typed';
      readonly field: string;
      readonly text: string;
      readonly piece?: Piece;
      readonly continues?: true;
      readonly code?: string;
      readonly number?: string;
    }
  | { readonly kind: 'picked'; readonly field: string; readonly value: string }
  | {
      readonly kind: 'chosen';
      readonly field: string;
      readonly row: number;
      readonly column: string;
      readonly value: string;
    }
  /** `gathered` is what came of those before that belong together with these. */
  | {
      readonly kind: 'files';
      readonly field: string;
      readonly files: readonly Evidence[];
      readonly text?: string;
      readonly album?: string;
      readonly gathered?: Gathered;
    }
  | { readonly kind: 'place'; readonly field: string; readonly text: string }
  | { readonly kind: 'remove'; readonly field: string; readonly mark: string }
  | { readonly kind: 'finish'; readonly field: string }
  | { readonly kind: 'skip'; readonly field: string }
  | { readonly kind: 'edit'; readonly field: string }
  | { readonly kind: 'back'; readonly field: string | undefined }
  | { readonly kind: 'review' }
  | { readonly kind: 'submit'; readonly rev: number; readonly proven?: string }
  | { readonly kind: 'clear'; readonly field: string }
  | { readonly kind: 'put-back'; readonly field: string }
  | { readonly kind: 'discard'; readonly sure: boolean | undefined; readonly asked: boolean }
  | SentPage;

/** A form page as a modal or a web page sends it. */
export type SentPage = Incoming['says'] & { readonly kind: 'page' };

export type Begin = Extract<Wish, { readonly kind: 'begin' }>;

export type FillOf<K extends Fill['kind']> = Extract<Fill, { readonly kind: K }>;
