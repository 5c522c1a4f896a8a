import { type Api, InputFile, InputMediaBuilder } from 'grammy';
import type { Attached, Handed } from '../../src/app/ports/channel.ts';
import { undelivered } from './failure.ts';
import { cutLine, type Line, length, saidLines, toHtml } from './rich-text.ts';

/** Telegram's limit for what stands beside a file, in UTF-16 units once the marks are taken out. */
const longestCaption = 1024;

/**
 * Files as they are, one as a document and several as an album, in one call: so either all of them arrive or none.
 * Resolves with the ids of the messages, joined by commas. Rejects with `Undelivered`.
 */
export async function handOver(api: Api, address: string, { files, about, language }: Handed): Promise<string> {
  const caption = toHtml(captionOf(saidLines(about, language)));
  const beside = { caption, parse_mode: 'HTML' } as const;
  try {
    const [only, ...more] = files;
    if (only && more.length === 0) {
      const sent = await api.sendDocument(address, inputOf(only), { ...beside, disable_content_type_detection: true });
      return `${sent.message_id}`;
    }
    // An album's words are those of its first.
    const media = files.map((file, place) =>
      InputMediaBuilder.document(inputOf(file), { disable_content_type_detection: true, ...(place === 0 && beside) }),
    );
    const sent = await api.sendMediaGroup(address, media);
    return sent.map(({ message_id: id }) => id).join(',');
  } catch (error) {
    throw undelivered(error, 'send');
  }
}

function inputOf({ bytes, name }: Attached): InputFile {
  return new InputFile(bytes, name);
}

/** As many of the last lines as fit, which say where else the files can be opened, after as much of the first as fits. */
function captionOf(lines: readonly Line[]): readonly Line[] {
  const [first = [], ...rest] = lines;
  const room = longestCaption - length([[], ...rest]);
  return room > 0 ? [...cutLine(first, room).slice(0, 1), ...rest] : cutLine(first, longestCaption).slice(0, 1);
}
