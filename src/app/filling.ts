import type { FormAddress } from '../dialogue/message.ts';
import { type OpenForm, progress } from '../dialogue/open-form.ts';
import type { Answers } from '../engine/form.ts';
import { addressOf, openForm, type Target, targetOf } from './open-form.ts';
import type { Draft } from './ports.ts';
import { Overtaken, type Talk } from './talk.ts';

/** A draft in hand, with the form that it fills in. */
export interface Filling {
  readonly draft: Draft;
  readonly target: Target;
  readonly open: OpenForm;
}

/** A draft of this person's, by its id; undefined when there is none any more. */
export async function hold(talk: Talk, draftId: string): Promise<Filling | undefined> {
  const { world, account } = talk;
  const draft = await world.drafts.load(draftId);
  if (draft?.person !== account.person.id) return undefined;
  const target = await targetOf(world, addressOf(draft), account.person);
  return target && filling(talk, draft, target);
}

export function filling({ account, now }: Talk, draft: Draft, target: Target): Filling {
  const open = openForm(target, draft, account.language, now);
  if (!open) throw new Error(`draft ${draft.id} is of an act without a form`);
  return { draft, target, open };
}

/** Stores the answers; throws `Overtaken` when somebody was faster. */
export async function save(talk: Talk, held: Filling, answers: Answers): Promise<Filling> {
  const saved = await talk.world.drafts.save(held.draft, answers, talk.now);
  if (!saved) throw new Overtaken(`draft ${held.draft.id} was changed at the same time`);
  return filling(talk, saved, held.target);
}

/** A draft in a list: how far it has come, and where to go on with it. */
export interface BegunForm {
  readonly id: string;
  readonly title: string;
  readonly filled: number;
  readonly of: number;
  readonly form: FormAddress;
}

/** How far each of a person's drafts has come. */
export async function draftsOf(talk: Talk): Promise<readonly BegunForm[]> {
  const found: BegunForm[] = [];
  for (const draft of await talk.world.drafts.ofPerson(talk.account.person.id)) {
    const held = await hold(talk, draft.id);
    if (held) found.push({ id: draft.id, title: held.open.text.title, ...progress(held.open), form: addressOf(draft) });
  }
  return found;
}
