import type { BenchForm } from './forms.ts';
import type { EngineName } from './lines.ts';

/** A peer as it is by itself: its replies are sent at once, and lost if the process dies before. */
export type Aside = `${'grammy' | 'telegraf'}, sending at once`;

/** Something that takes answers: the programme, a peer, the bare statements. */
export interface Engine {
  readonly name: EngineName | Aside;
  /** Everything before is forgotten; so many people stand before the first question of a form. */
  ready(form: BenchForm, people: number): Promise<Sitting>;
  close(): Promise<void>;
}

export interface Sitting {
  /** A person answers his next question; resolves when that is committed and the reply is handed over. */
  answer(person: number, question: number): Promise<void>;
  /** Throws unless everybody has answered everything. */
  check(): Promise<void>;
}

/** The same for everyone: each has as many connections to the database as answers can be in flight. */
export const connections = 20;
