import { type Answer, type Answers, askedFields, type Field, type Form } from './form.ts';
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
  if (!form || when.length === 0) return [];
  const judged = situation({ ...here, answers: readingOf(form, here.answers, version) });
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

/**
 * These answers, each parsed when a rule first reads it: of a long form a rule or two read little, and this is judged at
 * every answer. Reading what is not there yet throws.
 */
function readingOf(form: Form, answers: Answers, version: number): Answers {
  const read = new Map<string, Answer | undefined>();
  let asked: ReadonlyMap<string, Field> | undefined;
  return new Proxy<Answers>(answers, {
    get(_, key: string) {
      if (read.has(key)) return read.get(key);
      asked ??= new Map(askedFields(form, version, answers));
      const field = asked.get(key);
      const answer = field && parsed(field, answers[key]);
      read.set(key, answer);
      return answer;
    },
  });
}

function parsed({ required, schema }: Field, given: Answer | undefined | null): Answer | undefined {
  if (!required && (given === undefined || given === null)) return undefined;
  const { success, data } = schema.safeParse(given);
  if (!success) throw new NotAnswered();
  return data as Answer; // every field's schema yields an Answer
}
