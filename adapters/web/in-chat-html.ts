import { renderSVG } from 'uqr';
import { linkTo } from '../../src/dialogue/mentioned.ts';
import type { ProcedureId } from '../../src/names.ts';
import { type Html, html, raw } from './html.ts';
import type { WebSettings } from './settings.ts';
import type { Visit } from './visit.ts';

/** What stands in a chat as well: its number, how it is called there, and what can be begun on it there. */
export interface InChat {
  readonly number: string;
  readonly label: string;
  readonly begins?: readonly { readonly procedure: ProcedureId; readonly label: string }[];
}

/** The same on one's phone, in a chat: by a code to be read with its camera, and by links. */
export function inChatHtml(
  { words }: Pick<Visit, 'words'>,
  chatLink: WebSettings['chatLink'],
  { number, label, begins = [] }: InChat,
): Html {
  const link = chatLink?.(linkTo(number));
  if (link === undefined) return html``;
  const way = (href: string | undefined, text: string): Html =>
    href === undefined ? html`` : html`<li><a href="${href}" rel="noreferrer">${text}</a></li>`;
  return html`<section class="part" aria-labelledby="h-chat"><h2 id="h-chat">${words.project.chat.title}</h2>
<a class="qr" href="${link}" rel="noreferrer" aria-label="${label}">${raw(renderSVG(link, { ecc: 'M', border: 2 }))}</a>
<ul>${way(link, label)}${begins.map((each) => way(chatLink?.(linkTo(number, each.procedure)), each.label))}</ul></section>`;
}
