import { expect, test } from 'vitest';
import { act, openCase } from '../../src/app/act.ts';
import { existingCase } from '../../src/app/facts/known.ts';
import { lookingAt } from '../../src/app/facts/looking.ts';
import { caseView } from '../../src/dialogue/case-view.ts';
import { readAnswer } from '../../src/dialogue/read-answer.ts';
import { complaintDuplicate } from '../../src/procedures/complaint/complaint.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { citizen, people } from './engine-people.ts';
import { purchaseStory } from './engine-stories.ts';

const reading = {
  today: '2027-01-05',
  options: [{ value: 'case-7', label: 'HRB-2026-CMP-0007' }],
  optionsOf: () => [],
  columnOptions: () => [],
  columnLabel: (column: string) => column,
};

test.each([
  ['HRB-2026-CMP-0001', 'HRB-2026-CMP-0001'],
  ['hrb 2026 cmp 1', 'HRB-2026-CMP-0001'],
  ['就是 ＨＲＢ—２０２６—ＣＭＰ—０００１ 那一件。', 'HRB-2026-CMP-0001'],
  ['It repeats hrb–2026–cmp–0001, I think.', 'HRB-2026-CMP-0001'],
  ['case-7', 'case-7'],
])('in %s the number of a case is read as %s', (typed, answer) => {
  expect(readAnswer(complaintDuplicate.fields.number, [typed], reading)).toEqual({ ok: true, answer });
});

test('where no number stands, it is asked for again', () => {
  const read = readAnswer(complaintDuplicate.fields.number, ['上个月那一件'], reading);
  expect(read).toMatchObject({ ok: false, misread: { why: 'not-a-case-number' } });
});

test('a case that is named is kept by its id, and shown by its number as something that can be opened', async () => {
  const { told, worlds } = purchaseStory;
  const world = worlds[told.findIndex(({ on }) => on === 'complaint')];
  if (!world) throw new Error('the story has no city');
  const store = memoryStore({ now: () => world.now, tables: world.tables });
  const answers = { about: 'service-quality', whom: 'supplier', facts: '约好的上门没有来。', reply: 'no' };
  const view = await store.transact(async (shell) => {
    const complains = async () => {
      const opened = await openCase(shell, 'complaint', 'root', { by: citizen, answers });
      if (!opened.ok) throw new Error(opened.refusal.why);
      return opened.value.known.state;
    };
    const [earlier, again] = [await complains(), await complains()];
    const repeated = { number: earlier.number, reason: '同一天同一件事，已在办理。' };
    const done = await act(shell, again.id, { action: 'closeDuplicate', by: people.secretary, answers: repeated });
    if (!done.ok) throw new Error(done.refusal.why);
    expect(done.value.known.state.filings.at(-1)?.answers.number).toBe(earlier.id);
    const known = await existingCase(shell, again.id, people.secretary);
    return { earlier, shown: caseView(await lookingAt(shell, known, people.secretary, 'zh', world.now)) };
  });
  const { id, number } = view.earlier;
  expect(view.shown.filings[0]?.rows[0]?.value).toEqual({ kind: 'case', id, number });
});
