import type { Answers, Source } from '../engine/form.ts';
import { bodies, persons } from '../engine/rows.ts';
import type { Language, NoticeKind } from '../names.ts';
import { noticeOf } from '../procedures/notices.ts';
import { texts } from '../text/all.ts';
import { idsIn, type Names, type SaidRow, saidRows } from './said-rows.ts';

/** What was told to the public: a kind of notice with its rows. */
interface Told {
  readonly kind: NoticeKind;
  readonly rows: Answers;
}

/** The ids of bodies and persons that these notices name. */
export function namedIn(told: readonly Told[]): {
  readonly bodies: readonly string[];
  readonly persons: readonly string[];
} {
  const of = (source: Source) => [
    ...new Set(told.flatMap(({ kind, rows }) => idsIn(noticeOf(kind).rows, rows, source))),
  ];
  return { bodies: of(bodies), persons: of(persons) };
}

/** A notice's rows as they are read, in the order in which they are declared. */
export function noticeRows(
  { kind, rows }: Told,
  names: Names,
  language: Language,
  spoken = texts[language],
): readonly SaidRow[] {
  const { rows: declared } = noticeOf(kind);
  return saidRows(declared, Object.keys(declared), rows, spoken.notices[kind], names, language);
}

/** Of a notice's rows, those that are facts about its project at a glance. */
export function headlineRows(
  { kind, rows }: Told,
  names: Names,
  language: Language,
  spoken = texts[language],
): readonly SaidRow[] {
  const { rows: declared, headline } = noticeOf(kind);
  return saidRows(declared, headline, rows, spoken.notices[kind], names, language);
}
