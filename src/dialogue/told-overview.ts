import { cityDate } from '../law/date.ts';
import { said } from '../law/said.ts';
import type { Texts } from '../text/language.ts';
import type { Message } from './message.ts';

/** What goes on and what is late in a city, by kinds of case and by offices: no case, and nobody's name. */
interface Told {
  readonly kinds: readonly { readonly label: string; readonly running: number; readonly late: number }[];
  readonly late: readonly {
    readonly kind: string;
    readonly office: string;
    readonly count: number;
    readonly since: Date;
  }[];
}

/** What goes on, once a week. */
export function digestTold({ kinds }: Pick<Told, 'kinds'>, { say }: Texts): Message {
  const { digest, digestOf, nothingRuns } = say.post;
  const rows = kinds.map(({ label, running, late }) => ({ label, value: digestOf(running, late) }));
  return {
    blocks: [
      { kind: 'heading', text: digest },
      rows.length > 0 ? { kind: 'rows', rows } : { kind: 'text', tone: 'plain', text: nothingRuns },
    ],
    buttons: [],
  };
}

/** Who is late with how much, where a case can be with several; nothing where nobody is. */
export function overdueTold({ kinds, late }: Told, { say }: Texts): Message | undefined {
  if (late.length === 0) return undefined;
  const { overdue, overdueOf, overdueSince } = say.post;
  return {
    blocks: [
      { kind: 'heading', text: overdue(kinds.reduce((sum, kind) => sum + kind.late, 0)) },
      {
        kind: 'rows',
        rows: late.map(({ office, kind, count, since }) => ({
          label: `${office} · ${kind}`,
          value: said`${overdueOf(count)} · ${overdueSince({ kind: 'date', date: cityDate(since) })}`,
        })),
      },
    ],
    buttons: [],
  };
}
