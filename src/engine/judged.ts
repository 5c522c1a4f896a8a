import { type Answer, type Answers, askedFields } from './form.ts';
import { type Action, type Refusal, refusalBy, type Situation, situation } from './procedure.ts';

/** Thrown where a rule reads an answer that is not there yet. */
class NotAnswered extends Error {}

/**
 * What of these answers would be refused when they are filed, all at once and in the order of the rules. A rule is judged as
 * soon as all that it reads is answered: what is not there yet breaks none. With the facts that are at hand; what only the
 * filing looks up is judged there.
 */
export function faultsIn(action: Action, here: Situation, version: number): readonly Refusal[] {
  const { form, when = [] } = action;
  if (!form) return [];
  const parsed: Record<string, Answer | undefined> = {};
  const missing = new Set<string>();
  for (const [key, field] of askedFields(form, version, here.answers)) {
    const given = here.answers[key];
    if (!field.required && (given === undefined || given === null)) continue;
    const read = field.schema.safeParse(given);
    // Every field's schema yields an Answer.
    if (read.success) parsed[key] = read.data as Answer;
    else missing.add(key);
  }
  const answers = new Proxy<Answers>(parsed, {
    get(target, key: string) {
      if (missing.has(key)) throw new NotAnswered();
      return target[key];
    },
  });
  const judged = situation({ ...here, answers });
  return when.flatMap((rule): readonly Refusal[] => {
    try {
      // Each answer was parsed with the form that the rule is declared on.
      const refusal = refusalBy(rule, judged as never);
      return refusal ? [refusal] : [];
    } catch (error) {
      if (error instanceof NotAnswered) return [];
      throw error;
    }
  });
}
