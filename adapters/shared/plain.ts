import { inWords } from '../../src/dialogue/in-words.ts';
import type { Block, Due, FileShown, Sent, TokenButton } from '../../src/dialogue/message.ts';
import type { Language } from '../../src/names.ts';
import { dueMarks } from './due-marks.ts';
import { fileLine } from './file-name.ts';
import { bracketed, punctuation } from './punctuation.ts';

type SentBlock = Block<TokenButton>;

/** All that a message says, as text without any marks; its buttons are the last line, each in brackets of its own. */
export function plain(message: Sent): string {
  const buttons = message.buttons.map((row) => row.map(({ label }) => `〔${label}〕`).join(' '));
  return [...message.blocks.flatMap((block) => plainBlock(block, message.language)), ...buttons]
    .filter(Boolean)
    .join('\n');
}

/** A block as lines; empty ones are left out by whoever shows them. */
function plainBlock(block: SentBlock, language: Language): readonly string[] {
  const { colon } = punctuation[language];
  switch (block.kind) {
    case 'heading':
      return [block.over ?? '', block.text];
    case 'text':
      return [inWords(block.text, language)];
    case 'where': {
      const { now, holder = '', office, due, note = '', next, still = '' } = block.where;
      const holding = office === undefined || office === holder ? holder : `${holder} · ${office}`;
      return [now, holding, sayDue(due, language), note, next ? `→ ${next}` : '', still];
    }
    case 'rows':
      return [
        inWords(block.title ?? '', language),
        ...block.rows.map(({ label, value }) => `${label}${colon}${inWords(value, language)}`),
      ];
    case 'checks':
      return block.checks.map(
        ({ holds, text, source }) =>
          `${holds ? '✓' : '⚠'} ${inWords(text, language)}${source ? bracketed(source, language) : ''}`,
      );
    case 'items':
      return block.items.flatMap(({ title, over, under, due }, index) => [
        `${index + 1}. ${title}`,
        inWords(over ?? '', language),
        inWords(under ?? '', language),
        sayDue(due, language),
      ]);
    case 'files':
      return namesOf(block.files, language);
    case 'documents':
      return [...namesOf(block.files, language), inWords(block.about, language)];
    case 'log':
      return block.entries.map(({ at, text }) => `${inWords(at, language)}  ${text}`);
    case 'receipt':
      return [
        block.title,
        block.on ?? '',
        block.number,
        `${inWords(block.at, language)} · ${block.hash}`,
        inWords(block.next ?? '', language),
      ];
  }
}

function namesOf(files: readonly FileShown[], language: Language): readonly string[] {
  return files.map((file) => fileLine(file, language));
}

function sayDue(due: Due | undefined, language: Language): string {
  return due === undefined ? '' : `${dueMarks[due.state]} ${inWords(due.text, language)}`;
}
