import { randomUUID } from 'node:crypto';
import { plain } from '../../adapters/shared/plain.ts';
import type { Incoming } from '../../src/dialogue/message.ts';
import { instant } from '../../src/law/date.ts';
import type { Running } from '../../src/main.ts';
import type { Language } from '../../src/names.ts';
import { texts } from '../../src/text/all.ts';
import type { TestClock } from '../../test/doubles/clock.ts';
import type { SlackDouble } from '../../test/doubles/slack.ts';
import type { TelegramDouble } from '../../test/doubles/telegram.ts';
import type { WholeDesk } from '../../test/whole-desk.ts';
import { onSlack, onTelegram, proof } from './hands.ts';
import type { Hand, Played } from './player.ts';
import type { Kind, Tally } from './tally.ts';

/** Who plays, on which channel, in which language: organisations, experts and citizens on Telegram, offices on Slack. */
const cast: Readonly<Record<string, readonly [on: 'Telegram' | 'Slack', language: Language]>> = {
  'bc-staff': ['Telegram', 'zh'],
  'bc-admin': ['Telegram', 'zh'],
  'bc-finance': ['Telegram', 'zh'],
  'sh-staff': ['Telegram', 'en'],
  'sh-admin': ['Telegram', 'en'],
  'xy-staff': ['Telegram', 'zh'],
  'xy-admin': ['Telegram', 'zh'],
  'expert-1': ['Telegram', 'zh'],
  'expert-2': ['Telegram', 'zh'],
  'expert-3': ['Telegram', 'zh'],
  'expert-4': ['Telegram', 'zh'],
  'expert-5': ['Telegram', 'en'],
  'expert-6': ['Telegram', 'en'],
  'expert-7': ['Telegram', 'en'],
  'expert-8': ['Telegram', 'en'],
  'user-rep': ['Telegram', 'zh'],
  evaluator: ['Telegram', 'zh'],
  'citizen-1': ['Telegram', 'zh'],
  'ngmz-staff': ['Slack', 'zh'],
  'ngmz-head': ['Slack', 'zh'],
  'ngmz-acceptor': ['Slack', 'zh'],
  'cz-budget': ['Slack', 'zh'],
  'cz-budget-head': ['Slack', 'zh'],
  'cz-proc': ['Slack', 'en'],
  'cz-treasury': ['Slack', 'en'],
  'xtz-sec': ['Slack', 'zh'],
  'xtz-chair': ['Slack', 'zh'],
  'bb-staffing': ['Slack', 'zh'],
  'mz-civil': ['Slack', 'zh'],
  'fg-ndrc': ['Slack', 'zh'],
  'jy-agency': ['Slack', 'zh'],
};

/** All who play. */
export const players: readonly string[] = Object.keys(cast);

export interface Place extends Played {
  readonly telegram: TelegramDouble;
  readonly slack: SlackDouble;
  readonly clock: TestClock;
}

type Desk = Pick<Place, 'desk' | 'settled' | 'clock'>;

export interface Ensemble {
  readonly hands: ReadonlyMap<string, Hand>;
  /** The channel that a person is on, and all that he was told there and wrote himself. */
  heard(person: string): { readonly on: string; readonly said: readonly string[] };
}

