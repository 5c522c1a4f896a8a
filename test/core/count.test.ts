import { expect, test } from 'vitest';
import { onWeb } from '../../scripts/tour/on-web.ts';
import { player } from '../../scripts/tour/player.ts';
import { tourOn } from '../../scripts/tour/story.ts';
import { newTally, sumOf } from '../../scripts/tour/tally.ts';
import { instant } from '../../src/law/date.ts';
import { demoTables } from '../memory/demo-city.ts';
import { transcriptsOf } from '../memory/web-desk.ts';
import { evidence, webCity } from '../web-city.ts';
import { wholeDesk } from '../whole-desk.ts';

/** Half of what a purchase once took on the web desk, played by somebody who knew nothing of it; and a quarter of its refusals. */
const most = { presses: 255, refusals: 7 };

test('a purchase from its set-up to its last payment takes at most half the presses that it once took on the web desk', async () => {
  const begins = instant('2026-11-25', '08:30');
  const city = await webCity({ begins: { tables: demoTables(begins), at: begins } });
  const desk = wholeDesk(city.desk, transcriptsOf(city.store, city.clock));
  const tally = newTally();
  const hand = onWeb({ desk }, (person) => city.visitor(person), tally);
  const hands = { get: () => hand };
  await tourOn({
    player: player({ desk, settled: async () => {} }, hands),
    desk,
    evidence: [evidence('服务记录.pdf')],
    tell() {},
    async at(when) {
      const [day = '', time = ''] = when.split(' ');
      await city.clock.advance(instant(day, time).getTime() - (await city.clock.now()).getTime());
      await desk.moved();
    },
  }).toEnd();
  const { acts, presses, refusals } = sumOf(tally);
  expect(acts).toBeGreaterThan(70);
  expect(presses).toBeLessThanOrEqual(most.presses);
  expect(refusals).toBeLessThanOrEqual(most.refusals);
});
