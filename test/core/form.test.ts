import { describe, expect, it } from 'vitest';
import {
  askedFields,
  choice,
  consent,
  form,
  integer,
  money,
  only,
  optional,
  perhapsAsked,
  readAnswers,
  rows,
  since,
  text,
} from '../../src/engine/form.ts';

const tender = form('tender-test', {
  name: text({ max: 20 }),
  pays: choice('buyer', 'donor'),
  donor: only('pays', (answer) => answer === 'donor', text()),
  visits: since(2, integer({ min: 1 })),
  note: optional(text()),
});

const full = { name: '居家养老', pays: 'buyer' } as const;

describe('a form', () => {
  it('asks a field with a condition only while the condition holds', () => {
    const keys = (pays: string) => askedFields(tender, 1, { pays }).map(([key]) => key);
    expect(keys('donor')).toContain('donor');
    expect(keys('buyer')).not.toContain('donor');
  });

  it('knows what may still be asked, until the answer that decides it is there', () => {
    const keys = (answers: { readonly pays?: string }) => perhapsAsked(tender, 1, answers).map(([key]) => key);
    expect(keys({})).toEqual(['donor']);
    for (const pays of ['donor', 'buyer']) expect(keys({ pays })).toEqual([]);
  });

  it('never counts an answer to a question that is hidden', () => {
    expect(readAnswers(tender, 1, { ...full, donor: '某基金会' })).toEqual({ ok: true, answers: full });
  });

  it('brings a hidden answer back when its question is asked again', () => {
    const read = readAnswers(tender, 1, { ...full, pays: 'donor', donor: '某基金会' });
    expect(read).toEqual({ ok: true, answers: { name: '居家养老', pays: 'donor', donor: '某基金会' } });
  });

  it('is complete for an older case without the question that a later version inserted', () => {
    expect(readAnswers(tender, 1, full).ok).toBe(true);
    expect(readAnswers(tender, 2, full)).toEqual({ ok: false, fields: ['visits'] });
  });

  it('names every field that is missing or wrong', () => {
    expect(readAnswers(tender, 2, { name: 'x'.repeat(21) })).toEqual({ ok: false, fields: ['name', 'pays', 'visits'] });
  });

  it('takes a skipped question as answered only where it may be skipped', () => {
    expect(readAnswers(tender, 1, { ...full, note: null }).ok).toBe(true);
    expect(readAnswers(tender, 1, { ...full, name: null }).ok).toBe(false);
  });

  it('refuses keys in a row that no column has', () => {
    const costs = form('costs-test', { lines: rows({ item: text(), amount: money() }) });
    expect(readAnswers(costs, 1, { lines: [{ item: '人员', amount: 100 }] }).ok).toBe(true);
    expect(readAnswers(costs, 1, { lines: [{ item: '人员', amount: 100, secret: 'x' }] }).ok).toBe(false);
  });

  it('takes nothing but a confirmation for a declaration', () => {
    const pledge = form('pledge-test', { pledge: consent() });
    expect(readAnswers(pledge, 1, { pledge: true }).ok).toBe(true);
    expect(readAnswers(pledge, 1, { pledge: false }).ok).toBe(false);
  });
});
