import { beforeAll, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { act } from '../../src/app/act.ts';
import { existingCase } from '../../src/app/facts/known.ts';
import { lookingAt } from '../../src/app/facts/looking.ts';
import { remind } from '../../src/app/remind.ts';
import { inboxOf, laterOf } from '../../src/app/turns.ts';
import { type CaseView, caseView } from '../../src/dialogue/case-view.ts';
import { filingView } from '../../src/dialogue/filing-view.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { Looking } from '../../src/dialogue/looking.ts';
import { actOf, reminderTo } from '../../src/dialogue/reminder.ts';
import { sayBroken } from '../../src/dialogue/rule-words.ts';
import type { Draft } from '../../src/dialogue/talk.ts';
import { isOpenBy } from '../../src/engine/case.ts';
import { actorFor, heldUp } from '../../src/engine/decide.ts';
import { opening, owed } from '../../src/engine/owed.ts';
import { actionAt, mainAct, stageOf, waitingFor, waitsOn } from '../../src/engine/parties.ts';
import { type Action, type Person, rolesOf, type Stage, waitedFor } from '../../src/engine/procedure.ts';
import { mayRead, mayReadPersonal } from '../../src/engine/read.ts';
import { seededLaw } from '../../src/law/law.ts';
import { type Language, languages, outcomes } from '../../src/names.ts';
import { procedureOf, procedures } from '../../src/procedures/all.ts';
import { actionText, texts, textsOn } from '../../src/text/all.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import { straightOn } from './engine-explore.ts';
import { caseOf, factsOf, type World } from './engine-play.ts';
import { costs, newPurchase } from './engine-starts.ts';
import { purchaseStory } from './engine-stories.ts';
import { at } from './given.ts';

const stages = Object.values(procedures).flatMap((procedure) =>
  Object.entries<Stage>(procedure.stages).map(([position, stage]) => ({ at: `${procedure.id} ${position}`, stage })),
);

/** Whoever can be asked where what is waited for can itself wait for another case. */
const awaitedOf = new Set(stages.flatMap(({ stage }) => (stage.awaits ? waitedFor(stage) : [])));

/** An end that is none of what was begun for. */
const givenUp = outcomes.filter((outcome) => outcome !== 'completed' && outcome !== 'expired');

describe('what a stage leads whoever is asked to', () => {
  test.each(stages)('moves the case on, first of all his acts: $at', ({ stage }) => {
    for (const role of waitedFor(stage)) {
      const own = Object.entries(stage.actions).filter(([, { by }]) => rolesOf(by).includes(role));
      const main = own.filter(([, action]) => !action.aside);
      // Whoever holds the code of an invitation has no act of his own.
      if (own.length === 0) continue;
      expect(
        main.map(([name]) => name),
        role,
      ).not.toEqual([]);
      expect(own[0]?.[0], `${role} is led to it before any exception`).toBe(main[0]?.[0]);
    }
  });

  test.each(stages)('is never to step back, to put off or to give up: $at', ({ at: place, stage }) => {
    const exceptions = Object.entries<Action>(stage.actions).filter(
      ([, { recuses, goes }]) => recuses || givenUp.some((outcome) => outcome === goes),
    );
    for (const [name, action] of exceptions) {
      if (rolesOf(action.by).every((role) => role === 'system')) continue;
      expect(action.aside, `${place} ${name}`).toBe(true);
    }
  });
});

function lookedAt(
  world: World,
  id: string,
  person: Person,
  language: Language = 'zh',
  now = world.now,
): Promise<Looking> {
  const store = memoryStore({ now: () => now, tables: world.tables });
  return store.transact(async (read) => lookingAt(read, await existingCase(read, id, person), person, language, now));
}

async function viewOf(world: World, id: string, person: Person): Promise<CaseView> {
  return caseView(await lookedAt(world, id, person));
}

describe('on the way of a purchase to its last payment', () => {
  let way: readonly World[];
  beforeAll(async () => {
    way = await straightOn(await newPurchase(costs.signed), 1);
  });

  test('whose turn it is can do something, with what moves the case on as the one filled button; before its day it is nobody’s', async () => {
    const seen = new Set<string>();
    for (const world of way) {
      for (const { id, procedure, position, outcome } of world.cases.values()) {
        const state = caseOf(world, id);
        const open = isOpenBy(state, world.now);
        if (outcome || seen.has(`${procedure} ${position} ${open}`)) continue;
        seen.add(`${procedure} ${position} ${open}`);
        const waits = waitingFor(procedureOf(procedure), state);
        for (const person of world.people.filter((each) => waits.some((waiting) => waitsOn(waiting, each)))) {
          const view = await viewOf(world, id, person);
          const label = `${person.name} at ${position} of ${id}`;
          const filled = view.offers.filter(({ kind }) => kind === 'act');
          expect(filled.length, label).toBeLessThanOrEqual(1);
          if (!open) {
            expect(view.where.mine, label).toBe(false);
            expect(view.ask, label).toBeUndefined();
            expect(inWords(view.where.due?.text ?? '', 'zh'), label).toMatch(/起$/);
            // Whoever had a hand in it before is told that it is not his.
            expect(inWords(view.notYet ?? '', 'zh'), label).toMatch(/起由您办：|由另一位同事来办/);
            if (position === 'bidding.open') expect(inWords(view.notYet ?? '', 'zh'), label).not.toContain('延长');
          }
          if (view.where.mine) expect(view.offers.length, label).toBeGreaterThan(0);
          if (!view.where.mine) expect(filled, label).toEqual([]);
          for (const { press } of filled) {
            const name = press.do === 'preview' && 'action' in press.form ? press.form.action : '';
            expect(actionAt(procedureOf(procedure), state, name)?.aside, `${label} is led to ${name}`).toBeUndefined();
          }
        }
      }
    }
    const closed = [...seen].filter((each) => each.endsWith('false'));
    expect(closed.toSorted()).toEqual([
      'payment request.due false',
      'purchase bidding.open false',
      'purchase evaluation.offers false',
      'purchase evaluation.prices false',
      'purchase management.run false',
      'purchase publication.intention false',
      'purchase setup.consult false',
      'report progress.due false',
    ]);
  });

  test('what waits for another case is nobody’s turn though its day has come; it stands with what comes later, and says for what', async () => {
    const seen = new Set<string>();
    for (const world of way) {
      const asked = world.people.filter(({ seats }) => seats.some(({ role }) => awaitedOf.has(role)));
      // Now, and when the day of every instalment has come.
      for (const now of [world.now, at('2030-01-07 10:00')]) {
        const store = memoryStore({ now: () => now, tables: world.tables });
        for (const person of asked) {
          const page = { now, limit: 100 };
          const [inbox, later] = await store.transact((read) =>
            Promise.all([inboxOf(read, person, page), laterOf(read, person, page)]),
          );
          for (const { card, held } of later.items) {
            if (!held || seen.has(`${card.position} ${held.why}`)) continue;
            expect(inbox.items.map(({ id }) => id)).not.toContain(card.id);
            seen.add(`${card.position} ${held.why}`);
            const view = caseView(await lookedAt(world, card.id, person, 'zh', now));
            expect(view.where.mine, card.id).toBe(false);
            const why = inWords(sayBroken(texts.zh, held.why, held.values, 'zh'), 'zh');
            expect(inWords(view.notYet ?? '', 'zh'), card.id).toBe(why);
            if ('holder' in held.values) expect(why).toMatch(/现在在(服务机构|购买单位|国库处)手里/);
          }
          for (const { id, position, procedure } of now === world.now ? inbox.items : []) {
            const stage = position && procedureOf(procedure).stages[position];
            if (stage?.awaits) expect((await viewOf(world, id, person)).where.mine, id).toBe(true);
          }
        }
      }
    }
    for (const each of [
      'request.due milestone-met',
      'request.due final-needs-acceptance',
      'payment.settle payments-closed',
    ]) {
      expect([...seen]).toContain(each);
    }
  });

  test.each(languages)(
    'every reminder names the act and its day, or says why it cannot be done yet, in %s',
    async (language) => {
      const seen = new Map<string, readonly string[]>();
      for (const world of way) {
        for (const { id, procedure, position, outcome, due, opens } of world.cases.values()) {
          if (outcome || !due || seen.has(`${procedure} ${position}`)) continue;
          const state = caseOf(world, id);
          const waits = waitingFor(procedureOf(procedure), state);
          const [person] = world.people.filter(
            (each) =>
              waits.some((waiting) => waitsOn(waiting, each)) &&
              // Whoever must stand back is not reminded.
              waits.some(({ role }) => {
                const main = mainAct(procedureOf(procedure), state, role);
                return main && actorFor(procedureOf(procedure), main.action, main.name, state, each).ok;
              }),
          );
          if (!person) continue;
          const day = Number(due.date.slice(8));
          const said = async (offset: number, now: Date) => {
            const lead = reminderTo(await lookedAt(world, id, person, language, now), { offset }, undefined);
            return lead === undefined ? '' : inWords(lead, language);
          };
          const lastDay = new Date(Date.parse(due.at) - 60_000);
          const late = new Date(Date.parse(due.at) + 60_000);
          const leads = [
            await said(-1, lastDay),
            await said(1, late),
            ...(opens === undefined ? [] : [await said(opening, new Date(opens))]),
          ];
          seen.set(`${procedure} ${position}`, leads);
          const act = actOf(await lookedAt(world, id, person, language, lastDay));
          const looking = await lookedAt(world, id, person, language, lastDay);
          const { ask, label } = act ? actionText(textsOn(looking), procedure, act.name) : { ask: '', label: '' };
          for (const lead of leads.filter((each) => each !== '')) {
            const isHeldUp = /还办不了|Not possible yet/.test(lead);
            expect(lead, `${procedure} ${position}`).toContain(isHeldUp ? label : (ask ?? label));
            if (!isHeldUp) expect(lead, `${procedure} ${position}`).toMatch(new RegExp(`\\b${day}\\b|${day}日`));
          }
          expect(leads[0], `${procedure} ${position}`).not.toBe('');
          // What was to be said the day before, and comes after it, says that it is late.
          for (const offset of [-1, 0]) expect(await said(offset, late), `${procedure} ${position}`).toBe(leads[1]);
        }
      }
      // Nobody is late with what he claims for himself.
      expect(seen.get('payment request.due')?.[1]).toBe('');
      expect(seen.size).toBeGreaterThan(20);
    },
  );

  test('a reminder of a form that was begun names what is missing in it', async () => {
    const world = way.find((each) => [...each.cases.values()].some(({ position }) => position === 'progress.due'));
    const [id] = [...(world?.cases.values() ?? [])].flatMap((each) =>
      each.position === 'progress.due' ? [each.id] : [],
    );
    if (!world || !id) throw new Error('no report was ever due');
    const state = caseOf(world, id);
    const [person] = world.people.filter((each) => each.seats.some(({ body }) => body === state.bodies.supplier));
    if (!person) throw new Error('nobody reports');
    const now = new Date(Date.parse(state.due?.at ?? '') - 60_000);
    const looking = await lookedAt(world, id, person, 'zh', now);
    const draft: Draft = {
      id: 'd',
      rev: 1,
      person: person.id,
      procedure: 'report',
      version: state.version,
      action: 'fileReport',
      case: id,
      parent: undefined,
      answers: { nextPlan: '下一期照常服务。' },
      secret: false,
    };
    const lead = inWords(reminderTo(looking, { offset: 0 }, draft) ?? '', 'zh');
    expect(lead).toMatch(/提醒您：.+，就在今天。填了 3 项，共 \d+ 项，还差：做了什么、指标进度、支出。/);
  });

  test('what is shown of a filed paper stays the same, whatever the ledger and the clock do', async () => {
    const language = 'zh';
    const shown = new Map<string, string>();
    const readers = way[0]?.people.filter(({ seats }) => seats.length > 0) ?? [];
    let compared = 0;
    for (const [place, world] of way.entries()) {
      // The ledger moves at some of its steps; each paper is read at every ninth and in the end.
      if (place % 9 !== 0 && place !== way.length - 1) continue;
      for (const { id } of world.cases.values()) {
        for (const person of readers) {
          const looking = await lookedAt(world, id, person, language);
          for (const filing of looking.state.filings.filter(({ sealed }) => !sealed)) {
            const { procedure, state, facts } = looking;
            if (!mayRead(procedure, state, filing, person, facts.parent)) continue;
            // Whoever it is given to may read of the persons in it, and others no more.
            const whole = mayReadPersonal(procedure, state, filing, person, facts.parent) ? 'wholly' : 'masked';
            const rows = filingView(looking, filing).rows.map(
              ({ label, value }) => `${label}: ${inWords(value, language)}`,
            );
            const paper = `${id} ${filing.seq} ${filing.action} as ${person.id} reads it ${whole}`;
            const before = shown.get(paper);
            if (before === undefined) shown.set(paper, rows.join('\n'));
            else {
              expect(rows.join('\n'), paper).toBe(before);
              compared += 1;
            }
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  test('what opens on a day is due on a later one, and is not late in its first minute', () => {
    for (const world of way) {
      for (const state of world.cases.values()) {
        if (state.opens === undefined) continue;
        expect(stageOf(procedureOf(state.procedure), state), state.id).toBeDefined();
        if (state.due) expect(Date.parse(state.due.at) - Date.parse(state.opens), state.id).toBeGreaterThan(60_000);
      }
    }
  });
});

test('when fewer bids than are to be opened came by the closing, the head of the buyer is asked, with how many came', async () => {
  const place = purchaseStory.told.findIndex(({ action }) => action === 'draftBid');
  const world = purchaseStory.worlds[place];
  const open = world && caseOf(world, world.root);
  if (!world || open?.position !== 'bidding.open' || !open.opens) throw new Error('the story takes no bids');
  const now = new Date(Date.parse(open.opens) + 60_000);
  const store = memoryStore({ now: () => now, tables: copyOf(world.tables) });
  await store.transact((each) => Promise.all(world.people.map(({ id }) => each.people.openAccount(id, 'web', id))));
  const failed = (_: object, error: unknown) => {
    throw error;
  };
  await remind(store, { info() {}, error: failed });
  const said = [...store.tables().said.values()];
  const cards = world.people
    .filter(({ seats }) => seats.some(({ role, body }) => role === 'buyer_head' && body === open.bodies.buyer))
    .map(({ id }) =>
      said
        .filter(({ account }) => store.tables().accounts.get(account)?.person === id)
        .map((each) => plain(each.message)),
    );
  expect(cards.flat().join('\n')).toContain('到截止时间收到 0 份');
  expect(cards.flat().join('\n')).toMatch(/收到的投标[\s\S]*0 份[\s\S]*终止采购/);
  const all = said.map(({ message }) => plain(message)).join('\n');
  expect(all).not.toContain('现在可以办了：开启');
  // Once.
  const before = said.length;
  await remind(store, { info() {}, error: failed });
  expect([...store.tables().said.values()]).toHaveLength(before);
  // From then on it is his, too: in his inbox, as his turn, and in the record.
  const head = world.people.find(({ seats: [seat] }) => seat?.role === 'buyer_head' && seat.body === open.bodies.buyer);
  if (!head) throw new Error('the buyer has no head');
  const waits = await store.transact((each) => inboxOf(each, head, { now, limit: 20 }));
  expect(waits.items.map(({ id }) => id)).toContain(open.id);
  const view = await store.transact(async (each) =>
    caseView(await lookingAt(each, await existingCase(each, open.id, head), head, 'zh', now)),
  );
  expect(view.where).toMatchObject({ mine: true });
  expect(view.offers.map(({ label }) => label)).toContainEqual(expect.stringContaining('终止采购'));
  expect(view.log[0]?.text).toBe(texts.zh.say.heldUpTo(texts.zh.roles.buyer_head));
});

test('whoever waited for another case is told once that it has come, with the act', async () => {
  const freedBy = (nth: number) => {
    const still = waitingIn(nth + 1).map(({ id }) => id);
    return waitingIn(nth).filter(({ id }) => !still.includes(id));
  };
  const place = purchaseStory.told.findIndex((_, nth) => freedBy(nth).length > 0);
  const [deed, world] = [purchaseStory.told[place], purchaseStory.worlds[place]];
  const [held] = freedBy(place);
  if (!deed || !world || !held || deed.by === 'system') throw new Error('no instalment waits for a milestone');
  let now = new Date(Math.max(Date.parse(held.opens ?? deed.at), at(deed.at).getTime()) + 60_000);
  const { action, by, answers } = deed;
  const store = memoryStore({ now: () => now, tables: copyOf(world.tables) });
  await store.transact((each) => Promise.all(world.people.map(({ id }) => each.people.openAccount(id, 'web', id))));
  const failed = (_: object, error: unknown) => {
    throw error;
  };
  const swept = async (): Promise<readonly string[]> => {
    const before = store.tables().said.size;
    await remind(store, { info() {}, error: failed });
    return [...store.tables().said.values()]
      .slice(before)
      .map(({ message }) => plain(message))
      .filter((text) => text.includes(held.number));
  };
  const asked = texts.zh.procedures.payment.actions.requestPayment?.label ?? '';
  const [reminder = '', ...more] = await swept();
  expect(reminder).toContain(`${asked}现在还办不了`);
  // Why is said once in each message.
  const [, why = ''] = /现在还办不了。(.+)/.exec(reminder) ?? [];
  for (const told of [reminder, ...more]) expect(told.split(why).length, told).toBe(2);
  expect(await swept()).toEqual([]);
  const done = await store.transact((each) => act(each, deed.on, { action, by, answers }));
  expect(done).toMatchObject({ ok: true });
  now = new Date(now.getTime() + 60_000);
  const told = await swept();
  expect(told.length).toBeGreaterThan(0);
  for (const text of told) {
    expect(text).toContain('现在可以办了');
    expect(text).toContain(`〔${asked}`);
  }
  expect(await swept()).toEqual([]);
});

/** The instalments that wait for something on another case in the story's world before this deed, whatever their day. */
function waitingIn(place: number) {
  const world = purchaseStory.worlds[place];
  return [...(world?.cases.values() ?? [])].filter(
    (state) =>
      world &&
      state.procedure === 'payment' &&
      state.position === 'request.due' &&
      heldUp(procedureOf('payment'), state, factsOf(world, state), world.now)?.why === 'milestone-met',
  );
}

describe('a wait that opens on a day', () => {
  const card = { enteredAt: at('2026-12-01 10:00'), opens: at('2027-03-01 09:30'), due: at('2027-03-10 24:00') };
  const rungs = (now: string) => owed(card, seededLaw, at(now)).map(({ offset }) => offset);

  test('owes no reminder before that', () => {
    expect(rungs('2027-03-01 09:29')).toEqual([]);
  });
  test('is told of when it opens', () => {
    expect(rungs('2027-03-01 09:30')).toEqual([opening]);
  });
  test('has the days from then on as its length, and their reminders', () => {
    expect(rungs('2027-03-10 10:00')).toEqual([opening, -3, -1, 0]);
    expect(rungs('2027-03-11 10:00')).toEqual([opening, -3, -1, 0, 1]);
  });
  test('is told of when it opens, though nothing is due', () => {
    const { due: _, ...only } = card;
    expect(owed({ ...only, due: undefined }, seededLaw, at('2027-05-01 00:00'))).toMatchObject([{ offset: opening }]);
  });
});
