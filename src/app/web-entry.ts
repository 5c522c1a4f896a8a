import { randomUUID } from 'node:crypto';
import { signedInBy } from '../dialogue/answer-link.ts';
import { calledAs } from '../dialogue/home.ts';
import { sentence } from '../dialogue/menu.ts';
import { cityDate } from '../law/date.ts';
import { setting } from '../law/setting.ts';
import type { ChannelName, Language } from '../names.ts';
import { texts } from '../text/all.ts';
import { bearerBy, giveAccessCode } from './access-code.ts';
import { handle } from './assistant.ts';
import { hashOf, makeCode } from './code.ts';
import { isWithinLimit } from './hourly.ts';
import { whoIs } from './look.ts';
import type { Entry } from './ports/desk.ts';
import type { Store, World } from './ports/stores.ts';
import { Refused } from './undone.ts';

/** How people come in by the web: with a code, or as a guest. */
export function webEntry(store: Store): Entry {
  return {
    whose: (code, language) => store.transact((world) => whose(world, code, language)),
    signIn: (code) => signIn(store, code),
    byChat: (channel, address) => store.transact((world) => byChat(world, channel, address)),
    identified: (subject, code) => store.transact((world) => identified(world, subject, code)),
    hasIdentity: (person) => store.read((world) => world.people.hasIdentity(person)),
    unlinkIdentity: (person) => store.transact((world) => unlinkIdentity(world, person)),
    codeFor: (person) => store.transact((world) => codeFor(world, person)),
    guest: (language) => store.transact((world) => newcomer(world, language)),
    accessCode: (caseId, person, which) => store.transact((world) => giveAccessCode(world, caseId, person, which)),
    bearer: (code, from, language) => store.transact((world) => bearerBy(world, code, from, language)),
    may: (limit, from) => store.transact((world) => isWithinLimit(world, { limit, from })),
    token: (press, person) => store.transact((world) => world.outbox.token(press, person)),
  };
}

async function whose(world: World, code: string, language: Language): Promise<string | undefined> {
  const found = await world.people.code(hashOf(code), await world.now());
  const person = found?.person === undefined ? undefined : await world.people.person(found.person);
  return person && calledAs(await whoIs(world, person, language), language);
}

/** Uses up a code: a sign-in of somebody known, or an invitation that is opened in a browser. */
async function signIn(store: Store, code: string): Promise<string | undefined> {
  try {
    return await store.transact(async (world) => {
      const hash = hashOf(code);
      const now = await world.now();
      const found = await world.people.code(hash, now);
      if (found?.case !== undefined) return invited(world, code);
      const used = found && (await world.people.useCode(hash, now));
      if (used?.person === undefined) return undefined;
      await world.people.openAccount(used.person, 'web', used.person);
      for (const account of await world.people.accounts(used.person))
        await world.outbox.replace(account, signedInBy(texts[account.language], hash));
      return used.person;
    });
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

async function byChat(world: World, channel: ChannelName, address: string): Promise<string | undefined> {
  const account = await world.people.account(channel, address);
  const id = account?.person.id;
  if (id !== undefined) await world.people.openAccount(id, 'web', id);
  return id;
}

async function identified(world: World, subject: string, code: string | undefined): Promise<string | undefined> {
  const { people } = world;
  const now = await world.now();
  const used = code === undefined ? undefined : await people.useCode(hashOf(code), now);
  const linked = used?.person ?? (await people.identified(subject));
  const person = linked === undefined ? undefined : await people.person(linked);
  if (!person || person.seats.length === 0) return undefined;
  if (used) {
    await people.putIdentity(person.id, subject, now);
    for (const account of await people.accounts(person.id))
      await world.outbox.say(account, sentence(texts[account.language].say.identityLinked));
  }
  return codeFor(world, person.id);
}

async function unlinkIdentity({ people, outbox }: World, person: string): Promise<void> {
  if (!(await people.removeIdentity(person))) return;
  for (const account of await people.accounts(person))
    await outbox.say(account, sentence(texts[account.language].say.identityUnlinked));
}

async function codeFor(world: World, id: string): Promise<string | undefined> {
  const person = await world.people.person(id);
  if (!person || person.seats.length === 0) return undefined;
  const now = await world.now();
  const { code, hash } = makeCode();
  const [law, today] = [await world.law(), cityDate(now)];
  const minutes = setting(law, 'sign-in.valid-minutes', today).value;
  await world.people.putCode({ hash, person: id, until: new Date(now.getTime() + minutes * 60_000) });
  await world.people.keepNewestCodes(id, setting(law, 'sign-in.most-open', today).value);
  return code;
}

/** Somebody who comes by the web and is nobody yet. */
async function newcomer(world: World, language: Language): Promise<string> {
  const from = { channel: 'web', address: randomUUID(), language } as const;
  const { person } = await world.people.arrive(from, await world.now());
  await world.people.openAccount(person.id, 'web', person.id);
  return person.id;
}

/** The newcomer says the code, as he would in a chat. Throws `Refused` when it gives no seat any more. */
async function invited(world: World, code: string): Promise<string> {
  const person = await newcomer(world, 'zh');
  const says = { kind: 'command', name: 'start', argument: code } as const;
  const from = { channel: 'web', address: person } as const;
  const { reply } = await handle(world, { id: `web:${randomUUID()}`, from, forms: 'pages', says });
  if (reply.refused !== undefined) throw new Refused({ why: reply.refused, values: {} });
  return person;
}