/** Puts everybody on his channel, or all on one, each linked by a one-time code of his own. */
export async function ensemble(place: Place, all?: 'Telegram' | 'Slack', tally?: Tally): Promise<Ensemble> {
  const hands = new Map<string, Hand>();
  const hearing = new Map<string, { readonly on: string; readonly said: () => readonly string[] }>();
  for (const [person, [own, language]] of Object.entries(cast)) {
    const on = all ?? own;
    const note = tally && ((kind: Kind, count?: number) => tally.note(person, kind, count));
    if (language === 'en') await place.desk.receive(fromDesk(person, { kind: 'command', name: 'lang', argument: '' }));
    if (on === 'Telegram') {
      const user = place.telegram.user({ firstName: person });
      await linkChat(place, person, { shows: (code) => user.starts(code), presses: (label) => user.press(label) });
      if (language === 'en') user.says('/lang');
      hands.set(person, onTelegram(place, user, language, note));
      hearing.set(person, {
        on,
        said: () => user.history.map(({ from, text }) => (from === 'bot' ? text : `› ${text || `📎 ${proof.name}`}`)),
      });
    } else {
      const user = place.slack.user({ name: person });
      await linkChat(place, person, { shows: (code) => user.says(code), presses: (label) => user.press(label) });
      if (language === 'en') await user.command('/gouban', 'lang');
      hands.set(person, onSlack(place, user, language, note));
      hearing.set(person, {
        on,
        said: () => user.dm.map(({ from, plain }) => (from === 'bot' ? plain : `› ${plain}`)),
      });
    }
    await place.settled();
  }
  return {
    hands,
    heard(person) {
      const found = hearing.get(person);
      return { on: found?.on ?? '', said: found?.said() ?? [] };
    },
  };
}

/** Resolves when everything that people did is handled, and everything that is to be said has arrived. */
export async function allQuiet(
  telegram: TelegramDouble,
  slack: SlackDouble,
  programmes: readonly Pick<Running, 'settled'>[],
): Promise<void> {
  for (let calls = -1; calls !== telegram.calls.length + slack.calls.length; ) {
    calls = telegram.calls.length + slack.calls.length;
    await telegram.idle();
    await slack.idle();
    for (const running of programmes) await running.settled();
  }
}

/** Moves a clock to a time of the city, `2027-01-12 09:00`. */
export function moveTo(clock: TestClock, when: string): void {
  const [date = '', time = ''] = when.split(' ');
  clock.advance(instant(date, time).getTime() - clock().getTime());
}

/** A one-time code by which a person links a chat, as the desk gives it to the person himself. */
export async function linkCode({ desk, settled, clock }: Desk, person: string): Promise<string> {
  await desk.receive(fromDesk(person, { kind: 'command', name: 'login', argument: '' }));
  await settled();
  const code = /\/sign-in\/([\w-]{20})/.exec(await lastWords(desk, person))?.[1];
  if (code === undefined) throw new Error(`${person} was given no code`);
  // From the next second on, the chat is where he was last.
  clock.advance(1000);
  return code;
}

/** A chat that is to become somebody's, in Chinese. */
interface NewChat {
  readonly shows: (code: string) => unknown;
  readonly presses: (label: string) => unknown;
}

/** Links a chat to a person by a one-time code of his: he says in the chat that it is he, and then at his desk. */
export async function linkChat(place: Desk, person: string, chat: NewChat): Promise<void> {
  chat.shows(await linkCode(place, person));
  await place.settled();
  await chat.presses(texts.zh.say.itIsMe);
  await letLink(place, person);
}

/** At his desk, where he is asked whether a chat that has shown his code may be linked. */
export async function letLink({ desk, settled }: Desk, person: string): Promise<void> {
  await settled();
  const labels = [texts.zh.say.letItLink, texts.en.say.letItLink];
  const buttons = (await desk.transcript(person)).flatMap(({ message }) => message.buttons.flat());
  const yes = buttons.findLast(({ label }) => labels.includes(label));
  if (!yes) throw new Error(`${person} was not asked whether the chat may be linked`);
  await desk.receive(fromDesk(person, { kind: 'press', token: yes.token }));
  await settled();
}

function fromDesk(person: string, says: Incoming['says']): Incoming {
  return { id: `desk:${person}:${randomUUID()}`, from: { channel: 'web', address: person }, forms: 'pages', says };
}

/** The last words at a person's web desk. */
export async function lastWords(desk: WholeDesk, person: string): Promise<string> {
  const said = (await desk.transcript(person)).filter(({ by }) => by === 'gouban').at(-1);
  return said ? plain(said.message) : '';
}
