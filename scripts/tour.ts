import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCast } from '../db/demo.ts';
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
/** Whom the tour follows beside whoever acts. */
const listeners = ['ngmz-head', 'bc-admin', 'sh-admin', 'cz-budget'];
const names = new Map(demoCast('zh').map(({ id, name, body, role }) => [id, `${name}（${body}${role}）`]));
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
  const played = player(running);
  const heard = new Map<string, number>();

  /** Prints what the actor and the listeners were told since the last time. */
  async function print(actor: string): Promise<void> {
    for (const person of new Set([actor, ...listeners])) {
      for (const { id, message } of await desk.transcript(person)) {
        if (Number(id) <= (heard.get(person) ?? 0)) continue;
        heard.set(person, Number(id));
        console.info(`\n→ ${names.get(person) ?? person}\n${textOf(message).replaceAll(/^/gm, '  ')}`);
      }
    }
  }

  const stage: Stage = {
    player: {
      ...played,
      async does(person, deed) {
        const done = await played.does(person, deed);
        await print(person);
        return done;
      },
    },
    evidence: [kept.value],
    tell: (step) => console.info(`\n════ ${step} ════`),
    async at(when) {
      const [date = '', time = ''] = when.split(' ');
      now = instant(date, time);
      await desk.moved();
      await running.settled();
      console.info(`\n── ${when} ──`);
    },
    async children(caseId, procedure) {
      const view = await desk.view(caseId, 'ngmz-staff', 'zh');
      return (view?.children ?? []).filter((child) => child.procedure === procedure).map(({ id }) => id);
    },
  };
  const { purchase, bids } = await untilOpened(stage);
  await untilSigned(stage, purchase, bids);
  await untilClosed(stage, purchase);
} finally {
  await running.stop();
  await rm(folder, { recursive: true, force: true });
}
