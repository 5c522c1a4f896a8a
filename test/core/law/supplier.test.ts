import { expect, test } from 'vitest';
import { plusDays } from '../../../src/law/date.ts';
import { inOneHand, supplierBar } from '../../../src/law/supplier.ts';
import { fc } from '../../properties.ts';

const registered = { status: 'verified', filedOnly: false, validTo: '2027-01-08' } as const;

test('a certificate counts on its last day, and on no later one', () => {
  expect(supplierBar(registered, '2027-01-08')).toBeUndefined();
  expect(supplierBar(registered, '2027-01-09')).toBe('expired');
});

test('whoever is not in the register, has left it, is suspended or only on file with a community may not supply', () => {
  expect(supplierBar(undefined, '2027-01-08')).toBe('unregistered');
  expect(supplierBar({ ...registered, status: 'active' }, '2027-01-08')).toBe('unregistered');
  expect(supplierBar({ ...registered, status: 'left' }, '2027-01-08')).toBe('left');
  expect(supplierBar({ ...registered, status: 'suspended' }, '2027-01-08')).toBe('suspended');
  expect(supplierBar({ ...registered, filedOnly: true }, '2027-01-08')).toBe('filed-only');
});

test('whoever finance keeps out may supply again on the day after, and not before', () => {
  const kept = { ...registered, validTo: '2029-01-08', barredUntil: '2028-02-01' };
  expect(supplierBar(kept, '2028-02-01')).toBe('kept-out');
  expect(supplierBar(kept, '2028-02-02')).toBeUndefined();
});

test('on whatever day, who may supply is verified, a legal person, and certified for that day', () => {
  const days = fc.integer({ min: -400, max: 400 }).map((days) => plusDays('2027-01-08', days));
  const found = fc.record({
    status: fc.constantFrom('active', 'verified', 'suspended', 'left'),
    filedOnly: fc.boolean(),
    validTo: days,
  });
  fc.assert(
    fc.property(found, days, (each, on) => {
      const may = each.status === 'verified' && !each.filedOnly && each.validTo >= on;
      expect(supplierBar(each, on) === undefined).toBe(may);
    }),
  );
});

test('people of one name are one person only where a number of theirs is the same', () => {
  const one = { representative: '王伟', numbers: ['13800000001', '6200000000000018'] };
  expect(inOneHand(one, { representative: '王伟', numbers: ['13800000002'] })).toBe('namesakes');
  expect(inOneHand(one, { representative: '王伟', numbers: ['6200000000000018'] })).toBe('one-hand');
  expect(inOneHand(one, { representative: '李强', numbers: one.numbers })).toBeUndefined();
  expect(inOneHand({ numbers: one.numbers }, { numbers: one.numbers })).toBeUndefined();
});
