import { expect, test } from 'vitest';
import { answerHttp } from '../../adapters/slack/http.ts';
import { slackLog } from '../../adapters/slack/slack-log.ts';
import { readForm } from '../../adapters/web/read-form.ts';
import { webCity } from '../web-city.ts';

const kibibyte = 1024;
const log = slackLog({ info: () => {}, error: () => {} }, []);
const settings = { signingSecret: 'secret', now: () => 1_000_000, log };

/** A body without an end, and how much of it has been read. */
function endless(): { readonly body: ReadableStream<Uint8Array>; readonly read: () => number } {
  let read = 0;
  const chunk = new Uint8Array(16 * kibibyte).fill(97);
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        read += chunk.length;
        controller.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  return { body, read: () => read };
}

function posted(
  body: ReadableStream<Uint8Array> | URLSearchParams | string,
  headers: Readonly<Record<string, string>>,
): Request {
  return new Request('http://gouban.test/', { method: 'POST', body, headers, duplex: 'half' });
}

const unheard = (): never => {
  throw new Error('it was heard');
};

test('of what is not signed not a byte is read, and of what only looks so a mebibyte at most', async () => {
  const unsigned = endless();
  expect((await answerHttp(posted(unsigned.body, {}), settings, unheard)).status).toBe(401);
  expect(unsigned.read()).toBe(0);
  const forged = endless();
  const headers = { 'x-slack-request-timestamp': '1000', 'x-slack-signature': `v0=${'0'.repeat(64)}` };
  expect((await answerHttp(posted(forged.body, headers), settings, unheard)).status).toBe(413);
  expect(forged.read()).toBeLessThan(1100 * kibibyte);
});

test.each(['/desk/say', '/desk/form/d', '/desk/act', '/complain', '/answer'])(
  'of what somebody posts to %s without being signed in a mebibyte is read at most',
  async (path) => {
    const { web } = await webCity();
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const { body, read } = endless();
      const headers = { origin: 'http://gouban.test', 'content-type': type };
      const request = new Request(`http://gouban.test${path}`, { method: 'POST', body, headers, duplex: 'half' });
      expect((await web.fetch(request)).status).toBe(413);
      expect(read()).toBeLessThan(1100 * kibibyte);
    }
  },
);

const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
const part = (name: string): string => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n\r\n`;
const parts = (count: number, name: (n: number) => string): string =>
  `${Array.from({ length: count }, (_, n) => part(name(n))).join('')}--x--\r\n`;

const forms: Readonly<Record<string, Request>> = {
  'too many fields': posted(
    new URLSearchParams(Array.from({ length: 2001 }, (_, n) => [`f${n}`, ''] as [string, string])),
    {},
  ),
  'too many values of one field': posted(
    new URLSearchParams(Array.from({ length: 2001 }, () => ['f', ''] as [string, string])),
    {},
  ),
  'a field with too long a name': posted(new URLSearchParams([['f'.repeat(201), '']]), {}),
  'too many parts': posted(
    parts(2001, (n) => `f${n}`),
    multipart,
  ),
  'too many parts of one name': posted(
    parts(2001, () => 'f'),
    multipart,
  ),
  'a part with too long a name': posted(
    parts(1, () => 'f'.repeat(201)),
    multipart,
  ),
};

test.each(Object.entries(forms))('a form with %s is too large, though it is short', async (_, request) => {
  expect(await readForm(request, async () => {})).toEqual({ ok: false, status: 413 });
});

test('a form with as many fields as the longest table has cells is read', async () => {
  const read = await readForm(
    posted(
      parts(1900, (n) => `f${n}`),
      multipart,
    ),
  );
  expect(read).toMatchObject({ ok: true });
});
