import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { demoPersons } from '../../db/demo/persons.ts';
import type { Press } from '../../src/dialogue/message.ts';
import { latest, system } from '../../src/engine/case.ts';
import type { Answers } from '../../src/engine/form.ts';
import { situation } from '../../src/engine/procedure.ts';
import { cityDate, plusYears, yearsUntilAfter } from '../../src/law/date.ts';
import { project } from '../../src/procedures/purchase/01-setup/setup.ts';
import { report, reportPeriod } from '../../src/procedures/purchase/report/report.ts';
import { texts } from '../../src/text/all.ts';
import { type Chat, chatIn } from '../memory/chat.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import { inHand, webCity } from '../web-city.ts';
import { caseOf, factsOf } from './engine-play.ts';
import { purchaseStory } from './engine-stories.ts';
import { at } from './given.ts';

const { say, procedures } = texts.zh;

/** The chat of whoever began the purchase of the story, once it is at its end. */
async function afterwards() {
  const world = purchaseStory.worlds.at(-1);
  const [begun] = purchaseStory.told;
  if (!world || !begun || begun.by === 'system') throw new Error('nobody began the story');
  const { id } = begun.by;
  const store = memoryStore({ now: () => world.now, tables: copyOf(world.tables) });
  await store.transact((each) => each.people.openAccount(id, 'telegram', 'buyer'));
  const was = latest(world.cases.get(world.root) ?? never(), project) ?? never();
  return { store, chat: chatIn(store, 'buyer'), was, now: world.now };
}

function never(): never {
  throw new Error('the story has no purchase');
}

const all = (chat: Chat): string => chat.shown().map(plain).join('\n');

