import type { Module } from '../engine/module.ts';
import type { Part, Scene, Story } from '../engine/story.ts';
import type { ProcedureId } from '../names.ts';
import { modules } from './modules.ts';

const all = Object.values<Module>(modules);

/** One sensible way through a procedure: its folders', one after the other. */
export function storyOf(procedure: ProcedureId): readonly (Scene | Part)[] {
  return all.filter(({ of }) => of === procedure).flatMap(({ story }) => story.scenes);
}

/** What is sensibly answered on a form, by its id; undefined where the stories tell nothing of it. */
export function toldOn(form: string): Story['answers'][string] | undefined {
  return all.map(({ story }) => story.answers[form]).find((told) => told !== undefined);
}
