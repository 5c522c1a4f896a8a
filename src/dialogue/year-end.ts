import type { Person } from '../engine/procedure.ts';
import { budgetsOpenTo } from '../engine/read.ts';
import type { Fen } from '../law/fen.ts';
import type { Law } from '../law/law.ts';
import { joined, type Said, said } from '../law/said.ts';
import { yearEndRung } from '../law/year-end.ts';
import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';
import { caseItems, type Item } from './menu.ts';
import type { Block, Button, Message } from './message.ts';

/** Set aside; by contract and not paid; and what of that is to be paid by the end of the year. */
interface Open {
  readonly reserved: Fen;
  readonly committed: Fen;
  readonly due: Fen;
}

/** What is open at the end of the year: by line, and a page of the purchases that it is for. */
export interface YearEndSeen {
  readonly year: number;
  readonly count: number;
  readonly sums: Open;
  readonly lines: readonly (Open & { readonly label: string })[];
  readonly purchases: readonly (Open & { readonly item: Item })[];
  readonly after: string | undefined;
}

/** Is the year about to end for somebody, of whose budgets something may be open then? */
export function closesYear(person: Person, law: Law, now: Date): boolean {
  return budgetsOpenTo(person).length > 0 && yearEndRung(law, now) !== undefined;
}

/** More lines than anybody reads in a chat. */
const mostLines = 20;

/** What lapses, is carried over or paid before the year is over, with the way to each purchase, on which that is done. */
export function yearEndMessage(language: Language, seen: YearEndSeen, law: Law, now: Date): Message {
  const { say } = texts[language];
  const { year, count, sums, lines, purchases, after } = seen;
  const home: Button = { label: say.menu, kind: 'quiet', press: { do: 'menu' } };
  if (count === 0) return { blocks: [{ kind: 'text', tone: 'plain', text: say.empty['year-end'] }], buttons: [[home]] };
  const rest = lines.length - mostLines;
  const blocks: readonly Block[] = [
    { kind: 'heading', text: say.listTitle['year-end'] },
    { kind: 'text', tone: 'plain', text: say.yearEnd.lead(year, count) },
    {
      kind: 'rows',
      rows: [{ ...sums, label: say.yearEnd.total }, ...lines.slice(0, mostLines)].map((open) => ({
        label: open.label,
        value: amounts(open, language),
      })),
    },
    ...(rest > 0 ? [{ kind: 'text', tone: 'dim', text: say.yearEnd.moreLines(rest) } as const] : []),
    itemsOf(language, purchases, law, now),
  ];
  const more: readonly Button[] =
    after === undefined ? [] : [{ label: say.more, kind: 'pick', press: { do: 'list', list: 'year-end', after } }];
  return { blocks, buttons: [[...more, home]] };
}

function itemsOf(language: Language, purchases: YearEndSeen['purchases'], law: Law, now: Date): Block {
  const items = purchases.map(({ item }) => item);
  const shown = caseItems(language, 'year-end', items, law, now);
  return {
    ...shown,
    items: shown.items.map((item, place) => {
      const open = purchases[place];
      return open ? { ...item, under: joined([amounts(open, language), item.under ?? ''], ' · ') } : item;
    }),
  };
}

/** What of it there is. */
function amounts({ reserved, committed, due }: Open, language: Language): Said {
  const { yearEnd } = texts[language].say;
  const each = [
    [reserved, yearEnd.reserved],
    [committed, yearEnd.committed],
    [due, yearEnd.due],
  ] as const;
  const parts = each.flatMap(([fen, says]) => (fen === 0 ? [] : [says({ kind: 'money', fen })]));
  return parts.length > 0 ? joined(parts, ' · ') : said`${{ kind: 'money', fen: 0 }}`;
}
