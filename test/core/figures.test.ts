import { expect, test } from 'vitest';
import type { Figure } from '../../src/app/ports/system.ts';
import { webCity } from '../web-city.ts';

const figures = async (): Promise<readonly Figure[]> => [
  { name: 'messages_waiting', help: 'Messages that wait', values: [{ labels: { channel: 'telegram' }, value: 3 }] },
  { name: 'up_seconds', help: 'Since when', values: [{ value: 7 }] },
];

const text = `# HELP gouban_messages_waiting Messages that wait
# TYPE gouban_messages_waiting gauge
gouban_messages_waiting{channel="telegram"} 3

# HELP gouban_up_seconds Since when
# TYPE gouban_up_seconds gauge
gouban_up_seconds 7
`;

test('what is watched is told in the words of Prometheus on this machine, and through no proxy', async () => {
  const { web } = await webCity({ settings: { figures } });
  const url = `http://127.0.0.1:${await web.listen('127.0.0.1', 0)}/metrics`;
  const told = await fetch(url);
  expect([told.status, await told.text()]).toEqual([200, text]);
  expect((await fetch(url, { headers: { 'x-forwarded-for': '127.0.0.1' } })).status).toBe(404);
  await web.stop();
});

test('with a token it is told to whoever shows it, and to nobody else', async () => {
  const { visitor } = await webCity({ settings: { figures, watchedBy: 'a-token-of-the-city' } });
  const somebody = await visitor();
  const status = async (authorization?: string) =>
    (await somebody.get('/metrics', authorization === undefined ? {} : { authorization })).status;
  expect(await status('Bearer a-token-of-the-city')).toBe(200);
  expect(await status('Bearer another')).toBe(404);
  expect(await status()).toBe(404);
});

test('where nothing is watched there is no such page', async () => {
  const { visitor } = await webCity();
  expect((await (await visitor()).get('/metrics')).status).toBe(404);
});
