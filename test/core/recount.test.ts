import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { recount } from '../../src/app/recount.ts';
import { caseView } from '../../src/dialogue/case-view.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { Looking } from '../../src/dialogue/looking.ts';
import type { Case } from '../../src/engine/case.ts';
import { recounted } from '../../src/engine/recount.ts';
import { type Law, seededLaw } from '../../src/law/law.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { chatIn } from '../memory/chat.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import { caseOf, factsOf } from './engine-play.ts';
import { stories } from './engine-stories.ts';
import { awarded, type Family, factsFor, since } from './given-story.ts';
import { lawSince, longerNoticeOf2027, noticeOf2027 } from './law/given-notices.ts';

const announced = lawSince(noticeOf2027);
const long = lawSince(longerNoticeOf2027);

function lookingAt(family: Family, state: Case, law = seededLaw): Looking {
  const facts = { ...factsFor(family, state), law };
  const names = { body: () => '', person: () => '', office: () => '' };
  const { now } = family.world;
  return {
    procedure: procedureOf(state.procedure),
    state,
    facts,
    viewer: undefined,
    language: 'zh',
    now,
    names,
    children: [],
  };
}

const dueOf = (looking: Looking): string => inWords(caseView(looking).where.due?.text ?? '', 'zh');

const log = { info() {}, error: (_: object, error: unknown) => expect.fail(String(error)) };

/** A store in which that law holds. */
function cityIn(family: Family, law: Law) {
  return memoryStore({ now: () => family.world.now, law: () => law, tables: copyOf(family.world.tables) });
}

describe('a deadline that was provisional', () => {
  test('is said to be, from the very day on which it is counted', () => {
    expect(awarded.root.due).toMatchObject({ provisional: true });
    expect(dueOf(lookingAt(awarded, awarded.root))).toContain('暂定');
  });

  test('is also, where it is from when on something can be done', () => {
    const consulting = since('createProject');
    const root = { ...consulting.root, opens: '2027-01-11T16:00:00.000Z' };
    expect(dueOf(lookingAt(consulting, root))).toContain('暂定');
    expect(dueOf(lookingAt(consulting, root, announced))).not.toContain('暂定');
  });

  test('is counted anew once the notice is out, and whoever has to keep it is told how it moves', async () => {
    const store = cityIn(awarded, long);
    const id = awarded.root.id;
    await store.transact((world) => world.people.openAccount('staff', 'telegram', 'staff'));
    await recount(store, log);
    const after = await store.read((world) => world.cases.load(id));
    expect(after?.due?.provisional).toBe(false);
    expect([awarded.root.due?.date, after?.due?.date]).toEqual(['2027-02-18', '2027-02-19']);
    const said = chatIn(store, 'staff').shown().map(plain).join('\n');
    expect(said).toContain('放假安排公布了');
    await recount(store, log);
    expect((await store.read((world) => world.cases.load(id)))?.seq).toBe(after?.seq);
  });

  test('stays provisional while nothing is announced', async () => {
    const store = cityIn(awarded, seededLaw);
    await recount(store, log);
    expect((await store.read((world) => world.cases.load(awarded.root.id)))?.due).toEqual(awarded.root.due);
  });

  test('comes out as if the notice had been known from the first, wherever a story stands', () => {
    let moved = 0;
    for (const world of stories.flatMap(({ worlds }) => worlds)) {
      for (const { id, procedure, outcome, due } of world.cases.values()) {
        if (outcome || !due?.provisional || due.date > '2027-12-31') continue;
        const state = caseOf(world, id);
        const event = recounted(procedureOf(procedure), state, { ...factsOf(world, state), law: announced }, world.now);
        expect(event?.due.provisional, `${procedure} ${state.position}`).toBe(false);
        if (event?.due.date !== due.date) moved += 1;
        expect(Math.abs(Date.parse(event?.due.at ?? '') - Date.parse(due.at))).toBeLessThan(16 * 86_400_000);
      }
    }
    expect(moved).toBeGreaterThan(3);
  });
});
