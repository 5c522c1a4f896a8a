import { expect, test } from 'vitest';
import { watching } from '../watching.ts';

const { alerts, panels } = watching();
const asked = [...alerts.map(({ expr }) => expr), ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))];

test('no two alerts bear the same name, and no two panels the same number', () => {
  expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
});

test('panels stand on the board and beside one another', () => {
  const taken = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, at) => `${x + (at % w)}:${y + Math.floor(at / w)}`),
  );
  expect(new Set(taken).size).toBe(taken.length);
  for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
});

test.each(asked)('what is asked closes what it opens: %s', (expr) => {
  expect(expr.split('(').length).toBe(expr.split(')').length);
  expect(expr.split('{').length).toBe(expr.split('}').length);
});
