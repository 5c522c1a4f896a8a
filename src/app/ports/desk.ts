import type { BegunForm } from '../../dialogue/begun-form.ts';
import type { CaseView } from '../../dialogue/case-view.ts';
import type { FileShown, FormPage, Press, ReceiptView } from '../../dialogue/message.ts';
import type { Subscribed } from '../../dialogue/subscription.ts';
import type { Published } from '../../dialogue/told-notices.ts';
import type { Result } from '../../engine/procedure.ts';
import type { Bilingual } from '../../law/bilingual.ts';
import type { Said } from '../../law/said.ts';
import type { HourlyLimit, Look } from '../../law/setting.ts';
import type { ChannelName, Language, NoticeKind, ProcedureId, Role, Topic } from '../../names.ts';
import type { Assistant } from './channel.ts';
import type { InboxItem } from './inbox-item.ts';
import type { OversightDesk } from './oversight-desk.ts';
import type { PasskeyDesk } from './passkey-desk.ts';
import type { ProjectProfile, YearFigures } from './project-profile.ts';
import type { FoundOrganisation, ProjectSearch, ProjectSums, ProjectWays } from './project-search.ts';
import type { Page } from './records.ts';
import type { SignInDesk } from './sign-in-desk.ts';

export type { InboxItem } from './inbox-item.ts';
export type { ProjectStage } from './project-search.ts';

/** What anyone may read, in his language. */
export interface Portal {
  /** Purchases as they are searched, newest first. */
  projects(
    search: ProjectSearch & { readonly after?: string; readonly limit?: number },
    language: Language,
  ): Promise<Page<InboxItem>>;
  /** The sums of such a search. */
  projectSums(search: ProjectSearch): Promise<ProjectSums>;
  /** What purchases can be searched within. */
  projectWays(language: Language): Promise<ProjectWays>;
  /** Organisations of the register by words of their name. */
  organisations(words: string, language: Language): Promise<readonly FoundOrganisation[]>;
  /** The public cases of a procedure whose cases are a list, by words, newest first; undefined where they are none. */
  list(
    procedure: ProcedureId,
    search: { readonly words: string; readonly after?: string },
    language: Language,
  ): Promise<Page<InboxItem> | undefined>;
  /** A case by its number, as the public sees it; undefined where it may not know of it. */
  project(number: string, language: Language): Promise<CaseView | undefined>;
  /** What was told to the public, newest first. */
  notices(
    page: {
      readonly after?: string;
      readonly limit?: number;
      readonly kind?: NoticeKind;
      readonly words?: string;
    },
    language: Language,
  ): Promise<Page<NoticeView>>;
  notice(number: string, language: Language): Promise<NoticeView | undefined>;
  /** The notices of a case, newest first. */
  noticesOf(caseId: string, language: Language): Promise<readonly NoticeView[]>;
  /** What a purchase costs and what of it was paid; undefined while nothing is agreed. */
  spending(caseId: string, language: Language): Promise<SpendingView | undefined>;
  /** Whether bids on a purchase are taken at this minute. */
  takesBids(caseId: string): Promise<boolean>;
  /** What was published of a purchase, at a glance; undefined where the public may not know of it. */
  profile(number: string, language: Language): Promise<ProjectProfile | undefined>;
  /** What the city bought this year. */
  year(language: Language): Promise<YearFigures>;
  receipt(number: string, language: Language): Promise<CheckedReceipt | undefined>;
}

/** What a person reads at his own desk, in his language; whoever may read what is decided here as everywhere. */
export interface OwnDesk {
  person(id: string): Promise<Profile | undefined>;
  /** What is the person's turn now, by deadline. */
  inbox(person: string, language: Language, after?: string): Promise<Page<InboxItem>>;
  /** What is his from a later day on, by that day. */
  later(person: string, language: Language, after?: string): Promise<Page<InboxItem>>;
  /** What he has to do with, newest first. */
  cases(
    person: string,
    language: Language,
    page?: { readonly after?: string; readonly limit?: number },
  ): Promise<Page<InboxItem>>;
  drafts(person: string): Promise<readonly BegunForm[]>;
  /** Of what he is told. */
  alerts(person: string): Promise<Alerts>;
  /** What the person can begin now. */
  beginnings(person: string, language: Language): Promise<readonly { readonly label: string; readonly press: Press }[]>;
  /**
   * What something is called that the person can begin under another case, and the public cases under which it can be begun
   * now, by words of theirs; undefined where he cannot.
   */
  readyFor(
    person: string,
    procedure: ProcedureId,
    language: Language,
    words: string | undefined,
  ): Promise<{ readonly label: string; readonly items: readonly InboxItem[] } | undefined>;
  /** A case as this person, or the public when there is none, may see it. */
  view(
    caseId: string,
    viewer: string | undefined,
    language: Language,
    /** From where the page of what stands under it begins. */
    after?: string,
  ): Promise<CaseView | undefined>;
  /** The proof of what was filed, by its number, for whoever may read that. */
  filed(number: string | undefined, viewer: string, language: Language): Promise<ReceiptView | undefined>;
  /** A page of a draft, for its owner, the first that is not filled in unless one is named; undefined when it is gone. */
  page(draft: string, page: number | undefined, person: string): Promise<FormPage | undefined>;
}

