import { beforeAll, describe, expect, test } from 'vitest';
import { renderMessage } from '../../adapters/slack/render.ts';
import { readUpdate } from '../../adapters/telegram/read-update.ts';
import { render } from '../../adapters/telegram/render.ts';
import { handle } from '../../src/app/assistant.ts';
import { loadCase, prospect } from '../../src/app/facts/known.ts';
import { formPage } from '../../src/dialogue/form-page.ts';
import type { FormPage, Incoming, Message, PageField } from '../../src/dialogue/message.ts';
import { asked, columnOptions, type OpenForm, offeredFor, optionsFor } from '../../src/dialogue/open-form.ts';
import { prompt } from '../../src/dialogue/prompt.ts';
import { pageOf, readPage } from '../../src/dialogue/read-page.ts';
import type { Account, Talk } from '../../src/dialogue/talk.ts';
import { fillingOf, freshDraft, targetOf } from '../../src/dialogue/target.ts';
import type { SentPage } from '../../src/dialogue/wish.ts';
import type { Case } from '../../src/engine/case.ts';
import type { Answer, Answers, Field, Form, Row } from '../../src/engine/form.ts';
import type { Action, Procedure, Stage } from '../../src/engine/procedure.ts';
import { seededLaw } from '../../src/law/law.ts';
import { type ProcedureId, procedureIds } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { texts } from '../../src/text/all.ts';
import { checkMessageBlocks } from '../doubles/slack/block-kit.ts';
import { parseHtml } from '../doubles/telegram/html.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import type { World } from './engine-play.ts';
import { stories, toldPurchase } from './engine-stories.ts';
import { type Pages, slackPages, TooLong, webPages } from './filled-pages.ts';
import { answersOf, type GivenAnswer } from './given-answers.ts';

/** Where forms are filled in: a city in which somebody has a chat, and cases of every kind have gone through their story. */
interface City {
  readonly store: MemoryStore;
  readonly caseOf: (procedure: ProcedureId) => Case | undefined;
}

function cityAfter({ now, tables, cases }: World): City {
  const caseOf = (id: ProcedureId) => [...cases.values()].find(({ procedure }) => procedure === id);
  return { store: memoryStore({ now: () => now, tables }), caseOf };
}

/** Somebody new, or where it is about a case that not everybody may know, whoever opened it. */
async function writerAt({ store, caseOf }: City, { procedure, opens }: Place): Promise<Account> {
  const state = opens ? undefined : caseOf(procedure.id);
  const hidden = state !== undefined && !procedure.public?.(state);
  return store.transact(async (world) => {
    const from = { channel: 'web', address: hidden ? `opener-${state.opener.person}` : 'jack' } as const;
    if (hidden) await world.people.openAccount(state.opener.person, from.channel, from.address);
    return world.people.arrive(from, await world.now());
  });
}

/** Where each story ends; and where it has just come to a case of a kind, so that another can be begun. */
const cities: City[] = [];
const beginnings = new Map<ProcedureId, City>();

beforeAll(async () => {
  // A purchase in which a price is asked about.
  const cheap = { price: 21_000_000, breakdown: [{ item: '全部', amount: 21_000_000 }] };
  const asked = await toldPurchase((form, { turn }) => (form === 'bid' && turn === 1 ? cheap : {}));
  for (const story of [asked, ...stories]) {
    const told = story.worlds.at(-1);
    if (told) cities.push(cityAfter(told));
    for (const world of story.worlds) {
      for (const { procedure } of world.cases.values())
        if (!beginnings.has(procedure)) beginnings.set(procedure, cityAfter(world));
    }
  }
});

function endsOf(procedure: ProcedureId): City {
  const found = cities.find(({ caseOf }) => caseOf(procedure) !== undefined);
  if (!found) throw new Error(`no story has a case of ${procedure}`);
  return found;
}

/** Where the form can be filled in: after the story, or where that leaves nothing to choose any more, at its beginning. */
async function begunIn(place: Place): Promise<{ readonly city: City; readonly open: OpenForm }> {
  const { id } = place.procedure;
  const city = endsOf(id);
  const open = await begun(city, place);
  const isOver = Object.entries(place.form.fields).some(
    ([key, field]) => field.among && offeredFor(open, key, field).length === 0,
  );
  const earlier = isOver ? beginnings.get(id) : undefined;
  return earlier ? { city: earlier, open: await begun(earlier, place) } : { city, open };
}

/** An act with a form: the opening of a procedure, or on the case of the story. */
interface Place {
  readonly procedure: Procedure;
  readonly name: string;
  readonly form: Form;
  readonly opens: boolean;
}

