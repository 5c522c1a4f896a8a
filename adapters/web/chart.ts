import { type Html, html } from './html.ts';

/** A chart, its sentence, and beside or below it its table: whoever does not see the one has the others. */
export interface Chart {
  /** Distinguishes it on its page. */
  readonly id: string;
  readonly title: string;
  /** What there is to be seen, in a sentence. */
  readonly sentence: string;
  readonly drawing: Html;
  readonly height: number;
  readonly table: Html;
  /** What stands on the fold that holds the table. */
  readonly fold: string;
}

const width = 360;

export function chartHtml({ id, title, sentence, drawing, height, table, fold }: Chart): Html {
  return html`<figure class="drawn"><svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${sentence}</desc>${drawing}</svg><figcaption class="small dim">${sentence}</figcaption><details class="small"><summary>${fold}</summary>${table}</details></figure>`;
}

/** A bar that lies, with what it is above and what it comes to at its end; a mark where it should end. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly shown: string;
  readonly mark?: number | undefined;
  /** It is of another kind than the others, and drawn as an outline. */
  readonly outlined?: boolean;
}

const row = 40;
const room = 96;

/** Bars one below the other, on one scale that begins at nothing. */
export function barsDrawing(bars: readonly Bar[]): { readonly drawing: Html; readonly height: number } {
  const most = Math.max(1, ...bars.flatMap(({ value, mark = 0 }) => [value, mark]));
  const at = (value: number): number => Math.round((Math.max(0, value) / most) * (width - room) * 10) / 10;
  const height = bars.length * row + 4;
  const drawn = bars.map(({ label, value, shown, mark, outlined = false }, index) => {
    const top = index * row;
    const end = at(value);
    const line =
      mark === undefined
        ? ''
        : html`<line class="mark" x1="${at(mark)}" x2="${at(mark)}" y1="${top + 17}" y2="${top + 37}"/>`;
    return html`<line class="axis" x1="0.5" x2="0.5" y1="${top + 18}" y2="${top + 36}"/><text class="lo" x="0" y="${top + 14}">${label}</text><rect class="${outlined ? 'bar-b' : 'bar-a'}" x="0.5" y="${top + 20}" width="${Math.max(1, end)}" height="14"/>${line}<text x="${Math.max(end, mark === undefined ? 0 : at(mark)) + 6}" y="${top + 32}">${shown}</text>`;
  });
  return { drawing: html`${drawn}`, height };
}

/** Something on a line of time; `done` is drawn full. */
export interface Point {
  readonly at: number;
  readonly above: string;
  readonly below: string;
  readonly done: boolean;
}

/** From a point to the next label that can be read beside it. */
const labelWidth = 60;

/** Points on a line of time, and where today is on it; labels change sides so that neighbours do not meet. */
export function timeDrawing(
  points: readonly Point[],
  today: { readonly at: number; readonly label: string },
): { readonly drawing: Html; readonly height: number } {
  const all = [...points.map(({ at }) => at), today.at];
  const first = Math.min(...all);
  const span = Math.max(1, Math.max(...all) - first);
  const x = (at: number): number => Math.round((44 + ((at - first) / span) * (width - 88)) * 10) / 10;
  const middle = 78;
  const drawn = points.map(({ at, above, below, done }, index) => {
    const up = index % 2 === 0;
    const [one, two] = up ? [middle - 34, middle - 18] : [middle + 28, middle + 44];
    return html`<circle class="${done ? 'dot' : 'ring'}" cx="${x(at)}" cy="${middle}" r="6"/><text text-anchor="middle" x="${x(at)}" y="${one}">${above}</text><text class="lo" text-anchor="middle" x="${x(at)}" y="${two}">${below}</text>`;
  });
  const meets = (above: boolean): boolean =>
    points.some(({ at }, index) => (index % 2 === 0) === above && Math.abs(x(at) - x(today.at)) < labelWidth);
  const [from, to, label] = meets(false) && !meets(true) ? [14, -42, -48] : [-14, 62, 76];
  return {
    drawing: html`<line class="axis" x1="8" x2="${width - 8}" y1="${middle}" y2="${middle}"/><line class="mark" x1="${x(today.at)}" x2="${x(today.at)}" y1="${middle + from}" y2="${middle + to}"/>${drawn}<text class="lo" text-anchor="middle" x="${x(today.at)}" y="${middle + label}">${today.label}</text>`,
    height: 160,
  };
}
