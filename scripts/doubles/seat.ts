import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { UploadedFile } from '../../test/doubles/multipart.ts';

export const platforms = ['Telegram', 'Slack'] as const;
export type Platform = (typeof platforms)[number];

/** A person with one of the two in hand, whom somebody plays at the terminal. */
export interface Seat {
  readonly name: string;
  readonly on: Platform;
  /** What has come, changed or gone since the last time, ready to be read. */
  news(): readonly string[];
  /** Does what a line says. Throws with what he cannot do. */
  does(line: string): Promise<void>;
}

/** A message as it is shown. */
export interface Shown {
  readonly id: string;
  readonly mine: boolean;
  readonly text: string;
  readonly buttons: readonly string[];
}

/** Tells what is new in a chat: messages of others, edits, and what is gone. The newest buttons have numbers. */
export function chatNews(chat: () => readonly Shown[]): () => readonly string[] {
  let known = new Map<string, string>();
  return () => {
    const now = chat();
    const pressable = newestWithButtons(now);
    const lines = new Map(now.map((one) => [one.id, written(one, one === pressable)]));
    const news = now.flatMap(({ id, mine, text, buttons }) => {
      const before = known.get(id);
      if (before === JSON.stringify([text, buttons]) || (before === undefined && mine)) return [];
      return [`${before === undefined ? '' : '(changed)\n'}${lines.get(id)}`];
    });
    const gone = [...known.keys()].filter((id) => !lines.has(id)).map(() => '(a message is gone)');
    known = new Map(now.map(({ id, text, buttons }) => [id, JSON.stringify([text, buttons])]));
    return [...news, ...gone];
  };
}

export function newestWithButtons<T extends { readonly buttons: readonly unknown[] }>(
  chat: readonly T[],
): T | undefined {
  return chat.findLast(({ buttons }) => buttons.length > 0);
}

function written({ text, buttons }: Shown, numbered: boolean): string {
  return buttons.length === 0 ? text : `${text}\n${buttonLine(buttons, numbered)}`;
}

export function buttonLine(labels: readonly string[], numbered: boolean): string {
  return labels.map((label, index) => (numbered ? `#${index + 1} ${label}` : `〔${label}〕`)).join('   ');
}

/** The one with this number, as it is shown. Throws when there is none. */
export function numbered<T>(all: readonly T[], number: string, what: string): T {
  const found = all[Number(number) - 1];
  if (found === undefined) throw new Error(`There is no ${what} ${number}, only ${all.length || 'none'}`);
  return found;
}

const mimes: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
};

export async function fileAt(path: string): Promise<UploadedFile> {
  const mime = mimes[extname(path).toLowerCase()] ?? 'application/octet-stream';
  return { name: basename(path), mime, bytes: await readFile(path) };
}

/** `/file ./photo.jpg and what is said of it`: the path and the rest; a path with spaces stands in quotes. */
export function pathAndRest(given: string): readonly [path: string, rest: string] {
  const [, quoted, plain = '', rest = ''] = /^(?:"([^"]+)"|(\S+))\s*(.*)$/s.exec(given.trim()) ?? [];
  const path = quoted ?? plain;
  if (path === '') throw new Error('Which file? /file ./photo.jpg');
  return [path, rest];
}