function placesOf(procedure: Procedure): readonly Place[] {
  const { opening, stages, always = {} } = procedure;
  const onCase = [
    ...Object.values<Stage>(stages).flatMap(({ actions }) => Object.entries(actions)),
    ...Object.entries(always),
  ];
  const place = (name: string, { form }: Action, opens: boolean): readonly Place[] =>
    form ? [{ procedure, name, form, opens }] : [];
  const all = [
    ...place(opening.name, opening.action, true),
    ...onCase.flatMap(([name, action]) => place(name, action, false)),
  ];
  return all.filter(({ form }, at) => all.findIndex((each) => each.form === form) === at);
}

/** A draft of the form, just begun, with what else is needed for everything in it to be asked. */
async function begun(city: City, place: Place): Promise<OpenForm> {
  const { store, caseOf } = city;
  const { procedure, name, form, opens } = place;
  const writer = await writerAt(city, place);
  return store.transact(async (world) => {
    const now = await world.now();
    const above = procedureIds.find((id) => procedure.under?.[id]);
    const parent = above && caseOf(above)?.id;
    const id = opens ? undefined : caseOf(procedure.id)?.id;
    const known =
      id === undefined
        ? await prospect(world, world.cases.newId(), procedure.id, parent, writer.person, {})
        : await loadCase(world, id, writer.person);
    const address =
      id === undefined
        ? { procedure: procedure.id, ...(parent !== undefined && { parent }) }
        : { case: id, action: name };
    const target = known && targetOf(address, known, writer.person);
    if (!target) throw new Error(`${name} cannot be begun`);
    const fresh = freshDraft(target, writer.person, world.cases.newId());
    const draft = await world.drafts.start({ ...fresh, answers: { ...fresh.answers, ...shownBy(form) } }, now);
    const talk: Talk = { account: writer, texts: texts.zh, law: seededLaw, now, forms: 'questions', stroke: '/' };
    return fillingOf(talk, draft, target).open;
  });
}

/** Answers with which whatever depends on another answer is asked. */
function shownBy({ fields }: Form): Answers {
  return Object.fromEntries(
    Object.values(fields).flatMap(({ only }) => {
      const asks = only && fields[only.field];
      const shows = asks && [...(asks.options ?? []), true, 1, 1_000_000].find((answer) => only.holds(answer));
      return shows === undefined || !only ? [] : [[only.field, shows]];
    }),
  );
}

let heard = 0;

/** As Telegram hands it over; a stroke makes a command of it there. */
function written(text: string): Incoming['says'] {
  const jack = { id: 7, is_bot: false, first_name: 'jack' };
  const message = {
    message_id: 1,
    date: 1,
    chat: { id: 7, type: 'private', first_name: 'jack' },
    from: jack,
    text,
  } as const;
  const heard = readUpdate({ update_id: 1, message }, 'bot');
  return heard.kind === 'said' && heard.says.kind === 'text' ? heard.says : { kind: 'text', text };
}

/** He is asked this, and answers; the answer that is kept, and what is said. */
async function answers(city: City, place: Place, draft: string, field: string, { typed }: GivenAnswer) {
  const { store } = city;
  const before = store.tables().said.size;
  const { channel, address, id } = await writerAt(city, place);
  heard += 1;
  const says: Incoming['says'] = typeof typed === 'string' ? written(typed) : { kind: 'files', files: typed };
  await store.transact((world) => world.people.setFocus(id, { draft, field }));
  await store.transact((world) =>
    handle(world, { id: `t-${heard}`, from: { channel, address }, forms: 'questions', stroke: '/', says }),
  );
  const kept = store.tables().drafts.get(draft)?.answers[field];
  return { kept, said: [...store.tables().said.values()].slice(before).map(({ message }) => message) };
}

/** Everything that can be asked is asked, and nothing is answered yet: files are added to those that are there. */
async function unanswered({ store }: City, draft: string, field: string, shown: Answers): Promise<void> {
  await store.transact(async (world) => {
    const held = await world.drafts.load(draft);
    if (held) await world.drafts.save(held, { ...held.answers, [field]: null, ...shown }, await world.now());
  });
}

function givenFor(open: OpenForm, key: string, field: Field): readonly GivenAnswer[] {
  return answersOf(
    field,
    offeredFor(open, key, field),
    (column) => columnOptions(open, key, field, column),
    field.each ? open.optionsOf(field.each) : [],
  );
}

/** The labels under a message on Telegram, as they stand. */
function keyboardOf({ blocks, buttons }: Message): readonly (readonly string[])[] {
  const shown = buttons.map((row) =>
    row.map(({ label, short, kind }) => ({ label, ...(short !== undefined && { short }), kind, token: 't' })),
  );
  const words = blocks.filter((block) => block.kind === 'text');
  return render({ language: 'zh', blocks: words, buttons: shown }).flatMap(({ keyboard }) =>
    keyboard.map((row) => row.map(({ text }) => text)),
  );
}

