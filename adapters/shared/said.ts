import { commandNamed } from '../../src/dialogue/commands.ts';
import type { Incoming } from '../../src/dialogue/message.ts';

/** What somebody wrote: a command where a stroke stands before it (`/status 12`, `/status@bot 12`), else a text. */
export function saidAs(text: string): Incoming['says'] {
  const [, word, argument = ''] = /^\s*\/([^\s/@]+)(?:@\S+)?(?:\s+(.*))?$/s.exec(text) ?? [];
  if (word === undefined) return { kind: 'text', text };
  const name = commandNamed(word) ?? strangeName(word);
  return name === undefined ? { kind: 'text', text } : { kind: 'command', name, argument: argument.trim() };
}

/** What looks like a command and is none is not taken for an answer. */
function strangeName(word: string): string | undefined {
  return /^[a-z][\w-]*$/i.test(word) ? word.toLowerCase() : undefined;
}
