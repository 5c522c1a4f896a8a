import { readAnswer } from '../../src/dialogue/read-answer.ts';
import type { Source } from '../../src/engine/form.ts';
import type { Question } from './forms.ts';

const today = '2026-11-25';

/** What a peer makes of something typed, by the programme's own rules; undefined when it is no answer. */
export function readTyped({ field, options }: Question, typed: string): string | undefined {
  const named = Object.entries(options).map(([value, label]) => ({ value, label }));
  const none = (_: Source | string) => [];
  const context = { today, options: named, optionsOf: none, columnOptions: none, columnLabel: String };
  const read = readAnswer(field, [typed], context);
  return read.ok ? String(read.answer) : undefined;
}

/** All that was answered, before it is sent. */
export function reviewOf(said: readonly string[]): string {
  return said.join('\n').slice(0, 4096);
}
