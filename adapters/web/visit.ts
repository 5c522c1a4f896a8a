import type { Profile } from '../../src/app/ports/desk.ts';
import type { Look } from '../../src/law/setting.ts';
import type { Language } from '../../src/names.ts';
import type { Words } from './words.ts';

/** A request for a page: who asks, in which language, and where its links lead. */
export interface Visit {
  readonly language: Language;
  readonly words: Words;
  readonly person: Profile | undefined;
  /** What the city is called, in the language of the page; empty where nothing is known. */
  readonly city: string;
  readonly look: Look;
  /** For how long a link to sign in is valid. */
  readonly signInMinutes: number;
  /** The time of the city. */
  readonly now: Date;
  /** The page that was asked for, with its query. */
  readonly path: string;
  /** A link within the site: in a frame of the demonstration it leads on in the name of that person. */
  readonly to: (path: string) => string;
  /** Sent back by every form of this page, so that pressing twice is one act. */
  readonly key: string;
  /** A short word after an act. */
  readonly toast: string | undefined;
  readonly demo: DemoStrip | undefined;
  /** Nothing that is done here can be kept for now. */
  readonly readOnly: boolean;
}

/** Is he here on his own account: a citizen, or whoever shows a code? His pages are no desk. */
export function isVisitor({ person }: Pick<Visit, 'person'>): boolean {
  return person !== undefined && person.seats.length === 0;
}

/** Somebody whom the demonstration lets one be. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly group: 'organisation' | 'department' | 'citizen';
  /** The department or the organisation. */
  readonly body: string;
  /** What he does there. */
  readonly role: string;
}

export interface DemoStrip {
  readonly persons: readonly DemoPerson[];
  /** In a frame the strip is not shown: the page around it has one. */
  readonly framed: boolean;
}
