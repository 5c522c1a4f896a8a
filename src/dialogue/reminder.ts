import { hindrance, isMain, movesOn, offers, ownLead } from '../engine/decide.ts';
import { askedFields } from '../engine/form.ts';
import { type Owed, opening } from '../engine/owed.ts';
import { mainAct, stageOf, waitingFor } from '../engine/parties.ts';
import type { Action, Refusal } from '../engine/procedure.ts';
import { joined, type Said } from '../law/said.ts';
import { type DueParts, dueParts } from '../law/speak.ts';
import type { ProcedureId, Role } from '../names.ts';
import { actionText, formText, textsOn } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import type { Looking } from './looking.ts';
import { isAnswered } from './open-form.ts';
import { sayBroken } from './rule-words.ts';
import type { Draft } from './talk.ts';

/** So many open questions of a form that was begun are named. */
const named = 3;

/** Can the reader do something about what the case waits for? */
export function canMoveOn({ procedure, state, facts, viewer, now }: Looking): boolean {
  return viewer !== undefined && movesOn(procedure, state, offers(procedure, state, viewer, facts, now));
}

/** Can the reader lead the case elsewhere from where it stands? To step back does not. */
export function canLeadOn({ procedure, state, facts, viewer, now }: Looking): boolean {
  const own = stageOf(procedure, state)?.actions ?? {};
  return (
    viewer !== undefined &&
    offers(procedure, state, viewer, facts, now).some(
      ({ name, action }) => Object.hasOwn(own, name) && action.goes !== undefined && !action.recuses,
    )
  );
}

/** Is what is waited for done by whoever it waits for on his own account, so that nobody is late with it? */
export function isClaim({ procedure, state }: Pick<Looking, 'procedure' | 'state'>): boolean {
  return stageOf(procedure, state)?.claim ?? false;
}

/** The act that the reader is waited for, whether it can be done at this moment or not. */
export function actOf({
  procedure,
  state,
  viewer,
}: Looking): { readonly name: string; readonly action: Action } | undefined {
  return viewer && ownLead(procedure, state, viewer);
}

/** What a reminder says to whoever the case waits for: the act, its day, and what is missing; nothing where none is due. */
export function reminderTo(
  looking: Looking,
  { offset }: Pick<Owed, 'offset'>,
  draft: Draft | undefined,
): Said | undefined {
  const { procedure, state, viewer, now } = looking;
  const spoken = textsOn(looking);
  const { say } = spoken;
  const act = actOf(looking);
  // Whoever has only exceptions to choose from decides himself which it is.
  const isOne = act && isMain(procedure, state, act);
  const asked = isOne ? askedOf(spoken, state.procedure, act.name) : say.yourTurn;
  // What was to be said before its day, and comes after it: in the night nobody is told, nor while the platform is away.
  const late = offset > 0 || (state.due !== undefined && now >= new Date(state.due.at));
  if (late && offset !== opening && isClaim(looking)) return undefined;
  const due = dueOf(looking);
  if (act && viewer && !canMoveOn(looking)) return heldUp(looking);
  if (offset === opening) return heldUp(looking) ?? say.nowOpen(asked, due);
  if (!due) return undefined;
  if (late) return say.overdue(asked, due);
  return say.reminder(asked, due, missingOf(draft, act?.action, looking));
}

/** That the act for which the reader is asked cannot be done at this moment, and why; undefined when it can. */
export function heldUp(looking: Looking): Said | undefined {
  const { procedure, state, facts, viewer, now } = looking;
  const spoken = textsOn(looking);
  const act = actOf(looking);
  const refusal = act && viewer && hindrance(procedure, act.action, act.name, state, viewer, facts, now);
  if (!act || !refusal) return undefined;
  return spoken.say.heldUp(actionText(spoken, state.procedure, act.name).label, whyHeldUp(refusal, looking));
}

/** Who reminds somebody: in which seat, and what he is called. */
export interface Asker {
  readonly role: Role;
  readonly body: string | undefined;
  readonly name: string;
}

/** What it says to whoever is reminded by one who waits; of a person who acts for himself only what he is on the case. */
export function remindedBy(looking: Looking, { role, body, name }: Asker): Said {
  const { state, names } = looking;
  const spoken = textsOn(looking);
  const { say, roles } = spoken;
  const who = body === undefined ? roles[role] : `${names.body(body) || roles[role]} ${name}`.trim();
  const act = actOf(looking);
  const asked = act ? askedOf(spoken, state.procedure, act.name) : say.yourTurn;
  return say.remindedBy(who, asked, dueOf(looking));
}

/** What it says to whoever sees to it that others do theirs. */
export function overdueToOther(looking: Looking, office: string): Said | undefined {
  const { procedure, state } = looking;
  const spoken = textsOn(looking);
  const { say } = spoken;
  const due = dueOf(looking);
  if (!due) return undefined;
  const [waiting] = waitingFor(procedure, state);
  const act = waiting && mainAct(procedure, state, waiting.role);
  const asked = act ? askedOf(spoken, state.procedure, act.name) : say.yourTurn;
  return say.overdueToOther(office, asked, due);
}

/** What an act asks whoever it waits for; without a question of its own what it is called. */
function askedOf(spoken: Texts, procedure: ProcedureId, act: string): string {
  const { ask, label } = actionText(spoken, procedure, act);
  return ask ?? spoken.say.toDo(label);
}

function dueOf({ state: { due }, facts, language, now }: Looking): DueParts | undefined {
  return due && dueParts(facts.law, { at: new Date(due.at), provisional: due.provisional }, now, language);
}

function whyHeldUp({ why, values }: Refusal, looking: Looking): Said {
  return sayBroken(textsOn(looking), why, values, looking.language);
}

/** The open questions of a form that was begun; of one that was not, nothing. */
function missingOf(draft: Draft | undefined, action: Action | undefined, looking: Looking): Said | undefined {
  const { form } = action ?? {};
  if (!draft || !form) return undefined;
  const fields = askedFields(form, draft.version, draft.answers);
  const left = fields.filter(([key, field]) => field.required && !isAnswered(field, draft.answers[key]));
  const spoken = textsOn(looking);
  const text = formText(spoken, form.id);
  const { say } = spoken;
  const labels = left.slice(0, named).map(([key]) => text.fields[key]?.label ?? key);
  return left.length === 0
    ? undefined
    : say.stillMissing(fields.length - left.length, fields.length, joined(labels, say.and));
}
