import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configFrom } from '../../src/config.ts';
import type { Evidence } from '../../src/engine/form.ts';
import { instant } from '../../src/law/date.ts';
import { type Running, run } from '../../src/main.ts';
import { testClock } from '../../test/doubles/clock.ts';
import { startSlack } from '../../test/doubles/slack.ts';
import { startTelegram } from '../../test/doubles/telegram.ts';
import { wholeDesk } from '../../test/whole-desk.ts';
import { allQuiet, moveTo, type Place } from './ensemble.ts';
import { proof } from './hands.ts';

/** The programme on a database of its own, with a Telegram and a Slack that run beside it. */
export interface Theatre extends Place {
  readonly running: Running;
  readonly evidence: readonly Evidence[];
  /** Moves the city's clock to a time of the city; what has come to be due is told. */
  at(when: string): Promise<void>;
  close(): Promise<void>;
}

export async function openTheatre(): Promise<Theatre> {
  const folder = await mkdtemp(join(tmpdir(), 'gouban-tour-'));
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
  const desk = wholeDesk(running.desk, running.transcripts);
  const settled = () => allQuiet(telegram, slack, [running]);
  const close = async () => {
    await running.stop();
    await telegram.stop();
    await slack.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const kept = await desk.keep(proof.name, proof.bytes);
  if (!kept.ok) throw new Error(kept.refusal.why);
  return {
    desk,
    settled,
    telegram,
    slack,
    clock,
    running,
    close,
    evidence: [kept.value],
    async at(when) {
      moveTo(clock, when);
      await desk.moved();
      await settled();
    },
  };
}
