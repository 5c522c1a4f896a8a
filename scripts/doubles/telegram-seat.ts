import type { Button, Message } from '../../test/doubles/telegram/state.ts';
import type { TelegramUser } from '../../test/doubles/telegram/user.ts';
import { chatNews, fileAt, newestWithButtons, numbered, pathAndRest, type Seat, type Shown } from './seat.ts';

export function telegramSeat(user: TelegramUser, name: string): Seat {
  const chat = chatNews(() => user.chat.map(shown));
  let popped = 0;

  /** The words over the chat that answer a press. */
  function popUps(): readonly string[] {
    const answered = user.queries.filter(({ answer }) => answer !== undefined);
    const words = answered.slice(popped).flatMap(({ answer }) => (answer?.text ? [`(pops up) ${answer.text}`] : []));
    popped = answered.length;
    return words;
  }

  function press(button: string): void {
    const message = newestWithButtons(user.chat);
    if (!/^\d+$/.test(button)) user.press(button);
    else if (message) {
      const { text, callback_data: data } = numbered(message.buttons.flat(), button, 'button');
      user.press(data ?? text, message);
    } else throw new Error('No button is shown');
  }

  return {
    name,
    on: 'Telegram',
    news: () => [...chat(), ...popUps()],

    async does(line) {
      const [, command, rest = ''] = /^\/(start|file)(?:\s+(.*))?$/s.exec(line) ?? [];
      if (line.startsWith('#')) press(line.slice(1).trim());
      else if (command === 'start') user.starts(rest.trim());
      else if (command === 'file') await send(user, rest);
      else user.says(line);
    },
  };
}

async function send(user: TelegramUser, given: string): Promise<void> {
  const [path, caption] = pathAndRest(given);
  const file = await fileAt(path);
  if (file.mime.startsWith('image/')) user.sendsPhoto(file.bytes, caption);
  else user.sendsDocument({ ...file, caption });
}

function shown({ id, from, kind, text, file, buttons }: Message): Shown {
  const attached = file === undefined ? '' : `📎 ${kind === 'photo' ? 'photo' : file.name}\n`;
  return { id: `${id}`, mine: from !== 'bot', text: attached + text, buttons: buttons.flat().map(label) };
}

function label({ text, url }: Button): string {
  return url === undefined ? text : `${text} (${url})`;
}
