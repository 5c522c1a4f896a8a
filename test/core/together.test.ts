import { expect, test } from 'vitest';
import { remembered, together } from '../../db/together.ts';

/** Says each key in capitals, and notes which were asked for at once. */
function asking() {
  const asked: (readonly string[])[] = [];
  const ask = async (keys: readonly string[]) => {
    asked.push(keys);
    return (key: string) => key.toUpperCase();
  };
  return { asked, ask };
}

test('what is asked for in one moment is asked once, each key once', async () => {
  const { asked, ask } = asking();
  const of = together(ask);
  const later = async (key: string) => {
    await null;
    return of(key);
  };
  expect(await Promise.all([of('a'), later('b'), of('a'), later('c')])).toEqual(['A', 'B', 'A', 'C']);
  expect(asked).toEqual([['a', 'b', 'c']]);
  expect(await of('a')).toBe('A');
  expect(asked).toEqual([['a', 'b', 'c'], ['a']]);
});

test('whoever asks hears of a failure, and the next is asked anew', async () => {
  let fails = true;
  const of = together(async () => {
    if (fails) throw new Error('away');
    return (key) => key;
  });
  expect(await Promise.allSettled([of('a'), of('b')])).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
  fails = false;
  expect(await of('a')).toBe('a');
});

test('what is remembered is not asked for again until it is forgotten', async () => {
  const { asked, ask } = asking();
  const { of, know, forget } = remembered(ask);
  know('a', 'told');
  expect(await Promise.all([of('a'), of('b')])).toEqual(['told', 'B']);
  expect(await of('b')).toBe('B');
  expect(asked).toEqual([['b']]);
  forget('a');
  expect(await Promise.all([of('a'), of('b')])).toEqual(['A', 'B']);
  forget();
  expect(await Promise.all([of('a'), of('b')])).toEqual(['A', 'B']);
  expect(asked).toEqual([['b'], ['a'], ['a', 'b']]);
});
