import { beforeAll, describe, expect, test } from 'vitest';

import { existingCase } from '../../src/app/facts/known.ts';
import { lookingAt } from '../../src/app/facts/looking.ts';
import { type CaseView, caseView } from '../../src/dialogue/case-view.ts';
import { formText, texts } from '../../src/text/all.ts';
import { buttonsIn, chatIn } from '../memory/chat.ts';
import { demoCity } from '../memory/demo-city.ts';
import type { MemoryStore } from '../memory/memory-store.ts';
import { cityNow } from '../web-city.ts';

const { procedures } = texts.zh;
const stages = formText('zh', 'challenge').fields.stage?.options ?? {};
let city: MemoryStore;
/** Bids of 冰城暖心 that another has won: while the contract waits for its signatures, and long ago. */
let lost: string;
let over: string;

beforeAll(async () => {
  city = await demoCity(cityNow);
  for (const { id, position, outcome } of city.tables().cards.values()) {
    const state = await city.transact(({ cases }) => cases.load(id));
    if (state?.bodies.supplier !== 'bc') continue;
    if (position === 'award.lost') lost = id;
    if (outcome === 'not-awarded') over = id;
  }
});

async function seenBy(id: string, bid = lost): Promise<CaseView> {
  return city.transact(async (read) => {
    const person = await read.people.person(id);
    return caseView(await lookingAt(read, await existingCase(read, bid, person), person, 'zh', cityNow));
  });
}

describe('a bid that another has won', () => {
  test('leads its head on to a question and to a challenge, and its officer to a question', async () => {
    const labels = async (id: string) => (await seenBy(id)).begins.map(({ label }) => label);
    expect(await labels('bc-admin')).toEqual([procedures.inquiry.begin, procedures.challenge.begin]);
    expect(await labels('bc-staff')).toEqual([procedures.inquiry.begin]);
  });

  test('ended where it was judged, and waits for nothing', async () => {
    const { steps } = await seenBy('bc-admin', over);
    expect(steps.map(({ state }) => state)).not.toContain('ahead');
    expect(steps.map(({ state }) => state)).toContain('ended');
  });

  test('is challenged in what is in its days, and nothing else is offered', async () => {
    const chat = chatIn(city, 'bc-admin', 'web');
    await chat.says(`/status ${(await seenBy('bc-admin')).number}`);
    await chat.presses(procedures.challenge.begin);
    const [stage, ...others] = buttonsIn(chat.last()).map(({ label }) => label);
    expect(stage).toBe(stages.result);
    expect(others).not.toContain(stages.documents);
  });
});
