import { createHash } from 'node:crypto';
import type { Answers } from '../engine/form.ts';
import { type Refusal, situation } from '../engine/procedure.ts';
import { canonical } from '../law/canonical.ts';
import { cityDate } from '../law/date.ts';
import type { Fen } from '../law/fen.ts';
import type { Law } from '../law/law.ts';
import { link } from '../law/said.ts';
import { setting } from '../law/setting.ts';
import type { Language, Proven } from '../names.ts';
import { texts } from '../text/all.ts';
import { type Answered, type Deed, say } from './answered.ts';
import type { Doing, ProofSeen } from './asked-proof.ts';
import { actNamed } from './case-view.ts';
import type { Looking } from './looking.ts';
import { sentence } from './menu.ts';
import type { Message } from './message.ts';
import type { Talk } from './talk.ts';
import type { Target } from './target.ts';

/** Of whom a proof is wanted for what an act does; undefined where none is. */
export function provenBy(act: Proven, law: Law, now: Date): 'everybody' | 'holders' | undefined {
  const asked = setting(law, 'passkey.asked', cityDate(now)).value;
  return asked.for.includes(act) ? asked.of : undefined;
}

/** An act that was decided, before it is done. */
export interface Proving {
  readonly target: Target;
  readonly looking: Looking;
  readonly proof: ProofSeen;
  readonly press: Doing;
}

export type Judged =
  /** It may be done, and then this besides. */
  | { readonly ok: true; readonly deeds: readonly Deed[] }
  | { readonly ok: false; readonly refusal: Refusal }
  /** It is asked for first. */
  | { readonly ok: false; readonly asks: Answered };

/** Whether an act may be done as it is decided, or is to be proven first. */
export function judgeProof(talk: Talk, { target, looking, proof, press }: Proving, answers: Answers): Judged {
  const amount = amountOf(target, answers, talk.now);
  const { from } = setting(talk.law, 'passkey.asked', cityDate(talk.now)).value;
  if (amount !== undefined && amount < from) return { ok: true, deeds: [] };
  const bound = boundTo(target, answers, amount, talk.account.person.id);
  switch (proof.kind) {
    case 'no-passkey':
      return { ok: false, refusal: { why: 'no-passkey', values: {} } };
    case 'over':
      return { ok: false, refusal: { why: 'proof-over', values: {} } };
    case 'given': {
      // What it was given for must be what is done now: anything else is asked for anew.
      if (proof.bound !== bound) return { ok: false, refusal: { why: 'proof-over', values: {} } };
      const { hash } = proof;
      const messages = (language: Language): readonly Message[] => [
        { ...sentence(texts[language].say.proven), place: proofPlace(hash) },
      ];
      return {
        ok: true,
        deeds: [
          { do: 'use-proof', hash },
          { do: 'settle', messages },
        ],
      };
    }
    case 'asked': {
      const { code, hash, until, minutes } = proof;
      const { what: act, on } = actNamed(looking, target);
      const { say: words } = talk.texts;
      const of = { do: 'act', act, on, press } as const;
      const asked = { hash, person: talk.account.person.id, until, bound, of };
      const told = say(
        { ...sentence(words.proveIt(act, on, minutes, link(proof.link))), place: proofPlace(hash) },
        { closed: true, prove: code },
      );
      return { ok: false, asks: { ...told, deeds: [{ do: 'ask-proof', proof: asked }, ...told.deeds] } };
    }
  }
}

/** Where it is asked for in a chat. */
function proofPlace(hash: string): string {
  return `proof:${hash}`;
}

/** The act, the case as it stands, what is answered, and by whom; what comes between makes it another. */
function boundTo(
  { known: { state }, name }: Target,
  answers: Answers,
  amount: Fen | undefined,
  person: string,
): string {
  const what = [person, state.id, state.seq, name, amount ?? null, answers];
  return createHash('sha256').update(canonical(what)).digest('hex');
}

/** How much it names on its button, or keeps in the record. */
function amountOf({ known, action, by }: Target, answers: Answers, now: Date): Fen | undefined {
  const { shows, names = [], keeps = [] } = action;
  const { state, facts } = known;
  // By the types of its rows each value is an answer of its field.
  const values = shows?.of(situation({ state, answers, by, facts, now })) as Answers | undefined;
  for (const key of [...names, ...keeps]) {
    const value = values?.[key];
    if (shows?.rows[key]?.field.kind === 'money' && typeof value === 'number') return value;
  }
  return undefined;
}
