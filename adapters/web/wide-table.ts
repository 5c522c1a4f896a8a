import { type Html, html } from './html.ts';

export interface Column {
  readonly label: string;
  /** Amounts and counts, which stand one under the other. */
  readonly numeric?: true;
}

/** What stands in a cell; `undefined` where there is nothing to say. */
export type Cell = Html | string | undefined;

interface WideTable {
  /** What is heard of the table before its cells. */
  readonly title: string;
  /** The first names each row. */
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total?: readonly Cell[];
  /** The names of the rows are long, and do not break. */
  readonly broad?: true;
}

/**
 * A table that is wider than a phone: there each row stands by itself, with the name of its column beside each value. The
 * roles are said, because a row that is no longer laid out as one would not be heard as one either.
 */
export function wideTable({ title, columns, rows, total, broad }: WideTable): Html {
  const heads = columns.map(
    ({ label, numeric }) => html`<th scope="col" role="columnheader"${numeric ? html` class="r"` : ''}>${label}</th>`,
  );
  const row = (cells: readonly Cell[]): Html =>
    html`<tr role="row">${columns.map((column, at) => cellHtml(column, at, cells[at]))}</tr>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${title}"><table role="table" class="${broad ? 'wide broad' : 'wide'}"><thead role="rowgroup"><tr role="row">${heads}</tr></thead><tbody role="rowgroup">${rows.map(row)}</tbody>${total ? html`<tfoot role="rowgroup">${row(total)}</tfoot>` : ''}</table></div>`;
}

function cellHtml({ label, numeric }: Column, at: number, cell: Cell): Html {
  if (at === 0) return html`<th scope="row" role="rowheader">${cell ?? ''}</th>`;
  return html`<td role="cell"${numeric ? html` class="r"` : ''} data-label="${label}">${cell ?? ''}</td>`;
}
