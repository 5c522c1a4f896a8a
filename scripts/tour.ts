import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configFrom } from '../src/config.ts';
import { instant } from '../src/law/date.ts';
import { run } from '../src/main.ts';
import { player, textOf } from './tour/player.ts';
import { type Stage, untilClosed, untilOpened, untilSigned } from './tour/story.ts';

/**
 * `npm run tour`: plays one purchase through all thirteen steps on a database of its own, question by question, and
 * prints what each person was told.
 */
const folder = await mkdtemp(join(tmpdir(), 'gouban-tour-'));
let now = instant('2026-11-25', '09:00');
const running = await run(
  configFrom({ DATA_DIR: folder, PORT: '0', DEMO: 'true' }),
  { info: () => undefined, error: (facts, error) => console.error(facts, error) },
  () => now,
);
try {
  const { desk } = running;
  const kept = await desk.keep('服务记录.pdf', Buffer.from('%PDF-1.4\n演示\n%%EOF'));
  if (!kept.ok) throw new Error(kept.refusal.why);
  const stage: Stage = {
    player: player(running),
    evidence: [kept.value],
    tell: (step) => console.info(`\n════ ${step} ════`),
    async at(when) {
      const [date = '', time = ''] = when.split(' ');
      now = instant(date, time);
      await desk.moved();
      await running.settled();
    },
    async children(caseId, procedure) {
      const view = await desk.view(caseId, 'ngmz-staff', 'zh');
      return (view?.children ?? []).filter((child) => child.procedure === procedure).map(({ id }) => id);
    },
  };
  const { purchase, bids } = await untilOpened(stage);
  await untilSigned(stage, purchase, bids);
  await untilClosed(stage, purchase);
  for (const person of ['ngmz-staff', 'bc-admin', 'sh-admin', 'cz-budget']) {
    console.info(`\n──── 对 ${person} 说的最后几句 ────`);
    for (const { message } of (await desk.transcript(person)).slice(-6)) console.info(`${textOf(message)}\n`);
  }
} finally {
  await running.stop();
  await rm(folder, { recursive: true, force: true });
}
