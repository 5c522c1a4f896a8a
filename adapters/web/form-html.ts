import { inWords } from '../../src/dialogue/in-words.ts';
import type { FormPage, PageField } from '../../src/dialogue/message.ts';
import { punctuation } from '../shared/punctuation.ts';
import { sameDraftHtml } from './desk-html.ts';
import { stands, stoodName } from './elsewhere.ts';
import { fieldHtml } from './field-html.ts';
import { type Html, html } from './html.ts';
import { discardHtml } from './parts.ts';
import { textHtml, valueHtml } from './text-html.ts';
import type { Visit } from './visit.ts';

/** How a page is shown: with so many rows to spare in its tables; and what is said of when it was kept. */
export interface FormManner {
  readonly spareRows?: number;
  readonly kept?: string;
}

/** One page of a form, or its review, with the way through it beside. */
export function formHtml(visit: Visit, form: FormPage, manner: FormManner = {}): Html {
  const { words } = visit;
  const reviewing = form.review !== undefined;
  const over = reviewing ? words.form.review : words.form.page(form.page + 1, form.pages);
  return html`<div class="page"><div class="cols">
<main class="c8" id="main" tabindex="-1"><p class="crumb">${over}</p><h1>${form.title}</h1>
${form.on ? html`<p class="dim">${form.on}</p>` : ''}
${form.leave ? html`<p class="dim lines prose">${[form.intro, form.leave].filter(Boolean).join('\n')}</p>` : ''}
${aboutAbove(visit, form)}
${errorsHtml(visit, form)}
${reviewing ? reviewHtml(visit, form) : pageHtml(visit, form, manner)}</main>
<aside class="c4 stack stick" aria-labelledby="h-way">${wayHtml(visit, form)}${aboutHtml(visit, form)}</aside>
</div></div>`;
}

/** What the form is about, beside it. */
function aboutHtml(visit: Visit, { about }: FormPage): Html {
  if (!about) return html``;
  return html`<section class="beside" aria-labelledby="h-about"><h2 id="h-about">${about.title}</h2>${pairsHtml(visit, about)}</section>`;
}

/** As much as stands above a form on a phone without being folded. */
const fewRows = 3;

/** The same above it, where nothing has room beside it. */
function aboutAbove(visit: Visit, { about }: FormPage): Html {
  if (!about) return html``;
  return html`<details class="fold above"${about.rows.length <= fewRows ? html` open` : ''}><summary>${about.title}</summary>${pairsHtml(visit, about)}</details>`;
}

function pairsHtml({ language }: Visit, { rows }: NonNullable<FormPage['about']>): Html {
  return html`<dl class="facts long">${rows.map(({ label, value }) => html`<dt>${label}</dt><dd>${valueHtml(value, language)}</dd>`)}</dl>`;
}

/** Where each page of a draft lies. */
export function formPath(draft: string, page: number | undefined): string {
  const path = `/desk/form/${encodeURIComponent(draft)}`;
  return page === undefined ? path : `${path}?page=${page + 1}`;
}

/** What is to be mended, before anything else, each a link to its field. */
function errorsHtml(visit: Visit, form: FormPage): Html {
  const { words, language } = visit;
  const { fields, refusal, faults = [] } = form;
  if (faults.length > 0) return faultsHtml(visit, form);
  const wrong = fields.filter(({ error }) => error !== undefined);
  if (wrong.length === 0 && refusal === undefined) return html``;
  const title = refusal === undefined ? words.form.errors(wrong.length) : words.form.refused;
  // A reason that belongs to a field is said there.
  const whole = wrong.some(({ error }) => error === refusal) ? undefined : refusal;
  return html`<section class="errs" role="alert" tabindex="-1" id="errors" aria-labelledby="h-errors"><h2 id="h-errors">${title}</h2>${whole === undefined ? '' : html`<p class="lines">${textHtml(whole, language)}</p>`}${wrong.length > 0 ? html`<ul>${wrong.map(({ key, label, error }) => html`<li><a href="#f-${key}">${label}</a>${punctuation[language].colon}${textHtml(error ?? '', language)}</li>`)}</ul>` : ''}</section>`;
}

/** All that would be refused, each with a link to its field, from where the way leads straight back to the review. */
function faultsHtml({ words, language, to }: Visit, { draft, faults = [], refusal }: FormPage): Html {
  const said = faults.map(({ text }) => inWords(text, language));
  const whole = refusal === undefined || said.includes(inWords(refusal, language)) ? undefined : refusal;
  const items = faults.map(({ key, label, page, text }) => {
    const link =
      key === undefined
        ? ''
        : html`<a href="${to(formPath(draft, page))}#f-${key}">${label ?? ''}</a>${punctuation[language].colon}`;
    return html`<li>${link}${textHtml(text, language)}</li>`;
  });
  return html`<section class="errs" role="alert" tabindex="-1" id="errors" aria-labelledby="h-errors"><h2 id="h-errors">${words.form.errors(faults.length)}</h2>${whole === undefined ? '' : html`<p class="lines">${textHtml(whole, language)}</p>`}<ul>${items}</ul></section>`;
}

