import type { Passkeys, Proofs } from '../../src/app/ports/stores.ts';
import { changeRow, type Tables } from './tables.ts';

/** The passkeys of a city in memory. */
export function passkeysOf({ passkeys }: Tables): Passkeys {
  const his = (id: string, person: string) => (passkeys.get(id)?.person === person ? passkeys.get(id) : undefined);
  return {
    of: async (person) =>
      [...passkeys.values()]
        .filter((each) => each.person === person)
        .toSorted((a, b) => a.madeAt.getTime() - b.madeAt.getTime() || (a.id < b.id ? -1 : 1)),
    async add(passkey) {
      if (passkeys.has(passkey.id)) return false;
      passkeys.set(passkey.id, { ...passkey, usedAt: undefined });
      return true;
    },
    async keep(id, person) {
      if (his(id, person)?.isKept !== false) return false;
      changeRow(passkeys, id, { isKept: true });
      return true;
    },
    remove: async (id, person) => his(id, person) !== undefined && passkeys.delete(id),
    async used(id, counter, usedAt) {
      const found = passkeys.get(id);
      if (!found?.isKept || !(counter > found.counter || (counter === 0 && found.counter === 0))) return false;
      changeRow(passkeys, id, { counter, usedAt });
      return true;
    },
  };
}

/** What is to be proven there. */
export function proofsOf({ proofs }: Tables): Proofs {
  return {
    async ask(proof) {
      proofs.set(proof.hash, { ...proof, tries: 0, isGiven: false });
    },
    async keepNewest(person, most) {
      const own = [...proofs.values()].filter((each) => each.person === person);
      const older = own
        .toSorted((a, b) => b.until.getTime() - a.until.getTime() || (a.hash < b.hash ? -1 : 1))
        .slice(most);
      for (const { hash } of older) proofs.delete(hash);
    },
    async find(hash, now) {
      const found = proofs.get(hash);
      return found && found.until > now ? found : undefined;
    },
    async tried(hash) {
      changeRow(proofs, hash, { tries: (proofs.get(hash)?.tries ?? 0) + 1 });
    },
    async give(hash, now) {
      const found = proofs.get(hash);
      if (!found || found.isGiven || found.until <= now) return false;
      changeRow(proofs, hash, { isGiven: true });
      return true;
    },
    async use(hash, now) {
      const found = proofs.get(hash);
      return found?.isGiven === true && found.until > now && proofs.delete(hash);
    },
  };
}
