import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/engine/form.ts';
import { waitingFor } from '../../src/engine/parties.ts';
import type { Person } from '../../src/engine/procedure.ts';
import { mayKnow } from '../../src/engine/read.ts';
import { dueFrom } from '../../src/law/deadline.ts';
import { seededLaw } from '../../src/law/law.ts';
import { challengeEnds } from '../../src/procedures/challenge/windows.ts';
import { inquiry } from '../../src/procedures/inquiry/inquiry.ts';
import { alphaAdmin, betaAdmin, citizen, people } from './engine-people.ts';
import { opens } from './engine-play.ts';
import { at, someone } from './given.ts';
import {
  awarded,
  buyerSigns,
  caseIn,
  done,
  drafts,
  type Family,
  familyIn,
  played,
  refused,
  since,
} from './given-story.ts';

const question = '护理员的上岗证明可以在签订合同以后再提交吗？';
const reply = { answer: '可以，开始服务以前提交就行。', concerns: 'all', published: '上岗证明什么时候提交？' };

async function asks(family: Family, by: Person, when: string): Promise<Family> {
  const { world } = family;
  const id = `inquiry-${world.cases.size}`;
  const result = await opens({ ...world, now: at(when) }, id, 'inquiry', { by, answers: { question } });
  if (!result.ok) throw new Error(result.refusal.why);
  return familyIn(result.value);
}

const answers = (given: Answers, when = '2026-12-31 10:00') => ({
  on: 'inquiry-1',
  action: 'answerInquiry',
  by: people.staff,
  at: when,
  answers: given,
});

/** Whoever may bid asks about documents that have just been published. */
const open = since('approveTender');
const outsider = someone('outsider', ['org_staff', 'delta']);
const asked = await asks(open, outsider, '2026-12-29 10:00');

describe('an inquiry', () => {
  test('is made by any supplier, whether he bids or not, and waits three working days for an answer', async () => {
    const state = caseIn(asked, 'inquiry-1');
    expect(waitingFor(inquiry, state).map(({ role }) => role)).toEqual(['buyer_staff', 'agency']);
    expect(state.due).toMatchObject({
      code: 'INQ_3',
      date: dueFrom(seededLaw, 'INQ_3', at('2026-12-29 10:00')).date,
    });
    expect(inquiry.stages['answering.reply'].escalates).toEqual(['buyer_head', 'finance_proc']);
    await expect(asks(open, citizen, '2026-12-29 10:00')).rejects.toThrow('not-your-turn');
  });

  test('is answered for all in a notice that does not tell who asked', async () => {
    const [told] = done(await played(asked, answers(reply)), 'publish');
    expect(told).toMatchObject({
      notice: 'inquiry',
      rows: { question: reply.published, answer: reply.answer },
    });
    expect(JSON.stringify(told)).not.toMatch(/delta|outsider/);
    expect(refused(asked, answers({ ...reply, published: null }))).toMatchObject({
      why: 'incomplete',
      field: 'published',
    });
  });

  test('or for the one who asked, where it is of use to nobody else, and late rather than never', async () => {
    const answered = await played(asked, answers({ ...reply, concerns: 'asker', published: null }, '2027-01-20 10:00'));
    expect(caseIn(answered, 'inquiry-1').outcome).toBe('completed');
    expect(done(answered, 'publish')).toEqual([]);
  });

  test('is known to whoever asked, to the buyer and to those who watch, and to no rival', () => {
    const state = caseIn(asked, 'inquiry-1');
    const knows = (person: Person) => mayKnow(inquiry, state, person, asked.root);
    for (const person of [outsider, people.staff, people.agency, people.proc]) expect(knows(person)).toBe(true);
    for (const person of [alphaAdmin, citizen, people.otherStaff]) expect(knows(person)).toBe(false);
  });

  test('stops nobody from signing, and prolongs no challenge', async () => {
    const later = await asks(awarded, betaAdmin, '2027-01-20 10:00');
    expect(challengeEnds('result', later.root, seededLaw)).toEqual(challengeEnds('result', awarded.root, seededLaw));
    const signed = await played(
      later,
      { ...drafts, at: '2027-01-25 10:00' },
      { ...buyerSigns, at: '2027-01-25 11:00' },
    );
    expect(signed.root.filings.at(-1)?.action).toBe('signForBuyer');
  });
});
