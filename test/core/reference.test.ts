import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Case } from '../../src/engine/case.ts';
import type { Module } from '../../src/engine/module.ts';
import { modules } from '../../src/procedures/modules.ts';
import { texts } from '../../src/text/all.ts';
import { straightOn } from './engine-explore.ts';
import { costs, newPurchase } from './engine-starts.ts';

it('says what the definitions say; what living cases began with changes only with the next version, and `since`', () => {
  const { stderr, status } = spawnSync(process.execPath, ['scripts/record.ts', '--check'], { encoding: 'utf8' });
  expect({ said: stderr, status }).toEqual({ said: '', status: 0 });
});

const pages = new Map(
  Object.entries<Module>(modules).flatMap(([folder, { procedure }]) =>
    procedure ? [[procedure.id, readFileSync(`src/procedures/${folder}/REFERENCE.en.md`, 'utf8')] as const] : [],
  ),
);

/** What the page of its procedure says of an act, wherever in its procedure it stands. */
function saidOf({ procedure }: Case, act: string): readonly string[] {
  return (pages.get(procedure) ?? '')
    .split(/\n#### /)
    .filter((part) => (part.split('\n')[0] ?? '').endsWith(`\`${act}\``));
}

it('says of every act where it leads: wherever cases went, it is written that they can go', async () => {
  const ways = await Promise.all(Object.values(costs).map(async (cost) => straightOn(await newPurchase(cost), 1)));
  const gone = ways.flatMap((way) =>
    way.flatMap(({ cases }, place, worlds) =>
      [...cases.values()].flatMap((state) => {
        const before = worlds[place - 1]?.cases.get(state.id);
        const act = state.filings.at(-1)?.action ?? '';
        const went = before && before.filings.length + 1 === state.filings.length && before.position !== state.position;
        return went || (before && state.outcome !== before.outcome) ? [{ state, act }] : [];
      }),
    ),
  );
  const unwritten = gone.filter(({ state, act }) => {
    const to = state.outcome ? `**${texts.en.outcomes[state.outcome]}**` : `\`${state.position}\``;
    return !saidOf(state, act).some((part) => /^\| Leads to .*$/m.exec(part)?.[0].includes(to));
  });
  expect(gone.length).toBeGreaterThan(100);
  expect(unwritten.map(({ state, act }) => `${act} to ${state.outcome ?? state.position}`)).toEqual([]);
});
