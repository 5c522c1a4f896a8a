import { decide } from '../engine/decide.ts';
import { link } from '../law/said.ts';
import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';
import { type Answered, both, type Done, sayRefusal, saySentence } from './answered.ts';
import type { CodeSeen, SightOf } from './seen.ts';
import type { Talk } from './talk.ts';

/** He has said who he is: shown what he can do as that. */
export function introduce({ texts }: Talk, who: 'citizen' | 'organisation' | 'official'): Answered {
  const { say } = texts;
  const lead = { citizen: say.toCitizen, organisation: say.toOrganisation, official: say.toOfficial }[who];
  return { deeds: [{ do: 'know' }], reply: {}, next: { kind: 'menu', lead } };
}

export function speak(language: Language): Answered {
  const told = saySentence(texts[language].say.languageSet);
  return { ...both({ deeds: [{ do: 'speak', language }], reply: {} }, told), next: { kind: 'start' } };
}

/** A one-time code: it links this account to a person, or accepts an invitation. */
export function answerRedeem(talk: Talk, code: CodeSeen | undefined): Answered {
  if (!code) {
    const refused = sayRefusal(talk, { why: 'no-such-code', values: {} });
    // Whoever comes by a link that is none is still somebody who comes.
    const { known, focus } = talk.account;
    return known || (focus && !('shown' in focus)) ? refused : { ...refused, next: { kind: 'start' } };
  }
  const used: Answered = {
    deeds: [{ do: 'use-code', hash: code.hash }, { do: 'know' }],
    reply: {},
  };
  const { person } = code;
  if (person) {
    const linked: Answered = { deeds: [{ do: 'link', person: person.id }], reply: {} };
    return both(both(used, linked), saySentence(talk.texts.say.linked(person.name)));
  }
  return code.invitation ? both(used, accept(talk, code.invitation)) : used;
}

function accept(talk: Talk, known: NonNullable<CodeSeen['invitation']>): Answered {
  const { account, now } = talk;
  const command = { action: 'acceptInvitation', by: 'system', answers: { person: account.person.id } } as const;
  const decided = decide(known.procedure, known.state, command, known.facts, now);
  if (!decided.ok) return sayRefusal(talk, decided.refusal);
  const act = { known, command, events: decided.value };
  return { deeds: [{ do: 'file', act, afterwards: (done) => welcomeSeat(talk, done) }], reply: {} };
}

/** Into which office he has come, and what he can do there. */
function welcomeSeat({ texts }: Talk, { looking }: Done): Answered {
  const seat = looking.viewer?.seats.at(-1);
  if (!seat) return { deeds: [], reply: {} };
  const lead = texts.say.codeUsed(looking.names.body(seat.body), texts.roles[seat.role]);
  return { deeds: [], reply: {}, next: { kind: 'menu', lead } };
}

/** A link to the web desk, for the person behind this account. */
export function answerSignIn(
  { texts }: Talk,
  { code, hash, minutes, until, desk, chat }: SightOf<'sign-in'>,
): Answered {
  const told = saySentence(texts.say.signIn(link(desk), code, minutes, chat === undefined ? chat : link(chat)));
  return both({ deeds: [{ do: 'keep-code', hash, until }], reply: {} }, told);
}
