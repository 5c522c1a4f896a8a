import { beforeAll, describe, expect, test } from 'vitest';
import { renderMessage } from '../../adapters/slack/render.ts';
import { render } from '../../adapters/telegram/render.ts';
import { handle } from '../../src/app/assistant.ts';
import { loadCase, prospect } from '../../src/app/facts/known.ts';
import type { Incoming } from '../../src/dialogue/message.ts';
import { asked, columnOptions, type OpenForm, optionsFor } from '../../src/dialogue/open-form.ts';
import type { Account, Talk } from '../../src/dialogue/talk.ts';
import { fillingOf, freshDraft, targetOf } from '../../src/dialogue/target.ts';
import type { Answers, Form } from '../../src/engine/form.ts';
import type { Action, Procedure, Stage } from '../../src/engine/procedure.ts';
import { seededLaw } from '../../src/law/law.ts';
import { type ProcedureId, procedureIds } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { texts } from '../../src/text/all.ts';
import { checkMessageBlocks } from '../doubles/slack/block-kit.ts';
import { parseHtml } from '../doubles/telegram/html.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import type { World } from './engine-play.ts';
import { stories } from './engine-stories.ts';
import { answersOf, type GivenAnswer } from './given-answers.ts';

/** Where forms are filled in: a city in which somebody has a chat, and cases of every kind have gone through their story. */
interface City {
  readonly store: MemoryStore;
  readonly writer: Account;
  readonly caseOf: (procedure: ProcedureId) => string | undefined;
}

async function cityAfter(told: World): Promise<City> {
  const { now, tables, cases } = told;
  const store = memoryStore({ now: () => now, tables });
  const writer = await store.transact((world) => world.people.arrive({ channel: 'web', address: 'jack' }, now));
  const caseOf = (id: ProcedureId) => [...cases.values()].find(({ procedure }) => procedure === id)?.id;
  return { store, writer, caseOf };
}

const cities: City[] = [];

beforeAll(async () => {
  for (const story of stories) {
    const told = story.worlds.at(-1);
    if (told) cities.push(await cityAfter(told));
  }
});

function cityWith(procedure: ProcedureId): City {
  const found = cities.find(({ caseOf }) => caseOf(procedure) !== undefined);
  if (!found) throw new Error(`no story has a case of ${procedure}`);
  return found;
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
async function begun({ store, writer, caseOf }: City, { procedure, name, form, opens }: Place): Promise<OpenForm> {
  return store.transact(async (world) => {
    const now = await world.now();
    const above = procedureIds.find((id) => procedure.under?.[id]);
    const parent = above && caseOf(above);
    const id = opens ? undefined : caseOf(procedure.id);
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
    const fresh = freshDraft(target, writer.person, now, world.cases.newId());
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

/** He is asked this, and answers; the answer that is kept, and what is said. */
async function answers({ store, writer }: City, draft: string, field: string, { typed }: GivenAnswer) {
  const before = store.tables().said.size;
  const { channel, address, id } = writer;
  heard += 1;
  const says: Incoming['says'] =
    typeof typed === 'string' ? { kind: 'text', text: typed } : { kind: 'files', files: typed };
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

describe.each(procedureIds)('every field of %s', (id) => {
  test.each(placesOf(procedureOf(id)).map((place) => [place.form.id, place] as const))(
    'of the form %s takes in a chat its shortest and longest answers, and those that look like something else',
    async (_, place) => {
      const city = cityWith(id);
      const open = await begun(city, place);
      const nothingToChoose: string[] = [];
      const fields = asked(open);
      for (const [key, field] of fields) {
        const given = answersOf(
          field,
          optionsFor(open, key, field),
          (column) => columnOptions(open, key, field, column),
          field.each ? open.optionsOf(field.each) : [],
        );
        if (given.length === 0) nothingToChoose.push(key);
        for (const each of given) {
          await unanswered(city, open.draft.id, key, shownBy(place.form));
          const { kept, said } = await answers(city, open.draft.id, key, each);
          expect(kept, `${key}: ${JSON.stringify(each.typed).slice(0, 80)}`).toEqual(each.answer);
          expect(said.length, `${key} is answered`).toBeGreaterThan(0);
          for (const message of said) {
            for (const { html } of render(message)) expect(parseHtml(html).text.length).toBeLessThanOrEqual(4096);
            for (const { blocks } of renderMessage(message)) expect(checkMessageBlocks(blocks)).toEqual([]);
          }
        }
      }
      expect(nothingToChoose, 'fields that nobody could answer').toEqual([]);
    },
  );
});
