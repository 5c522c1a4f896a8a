import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../db/free-port.ts';
import { letLink, linkCode } from '../../scripts/tour/ensemble.ts';
import { configFrom } from '../../src/config.ts';
import { instant } from '../../src/law/date.ts';
import { run } from '../../src/main.ts';
import { few, freshDatabase } from '../database.ts';
import { testClock } from '../doubles/clock.ts';
import { loopback } from '../doubles/loopback.ts';
import { type Bot, cast, registersOnSlack } from '../doubles/scenarios/slack.ts';
import { emulate } from '../doubles/scenarios/slack-emulate.ts';
import { ours } from '../doubles/scenarios/slack-ours.ts';
import { inOneWord, probes } from '../doubles/scenarios/slack-probes.ts';
import type { Workplace } from '../doubles/scenarios/slack-workplace.ts';
import { wholeDesk } from '../whole-desk.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function opened(open: (cast: readonly string[]) => Promise<Workplace>): Promise<Workplace> {
  const place = await open(cast);
  closing.push(() => place.stop());
  return place;
}

/** The whole programme, to which this Slack pushes. */
async function botAt(place: Workplace): Promise<Bot & { readonly failures: readonly string[] }> {
  const { ownerUrl, drop } = await freshDatabase();
  closing.push(drop);
  const folder = await mkdtemp(join(tmpdir(), 'gouban-conformance-'));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  const port = String(await freePort());
  const config = configFrom({
    DATABASE_URL: ownerUrl,
    DATABASE_CONNECTIONS: few,
    DATA_DIR: folder,
    DEMO: 'true',
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SLACK_BOT_TOKEN: place.botToken,
    SLACK_API_URL: place.apiUrl,
    SLACK_SIGNING_SECRET: place.signingSecret,
  });
  const failures: string[] = [];
  const log = {
    info: () => undefined,
    error: (facts: object, error: unknown) => void failures.push(`${JSON.stringify(facts)} ${error}`),
  };
  const clock = testClock(instant('2026-11-25', '09:00').toISOString());
  const running = await run(config, log, clock);
  closing.push(() => running.stop());
  place.deliverTo(`${running.url}/slack/events`);
  const settled = () => running.settled();
  const desk = { desk: wholeDesk(running.desk, running.transcripts), settled, clock };
  return {
    failures,
    settled,
    code: (person) => linkCode(desk, person),
    letsLink: (person) => letLink(desk, person),
  };
}

describe.each([
  ['our double', ours],
  ['emulate', emulate],
] as const)('on %s', (_, open) => {
  it('what is asked of both is answered as the scenario says of each', async () => {
    const place = await opened(open);
    const app = await loopback(async (_, response) => void response.writeHead(200).end());
    closing.push(app.close);
    place.deliverTo(`${app.url}/slack/events`);
    const person = await place.person('zhou');
    const answers: string[] = [];
    for (const { what, ask } of probes) answers.push(`${what}: ${inOneWord(await ask(place, person))}`);
    expect(answers).toEqual(
      probes.map(({ what, ours: own, emulate: other = own }) => `${what}: ${place.name === 'ours' ? own : other}`),
    );
  });

  it('an organisation is registered and entered', async () => {
    const place = await opened(open);
    const bot = await botAt(place);
    await registersOnSlack(place, bot);
    expect(bot.failures).toEqual([]);
  });
});
