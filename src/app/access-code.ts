import { bearerOf, mayAskForCode } from '../engine/parties.ts';
import { accept, type Result, refuse } from '../engine/procedure.ts';
import type { Language } from '../names.ts';
import { makeAccessCode } from './code.ts';
import { loadCase } from './facts/known.ts';
import { isWithinLimit } from './hourly.ts';
import type { World } from './ports/stores.ts';

/** A new access code of a case for its opener; undefined for whoever may have none, or where there is one already and the first is asked for. */
export async function giveAccessCode(
  world: World,
  caseId: string,
  personId: string,
  which: 'first' | 'new',
): Promise<string | undefined> {
  const person = await world.people.person(personId);
  const known = person && (await loadCase(world, caseId, person));
  if (!known || !mayAskForCode(known.procedure, known.state, person)) return undefined;
  if (which === 'first' && (await world.accessCodes.has(caseId))) return undefined;
  const code = makeAccessCode();
  await keepAccessCode(world, caseId, code);
  return code;
}

/** From now on this code opens the case, and none before it does; its bearer can come to the web desk. */
export async function keepAccessCode({ accessCodes, people }: World, caseId: string, code: string): Promise<void> {
  await accessCodes.put(caseId, code);
  const bearer = bearerOf(caseId);
  await people.openAccount(bearer, 'web', bearer);
}

/** The case that a code opens, tried from somewhere; a refusal when none does, or when it was tried too often. */
export async function tryAccessCode(world: World, code: string, from: string | undefined): Promise<Result<string>> {
  if (!(await isWithinLimit(world, { limit: 'access-code.tries', from }))) return refuse({ why: 'too-many-tries' });
  const opens = await world.accessCodes.opens(code);
  return opens === undefined ? refuse({ why: 'no-such-access-code' }) : accept(opens);
}

/** Who somebody is by a code that he shows at the web desk, and on which case. */
export async function bearerBy(
  world: World,
  code: string,
  from: string | undefined,
  language: Language,
): Promise<Result<{ readonly person: string; readonly case: string }>> {
  const opened = await tryAccessCode(world, code, from);
  if (!opened.ok) return opened;
  const person = bearerOf(opened.value);
  const account = await world.people.account('web', person);
  if (account) await world.people.setLanguage(account.id, language);
  return accept({ person, case: opened.value });
}