describe('a form is filled in from an earlier case', () => {
  test('a project from last year’s, by one press, with its days as many years later as bring them ahead', async () => {
    const { store, chat, was, now } = await afterwards();
    await chat.says('/start');
    await chat.presses(procedures.purchase.begin);
    await chat.presses(say.copyFrom('2026', was.title));
    expect(all(chat)).toContain(say.copiedFrom('2026', was.title));
    // What is declared for each project is asked; nothing else is.
    expect(chat.asked()).toBe('negative');
    await chat.presses(`☐ ${texts.zh.forms.project?.fields.negative?.options?.none}`);
    await chat.presses(say.goOn);
    expect(chat.asked()).toBe('noConflict');
    await chat.presses(say.confirm);
    for (const known of [was.title, '¥400,000']) expect(all(chat)).toContain(known);
    await chat.presses(procedures.purchase.actions.createProject?.label ?? '');
    const filed = [...store.tables().logs.values()]
      .flat()
      .flatMap(({ event }) => (event.kind === 'filed' && event.form === project.id ? [event.answers] : []));
    const years = yearsUntilAfter(was.start, cityDate(now));
    const days = { start: plusYears(was.start, years), end: plusYears(was.end, years) };
    expect(days.start > cityDate(now)).toBe(true);
    expect(filed.at(-1)).toMatchObject({ ...was, ...days } satisfies Answers);
  });

  test('what was answered before stays, and no press names another’s case', async () => {
    const city = await webCity();
    const form = { procedure: 'purchase' } as const;
    const draft = await city.begun('ngmz-staff', form, { title: '南岗区老年助餐服务' });
    const answers = () => city.store.tables().drafts.get(draft)?.answers;
    const visitor = await city.visitor('ngmz-staff');
    const sent = { key: 'abcdefghijklmnop', rev: '1', 'f.title': '南岗区老年助餐服务' };
    const refused = await visitor.post(`/desk/form/${draft}?page=1`, {
      ...sent,
      go: `copy.${city.idOf(inHand.running)}`,
    });
    expect(refused.status).toBe(303);
    expect(answers()).toEqual({ title: '南岗区老年助餐服务' });
    const taken = await visitor.post(`/desk/form/${draft}?page=1`, { ...sent, go: `copy.${city.idOf(inHand.open)}` });
    expect(taken.headers.get('location')).toBe(`/desk/form/${draft}?page=1`);
    expect(answers()).toMatchObject({ title: '南岗区老年助餐服务', need: expect.any(String) });
    expect(answers()).not.toHaveProperty('noConflict');
  });

  test('a bid from the last bids of the same organisation, and of no other', async () => {
    const city = await webCity();
    const form = { procedure: 'bid', parent: city.idOf(inHand.open) } as const;
    const { cards, seats } = city.store.tables();
    const filled: string[] = [];
    for (const { id, seats: held } of demoPersons.filter(({ seats: [seat] }) => seat?.role === 'org_staff')) {
      const draft = await city.begun(id, form).catch(() => undefined);
      const page = draft ? await city.desk.read((read) => read.page(draft, 0, id)) : undefined;
      const own = [...seats.values()].filter((seat) => seat.person === id).map(({ body }) => body);
      expect(own, id).toEqual(held.map(({ body }) => body));
      for (const { from } of page?.copies ?? []) {
        expect(cards.get(from)).toMatchObject({ procedure: 'bid', supplier: own[0] });
        filled.push(id);
      }
    }
    expect(filled).not.toEqual([]);
    const [person = ''] = filled;
    const draft = await city.begun(person, form);
    const [copy] = (await city.desk.read((read) => read.page(draft, 0, person)))?.copies ?? [];
    const visitor = await city.visitor(person);
    const page = await visitor.page(`/desk/form/${draft}`);
    expect(page).toContain(`name="go" value="copy.${copy?.from}"`);
    await visitor.post(`/desk/form/${draft}?page=1`, { key: 'abcdefghijklmnop', rev: '0', go: `copy.${copy?.from}` });
    const answers = city.store.tables().drafts.get(draft)?.answers;
    expect(answers).toMatchObject({ staff: [expect.anything()], documents: [expect.anything()] });
    for (const own of ['plan', 'price', 'breakdown', 'declaration']) expect(answers?.[own] ?? null, own).toBeNull();
    // What was answered is not to be filled in once more.
    expect(await visitor.page(`/desk/form/${draft}?page=1`)).not.toContain('value="copy.');
  });

  test('a report from the one of the period before, without what belongs to that period', () => {
    const place = purchaseStory.told.findLastIndex(({ action }) => action === 'fileReport');
    const [deed, world] = [purchaseStory.told[place], purchaseStory.worlds[place]];
    if (!deed || !world) throw new Error('the story has no report');
    const state = caseOf(world, deed.on);
    const number = latest(state, reportPeriod)?.number ?? 0;
    expect(number).toBeGreaterThan(1);
    const action = report.stages['progress.due'].actions.fileReport;
    const here = situation({ state, answers: {}, by: system, facts: factsOf(world, state), now: at(deed.at) });
    const [copy, ...others] = action.copies?.(here) ?? [];
    expect(others).toEqual([]);
    expect(latest(copy?.from.state ?? never(), reportPeriod)?.number).toBe(number - 1);
    const rows = Object.values(copy?.answers ?? {}).flat();
    for (const column of ['on', 'users', 'hours', 'value', 'amount']) {
      expect(
        rows.some((row) => typeof row === 'object' && row !== null && column in row),
        column,
      ).toBe(false);
    }
  });

  test('in a chat shows at a question the rows that it gave, to be kept by one press', async () => {
    const city = await webCity();
    const form = { procedure: 'bid', parent: city.idOf(inHand.open) } as const;
    const bidders = demoPersons.filter(({ seats: [seat] }) => seat?.role === 'org_staff');
    const kept: string[] = [];
    for (const { id } of bidders) {
      const draft = await city.begun(id, form).catch(() => undefined);
      const [copy] = (draft && (await city.desk.read((read) => read.page(draft, 0, id)))?.copies) || [];
      if (!draft || !copy) continue;
      const chat = chatIn(city.store, id);
      const press = async (what: Press) =>
        chat.pressesToken(await city.store.transact((world) => world.outbox.token(what, id)));
      await city.store.transact((world) => world.people.openAccount(id, 'telegram', id));
      await press({ do: 'copy', form, from: copy.from });
      const answers = () => city.store.tables().drafts.get(draft)?.answers;
      const before = answers();
      await press({ do: 'edit', draft, field: 'staff' });
      expect(plain(chat.last())).toContain(`${say.rowsNow}\n`);
      const [row] = Array.isArray(before?.staff) ? before.staff : [];
      if (typeof row !== 'object' || !('name' in row)) throw new Error('no staff was copied');
      expect(plain(chat.last())).toContain(String(row.name));
      await chat.presses(say.goOn);
      expect(answers()).toEqual(before);
      kept.push(id);
    }
    expect(kept).not.toEqual([]);
  });

  test('in a chat shows of rows that lack something what is there, to be completed', async () => {
    const place = purchaseStory.told.findLastIndex(({ action }) => action === 'fileReport');
    const [deed, world] = [purchaseStory.told[place], purchaseStory.worlds[place]];
    if (!deed || !world || deed.by === 'system') throw new Error('the story has no report');
    const { id } = deed.by;
    const store = memoryStore({ now: () => at(deed.at), tables: copyOf(world.tables) });
    await store.transact((each) => each.people.openAccount(id, 'telegram', 'supplier'));
    const chat = chatIn(store, 'supplier');
    const form = { case: deed.on, action: 'fileReport' } as const;
    await chat.pressesToken(await store.transact((each) => each.outbox.token({ do: 'preview', form }, id)));
    const copy = chat
      .last()
      .buttons.flat()
      .find(({ label }) => label.startsWith('照'));
    await chat.presses(copy?.label ?? '');
    expect(chat.asked()).toBe('activities');
    expect(chat.last().copy).toMatch(/^；.+；.+；；$/);
    expect(plain(chat.last())).toMatch(/第 1 行，共 1 行：.+\n请写这一行的：日期；/);
    expect(chat.last().buttons.flat()).not.toContainEqual(expect.objectContaining({ label: say.goOn }));
  });
});