describe.each(procedureIds)('every field of %s', (id) => {
  test.each(placesOf(procedureOf(id)).map((place) => [place.form.id, place] as const))(
    'of the form %s takes in a chat its shortest and longest answers, and those that look like something else',
    async (_, place) => {
      const { city, open } = await begunIn(place);
      const nothingToChoose: string[] = [];
      const fields = asked(open);
      for (const [key, field] of fields) {
        const given = givenFor(open, key, field);
        if (given.length === 0) nothingToChoose.push(key);
        for (const each of given) {
          await unanswered(city, open.draft.id, key, shownBy(place.form));
          const { kept, said } = await answers(city, place, open.draft.id, key, each);
          expect(kept, `${key}: ${JSON.stringify(each.typed).slice(0, 80)}`).toEqual(each.answer);
          expect(said.length, `${key} is answered`).toBeGreaterThan(0);
          for (const message of said) {
            for (const { label, short = label } of message.buttons.flat()) expect(short.length, label).toBeLessThan(11);
            for (const { html } of render(message)) expect(parseHtml(html).text.length).toBeLessThanOrEqual(4096);
            for (const { blocks } of renderMessage(message)) expect(checkMessageBlocks(blocks)).toEqual([]);
          }
        }
      }
      expect(nothingToChoose, 'fields that nobody could answer').toEqual([]);
    },
  );

  test('moves no button on Telegram while several are chosen', async () => {
    for (const place of placesOf(procedureOf(id))) {
      const { open } = await begunIn(place);
      for (const [key, field] of asked(open).filter(([, { kind }]) => kind === 'choices')) {
        const keyboards = optionsFor(open, key, field).map((_, most, options) => {
          const chosen = options.slice(0, most).map(({ value }) => value);
          const answers = { ...open.draft.answers, [key]: chosen.length > 0 ? chosen : undefined };
          return keyboardOf(prompt({ ...open, draft: { ...open.draft, answers } }, key));
        });
        const shape = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map((label) => label.slice(2)));
        const picks = (rows: readonly (readonly string[])[]) =>
          shape(rows.filter(([first = '']) => /^[☐☑] /.test(first)));
        for (const keyboard of keyboards) {
          expect(keyboard.length, key).toBe(keyboards[0]?.length);
          expect(picks(keyboard), key).toEqual(picks(keyboards[0] ?? []));
        }
      }
    }
  });

  test.each(placesOf(procedureOf(id)).map((place) => [place.form.id, place] as const))(
    'of the form %s takes them on the pages of the web and of Slack, and stays as it is when they are sent unchanged',
    async (_, place) => {
      const { open: begunForm } = await begunIn(place);
      const open: OpenForm = { ...begunForm, draft: { ...begunForm.draft, answers: { ...shownBy(place.form) } } };
      for (const [key, field] of asked(open)) {
        for (const each of givenFor(open, key, field)) {
          const before = lyingReady(open, key, field, each.answer);
          const page = formPage(before, pageOf(before, key));
          const shown = page.fields.find((one) => one.key === key);
          if (!shown) throw new Error(`${key} stands on no page`);
          for (const [channel, pages] of Object.entries({ slackPages, webPages })) {
            const what = `${channel} ${key}: ${JSON.stringify(each.typed).slice(0, 80)}`;
            const taken = filledIn(pages, page, shown, each);
            const read = taken && readPage(before, taken);
            expect(read?.wrong[key], what).toBeUndefined();
            if (read) expect(read.answers[key], what).toEqual(each.answer);
            const after: OpenForm = {
              ...open,
              draft: { ...open.draft, answers: { ...open.draft.answers, [key]: each.answer } },
            };
            const again = readPage(after, pages.unchanged(formPage(after, pageOf(after, key))));
            expect(again.wrong[key], `${what}, unchanged`).toBeUndefined();
            expect(again.answers[key], `${what}, unchanged`).toEqual(each.answer);
          }
        }
      }
    },
  );
});

/** With what each row is about, where that lies ready. */
function lyingReady(open: OpenForm, key: string, { about }: Field, answer: Answer): OpenForm {
  if (!about || !Array.isArray(answer)) return open;
  const rows = answer.map(
    (row: Row): Row =>
      Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, about.includes(column) ? cell : null])),
  );
  return { ...open, draft: { ...open.draft, answers: { ...open.draft.answers, [key]: rows } } };
}

/** Undefined where it is longer than the platform takes in one input: then it is written in the chat. */
function filledIn(pages: Pages, page: FormPage, field: PageField, given: GivenAnswer): SentPage | undefined {
  try {
    return pages.filled(page, field, given);
  } catch (error) {
    if (error instanceof TooLong && String(given.typed).length > 3000) return undefined;
    throw error;
  }
}
