import type { InboxItem } from '../../src/app/ports/desk.ts';
import type { ProcedureId } from '../../src/names.ts';
import { texts } from '../../src/text/all.ts';
import { punctuation } from '../shared/punctuation.ts';
import { type Html, html } from './html.ts';
import { noneHtml, underPath } from './parts.ts';
import { publicPath, searchHtml } from './portal-html.ts';
import type { Visit } from './visit.ts';

/** Something that can be begun under another case, and the cases that were found for it by `words`. */
export interface Beneath {
  readonly procedure: ProcedureId;
  readonly label: string;
  readonly words: string;
  readonly items: readonly InboxItem[];
}

/** Asks under which case it is to begin: it begins by a press beside one. */
export function underHtml(visit: Visit, { procedure, label, words: asked, items }: Beneath): Html {
  const { words, to, key, language } = visit;
  const { whichProject, typeNameOrNumber, begin } = texts[language].say;
  const found = items.map((item) => {
    const press = JSON.stringify({ do: 'preview', form: { procedure, parent: item.id } });
    return html`<li><div class="row"><h3><a href="${to(publicPath(item))}">${item.title}</a></h3><button class="btn pick" name="press" value="${press}">${begin}<span class="vh">${punctuation[language].colon}${item.title}</span></button></div><p class="meta"><span>${item.office}</span><span class="num">${item.number}</span></p></li>`;
  });
  const { noneReady, noneReadyHint, none, noneHint } = words.projects;
  const nothing = asked === '' ? noneHtml(noneReady, noneReadyHint) : noneHtml(none(asked), noneHint);
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${label}</h1>
<section class="part" aria-labelledby="h-which"><h2 id="h-which">${whichProject}</h2><p class="small dim">${typeNameOrNumber}</p>${searchHtml(visit, asked, underPath(procedure))}
${items.length === 0 ? nothing : html`<form method="post" action="${to('/desk/begin')}"><input type="hidden" name="key" value="${key}"><ul role="list" class="items gap">${found}</ul></form>`}</section></main>`;
}
