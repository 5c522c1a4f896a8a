import type { ViewOutput } from '@slack/bolt';
import type { Incoming, Reply, Sender } from '../../src/dialogue/message.ts';
import type { Language } from '../../src/names.ts';
import { languageIn } from './form-view.ts';
import type { Given } from './given.ts';
import type { Cause } from './show-below.ts';
import { tenantOf } from './tenant.ts';
import { type Words, words } from './words.ts';

export type Page = Extract<Incoming['says'], { kind: 'page' }>;

/** Who did something in a modal. */
export interface Interaction {
  readonly team: { readonly id: string } | null;
  readonly enterprise?: { readonly id: string };
  readonly is_enterprise_install?: boolean;
  readonly user: { readonly id: string; readonly team_id?: string };
}

export function whoDid({ senders }: Given, by: Interaction): Sender {
  return senders.plain(tenantOf(by), by.user.id);
}

/** What somebody did in a modal, by an id of that. */
export function causeOf(given: Given, id: string, body: Interaction): Cause {
  return { id, from: whoDid(given, body) };
}

/** Hands a page over; resolves when it is committed. */
export function receivePage(given: Given, id: string, body: Interaction, says: Page): Promise<Reply> {
  return given.assistant.receive({ ...causeOf(given, id, body), forms: 'pages', says });
}

export function languageOf(view: ViewOutput): Language {
  return languageIn(view.private_metadata);
}

export function wordsOf(view: ViewOutput): Words {
  return words[languageOf(view)];
}
