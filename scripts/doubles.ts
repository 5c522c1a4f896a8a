import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startSlack } from '../test/doubles/slack.ts';
import { startTelegram } from '../test/doubles/telegram.ts';
import { type Platform, platforms, type Seat } from './doubles/seat.ts';
import { slackSeat } from './doubles/slack-seat.ts';
import { telegramSeat } from './doubles/telegram-seat.ts';

/**
 * `npm run doubles`: a Telegram and a Slack on this machine, to try the bot with. Whoever sits at the terminal plays the
 * people; a script may, line by line on standard input, and then each line waits for what the one before has brought.
 */
const { values: ports } = parseArgs({
  options: {
    'telegram-port': { type: 'string', default: '9001' },
    'slack-port': { type: 'string', default: '9002' },
  },
});
const atTerminal = process.stdin.isTTY === true;
/** How often the clock and the chats are looked at, in ms. */
const glance = 100;
/** How long an answer is waited for at most, and after which silence nothing more is expected. */
const longestWait = 8000;
const silence = 700;

const clock = () => new Date();
/** A bot that goes on remembers what was said the last time: nothing may have the same id again. */
const firstId = Math.floor(Date.now() / 1000) % 100_000_000;
const telegram = await at('telegram-port', (port) => startTelegram({ clock, port, firstId }));
const slack = await at('slack-port', (port) => startSlack({ clock, port, firstId }));
const lines = createInterface({ input: process.stdin, prompt: '', ...(atTerminal && { output: process.stdout }) });
const seats = new Map<string, Seat>();
const greeted = new Set<Platform>();
let current = seatOf('王芳', 'Telegram');
let lastNews = performance.now();

print(`A Telegram and a Slack are here, on this machine alone. Start the bot beside them, in another terminal:

  TELEGRAM_BOT_TOKEN=${telegram.token} TELEGRAM_API_ROOT=${telegram.apiRoot} \\
  SLACK_BOT_TOKEN=${slack.botToken} SLACK_APP_TOKEN=${slack.appToken} SLACK_API_URL=${slack.apiUrl} npm start

What you type is said to the bot. Besides:
  #2                         presses the second button of the newest message that has any; #居民 the one named so
  /as 李岩 slack             makes you another person, on Telegram or Slack; an English one: /as Anna telegram en
  /file ./photo.jpg          sends a file, with what you write after it
  /gouban, /home             on Slack: the command, and the Home tab
  /fill 1 …, /submit, /close on Slack: a window's field by its number, and its ends
Ctrl-C ends it.
`);
tellWho();

const looking = setInterval(look, glance);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
lines.on('SIGINT', end);
for await (const line of lines) {
  if (line.trim() !== '') await take(line.trim());
  if (atTerminal) lines.prompt();
}
await end();

/** Starts one at its port; ends with a word on it when it cannot be had. */
async function at<T>(option: keyof typeof ports, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(Number(ports[option]));
  } catch (error) {
    console.error(`--${option} ${ports[option]}: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

async function take(line: string): Promise<void> {
  if (!atTerminal) print(`> ${line}`);
  try {
    const [, name, on, language] = /^\/as\s+(\S+)(?:\s+(telegram|slack))?(?:\s+(en|zh))?$/i.exec(line) ?? [];
    if (name !== undefined) {
      current = seatOf(
        name,
        platforms.find((one) => one.toLowerCase() === on?.toLowerCase()),
        language,
      );
      return tellWho();
    }
    if (!atTerminal) await until(() => isThere(current.on));
    else if (current.on === 'Slack' && !isThere('Slack')) throw new Error('The bot is not on Slack yet');
    const began = performance.now();
    await current.does(line);
    if (!atTerminal) await quiet(began);
  } catch (error) {
    print(`! ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The person called so: on this platform, else where he is known, else on Telegram. */
function seatOf(name: string, on?: Platform, language = 'zh'): Seat {
  const place = on ?? platforms.find((one) => seats.has(`${one} ${name}`)) ?? 'Telegram';
  const key = `${place} ${name}`;
  const seat =
    seats.get(key) ??
    (place === 'Telegram'
      ? telegramSeat(telegram.user({ id: numberOf(name), firstName: name, languageCode: language }), name)
      : slackSeat(slack.user({ id: `U${numberOf(name)}`, name }), name));
  seats.set(key, seat);
  return seat;
}

/** The same number for the same name, so that the bot knows people again. */
function numberOf(name: string): number {
  return 1_000_000_000 + (createHash('sha256').update(name).digest().readUInt32BE() % 1_000_000_000);
}

function tellWho(): void {
  print(`You are ${current.name} on ${current.on}.`);
  lines.setPrompt(`${current.name} · ${current.on}> `);
  if (atTerminal) lines.prompt();
}

/** Lets the clock of the two go on, and prints what has come or changed. */
function look(): void {
  telegram.tick();
  slack.tick();
  for (const one of platforms.filter((each) => isThere(each) && !greeted.has(each))) {
    greeted.add(one);
    print(`The bot has come to ${one}.`);
  }
  for (const seat of seats.values()) {
    for (const news of seat.news()) {
      lastNews = performance.now();
      print(`\n${seat.name} · ${seat.on}\n${news.replaceAll(/^/gm, '  ')}`);
    }
  }
}

function isThere(platform: Platform): boolean {
  return platform === 'Telegram' ? telegram.polling || telegram.calls.length > 0 : slack.connections > 0;
}

/** Waits until the bot has answered what was done at this moment, if it does, and has said nothing more for a while. */
async function quiet(began: number): Promise<void> {
  await until(() => lastNews > began || performance.now() - began > longestWait);
  await until(() => performance.now() - lastNews > silence);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(glance);
}

function print(text: string): void {
  if (atTerminal) process.stdout.write('\r\u001b[K');
  console.log(text);
  if (atTerminal) lines.prompt(true);
}

async function end(): Promise<void> {
  clearInterval(looking);
  await Promise.all([telegram.stop(), slack.stop()]);
  process.exit(0);
}
