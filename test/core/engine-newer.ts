import { type Form, since, text } from '../../src/engine/form.ts';
import type { Action, Procedure, Stage } from '../../src/engine/procedure.ts';

const known = new WeakMap<Procedure, Procedure>();

/** The next version of a procedure: every form asks one more thing, and every stage has one more act. */
export function newer(procedure: Procedure): Procedure {
  const made = known.get(procedure) ?? make(procedure);
  known.set(procedure, made);
  return made;
}

function make(procedure: Procedure): Procedure {
  const version = procedure.version + 1;
  const asksMore = (form: Form): Form => ({ ...form, fields: { ...form.fields, added: since(version, text()) } });
  const changed = <A extends Action>(action: A): A =>
    action.form ? { ...action, form: asksMore(action.form) } : action;
  const stages = Object.entries<Stage>(procedure.stages).map(([position, stage]) => {
    const actions = Object.entries(stage.actions).map(([name, action]) => [name, changed(action)] as const);
    const added: Action = { binds: 'lightly', by: 'citizen', since: version };
    return [position, { ...stage, actions: { ...Object.fromEntries(actions), addedAct: added } }] as const;
  });
  const always = Object.entries(procedure.always ?? {}).map(([name, action]) => [name, changed(action)] as const);
  const { opening } = procedure;
  return {
    ...procedure,
    version,
    opening: { ...opening, action: changed(opening.action) },
    stages: Object.fromEntries(stages),
    always: Object.fromEntries(always),
  };
}
