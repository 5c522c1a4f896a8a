import { sentence } from '../dialogue/menu.ts';
import { texts } from '../text/all.ts';
import { hashOf } from './code.ts';
import type { SignInDesk } from './ports/sign-in-desk.ts';
import type { SignIn, Store, World } from './ports/stores.ts';

/** As many as are looked through for what he came with before, and as are shown. */
const most = 200;
const shown = 20;

/** When and with what somebody came to the desk. */
export function signInDesk(store: Store): SignInDesk {
  return {
    signedIn: (person, way, device) =>
      store.transact(async (world) => signedIn(world, { person, way, device, at: await world.now(), refused: false })),
    refusedCode: (code, device) => store.transact((world) => refusedCode(world, code, device)),
    signIns: (person) => store.read((world) => world.signIns.of(person, shown)),
  };
}

async function signedIn(world: World, now: SignIn & { readonly person: string }): Promise<void> {
  const { person: id, device } = now;
  if (!(await isSeated(world, id))) return;
  const before = (await world.signIns.of(id, most)).filter(({ refused }) => !refused);
  await world.signIns.add(now);
  if (before.length === 0 || before.some((each) => each.device === device)) return;
  for (const account of await world.people.accounts(id)) {
    if (account.channel === 'web') continue;
    const { say } = texts[account.language];
    const signOut = { label: say.signOut, kind: 'danger', press: { do: 'sign-out' } } as const;
    await world.outbox.say(account, sentence(say.signedInNewly(device), [[signOut]]));
  }
}

async function refusedCode(world: World, code: string, device: string): Promise<void> {
  const person = await world.people.ownerOfCode(hashOf(code));
  if (person === undefined || !(await isSeated(world, person))) return;
  await world.signIns.add({ person, way: 'code', device, at: await world.now(), refused: true });
}

async function isSeated({ people }: World, id: string): Promise<boolean> {
  return ((await people.person(id))?.seats.length ?? 0) > 0;
}
