import { cityDate, cityTime } from '../law/date.ts';
import { codeOf } from '../law/said.ts';
import type { Texts } from '../text/language.ts';
import type { Message } from './message.ts';

/** The newest head of the city's log: whoever keeps it can have the log held against it. */
export function headTold(
  { number, at, hash }: { readonly number: number; readonly at: Date; readonly hash: string },
  { say }: Texts,
): Message {
  const { head, headIs, headAt, headHash } = say.post;
  return {
    blocks: [
      { kind: 'heading', text: head(number) },
      { kind: 'text', tone: 'dim', text: headIs },
      {
        kind: 'rows',
        rows: [
          { label: headAt, value: { kind: 'date', date: cityDate(at), time: cityTime(at) } },
          { label: headHash, value: codeOf(hash) },
        ],
      },
    ],
    buttons: [],
  };
}
