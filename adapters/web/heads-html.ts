import type { Heads } from '../../src/app/ports/system.ts';
import { momentOf } from '../../src/law/said.ts';
import { type Html, html } from './html.ts';
import { noneHtml } from './parts.ts';
import { textHtml } from './text-html.ts';
import type { Visit } from './visit.ts';
import { wideTable } from './wide-table.ts';

export const headsPath = '/heads';

/** What the city has signed of its log, by which anybody who has kept one can have it held to that. */
export function headsHtml(
  { words, language }: Visit,
  { key }: Pick<Heads, 'key'>,
  newest: Awaited<ReturnType<Heads['newest']>>,
): Html {
  const say = words.heads;
  return html`<main class="page" id="main" tabindex="-1"><h1>${say.title}</h1><p>${say.lead}</p>
<div class="part">${
    newest.length === 0
      ? noneHtml(say.none, say.noneHint)
      : wideTable({
          title: say.title,
          columns: [{ label: say.number }, { label: say.at }, { label: say.hash }, { label: say.signature }],
          rows: newest.map(({ number, at, hash, signature }) => [
            String(number),
            html`${textHtml(momentOf(at), language)}`,
            html`<code>${hash}</code>`,
            html`<code>${signature}</code>`,
          ]),
        })
  }</div>
<p class="small">${say.key} <code>${key}</code></p></main>`;
}
