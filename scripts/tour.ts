import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCast } from '../db/demo.ts';
import { configFrom } from '../src/config.ts';
import { instant } from '../src/law/date.ts';
import { run } from '../src/main.ts';
import { testClock } from '../test/doubles/clock.ts';
import { startSlack } from '../test/doubles/slack.ts';
import { startTelegram } from '../test/doubles/telegram.ts';
import { wholeDesk } from '../test/whole-desk.ts';
import { allQuiet, ensemble, moveTo } from './tour/ensemble.ts';
import { proof } from './tour/hands.ts';
import { player } from './tour/player.ts';
import { type Stage, tourOn } from './tour/story.ts';

/**
 * `npm run tour`: plays one purchase through all thirteen steps on a database of its own, by people on a Telegram and a
 * Slack that run beside it, and prints what each of them wrote and was told.
 */
const began = performance.now();
const folder = await mkdtemp(join(tmpdir(), 'gouban-tour-'));
/** Whom the tour follows beside whoever acts. */
const listeners = ['ngmz-head', 'bc-admin', 'sh-admin', 'cz-budget'];
const names = new Map(demoCast('zh').map(({ id, name, body, role }) => [id, `${name}（${body}${role}）`]));
const clock = testClock(instant('2026-11-25', '08:30').toISOString());
const telegram = await startTelegram({ clock });
const slack = await startSlack({ clock, signedAt: () => new Date() });
const running = await run(
  configFrom({
    DATA_DIR: folder,
    PORT: '0',
    DEMO: 'true',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  }),
  { info: () => undefined, error: (facts, error) => console.error(facts, error) },
  clock,
);
try {
  const desk = wholeDesk(running.desk, running.transcripts);
  const kept = await desk.keep(proof.name, proof.bytes);
  if (!kept.ok) throw new Error(kept.refusal.why);

  const settled = () => allQuiet(telegram, slack, [running]);
  const place = { desk, settled, telegram, slack, clock };
  const { hands, heard } = await ensemble(place);
  const printed = new Map([...hands.keys()].map((person) => [person, heard(person).said.length]));
  const acted = new Set<string>();

  /** Prints what the actor and the listeners wrote and were told since the last time. */
  function print(actor: string): void {
    for (const person of new Set([actor, ...listeners])) {
      const { on, said } = heard(person);
      for (const text of said.slice(printed.get(person) ?? 0)) {
        console.info(`\n→ ${names.get(person) ?? person} · ${on}\n${text.replaceAll(/^/gm, '  ')}`);
      }
      printed.set(person, said.length);
    }
  }

  const played = player(place, hands);
  const stage: Stage = {
    player: {
      ...played,
      async does(person, deed) {
        const done = await played.does(person, deed);
        acted.add(person);
        print(person);
        return done;
      },
    },
    desk,
    evidence: [kept.value],
    tell: (step) => console.info(`\n════ ${step} ════ ${seconds()}`),
    async at(when) {
      moveTo(clock, when);
      await desk.moved();
      await settled();
      console.info(`\n── ${when} ──`);
    },
  };
  await tourOn(stage).toEnd();
  console.info(`\n${acted.size} 人办完了十三步 / ${acted.size} people took it through thirteen steps: ${seconds()}`);
} finally {
  await running.stop();
  await telegram.stop();
  await slack.stop();
  await rm(folder, { recursive: true, force: true });
}

function seconds(): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
