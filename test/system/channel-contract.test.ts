import { afterEach, describe, expect, it } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { slackChannel } from '../../adapters/slack/slack-channel.ts';
import { telegramChannel } from '../../adapters/telegram/telegram-channel.ts';
import { webChannel } from '../../adapters/web/web-channel.ts';
import { deliver } from '../../src/app/deliver.ts';
import type { HandOut } from '../../src/app/hand-out.ts';
import type { Assistant, Channel, Deliveries, Delivery } from '../../src/app/ports/channel.ts';
import type { Block, Incoming, Sender, Sent, TokenButton } from '../../src/dialogue/message.ts';
import { link, said } from '../../src/law/said.ts';
import { languages } from '../../src/names.ts';
import { texts } from '../../src/text/all.ts';
import { attempt } from '../doubles/attempt.ts';
import { changes } from '../doubles/changes.ts';
import { startSlack } from '../doubles/slack.ts';
import { startTelegram } from '../doubles/telegram.ts';
import { webCity } from '../web-city.ts';

/** A channel on the double of its platform, with one person who is written to. */
interface Saying {
  readonly channel: Channel;
  readonly address: string;
  /** What he reads of us, in order. */
  reads(): readonly { readonly text: string; readonly labels: readonly string[] }[];
  /** The files that he has from us, each with its bytes, or with the address under which he finds it. */
  files(): readonly { readonly name: string; readonly is: string }[];
  /** What each message is a reply to, by the end of its reference, where the platform knows replies. */
  readonly replied?: () => readonly (string | undefined)[];
  /** A message of ours disappears from his chat. */
  loses(reference: string): Promise<void>;
  /** The platform refuses for seven seconds, or breaks off once it has done as it was told; where there is a network. */
  readonly goesWrong?: (how: 'flood' | 'cut', when: 'send' | 'replace' | 'files') => void;
  /** The platform fails at everything, until what is returned is called; where there is a network. */
  readonly goesDown?: () => () => void;
}

