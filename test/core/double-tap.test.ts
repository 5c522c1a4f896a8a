import { beforeEach, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import type { Assistant } from '../../src/app/ports/channel.ts';
import { readIn } from '../../src/dialogue/understand.ts';
import { stateOf } from '../memory/cases.ts';
import { buttonsIn, type Chat, chatIn } from '../memory/chat.ts';
import { filesInMemory } from '../memory/files.ts';
import { official } from '../memory/office-chat.ts';
import { inHand, type WebCity, webCity } from '../web-city.ts';

const log = { info() {}, error: (_: object, error: unknown) => expect.fail(String(error)) };

describe.each(['telegram', 'slack'] as const)('two quick taps on %s', (channel) => {
  let city: WebCity;
  let assistant: Assistant;
  let chat: Chat;
  let heard = 0;

  beforeEach(async () => {
    city = await webCity();
    await city.store.transact((world) => world.people.openAccount(official, channel, 'official'));
    assistant = assistantOf({ store: city.store, files: filesInMemory(), log, wake() {}, unreadFor: readIn });
    chat = chatIn(city.store, 'official', channel);
  });

  const forms = channel === 'slack' ? 'pages' : 'questions';
  const hears = (says: Parameters<Assistant['receive']>[0]['says']) => {
    heard += 1;
    return assistant.receive({ id: `tap-${heard}`, from: { channel, address: 'official' }, forms, says });
  };
  /** Whatever stands where the first button of the last message stands. */
  const taps = (place = 0) => hears({ kind: 'press', token: buttonsIn(chat.last())[place]?.token ?? '' });
  const events = (number: string) => stateOf(city.store.tables(), city.idOf(number)).seq;

  test('open a case once, and decide nothing on what has taken its place', async () => {
    await hears({ kind: 'text', text: '待办' });
    await city.clock.advance(5_000);
    await taps();
    const opened = plain(chat.last());
    const [before, messages] = [events(inHand.overdue), chat.shown().length];
    await city.clock.advance(readIn - 1);
    expect(await taps()).toEqual({});
    expect(plain(chat.last())).toBe(opened);
    expect([events(inHand.overdue), chat.shown().length]).toEqual([before, messages]);
    await city.clock.advance(1);
    await taps();
    expect(plain(chat.last())).not.toBe(opened);
  });

  test('are taken where they come after what stands there could be read, and from a page', async () => {
    await hears({ kind: 'text', text: inHand.overdue });
    await city.clock.advance(readIn);
    const stands = plain(chat.last());
    await taps();
    expect(plain(chat.last())).not.toBe(stands);
    const token = await city.store.transact((world) =>
      world.outbox.token({ do: 'show', case: city.idOf(inHand.soon) }, official),
    );
    await hears({ kind: 'press', token });
    expect(plain(chat.last())).toContain(inHand.soon);
  });
});
