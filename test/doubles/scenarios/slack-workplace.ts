import { asFields, type Fields, structured } from '../loopback.ts';
import type { UploadedFile } from '../multipart.ts';
import { buttonsOf } from '../slack/messages.ts';
import { blocksOf, plainText } from '../slack/read-blocks.ts';

/** A Slack in which a scenario is played, whoever made it. */
export interface Workplace {
  readonly name: 'ours' | 'emulate';
  /** What this Slack does not do itself, so that the test does it in its place. */
  readonly plays: readonly ('events' | 'presses' | 'submissions' | 'modals')[];
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly apiUrl: string;
  /** Where the bot takes what Slack posts. */
  deliverTo(url: string): void;
  /** Somebody of the cast. */
  person(name: string): Promise<Person>;
  /** A call as the bot makes it, or with another token; a status that is no success is the error. */
  api(method: string, params?: Fields, token?: string): Promise<Fields>;
  /** How the bot's own calls of a method went, in order: `ok`, or Slack's error. */
  outcomes(method: string): readonly string[];
  /** Resolves with what `look` finds, looking now and after every call of the bot. */
  found<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T>;
  /** A trigger as a press of this person's gives it, from inside a view or not. */
  trigger(person: Person, viewId?: string): Promise<string>;
  stop(): Promise<void>;
}

/** A text, the text of an option or several, or a file. */
export type Entered = string | readonly string[] | UploadedFile;

/** A person with this Slack in hand. */
export interface Person {
  readonly id: string;
  /** The channel id of his direct messages with the bot. */
  readonly channel: string;
  says(text: string): Promise<void>;
  /** Presses a button, by its text, in the open modal, else in the newest message that has it, else at Home. */
  press(button: string): Promise<void>;
  fills(values: Readonly<Record<string, Entered>>): Promise<void>;
  submits(): Promise<{ readonly outcome: string; readonly errors?: Readonly<Record<string, string>> }>;
  opensHome(): Promise<void>;
  /** His direct messages as Slack's history has them, oldest first. */
  dm(): Promise<readonly Seen[]>;
  readonly modal: SeenView | undefined;
  readonly home: SeenView | undefined;
}

export interface Seen {
  readonly ts: string;
  readonly byBot: boolean;
  readonly edited: boolean;
  readonly plain: string;
  readonly buttons: readonly string[];
}

export interface SeenView {
  readonly id: string;
  readonly hash: string;
  readonly title: string;
  readonly plain: string;
  readonly buttons: readonly string[];
  /** Of its inputs, in order. */
  readonly labels: readonly string[];
  /** What is said below its inputs, where a Slack shows that. */
  readonly errors?: readonly string[];
}

/** A message of Slack's history, as a person reads it. */
export function seenMessage(message: Fields, botUserId: unknown): Seen {
  const written = plainText(blocksOf(message));
  return {
    ts: String(message.ts),
    byBot: message.user === botUserId,
    edited: message.edited !== undefined,
    plain: written === '' ? String(message.text ?? '') : written,
    buttons: buttonsOf(blocksOf(message)).map(({ text }) => text),
  };
}

/** A view of Slack's, as a person reads it. */
export function seenView(view: Fields): SeenView {
  return {
    id: String(view.id),
    hash: String(view.hash),
    title: String(asFields(view.title).text ?? ''),
    plain: plainText(blocksOf(view)),
    buttons: buttonsOf(blocksOf(view)).map(({ text }) => text),
    labels: blocksOf(view)
      .filter(({ type }) => type === 'input')
      .map(({ label }) => String(asFields(label).text)),
  };
}

/** A call of a Web API; what is refused by its status alone has that for its error. */
export async function calledAt(url: string, params: Fields, token: string): Promise<Fields> {
  const authorization = token === '' ? {} : { authorization: `Bearer ${token}` };
  const headers = { 'content-type': 'application/json', ...authorization };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(params) });
  const answer = asFields(structured(await response.text()));
  return response.ok ? answer : { error: `http_${response.status}` };
}
