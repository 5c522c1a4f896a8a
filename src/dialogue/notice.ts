import type { Answers } from '../engine/form.ts';
import type { Language, NoticeKind } from '../names.ts';
import { texts } from '../text/all.ts';

/** A notice's rows as they are read, in the order in which its texts name them. */
export function noticeRows(
  kind: NoticeKind,
  rows: Answers,
  language: Language,
): readonly { readonly label: string; readonly value: string }[] {
  return Object.entries(texts[language].notices[kind].rows)
    .filter(([key]) => rows[key] !== undefined && rows[key] !== null)
    .map(([key, label]) => ({ label, value: String(rows[key]) }));
}
