import { decide } from '../engine/decide.ts';
import { caseBorne, mayAskForCode } from '../engine/parties.ts';
import { link } from '../law/said.ts';
import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';
import { sayCard } from './answer-case.ts';
import { askThere, codePlace } from './answer-link.ts';
import { type Answered, both, type Done, say, sayRefusal, saySentence } from './answered.ts';
import { whole } from './card.ts';
import { caseView } from './case-view.ts';
import { buttonOver } from './form-way.ts';
import { calledAs } from './home.ts';
import { sentence } from './menu.ts';
import type { Button } from './message.ts';
import type { AccessSeen, CodeSeen, CodeTried, SightOf, Who } from './seen.ts';
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

/**
 * A one-time code: it links this account to a person, once both here and there somebody has said that he is that person, or
 * accepts an invitation. Whoever has anything of his own here stays who he is, so that nobody is made another by a link that
 * somebody sent him.
 */
export function answerRedeem(talk: Talk, code: CodeTried, sure = false): Answered {
  // Whoever shows a code is nobody else: he becomes nobody, and nobody becomes him.
  if (caseBorne(talk.account.person.id) !== undefined) return sayRefusal(talk, { why: 'only-this-case', values: {} });
  if (code === 'too-often') return sayRefusal(talk, { why: 'too-many-tries', values: {} });
  if (code?.person && caseBorne(code.person.person.id) !== undefined)
    return sayRefusal(talk, { why: 'opens-at-desk', values: {} });
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
  if (code.hasOwn) return sayRefusal(talk, { why: 'own-here', values: {} });
  if (person && person.person.id !== talk.account.person.id) {
    if (!sure) return askWhetherHis(talk, person, code.hash);
    if (code.askedAt) return askThere(talk, code.askedAt, code.hash);
  }
  if (person) {
    const lead = talk.texts.say.linked(calledAs(person, talk.account.language));
    return both(used, {
      deeds: [{ do: 'link', person: person.person.id }],
      reply: {},
      next: { kind: 'menu', lead },
    });
  }
  return code.invitation ? both(used, accept(talk, code.invitation)) : used;
}

/** The code is used only when he says that he is that person. */
function askWhetherHis(talk: Talk, who: Who, hash: string): Answered {
  const { say } = talk.texts;
  return saySentence(say.isItYou(calledAs(who, talk.account.language)), [
    [
      { label: say.itIsMe, kind: 'act', press: { do: 'link', hash } },
      { label: say.itIsNotMe, kind: 'plain', press: { do: 'menu' } },
    ],
  ]);
}

/** As whom he is spoken to here, where else he is linked or signed in, and how to end each of these. */
export function answerWhoAmI(talk: Talk, who: SightOf<'who-am-i'>): Answered {
  const { account, texts } = talk;
  const { say, channels } = texts;
  const others = [...new Set(who.others.map(({ channel }) => channels[channel]))].join(say.and);
  const text = [
    calledAs(who, account.language),
    say.linkedHere(channels[account.channel], others),
    ...(who.signedIn > 0 ? [say.signedInOn(who.signedIn)] : []),
  ].join('\n');
  const ends: readonly Button[] = [
    ...who.others
      .filter(({ channel }) => channel !== 'web')
      .map(({ id, channel }): Button => {
        return { label: say.unlinkThe(channels[channel]), kind: 'danger', press: { do: 'unlink', account: id } };
      }),
    ...(who.signedIn > 0 ? [{ label: say.signOut, kind: 'danger', press: { do: 'sign-out' } } as const] : []),
  ];
  return saySentence(text, [
    [
      { label: say.menu, kind: 'pick', press: { do: 'menu' } },
      { label: say.ownWords['log-out'].label, kind: 'quiet', press: { do: 'log-out' } },
    ],
    ...ends.map((each) => [each]),
  ]);
}

/**
 * The account is taken from him, once he is sure: whoever writes there is a stranger then. Not his last chat, since nobody
 * could come back; at the desk he leaves by the page itself.
 */
export function answerLogOut(talk: Talk, { sure }: { readonly sure?: true }, { others }: SightOf<'log-out'>): Answered {
  const { say } = talk.texts;
  if (talk.account.channel === 'web') return sayRefusal(talk, { why: 'leaves-at-desk', values: {} });
  if (others.every(({ channel }) => channel === 'web')) return sayRefusal(talk, { why: 'only-account', values: {} });
  if (!sure) {
    return saySentence(say.sureToLogOut, [
      [
        { label: say.ownWords['log-out'].label, kind: 'danger', press: { do: 'log-out', sure: true } },
        { label: say.sureNot, kind: 'plain', press: { do: 'menu' } },
      ],
    ]);
  }
  return { ...both({ deeds: [{ do: 'unlink' }], reply: {} }, saySentence(say.loggedOut)), next: { kind: 'start' } };
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
export function answerSignIn(talk: Talk, { code, hash, minutes, until, desk, chat }: SightOf<'sign-in'>): Answered {
  const { texts, account } = talk;
  if (caseBorne(account.person.id) !== undefined) return sayRefusal(talk, { why: 'only-this-case', values: {} });
  const text = texts.say.signIn(link(desk), code, minutes, chat === undefined ? chat : link(chat));
  return both(
    { deeds: [{ do: 'keep-code', hash, until }], reply: {} },
    say({ ...sentence(text), place: codePlace(hash), guarded: true }),
  );
}

/** A new access code of a case, for its opener: said once, and the one before opens nothing any more. */
export function answerNewAccess(talk: Talk, seen: SightOf<'new-access-code'>): Answered {
  if (!seen || !mayAskForCode(seen.looking.procedure, seen.looking.state, talk.account.person)) return buttonOver(talk);
  const { looking, code } = seen;
  const kept: Answered = { deeds: [{ do: 'keep-access-code', case: looking.state.id, code }], reply: {} };
  return both(kept, say({ ...sentence(talk.texts.say.accessCode(code)), guarded: true }));
}

/** What an access code opens: all of the case to read, and a link to the web desk where it can be gone on with. */
export function answerAccess(talk: Talk, seen: AccessSeen): Answered {
  if ('refusal' in seen) return sayRefusal(talk, seen.refusal);
  if ('own' in seen) return sayCard(talk, seen.own);
  const { borne, bearer, way } = seen;
  const { blocks } = whole(caseView(borne), talk.texts);
  const told = saySentence(talk.texts.say.opened(link(way.desk), way.minutes));
  const kept: Answered = { deeds: [{ do: 'keep-code', hash: way.hash, until: way.until, bearer }], reply: {} };
  return both(both(kept, say({ blocks, buttons: [] })), told);
}