/** What somebody has switched off, and the projects that he has subscribed to. */
export interface Alerts {
  readonly off: readonly Topic[];
  readonly subscribed: readonly Subscribed[];
}

/** What one page is made of, all of it as of one moment. */
export interface Reading extends Portal, OwnDesk, OversightDesk {
  readonly now: Date;
  /** What the city is called. */
  readonly city: Bilingual;
  readonly look: Look;
  /** For how long a link to sign in is valid. */
  readonly signInMinutes: number;
}

/** How somebody comes in by the web. */
export interface Entry {
  /** Who a one-time sign-in code is for, by name and offices, before it is used; undefined where it is nobody's. */
  whose(code: string, language: Language): Promise<string | undefined>;
  /** Uses up a one-time sign-in code; whose it was. */
  signIn(code: string): Promise<string | undefined>;
  /** Whoever has this account in a chat, with a seat at the web desk from now on; undefined where nobody has. */
  byChat(channel: ChannelName, address: string): Promise<string | undefined>;
  /**
   * A one-time code for whoever is linked to this subject of the city's own directory, and has a seat; by such a code of his he
   * is linked to it first, and is told so.
   */
  identified(subject: string, code: string | undefined): Promise<string | undefined>;
  /** Is he linked to any subject there? */
  hasIdentity(person: string): Promise<boolean>;
  /** He signs in by it no more, and is told so in his chats. */
  unlinkIdentity(person: string): Promise<void>;
  /** A one-time code of a person's own, with which the browser in which he is signed in proves that it is he; none without a seat. */
  codeFor(person: string): Promise<string | undefined>;
  /** A new person with an account at the web desk, for a visitor who is about to write something; resolves with his id. */
  guest(language: Language): Promise<string>;
  /** A new access code of a case for its opener, the first or another; undefined where he can have none. */
  accessCode(caseId: string, person: string, which: 'first' | 'new'): Promise<string | undefined>;
  /** Who somebody is who shows an access code, and on which case; `from` is where it was tried. */
  bearer(
    code: string,
    from: string | undefined,
    language: Language,
  ): Promise<Result<{ readonly person: string; readonly case: string }>>;
  /** Counts what somebody does before he is known; false once it was too often in this hour. */
  may(limit: HourlyLimit, from: string | undefined): Promise<boolean>;
  /** The token for a press that the web shows outside a message. */
  token(press: Press, person: string): Promise<string>;
}

/** What the web desk and the portal need beyond the conversation. */
export interface Desk extends Assistant, Entry, PasskeyDesk, SignInDesk {
  /** Reads what a page is made of: in one transaction, which writes nothing. */
  read<T>(page: (reading: Reading) => Promise<T>): Promise<T>;
  /** A file of a case, if this person (or the public) may read a filing that names it. */
  file(
    caseId: string,
    hash: string,
    viewer: string | undefined,
  ): Promise<{ readonly file: FileShown; readonly bytes: Uint8Array } | undefined>;
  /** The case whose files a pass opens, if it was made for this person and has not ended. */
  openPass(pass: string, person: string): Promise<string | undefined>;
  /** What comes next for anyone, for the demonstration's clock. */
  nextTurn(language: Language): Promise<NextTurn | undefined>;
  /** After the demonstration's clock was moved: what has come to be due is told. */
  moved(): Promise<void>;
}

/** A moment that is to come: a case opens, or the last day for it has begun, so that it can still be done in time. */
export interface NextTurn {
  readonly at: Date;
  readonly kind: 'opens' | 'due';
  readonly number: string;
  readonly title: string;
}

export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly seats: readonly {
    readonly role: Role;
    readonly roleName: Bilingual;
    readonly body: string;
    readonly bodyName: Bilingual;
  }[];
  /** The one case for which he is here, as whoever shows its access code. */
  readonly bears?: string;
  /** He has a seat from which the city is looked over. */
  readonly looksOver?: true;
  /** There are budgets that he may read. */
  readonly readsBudgets?: true;
}

/** What was agreed on a purchase and what of it was paid, as it is said. */
export interface SpendingView {
  readonly supplier: string;
  readonly price: Said;
  readonly agreedAt: Said;
  readonly paid: Said;
  readonly instalments: readonly {
    readonly name: string;
    readonly amount: Said;
    readonly due: Said;
    readonly paid: { readonly amount: Said; readonly on: Said } | undefined;
  }[];
}

/** A receipt that was looked up, as it is said; nothing of what was filed. */
export interface CheckedReceipt {
  readonly number: string;
  readonly what: string;
  readonly at: Said;
  readonly hash: string;
  readonly holds: boolean;
}

/** A notice as it is read. */
export interface NoticeView extends Published {
  readonly at: Date;
  /** How to object, with whom and until when. */
  readonly remedies: string;
  /** The office that signs it. */
  readonly by?: string;
  /** It is of a purchase on which bids are taken now. */
  readonly takesBids?: true;
  /** The purchase on whose need everybody can comment now, by its id. */
  readonly takesComments?: string;
}
