import { createHash } from 'node:crypto';
import { whetherHisPasskey } from '../dialogue/answer-passkey.ts';
import type { ToProve } from '../dialogue/asked-proof.ts';
import { sentence } from '../dialogue/menu.ts';
import type { Account } from '../dialogue/talk.ts';
import { cityDate } from '../law/date.ts';
import { setting } from '../law/setting.ts';
import { texts } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import { hashOf, makeCode } from './code.ts';
import type { MadePasskey, PasskeyDesk, ProofAsked } from './ports/passkey-desk.ts';
import type { Passkey, Proof, Store, World } from './ports/stores.ts';

/** Of one person, far more than anybody carries. */
const most = 10;

/** How somebody proves at the desk that it is he. */
export function passkeyDesk(store: Store): PasskeyDesk {
  return {
    passkeys: (person) => store.read((world) => world.passkeys.of(person)),
    dropWaiting: (passkey, person) => store.transact((world) => dropWaiting(world, passkey, person)),
    askProof: (person, of) => store.transact((world) => askProof(world, person, of)),
    proofAsked: (code, person) => store.read((world) => proofAsked(world, code, person)),
    giveProof: (code, person, by) => store.transact((world) => giveProof(world, code, person, by)),
    failProof: (code, person, device) => store.transact((world) => failProof(world, code, person, device)),
    addPasskey: (code, person, made) => store.transact((world) => addPasskey(world, code, person, made)),
  };
}

async function dropWaiting({ passkeys }: World, id: string, person: string): Promise<boolean> {
  const waits = (await passkeys.of(person)).some((each) => each.id === id && !each.isKept);
  return waits && passkeys.remove(id, person);
}

async function askProof(world: World, person: string, of: ToProve): Promise<string> {
  const [law, now] = await Promise.all([world.law(), world.now()]);
  const { code, hash } = makeCode();
  const { minutes } = setting(law, 'passkey.proof', cityDate(now)).value;
  const until = new Date(now.getTime() + minutes * 60_000);
  const bound = createHash('sha256')
    .update(JSON.stringify([person, of]))
    .digest('hex');
  await world.proofs.ask({ hash, person, until, bound, of });
  await world.proofs.keepNewest(person, setting(law, 'sign-in.most-open', cityDate(now)).value);
  return code;
}

/** What a code asks of its person, as long as it can still be answered. */
async function openProof(world: World, code: string, person: string): Promise<Proof | undefined> {
  const [law, now] = await Promise.all([world.law(), world.now()]);
  const { tries } = setting(law, 'passkey.proof', cityDate(now)).value;
  const proof = await world.proofs.find(hashOf(code), now);
  return proof?.person === person && proof.tries < tries ? proof : undefined;
}

async function proofAsked(world: World, code: string, person: string): Promise<ProofAsked | undefined> {
  const proof = await openProof(world, code, person);
  if (!proof) return undefined;
  const { of, bound, isGiven } = proof;
  const passkeys = await keptBy(world, person);
  const challenge = createHash('sha256').update(`${code} ${bound}`).digest('base64url');
  return { of, challenge, passkeys, isGiven };
}

async function keptBy({ passkeys }: World, person: string): Promise<readonly Passkey[]> {
  return (await passkeys.of(person)).filter(({ isKept }) => isKept);
}

async function giveProof(
  world: World,
  code: string,
  person: string,
  { id, counter }: Pick<Passkey, 'id' | 'counter'>,
): Promise<ToProve | undefined> {
  const now = await world.now();
  const proof = await openProof(world, code, person);
  const isHis = (await keptBy(world, person)).some((each) => each.id === id);
  if (!proof || !isHis) return undefined;
  if (!(await world.passkeys.used(id, counter, now))) {
    await world.proofs.tried(proof.hash);
    return undefined;
  }
  if (!(await world.proofs.give(proof.hash, now))) return undefined;
  if (proof.of.do === 'remove') {
    await world.proofs.use(proof.hash, now);
    if (!(await world.passkeys.remove(proof.of.passkey, person))) return undefined;
    await tell(world, await chatsOf(world, person), ({ say }) => say.passkeyRemoved);
  }
  return proof.of.do === 'act' ? { ...proof.of, press: { ...proof.of.press, proven: proof.hash } } : proof.of;
}

async function failProof(world: World, code: string, person: string, device: string): Promise<void> {
  const proof = await openProof(world, code, person);
  if (!proof) return;
  await world.proofs.tried(proof.hash);
  await world.signIns.add({ person, way: 'passkey', device, at: await world.now(), refused: true });
}

/** Whoever has one proves by it that the next is his too; the first is his by his word where else he can be reached. */
async function addPasskey(
  world: World,
  code: string,
  person: string,
  made: MadePasskey,
): Promise<'kept' | 'waits' | undefined> {
  const now = await world.now();
  const proof = await openProof(world, code, person);
  if (proof?.of.do !== 'add') return undefined;
  const all = await world.passkeys.of(person);
  const isFirst = !all.some(({ isKept }) => isKept);
  if (isFirst) await world.proofs.give(proof.hash, now);
  if (all.length >= most || !(await world.proofs.use(proof.hash, now))) return undefined;
  const chats = await chatsOf(world, person);
  const isKept = !isFirst || chats.length === 0;
  if (!(await world.passkeys.add({ ...made, person, madeAt: now, isKept }))) return undefined;
  if (isKept) {
    await tell(world, chats, ({ say }) => say.passkeyKept);
    return 'kept';
  }
  for (const chat of chats) await world.outbox.say(chat, whetherHisPasskey(chat, made.id, made.device));
  return 'waits';
}

/** Where he is beside the desk. */
async function chatsOf({ people }: World, person: string): Promise<readonly Account[]> {
  return (await people.accounts(person)).filter(({ channel }) => channel !== 'web');
}

async function tell({ outbox }: World, chats: readonly Account[], said: (words: Texts) => string): Promise<void> {
  for (const chat of chats) await outbox.say(chat, sentence(said(texts[chat.language])));
}
