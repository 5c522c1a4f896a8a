import { welcome } from '../dialogue/menu.ts';
import type { Reply } from '../dialogue/message.ts';
import { cityDate } from '../law/date.ts';
import { setting } from '../law/setting.ts';
import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';
import { act } from './act.ts';
import { hashOf, makeCode } from './code.ts';
import { showMenu } from './list-talk.ts';
import { say, sayRefusal, saySentence, type Talk } from './talk.ts';

/** The first word: who are you; or, to somebody known, what he can do. A code in it is used. */
export async function start(talk: Talk, code: string): Promise<Reply> {
  if (code) return redeem(talk, code);
  const { account, texts } = talk;
  return account.known ? showMenu(talk) : say(talk, welcome(texts, account.language));
}

export async function setWho(talk: Talk, who: 'citizen' | 'organisation' | 'official'): Promise<Reply> {
  await talk.world.people.setKnown(talk.account.id);
  const { say } = talk.texts;
  return showMenu(talk, { citizen: say.toCitizen, organisation: say.toOrganisation, official: say.toOfficial }[who]);
}

export async function setLanguage(talk: Talk, language: Language): Promise<Reply> {
  await talk.world.people.setLanguage(talk.account.id, language);
  const changed: Talk = { ...talk, texts: texts[language], account: { ...talk.account, language } };
  await saySentence(changed, texts[language].say.languageSet);
  return start(changed, '');
}

export function looksLikeCode(text: string): boolean {
  return /^[A-Za-z0-9_-]{20}$/.test(text.trim());
}

/** A one-time code: it links this account to a person, or accepts an invitation. */
export async function redeem(talk: Talk, code: string): Promise<Reply> {
  const { world, account, now } = talk;
  const used = await world.people.useCode(hashOf(code), now);
  if (!used) return sayRefusal(talk, { why: 'no-such-code', values: {} });
  await world.people.setKnown(account.id);
  if (used.person !== undefined) {
    await world.people.link(account.id, used.person);
    const person = await world.people.person(used.person);
    return saySentence(talk, talk.texts.say.linked(person?.name ?? ''));
  }
  if (used.case === undefined) return {};
  const accepted = await act(world, used.case, {
    action: 'acceptInvitation',
    by: 'system',
    answers: { person: account.person.id },
  });
  if (!accepted.ok) return sayRefusal(talk, accepted.refusal);
  return welcomeSeat(talk);
}

/** A link to the web desk, for the person behind this account. */
export async function sayTheWayIn(talk: Talk): Promise<Reply> {
  const { world, account, now } = talk;
  const { code, hash } = makeCode();
  const minutes = setting(await world.law(), 'sign-in.valid-minutes', cityDate(now)).value;
  await world.people.putCode({ hash, person: account.person.id, until: new Date(now.getTime() + minutes * 60_000) });
  return saySentence(talk, talk.texts.say.signIn(world.links.signIn(code), code, world.links.invitation(code)));
}

async function welcomeSeat(talk: Talk): Promise<Reply> {
  const { world, account, texts } = talk;
  const person = (await world.people.person(account.person.id)) ?? account.person;
  const seat = person.seats.at(-1);
  const body = seat && (await world.people.body(seat.body));
  if (!seat || !body) return {};
  const seated: Talk = { ...talk, account: { ...account, person } };
  return showMenu(seated, texts.say.codeUsed(body.name[account.language], texts.roles[seat.role]));
}
