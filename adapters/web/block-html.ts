import type { Block, TokenButton } from '../../src/dialogue/message.ts';
import { type Html, html } from './html.ts';
import { checksHtml, dueHtml, filePath, filesHtml, logHtml, receiptHtml, whereHtml } from './parts.ts';
import { textHtml } from './text-html.ts';
import type { Visit } from './visit.ts';

/** Blocks that need the whole width of the conversation. */
export function isWide(block: Block<TokenButton>): boolean {
  return block.kind !== 'text' && block.kind !== 'heading';
}

/** A piece of a message. */
export function blockHtml(visit: Visit, block: Block<TokenButton>): Html {
  const { words } = visit;
  switch (block.kind) {
    case 'heading':
      return html`${block.over ? html`<p class="small dim">${block.over}</p>` : ''}<h3>${block.text}</h3>`;
    case 'text':
      return paragraphHtml(visit, block);
    case 'where':
      return whereHtml(block.where, visit);
    case 'rows':
      return rowsHtml(visit, block);
    case 'checks':
      return checksHtml(block.checks, visit);
    case 'items':
      return itemsHtml(visit, block);
    case 'files':
      return filesHtml(block.files, words);
    case 'documents':
      return filesHtml(block.files, words, ({ hash }) => visit.to(filePath(block.case, hash)));
    case 'log':
      return logHtml(block.entries, visit);
    case 'receipt':
      return receiptHtml(block, visit, 3);
  }
}

function paragraphHtml({ language }: Visit, { text, tone }: Extract<Block, { kind: 'text' }>): Html {
  const lines = textHtml(text, language);
  switch (tone) {
    case 'strong':
      return html`<p class="lines"><strong>${lines}</strong></p>`;
    case 'dim':
      return html`<p class="lines small dim">${lines}</p>`;
    case 'plain':
    case 'refusal':
      return html`<p class="lines">${lines}</p>`;
  }
}

/** One row alone is a question that became its answer; several are a review. */
function rowsHtml({ words, language }: Visit, { title, rows }: Extract<Block<TokenButton>, { kind: 'rows' }>): Html {
  const edit = (label: string, button: TokenButton | undefined): Html =>
    button
      ? html`<button class="edit" name="token" value="${button.token}">✎<span class="vh">${words.chat.edit(label)}</span></button>`
      : html``;
  const [only] = rows;
  if (only && rows.length === 1 && !title) {
    return html`<p class="said"><dfn>${only.label}</dfn><span class="lines">${textHtml(only.value, language)}</span>${edit(only.label, only.edit)}</p>`;
  }
  const editable = rows.some((row) => row.edit);
  return html`<table class="${editable ? 'review' : 'review plain'}">${title ? html`<caption>${textHtml(title, language)}</caption>` : ''}<tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row">${row.label}</th><td><span class="lines">${textHtml(row.value, language)}</span></td>${editable ? html`<td>${edit(row.label, row.edit)}</td>` : ''}</tr>`,
  )}</tbody></table>`;
}

function itemsHtml(visit: Visit, { items }: Extract<Block<TokenButton>, { kind: 'items' }>): Html {
  return html`<ul role="list" class="items">${items.map(
    ({ title, over, under, due, open }) =>
      html`<li>${over ? html`<p class="meta"><span>${textHtml(over, visit.language)}</span></p>` : ''}<div class="row"><h3>${title}</h3>${open ? html`<button class="link small" name="token" value="${open.token}">${open.label}<span class="vh"> ${title}</span></button>` : ''}</div>${under ? html`<p class="meta"><span>${textHtml(under, visit.language)}</span></p>` : ''}${due ? html`<p>${dueHtml(due, visit)}</p>` : ''}</li>`,
  )}</ul>`;
}
