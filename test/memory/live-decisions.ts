import { pressIn, sharedToken } from '../../db/tokens.ts';
import type { FormAddress, Press, Sent } from '../../src/dialogue/message.ts';
import type { Case } from '../../src/engine/case.ts';
import { actionsAt } from '../../src/engine/parties.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { buttonsIn } from './chat.ts';
import type { MemoryStore } from './memory-store.ts';
import type { Tables } from './tables.ts';

/** A message as it stands in somebody's chat, with what its buttons say. */
export interface Standing {
  readonly chat: string;
  readonly presses: readonly Press[];
  /** How it begins, for whoever looks for it. */
  readonly text: string;
}

/** Of each chat and case that has more than one message by which the case can be decided: which they are. */
export function crowded(standing: readonly Standing[]): readonly string[] {
  const live = standing.flatMap(({ chat, presses, text }) =>
    [...new Set(presses.flatMap(caseDecided))].map((id) => ({ at: `${chat}, ${id}`, text })),
  );
  const by = Map.groupBy(live, ({ at }) => at);
  return [...by].flatMap(([at, messages]) =>
    messages.length > 1 ? [`${at}: ${messages.map(({ text }) => text).join(' | ')}`] : [],
  );
}

/** The messages by which a case can be decided. */
export function deciding(standing: readonly Standing[], id: string): readonly Standing[] {
  return standing.filter(({ presses }) => presses.flatMap(caseDecided).includes(id));
}

/** The case on which a press chooses or does an act, if it does; to go on with a form that was begun is the way into that. */
function caseDecided(press: Press): readonly string[] {
  return actOn(press).map((form) => form.case);
}

function actOn(press: Press): readonly ActAddress[] {
  if (press.do !== 'preview' && press.do !== 'start') return [];
  const isAct = press.do === 'preview' || press.sure || press.answers !== undefined;
  return isAct && 'case' in press.form ? [press.form] : [];
}

type ActAddress = Extract<FormAddress, { readonly case: string }>;

/** The acts that can be pressed and belong to where a case was before. */
export async function outlived(
  standing: readonly Standing[],
  load: (id: string) => Promise<Case | undefined>,
): Promise<readonly string[]> {
  const live = standing.flatMap(({ presses, ...message }) =>
    presses.flatMap(actOn).map(({ case: id, action }) => ({ ...message, id, action })),
  );
  const ids = [...new Set(live.map(({ id }) => id))];
  const states = new Map(await Promise.all(ids.map(async (id) => [id, await load(id)] as const)));
  return live.flatMap(({ chat, text, id, action }) => {
    const state = states.get(id);
    const can = state ? actionsAt(procedureOf(state.procedure), state).map(([name]) => name) : [];
    return can.includes(action) ? [] : [`${chat}, ${id} at ${state?.position}: ${action} | ${text}`];
  });
}

/** Of each chat in a city in memory the same. */
export async function outlivedIn(store: MemoryStore): Promise<readonly string[]> {
  return store.transact(({ cases }) => outlived(standingIn(store.tables()), cases.load));
}

/** All that stands in the chats of a city in memory. */
export function standingIn({ said, tokens }: Tables): readonly Standing[] {
  return [...said.values()].map(({ account, message }) => ({
    chat: account,
    text: beginningOf(message),
    presses: buttonsIn(message).flatMap(({ token }) => {
      const minted = tokens.get(sharedToken(token));
      return (minted && pressIn(minted, token)) ?? [];
    }),
  }));
}

function beginningOf({ blocks: [first] }: Sent): string {
  return JSON.stringify(first ?? '').slice(0, 120);
}