function pageHtml(visit: Visit, form: FormPage, { spareRows, kept = visit.words.form.kept }: FormManner): Html {
  const { words } = visit;
  const last = form.page + 1 >= form.pages;
  const input = (field: PageField): Html =>
    html`<input type="hidden" name="${stoodName(field)}" value="${stands(field)}">${fieldHtml(visit, field, spareRows)}`;
  const added = form.fields.filter(({ aside }) => aside);
  const asked = form.fields.filter(({ aside }) => !aside);
  const [go, on, look] = form.whole
    ? (['submit', form.submit, lookOf(form)] as const)
    : (['next', last ? words.form.toReview : words.form.next, 'blue'] as const);
  // The first button is the one that Enter presses.
  return html`<form class="sheet" method="post" enctype="multipart/form-data" action="${visit.to(formPath(form.draft, form.page))}" data-lost="${words.form.notKept}" data-changed="${words.form.notKeptHere}" novalidate>
${hidden(visit, form)}<button class="vh" name="go" value="${go}" tabindex="-1" aria-hidden="true">${on}</button>
${copiesHtml(form)}${asked.map(input)}${addedHtml(visit, added, asked.length === 0, input)}
<p class="btns go"><button class="btn ${look}" name="go" value="${go}">${on}</button>${form.page > 0 ? html`<button class="btn" name="go" value="back">${words.form.back}</button>` : ''}<button class="btn quiet" name="go" value="later">${words.form.later}</button></p>
${discardHtml(visit, [form.title], html` name="go" value="discard" formnovalidate`)}
<p class="small dim" role="status" data-kept>${kept}</p></form>`;
}

/** What ends something looks so. */
function lookOf({ ends }: FormPage): 'danger' | 'act' {
  return ends ? 'danger' : 'act';
}

/** What may be added is folded, unless something stands in it, is wrong with it, or nothing else is on the page. */
function addedHtml(
  { words }: Visit,
  added: readonly PageField[],
  alone: boolean,
  input: (field: PageField) => Html,
): Html {
  if (added.length === 0) return html``;
  const open = alone || added.some(({ error, ...field }) => error !== undefined || isFilled(field));
  return html`<details class="fold added"${open ? html` open` : ''}><summary>${words.form.mayAdd(added.length)}</summary>${added.map(input)}</details>`;
}

function isFilled({ value, files = [], cells = [] }: PageField): boolean {
  return files.length > 0 || [...value, ...cells.flat()].some((each) => each.trim() !== '');
}

/** What a button says that fills the form in from an earlier case, before the id of that. */
export const copyOf = 'copy.';

/** One press for each earlier case from which the form can be filled in. */
function copiesHtml({ copies = [] }: FormPage): Html {
  if (copies.length === 0) return html``;
  const buttons = copies.map(
    ({ from, label }) => html`<button class="btn" name="go" value="${copyOf}${from}" formnovalidate>${label}</button>`,
  );
  return html`<p class="btns copies">${buttons}</p>`;
}

function reviewHtml(visit: Visit, form: FormPage): Html {
  const { words, to } = visit;
  const rows = (form.review ?? []).map(
    ({ label, value, page }) =>
      html`<tr><th scope="row">${label}</th><td>${valueHtml(value, visit.language)}</td><td><a class="edit" href="${to(formPath(form.draft, page))}">✎<span class="vh">${words.form.edit(label)}</span></a></td></tr>`,
  );
  return html`<p class="dim">${words.form.reviewHint}</p>
<table class="review part"><caption>${words.form.reviewTitle}</caption><thead class="vh"><tr><th scope="col">${words.form.item}</th><th scope="col">${words.form.answer}</th><th scope="col">${words.form.change}</th></tr></thead><tbody>${rows}</tbody></table>
<form class="sheet" method="post" action="${to(formPath(form.draft, form.page))}">${hidden(visit, form)}
<p class="btns go"><button class="btn ${lookOf(form)}" name="go" value="submit">${form.submit}</button><button class="btn" name="go" value="back">${words.form.back}</button><button class="btn quiet" name="go" value="later">${words.form.later}</button></p>
${discardHtml(visit, [form.title], html` name="go" value="discard" formnovalidate`)}</form>`;
}

function hidden({ key }: Visit, { rev }: FormPage): Html {
  return html`<input type="hidden" name="key" value="${key}"><input type="hidden" name="rev" value="${rev}">`;
}

/** The pages of the form, which of them is open, and how much of each is filled in. */
function wayHtml(visit: Visit, { draft, page, pages, outline, whole, review }: FormPage): Html {
  const { words, to } = visit;
  const { form: say } = words;
  const filled = outline?.reduce((sum, each) => sum + each.filled, 0) ?? page;
  const of = outline?.reduce((sum, each) => sum + each.of, 0) ?? pages;
  const item = (at: number, label: string, done: string): Html =>
    at === page
      ? html`<li aria-current="step"><strong>${label}</strong><span class="dim">${say.here}</span></li>`
      : html`<li><a href="${to(formPath(draft, at))}">${label}</a><span class="dim">${done}</span></li>`;
  const list = Array.from({ length: pages }, (_, at) => {
    const part = outline?.[at];
    const done =
      part && part.filled >= part.of
        ? `✓ ${say.pageDone(part.filled, part.of)}`
        : part && say.pageDone(part.filled, part.of);
    return item(at, part?.label ?? say.page(at + 1, pages), done ?? '');
  });
  return html`<h2 id="h-way">${outline ? words.home.filled(filled, of) : say.progress}</h2>
<progress class="meter" max="${of}" value="${filled}" aria-labelledby="h-way"></progress>
<ol role="list" class="todo">${list}${review ? item(pages, say.review, '') : whole ? '' : html`<li><span class="dim">${say.review}</span></li>`}</ol>
${sameDraftHtml(visit)}`;
}
