import { explain } from '../../src/dialogue/refusal-words.ts';
import type { Refusal } from '../../src/engine/procedure.ts';
import { punctuation } from '../shared/punctuation.ts';
import { type Html, html } from './html.ts';
import { receiptHtml } from './parts.ts';
import { textHtml } from './text-html.ts';
import type { Visit } from './visit.ts';

type ReceiptView = Parameters<typeof receiptHtml>[0];

/** What is wrong with what was typed: it is no code at all, or it is refused. */
export type WrongCode = 'unread' | 'receipt' | Refusal;

/** Where an access code is typed: from any device, by whoever has it. */
export function answerHtml(visit: Visit, typed: string, wrong: WrongCode | undefined): Html {
  const { words, to, person, language } = visit;
  const say = words.answer;
  const error =
    wrong === undefined
      ? undefined
      : typeof wrong === 'string'
        ? say[wrong]
        : textHtml(explain(wrong, language), language);
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${say.title}</h1><p class="dim">${say.lead}</p>
${person && person.seats.length > 0 ? html`<p class="call gap">${say.leaves}</p>` : ''}
<form class="sheet" method="post" action="${to('/answer')}">${codeField(visit, { name: 'code', label: say.code, hint: say.example, typed, error })}<p class="btns go"><button class="btn blue">${say.open}</button></p></form>
<p class="small dim gap">${say.lost}</p></main>`;
}

export interface NewCode {
  readonly code: string;
  readonly case: string;
  /** The proof of what was filed with it. */
  readonly receipt: ReceiptView | undefined;
  /** What was typed to show that it was written down, where that is something else. */
  readonly typed?: string;
}

/** A new access code, shown once and beside the receipt, each with what it is for; left when it was typed back. */
export function newCodeHtml(visit: Visit, { code, case: caseId, receipt, typed }: NewCode): Html {
  const { words, to } = visit;
  const say = words.answer;
  const error = typed === undefined ? undefined : say.differs;
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${receipt?.title ?? say.yours}</h1>
<div class="proofs"><article class="receipt access" aria-labelledby="h-code"><h2 id="h-code">${say.yours}</h2><p><code>${code}</code></p><p class="small">${say.isFor}</p>${copyHtml(visit, code)}</article>
${receipt ? html`<div>${receiptHtml({ ...receipt, title: say.proof }, visit, 2)}<p class="small dim">${say.proofIsFor}</p>${copyHtml(visit, receipt.number)}</div>` : ''}</div>
<form class="sheet" method="post" action="${to('/answer/kept')}"><input type="hidden" name="case" value="${caseId}"><input type="hidden" name="code" value="${code}">${receipt ? html`<input type="hidden" name="filed" value="${receipt.number}">` : ''}
${codeField(visit, { name: 'again', label: say.again, hint: say.againHint, typed: typed ?? '', error })}
<p class="btns go"><button class="btn act">${say.kept}</button><button class="btn" type="button" hidden data-print>${say.print}</button></p></form></main>`;
}

/** Works where scripts run; elsewhere the number is marked and copied by hand. */
function copyHtml({ words, language }: Visit, text: string): Html {
  const { copy, copied } = words.answer;
  return html`<p class="btns"><button class="btn" type="button" hidden data-copy="${text}" data-copied="${copied}">${copy}<span class="vh">${punctuation[language].colon}${text}</span></button></p>`;
}

interface CodeField {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly typed: string;
  readonly error: Html | string | ReturnType<typeof textHtml> | undefined;
}

function codeField(_: Visit, { name, label, hint, typed, error }: CodeField): Html {
  const described = error === undefined ? `hint-${name}` : `error-${name} hint-${name}`;
  return html`<div class="${error === undefined ? 'field' : 'field wrong'}"><label for="f-${name}">${label}</label><span class="hint" id="hint-${name}">${hint}</span>${error === undefined ? '' : html`<span class="error" id="error-${name}" role="alert">${error}</span>`}<input class="in" id="f-${name}" name="${name}" value="${typed}" aria-describedby="${described}"${error === undefined ? '' : html` aria-invalid="true"`} autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60" required></div>`;
}
