import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Desk } from '../../src/app/ports/desk.ts';
import type { Transcripts } from '../../src/app/ports/system.ts';
import type { Incoming, Press, Reply, Sent } from '../../src/dialogue/message.ts';
import type { Language } from '../../src/names.ts';
import { once } from '../shared/once.ts';

/** Who does it, in which language, and the key of the page it was done on. */
export interface Doer {
  readonly person: string;
  readonly language: Language;
  readonly key: string;
}

/** What a person does at the desk, each once however often it is sent. */
export interface Deeds {
  /** Said in the conversation; `mine` is what he sees of it there. */
  say(doer: Doer, says: Incoming['says'], mine?: Sent): Promise<Reply>;
  /** A button that is no part of a message. */
  press(doer: Doer, press: Press): Promise<Reply>;
  /** A page of a form; when it was filed, with its receipt. */
  page(doer: Doer, says: Extract<Incoming['says'], { readonly kind: 'page' }>): Promise<Reply>;
  /** What became of a draft of this person that was filed here; undefined where that is not known. */
  filed(person: string, draft: string): Promise<Reply> | undefined;
}

const remembered = 2_000;

export function deeds(desk: Desk, transcripts: Transcripts): Deeds {
  const onlyOnce = once<Reply>(remembered);
  const filings = new LRUCache<string, Promise<Reply>>({ max: remembered });

  function receive(doer: Doer, id: string, forms: Incoming['forms'], says: Incoming['says']): Promise<Reply> {
    const { person, language } = doer;
    return desk.receive({ id, from: { channel: 'web', address: person, language }, forms, keepsPresses: true, says });
  }

  /** A filing while it is on its way, and for good when something was filed: the draft is gone as soon as that is committed. */
  function remember(filing: string, doing: Promise<Reply>): void {
    if (filings.get(filing)) return;
    filings.set(filing, doing);
    doing.then(
      ({ show }) => show === undefined && filings.delete(filing),
      () => filings.delete(filing),
    );
  }

  return {
    say(doer, says, mine) {
      const id = idOf(doer, says);
      return onlyOnce.get(id, async () => {
        if (mine) await transcripts.add(doer.person, 'me', mine);
        return receive(doer, id, 'questions', says);
      });
    },

    press(doer, press) {
      const id = idOf(doer, press);
      return onlyOnce.get(id, async () => {
        const token = await desk.token(press, doer.person);
        return receive(doer, id, 'pages', { kind: 'press', token });
      });
    },

    page(doer, says) {
      const id = idOf(doer, says);
      const doing = onlyOnce.get(id, () => receive(doer, id, 'pages', says));
      if (says.go === 'submit') remember(filingOf(doer.person, says.draft), doing);
      return doing;
    },

    filed: (person, draft) => filings.get(filingOf(person, draft)),
  };
}

function filingOf(person: string, draft: string): string {
  return JSON.stringify([person, draft]);
}

/** The same act on the same page is the same message; another act on it is another one. */
function idOf({ person, key }: Doer, what: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify([person, key, what]));
  return `web:${hash.digest('base64url')}`;
}
