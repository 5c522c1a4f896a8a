import { describe, expect, test } from 'vitest';
import type { Module } from '../../src/engine/module.ts';
import { actionOf } from '../../src/engine/procedure.ts';
import { roleNames, roles } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { modules } from '../../src/procedures/modules.ts';
import { toldOn } from '../../src/procedures/stories.ts';
import { cast, everyone } from './engine-people.ts';

/** What a story lacks is said here by file and name, before any story is played: one that stops takes many tests with it. */

const folders = Object.entries<Module>(modules);

describe('the story of a folder', () => {
  test('tells something of every procedure and of every step of a purchase', () => {
    const silent = folders.filter(
      ([folder, { of, story }]) => of && folder !== 'purchase' && story.scenes.length === 0,
    );
    expect(silent.map(([folder]) => `src/procedures/${folder}/story.ts: scenes`)).toEqual([]);
  });

  test('says what is answered on each form of its acts', () => {
    const missing = folders.flatMap(([folder, { of, story }]) =>
      story.scenes.flatMap((scene) => {
        const form = of && 'act' in scene ? actionOf(procedureOf(of), scene.act)?.form?.id : undefined;
        return form === undefined || toldOn(form) ? [] : [`src/procedures/${folder}/story.ts: answers ${form}`];
      }),
    );
    expect(missing).toEqual([]);
  });

  test('has nobody act who may not by his role', () => {
    const wrong = folders.flatMap(([folder, { of, story }]) =>
      story.scenes.flatMap((scene) => {
        if (!of || !('act' in scene)) return [];
        const allowed = [actionOf(procedureOf(of), scene.act)?.by ?? []].flat();
        const by = [scene.by].flat().filter((role) => !allowed.includes(role));
        return by.map((role) => `src/procedures/${folder}/story.ts: ${scene.act} by ${role}`);
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the cast of the stories', () => {
  test('has nobody who is not among the people', () => {
    const known = everyone.map(({ id }) => id);
    const unknown = Object.entries(cast).flatMap(([role, ids]) =>
      role === 'invitee' ? [] : ids.filter((id) => !known.includes(id)),
    );
    expect(unknown).toEqual([]);
  });

  test('has others than a case’s opener for what anyone may do', () => {
    const openers = roleNames.filter((role) => roles[role] === 'opener').flatMap((role) => cast[role] ?? []);
    const anyone = roleNames.filter((role) => roles[role] === 'anyone').flatMap((role) => cast[role] ?? []);
    expect(anyone.filter((id) => !openers.includes(id)).length).toBeGreaterThan(1);
  });
});
