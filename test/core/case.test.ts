import { describe, expect, it } from 'vitest';
import { type Event, escalatedTo, filedNow, replay } from '../../src/engine/case.ts';

const by = { person: 'li', role: 'buyer_staff', body: 'ngmz' } as const;
const opened: Event = {
  kind: 'opened',
  procedure: 'purchase',
  version: 1,
  number: 'HRB-1',
  by,
  at: '2026-11-02T01:00:00.000Z',
  bodies: { buyer: 'ngmz' },
};
const entered = (position: 'budget.review' | 'budget.request', returned = false): Event => ({
  kind: 'entered',
  position,
  at: '2026-11-03T01:00:00.000Z',
  returned,
});
const escalated: Event = { kind: 'escalated', to: 'group_sec', at: '2026-11-20T01:00:00.000Z' };
const filed: Event = { kind: 'filed', action: 'inspect', by, at: '2026-11-21T01:00:00.000Z', answers: {}, effects: [] };

describe('a case', () => {
  it('keeps in its course that a wait went up, and begins the next wait without it', () => {
    const late = replay('c', [opened, entered('budget.review'), escalated]);
    expect(escalatedTo(late)).toEqual(['group_sec']);
    const after = replay('c', [opened, entered('budget.review'), escalated, entered('budget.request')]);
    expect(escalatedTo(after)).toEqual([]);
    expect(after.escalations).toHaveLength(1);
  });

  it('counts only what was filed here and since the last return', () => {
    const events = [opened, entered('budget.review'), filed, entered('budget.review', true), filed];
    expect(filedNow(replay('c', events)).map(({ seq }) => seq)).toEqual([5]);
  });

  it('counts no more what was filed by somebody who stepped back afterwards', () => {
    const events = [opened, entered('budget.review'), filed];
    expect(filedNow(replay('c', events))).toHaveLength(1);
    expect(filedNow(replay('c', [...events, { kind: 'recused', by, at: filed.at }]))).toEqual([]);
  });

  it('does not begin but with its opening', () => {
    expect(() => replay('c', [filed])).toThrow(/opening/);
  });
});
