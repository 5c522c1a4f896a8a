import { type Actor, type Case, type Filing, isOpenBy } from '../engine/case.ts';
import { actorFor, type Check, checks, hindrance, isMain, type Offer } from '../engine/decide.ts';
import { type Answers, askedFields } from '../engine/form.ts';
import { stageOf } from '../engine/parties.ts';
import { type Action, actionOf, type Person, type Procedure, type Situation, situation } from '../engine/procedure.ts';
import type { Said } from '../law/said.ts';
import { citation } from '../law/source.ts';
import { sayOpens } from '../law/speak.ts';
import { inLanguage, type Language } from '../names.ts';
import { actionText, ruleText, textsOn } from '../text/all.ts';
import type { Looking } from './looking.ts';
import { sayBroken } from './rule-words.ts';
import { opensProvisionally } from './where.ts';

/** What was checked when the last form was filed, and what the decision itself requires; each said once. */
export function checkViews(
  looking: Looking,
  main: Offer,
  readable: readonly Filing[],
): readonly { readonly holds: boolean; readonly text: Said; readonly source: string }[] {
  const { procedure, viewer, language } = looking;
  const spoken = textsOn(looking);
  const last = readable.findLast(({ form }) => form !== undefined);
  const filed = last && actionOf(procedure, last.action);
  const by = viewer && seatFor(procedure, main, looking.state, viewer);
  const judged = [
    // Its gates were about that moment; what its answers had to fulfil is judged as of then.
    ...(last && filed
      ? checks(ofAsked(filed, looking.state, last.answers), situationOf(looking, last.by, last.answers, last.at))
      : []),
    // A form's own checks need its answers: before it is filled in only the gates can be judged.
    ...(by
      ? checks(main.action.form ? { ...main.action, when: [], warns: [] } : main.action, situationOf(looking, by, {}))
      : []),
  ];
  const once = new Map<string, Check>(judged.map((check) => [check.name, check]));
  const renewed = new Set(judged.flatMap(({ name, renews }) => (renews === name ? [] : (renews ?? []))));
  return [...once.values()]
    .filter(({ name }) => !renewed.has(name))
    .toSorted((a, b) => Number(a.holds) - Number(b.holds))
    .map((check) => {
      return {
        holds: check.holds,
        text: check.holds ? ruleText(spoken, check.name).holds : sayBroken(spoken, check.name, check.values, language),
        source: sayable(check.source, language),
      };
    });
}

/** What its answers had to fulfil: where a question was not asked, nothing of it was checked. */
function ofAsked(filed: Action, { version }: Case, answers: Answers): Action {
  const { form, when = [] } = filed;
  const asked = new Set(form && askedFields(form, version, answers).map(([key]) => key));
  const isMoot = (about: string | undefined) =>
    about !== undefined && form?.fields[about] !== undefined && !asked.has(about);
  return { ...filed, gates: [], when: when.filter(({ about }) => !isMoot(about)) };
}

const barring = ['same-person', 'own-organisation'] as const;

/**
 * Of whoever the case waits for: from when on it is his to do, or why his act is held back, unless something can be decided now.
 * That he can only send it back is no reason to keep from him why.
 */
export function whyNotYet(looking: Looking, mine: boolean, can: readonly Offer[]): Said | undefined {
  const { procedure, state, facts, viewer, language, now } = looking;
  const spoken = textsOn(looking);
  const stage = stageOf(procedure, state);
  const decides = (offer: Offer): boolean => isMain(procedure, state, offer) && !offer.action.returns;
  if (!viewer || !stage || (mine && can.some(decides))) return undefined;
  const main = Object.entries(stage.actions)
    .map(([name, action]) => ({ name, action, actor: actorFor(procedure, action, name, state, viewer) }))
    .filter(decides);
  const own = main.find(({ actor }) => actor.ok);
  if (!own) {
    // It would be his, had he not had a hand in it before, or a seat on the other side.
    const why = barring.find((each) => main.some(({ actor }) => !actor.ok && actor.refusal.why === each));
    return why && spoken.say.refusals[why]({});
  }
  const { name, action } = own;
  if (state.opens !== undefined && !isOpenBy(state, now)) {
    const { label } = actionText(spoken, state.procedure, name);
    const opens = new Date(state.opens);
    return spoken.say.yoursFrom(
      sayOpens(opens, now, language, opensProvisionally({ ...state, opens }, facts.law)),
      label,
    );
  }
  const refusal = hindrance(procedure, action, name, state, viewer, facts, now);
  return refusal && sayBroken(spoken, refusal.why, refusal.values, language);
}

function seatFor(procedure: Procedure, { name, action }: Offer, state: Case, viewer: Person): Actor | undefined {
  const actor = actorFor(procedure, action, name, state, viewer);
  return actor.ok ? actor.value : undefined;
}

/** What a rule rests on as it is cited in a language; empty where it is a requirement of our own. */
export function sayable(source: string, language: Language): string {
  const cited = citation(source);
  return cited ? inLanguage(cited, language) : '';
}

function situationOf(
  looking: Looking,
  by: Situation['by'],
  answers: Situation['answers'],
  at?: string,
): Situation<never, never> {
  const { state, facts, now } = looking;
  // The answers are those that were filed on the action's own form, or none where it has none.
  return situation({ state, answers: answers as never, by, facts, now: at === undefined ? now : new Date(at) });
}