/** The same where he writes as well. */
interface Played extends Saying {
  /** What was committed. */
  readonly told: readonly Incoming[];
  /** Of each file that was to be kept, who sent it. */
  readonly kept: readonly (Pick<Sender, 'channel' | 'address'> | undefined)[];
  /** What is told next fails. */
  failsNext(): void;
  /** Resolves when the platform is done with it, whether it was acknowledged or not. */
  says(text: string): Promise<void>;
  /** The platform delivers the last thing once more. */
  again(): Promise<void>;
  /** He sends a file. */
  sends(name: string): Promise<void>;
  /** He changes what he said last, where that can be done. */
  readonly edits?: (text: string) => Promise<void>;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const log = { info: () => {}, error: () => {} };
const refusal = { why: 'file-too-large', values: { name: '录像.mp4', limit: 3 } };

function scripted() {
  const told: Incoming[] = [];
  const kept: (Pick<Sender, 'channel' | 'address'> | undefined)[] = [];
  const seen = changes();
  let attempts = 0;
  let failing = false;
  const assistant: Assistant = {
    async receive(incoming) {
      attempts += 1;
      const fails = failing;
      failing = false;
      if (!fails) told.push(incoming);
      seen.changed();
      if (fails) throw new Error('the database is away');
      return {};
    },
    async keep(_, __, from) {
      kept.push(from);
      return { ok: false, refusal };
    },
    fileLimit: async () => 3 << 20,
    failed: async () => {},
    publicProjects: async () => [],
    home: async () => ({ language: 'zh', blocks: [], buttons: [] }),
    publicly: async () => undefined,
    choices: async () => [],
    postMoved: async () => {},
  };
  const failsNext = (): void => {
    failing = true;
  };
  /** Resolves when this has made the platform tell something. */
  async function attempted(work: () => unknown): Promise<void> {
    const before = attempts;
    await work();
    await seen.until(() => attempts > before);
  }
  return { told, kept, assistant, failsNext, attempted };
}

async function onTelegram(): Promise<Played> {
  const double = await startTelegram();
  closing.push(() => double.stop());
  const { assistant, told, kept, failsNext, attempted } = scripted();
  const { apiRoot, token } = double;
  const channel = telegramChannel({
    apiRoot,
    token,
    log,
    pause: async () => {},
    now: () => double.clock().getTime(),
  });
  closing.push(() => channel.stop());
  await channel.start(assistant);
  const user = double.user();
  let last = user.starts();
  await user.settled();
  told.length = 0;
  const methods = { send: 'sendMessage', replace: 'editMessageText', files: 'sendMediaGroup' };
  return {
    channel,
    told,
    kept,
    failsNext,
    address: `${user.id}`,
    async says(text) {
      last = user.says(text);
      await user.settled();
    },
    again: () => attempted(() => double.redeliver(last)),
    sends: (name) => attempted(() => user.sendsDocument({ name, mime: 'video/mp4', bytes: Buffer.from('x') })),
    async edits(text) {
      const mine = user.chat.findLast(({ from }) => from === user.id);
      if (mine) last = user.edits(mine, text);
      await user.settled();
    },
    reads: () =>
      user.chat
        .filter(({ from }) => from === 'bot')
        .map(({ text, buttons }) => ({ text, labels: buttons.flat().map((each) => each.text) })),
    replied: () => user.chat.filter(({ from }) => from === 'bot').map(({ replyTo }) => replyTo?.toString()),
    files: () => user.chat.flatMap(({ file }) => (file ? [{ name: file.name, is: file.bytes.toString() }] : [])),
    async loses(reference) {
      const body = JSON.stringify({ chat_id: user.id, message_id: Number(reference) });
      const headers = { 'content-type': 'application/json' };
      await fetch(`${apiRoot}/bot${token}/deleteMessage`, { method: 'POST', headers, body });
    },
    goesWrong(how, when) {
      if (how === 'flood') double.failNext(methods[when], 429, { retryAfter: 7 });
      else double.failNext(methods[when], 'drop-after-accept');
    },
    goesDown() {
      double.failWhen(() => 500);
      return () => double.failWhen(() => undefined);
    },
  };
}

async function onSlack(): Promise<Played> {
  const double = await startSlack();
  closing.push(() => double.stop());
  const { assistant, told, kept, failsNext, attempted } = scripted();
  const { botToken, appToken, apiUrl } = double;
  const channel = slackChannel({ botToken, appToken, apiUrl, log });
  closing.push(() => channel.stop());
  await channel.start(assistant);
  const user = double.user({ name: '王芳' });
  let last: ReturnType<typeof user.says> | undefined;
  const methods = { send: 'chat.postMessage', replace: 'chat.update', files: 'files.completeUploadExternal' };
  return {
    channel,
    told,
    kept,
    failsNext,
    address: `T0GOUBAN/${user.id}`,
    says: (text) =>
      attempted(() => {
        last = user.says(text);
      }),
    again: () => attempted(() => last && double.redeliver(last)),
    sends: (name) => attempted(() => user.sendsFile({ name, mime: 'video/mp4', bytes: Buffer.from('x') })),
    edits: (text) =>
      attempted(() => {
        const mine = user.dm.findLast(({ from }) => from === user.id);
        if (mine) last = user.edits(mine, text);
      }),
    reads: () => user.dm.map(({ plain: text, buttons }) => ({ text, labels: buttons.map((each) => each.text) })),
    replied: () => user.dm.map(({ threadTs, broadcast }) => (broadcast ? threadTs : undefined)),
    files: () => user.dm.flatMap(({ files }) => files.map(({ name, bytes }) => ({ name, is: bytes.toString() }))),
    async loses(reference) {
      const [where, ts] = reference.split(':');
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${botToken}` };
      await fetch(`${apiUrl}chat.delete`, { method: 'POST', headers, body: JSON.stringify({ channel: where, ts }) });
    },
    goesWrong(how, when) {
      if (how === 'flood') double.failNext(methods[when], 429, { retryAfter: 7 });
      else double.failNext(methods[when], 'drop-after-accept');
    },
    goesDown() {
      double.failWhen(() => 500);
      return () => double.failWhen(() => undefined);
    },
  };
}

async function onTheWeb(): Promise<Played> {
  const { assistant, told, kept, failsNext } = scripted();
  const city = await webCity({ between: () => assistant });
  closing.push(() => city.web.stop());
  const address = 'cz-budget';
  const visitor = await city.visitor(address);
  let last: () => Promise<unknown> = async () => {};
  let page = 0;
  const key = (): string => `abcdefghijklmno${page}`;
  return {
    channel: city.web.channel,
    told,
    kept,
    failsNext,
    address,
    async says(text) {
      page += 1;
      const fields = { key: key(), text, back: '/desk/chat' };
      last = () => visitor.post('/desk/say', fields);
      await last();
    },
    again: async () => void (await last()),
    async sends(name) {
      const form = new FormData();
      form.append('key', key());
      form.append('back', '/desk/chat');
      form.append('file', new File(['x'], name));
      await visitor.post('/desk/say', form);
    },
    reads: () =>
      [...city.store.tables().written.values()]
        .filter(({ by }) => by === 'gouban')
        .map(({ message }) => ({
          text: plain({ ...message, buttons: [] }),
          labels: message.buttons.flat().map(({ label }) => label),
        })),
    files: () =>
      [...city.store.tables().written.values()].flatMap(({ message }) =>
        message.blocks.flatMap((block) =>
          block.kind === 'documents' ? block.files.map(({ name, hash }) => ({ name, is: hash })) : [],
        ),
      ),
    loses: (reference) => city.store.change(({ written }) => void written.delete(reference)),
  };
}

const channels = [
  ['Telegram', onTelegram],
  ['Slack', onSlack],
  ['the web desk', onTheWeb],
] as const;

function saying(text: string, ...buttons: readonly TokenButton[]): Sent {
  const blocks = [{ kind: 'text', tone: 'plain', text }] as const;
  return { language: 'zh', blocks, buttons: buttons.length > 0 ? [buttons] : [] };
}

/** Sends it as the outbox does, once; resolves with how it went. */
async function outboxSends(played: Saying, given: Partial<Delivery>): Promise<Parameters<Deliveries['settle']>[1]> {
  const { channel, address } = played;
  const usual = {
    id: '7',
    person: 'li',
    key: attempt().key,
    attempt: 1,
    language: 'zh',
    begun: undefined,
    repliesTo: undefined,
    repeated: false,
    late: undefined,
  } as const;
  const delivery = { ...usual, channel: channel.name, address, message: saying(''), reference: undefined, ...given };
  const waiting: Delivery[] = [delivery];
  let went: Parameters<Deliveries['settle']>[1] | undefined;
  const deliveries: Deliveries = {
    claim: async () => waiting.splice(0),
    async settle(_, result) {
      went = result;
    },
    dead: async () => [],
  };
  await deliver(deliveries, [channel], log, handOut);
  if (!went) throw new Error('nothing was settled');
  return went;
}

/** Bytes that are what their name is. */
const handOut: HandOut = async (_, caseId, hash) => (caseId === 'gone' ? undefined : Buffer.from(hash));

function papers(count: number, caseId = 'c1'): Sent {
  const files = Array.from({ length: count }, (_, nth) => paper(nth + 1));
  const about = said`送餐 & <b>探访</b>_*\n${link('https://desk.test/open/a_b-c')}`;
  return { language: 'zh', blocks: [{ kind: 'documents', case: caseId, files, about }], buttons: [] };
}

function paper(nth: number) {
  const hash = nth.toString(16).padStart(64, '0');
  return { hash, name: `发票 ${nth} “正本”.pdf`, mime: 'application/pdf', size: 1000 + nth };
}

const agree: TokenButton = { label: '同意', kind: 'act', token: 'token-agree' };

describe.each(channels)('%s as a channel on which people write', (_, play) => {
  it('tells what came twice under the same name, which nothing else has', async () => {
    const played = await play();
    await played.says('一');
    await played.again();
    await played.says('二');
    const ids = played.told.map(({ id, says }) => `${id} ${says.kind === 'text' ? says.text : ''}`);
    expect(new Set(ids).size).toBe(2);
    expect(new Set(played.told.map(({ id }) => id)).size).toBe(2);
  });

  it('acknowledges nothing before it is committed', async () => {
    const played = await play();
    played.failsNext();
    await played.says('一');
    await played.again();
    expect(played.told.map(({ says }) => says)).toContainEqual({ kind: 'text', text: '一' });
    expect(new Set(played.told.map(({ id }) => id)).size).toBe(1);
  });

  it('reads a command after a stroke, and hands everything else on as it was written', async () => {
    const played = await play();
    await played.says('/待办');
    await played.says('三/四 & <b>');
    expect(played.told.map(({ says }) => says)).toEqual([
      { kind: 'command', name: 'inbox', argument: '' },
      { kind: 'text', text: '三/四 & <b>' },
    ]);
  });

  it('tells of a change by the name of what is changed, and where in the chat something was said', async () => {
    const played = await play();
    const { edits } = played;
    if (!edits) return;
    await played.says('一');
    await edits('二');
    await played.again();
    await played.says('三');
    const [first, change, again, next] = played.told;
    expect(change?.says).toEqual({ kind: 'edited', of: first?.id, text: '二' });
    expect([again?.id, again?.says]).toEqual([change?.id, change?.says]);
    expect(change?.id).not.toBe(first?.id);
    expect(next?.message?.order).toBeGreaterThan(first?.message?.order ?? Number.NaN);
  });

  it('hands on why a file was refused, with the values of that refusal', async () => {
    const played = await play();
    await played.sends('录像.mp4');
    expect(played.told.map(({ says }) => says)).toEqual([{ kind: 'refused-file', ...refusal }]);
  });

  it('says of a file that is to be kept who sent it, as of everything else', async () => {
    const played = await play();
    await played.sends('材料.pdf');
    const [heard] = played.told;
    expect(played.kept).toMatchObject([{ channel: heard?.from.channel, address: heard?.from.address }]);
  });
});

/** Each that says something; one on which nobody writes is entered here alone. */
const speaking: readonly (readonly [string, () => Promise<Saying>])[] = channels;

describe.each(speaking)('%s as a channel', (_, play) => {
  it('says the longest text whole, in order, with the buttons at its end', async () => {
    const played = await play();
    const text = Array.from({ length: 900 }, (_, line) => `第${line}行：这里是说明，一共有很多很多行。`).join('\n');
    expect(await outboxSends(played, { message: saying(text, agree) })).toHaveProperty('sent');
    const read = played.reads();
    const whole = read.map((each) => each.text).join('');
    expect(whole.replaceAll(/\s/g, '')).toContain(text.replaceAll(/\s/g, ''));
    expect(read.map(({ labels }) => labels).filter((labels) => labels.length > 0)).toEqual([['同意']]);
    expect(read.at(-1)?.labels).toEqual(['同意']);
  });

  it('replaces what it said where it stands', async () => {
    const played = await play();
    const first = await outboxSends(played, { message: saying('请选择。', agree) });
    const reference = 'sent' in first ? first.sent : '';
    await outboxSends(played, { message: saying('已经同意。'), reference });
    expect(played.reads()).toEqual([{ text: expect.stringContaining('已经同意。'), labels: [] }]);
  });

  it('shows all of what is longer than what it replaces, and less again in its place', async () => {
    const played = await play();
    const long = Array.from({ length: 900 }, (_, place) => `第${place}行：这里是说明，一共有很多很多行。`).join('\n');
    const first = await outboxSends(played, { message: saying('请选择。', agree) });
    const reference = 'sent' in first ? first.sent : '';
    const grown = await outboxSends(played, { message: saying(long, agree), reference });
    const whole = played
      .reads()
      .map(({ text }) => text)
      .join('');
    expect(whole.replaceAll(/\s/g, '')).toContain(long.replaceAll(/\s/g, ''));
    expect(played.reads().at(-1)?.labels).toEqual(['同意']);
    const back = 'sent' in grown ? grown.sent : '';
    await outboxSends(played, { message: saying('请选择。', agree), reference: back });
    expect(played.reads()).toEqual([{ text: expect.stringContaining('请选择。'), labels: ['同意'] }]);
  });

  it('says anew what was to replace a message that is gone', async () => {
    const played = await play();
    const first = await outboxSends(played, { message: saying('请选择。', agree) });
    const reference = 'sent' in first ? first.sent : '';
    await played.loses(reference);
    const went = await outboxSends(played, { message: saying('已经同意。'), reference });
    expect(went).toHaveProperty('sent');
    expect('sent' in went && went.sent).not.toBe(reference);
    expect(played.reads()).toEqual([{ text: expect.stringContaining('已经同意。'), labels: [] }]);
  });

  it('says as a reply what is one, and without what it replies to where that is gone', async () => {
    const played = await play();
    const first = await outboxSends(played, { message: saying('请选择。', agree) });
    const repliesTo = 'sent' in first ? first.sent : '';
    expect(await outboxSends(played, { message: saying('今天到期。'), repliesTo, key: 'li-8' })).toHaveProperty('sent');
    if (played.replied) expect(repliesTo.endsWith(played.replied().at(-1) ?? '-')).toBe(true);
    const answers = Number(/\d+$/.exec(repliesTo)?.[0]);
    const refused = { ...saying('看不出是多少。'), answers };
    expect(await outboxSends(played, { message: refused, key: 'li-10' })).toHaveProperty('sent');
    if (played.channel.name === 'telegram') expect(played.replied?.().at(-1)).toBe(String(answers));
    await played.loses(repliesTo);
    expect(await outboxSends(played, { message: saying('已经过期。'), repliesTo, key: 'li-9' })).toHaveProperty('sent');
    expect(played.reads().map(({ text }) => text)).toEqual([
      expect.stringContaining('今天到期。'),
      expect.stringContaining('看不出是多少。'),
      expect.stringContaining('已经过期。'),
    ]);
    expect(played.replied?.().at(-1)).toBeUndefined();
  });

  it('leaves one line of what was said again since, and says nothing anew where that is gone', async () => {
    const played = await play();
    const line: Sent = { ...saying('最新的在下面。'), retired: true };
    const long = Array.from({ length: 900 }, (_, place) => `第${place}行：这里是说明，一共有很多很多行。`).join('\n');
    const first = await outboxSends(played, { message: saying(long, agree) });
    const reference = 'sent' in first ? first.sent : '';
    expect(await outboxSends(played, { message: line, reference })).toHaveProperty('sent');
    expect(played.reads()).toEqual([{ text: expect.stringContaining('最新的在下面。'), labels: [] }]);
    await played.loses(reference.replace(/,.*/, ''));
    expect(await outboxSends(played, { message: line, reference })).toHaveProperty('sent');
    expect(played.reads()).toEqual([]);
  });

  it('waits as long as a platform asks for, and says it once', async () => {
    const played = await play();
    if (!played.goesWrong) return;
    played.goesWrong('flood', 'send');
    expect(await outboxSends(played, { message: saying('一') })).toMatchObject({ later: 7000 });
    expect(played.reads()).toEqual([]);
  });

  it('does not know of a message whether it arrived when the connection broke; a replacement it makes again', async () => {
    const played = await play();
    const { goesWrong } = played;
    if (!goesWrong) return;
    const first = await outboxSends(played, { message: saying('一') });
    const reference = 'sent' in first ? first.sent : '';
    goesWrong('cut', 'send');
    expect(await outboxSends(played, { message: saying('二') })).toHaveProperty('unknown');
    goesWrong('cut', 'replace');
    expect(await outboxSends(played, { message: saying('三'), reference })).toHaveProperty('later');
    await outboxSends(played, { message: saying('三'), reference });
    expect(played.reads().map(({ text }) => text.trim())).toEqual(['三', '二']);
  });

  it('keeps what may have arrived until the platform answers again, and says it then, marked as a repeat', async () => {
    const played = await play();
    if (!played.goesDown) return;
    const back = played.goesDown();
    expect(await outboxSends(played, { message: saying('一') })).not.toHaveProperty('dead');
    for (const attempt of [2, 3, 20]) {
      expect(await outboxSends(played, { message: saying('一'), repeated: true, attempt })).toHaveProperty('later');
    }
    back();
    expect(await outboxSends(played, { message: saying('一'), repeated: true })).toHaveProperty('sent');
    expect(played.reads().map(({ text }) => text.trim())).toEqual(['（重发）\n一']);
  });

  it('says anew what cannot be replaced again and again, though the platform answers', async () => {
    const played = await play();
    const { goesWrong } = played;
    if (!goesWrong) return;
    const first = await outboxSends(played, { message: saying('一') });
    const reference = 'sent' in first ? first.sent : '';
    goesWrong('cut', 'replace');
    expect(await outboxSends(played, { message: saying('二'), reference, attempt: 7 })).toHaveProperty('sent');
    expect(played.reads().at(-1)?.text).toContain('这一条代替前面的那一条。');
  });

  it('says of what comes late from when it is', async () => {
    const played = await play();
    await outboxSends(played, { message: saying('一'), late: new Date('2026-11-25T02:00:00Z') });
    expect(played.reads().map(({ text }) => text.trim())).toEqual([
      '这一条是2026年11月25日（周三）10:00的，当时没能送到，现在补发。\n一',
    ]);
  });

  it.each([1, 2, 10])(
    'hands over %d files as they are, in their order, with what is said beside them',
    async (count) => {
      const played = await play();
      expect(await outboxSends(played, { message: papers(count) })).toHaveProperty('sent');
      const wanted = Array.from({ length: count }, (_, nth) => paper(nth + 1)).map(({ name, hash: is }) => ({
        name,
        is,
      }));
      expect(played.files()).toEqual(wanted);
      const text = played
        .reads()
        .map((each) => each.text)
        .join('\n');
      expect(text).toContain('https://desk.test/open/a_b-c');
      expect(text).toMatch(/送餐 (&|&amp;) (<|&lt;)b(>|&gt;)探访/);
    },
  );

  it('hands over nothing that its reader may open no more, and says so', async () => {
    const played = await play();
    if (!played.channel.sendFiles) return;
    expect(await outboxSends(played, { message: papers(2, 'gone') })).toHaveProperty('sent');
    expect(played.files()).toEqual([]);
    expect(played.reads().map(({ text }) => text)).toEqual([expect.stringContaining('您现在看不了')]);
  });

  it('waits with files as with words, and hands over all of them once or none', async () => {
    const played = await play();
    const { goesWrong } = played;
    if (!goesWrong) return;
    goesWrong('flood', 'files');
    expect(await outboxSends(played, { message: papers(3) })).toMatchObject({ later: 7000 });
    expect(played.files()).toEqual([]);
    const again = await play();
    again.goesWrong?.('cut', 'files');
    expect(await outboxSends(again, { message: papers(3) })).toHaveProperty('unknown');
    expect(await outboxSends(again, { message: papers(3), repeated: true })).toHaveProperty('sent');
    expect(again.files()).toHaveLength(6);
    expect(
      again
        .reads()
        .map(({ text }) => text)
        .join('\n'),
    ).toContain(texts.zh.say.repeated);
  });

  it.each(languages)('says every kind of block, in the language of the message (%s)', async (language) => {
    const played = await play();
    expect(await outboxSends(played, { message: { language, blocks: everyBlock, buttons: [[agree]] } })).toHaveProperty(
      'sent',
    );
    const whole = played
      .reads()
      .map(({ text, labels }) => [text, ...labels].join('\n'))
      .join('\n');
    for (const word of everyWord) expect(whole, word).toContain(word);
    const other = language === 'zh' ? /Now|With|Your turn|Due\b/ : /现在|由谁办|轮到您|时限/;
    expect(whole).not.toMatch(other);
  });
});

const money = { kind: 'money', fen: 1_234_500 } as const;
const day = { kind: 'date', date: '2026-12-08', time: '17:00' } as const;
const many = { kind: 'number', number: 2400 } as const;
const body = { kind: 'body', name: 'J5' } as const;
const person = { kind: 'person', name: 'J6' } as const;

const everyBlock: readonly Block<TokenButton>[] = [
  { kind: 'heading', text: 'A1', over: 'A2' },
  { kind: 'text', tone: 'plain', text: 'B1' },
  { kind: 'text', tone: 'strong', text: 'B2' },
  { kind: 'text', tone: 'dim', text: 'B3' },
  { kind: 'text', tone: 'refusal', text: 'B4. B5' },
  {
    kind: 'text',
    tone: 'plain',
    text: said`J1 ${money} J2 ${day} J3 ${many} ${link('https://j4.test/a_b?c=1')} ${body} ${person}`,
  },
  {
    kind: 'where',
    where: {
      now: 'C1',
      holder: 'C0',
      office: 'C3',
      mine: true,
      due: { text: 'C4', state: 'soon', mine: true, provisional: false },
      next: 'C5',
    },
  },
  { kind: 'where', where: { now: 'C6', holder: 'C2', mine: false, next: '' } },
  { kind: 'rows', title: 'D1', rows: [{ label: 'D2', value: 'D3', edit: { ...agree, label: 'D2' } }] },
  { kind: 'checks', checks: [{ holds: true, text: 'E1', source: 'E2' }] },
  {
    kind: 'items',
    items: [
      {
        title: 'F1',
        over: 'F2',
        under: 'F3',
        due: { text: 'F4', state: 'late', mine: false, provisional: false },
        open: { ...agree, label: 'F5' },
      },
    ],
  },
  { kind: 'files', files: [{ hash: '0'.repeat(64), name: 'G1.pdf', mime: 'application/pdf', size: 1_258_291 }] },
  { kind: 'log', entries: [{ at: 'H1', text: 'H2' }] },
  { kind: 'receipt', title: 'I1', number: 'I2', at: 'I3', hash: 'abcd', next: 'I4' },
];
// What a button within a block is called a channel may say by a mark.
const everyWord =
  'A1 A2 B1 B2 B3 B4 B5 C1 C2 C3 C4 C5 C6 D1 D2 D3 E1 E2 F1 F2 F3 F4 G1.pdf H1 H2 I1 I2 I3 abcd I4 1.2 J1 ¥12,345 J2 17:00 J3 2,400 https://j4.test/a_b?c=1 J5 J6'.split(
    ' ',
  );

it('the web desk tries again when the database is away', async () => {
  const away = async (): Promise<never> => {
    throw new Error('away');
  };
  const wakes = {
    hears: () => false,
    wake: () => {},
    listen: () => () => {},
    onClose: () => () => {},
    close: () => {},
  };
  const channel = webChannel({ add: away, replace: away, list: away }, wakes);
  await expect(channel.send('li', saying('一'), attempt())).rejects.toMatchObject({ outcome: 'later' });
  await expect(channel.replace('li', '1', saying('一'), attempt())).rejects.toMatchObject({ outcome: 'later' });
});
