import type { Due, Where } from '../../src/dialogue/message.ts';
import { fileSize } from '../../src/dialogue/say-answer.ts';
import { sayValue, type Value } from '../../src/dialogue/value.ts';
import type { StepView } from '../../src/dialogue/where.ts';
import { evidenceKinds } from '../../src/engine/evidence-kinds.ts';
import type { Evidence } from '../../src/engine/form.ts';
import { capitals } from '../../src/law/capitals.ts';
import { type Html, html } from './html.ts';
import type { Visit } from './visit.ts';
import type { Words } from './words.ts';

/** Amounts and dates that must not break across lines. */
const unbroken = /(-?¥[\d,]+(?:\.\d+)?|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:（[^（）]{1,6}）)?(?:\d{1,2}:\d{2})?)/;

/** Running text: its lines kept, its amounts and dates in one piece. */
export function said(text: string): readonly (Html | string)[] {
  return text
    .split(unbroken)
    .map((piece, index) => (index % 2 === 1 ? html`<span class="nowrap">${piece}</span>` : piece));
}

/** A value by its kind: an amount can be unfolded into capitals, as it is signed. */
export function valueHtml(value: Value, { language }: Visit, big = false): Html {
  const words = sayValue(value, language);
  if (typeof value === 'string') return html`<span class="lines">${said(value)}</span>`;
  switch (value.kind) {
    case 'money':
      if (language !== 'zh') return html`<span class="${big ? 'money big' : 'money'}">${words}</span>`;
      return html`<details class="money"><summary${big ? html` class="big"` : ''}>${words}</summary><span class="caps">${capitals(value.fen)}</span></details>`;
    case 'date':
      return html`<time class="nowrap" datetime="${value.date}">${words}</time>`;
  }
}

/** A deadline, by shape and word and not by colour alone. */
export function dueHtml({ text, parts, state, mine, provisional }: Due, words: Words): Html {
  const overdue = mine && state === 'late';
  const classes = ['due', state === 'in-time' ? '' : state, overdue ? 'mine' : '', provisional ? 'maybe' : ''];
  return html`<span class="${classes.filter(Boolean).join(' ')}"><span class="vh">${words.due[state]}：</span><span>${parts?.by ?? text}</span>${parts ? html`<b>${parts.left}</b>` : ''}</span>`;
}

/** The four answers. */
export function whereHtml({ now, holder, office, mine, due, next }: Where, words: Words): Html {
  const { where: say } = words;
  const date = due ? (due.parts?.on ?? due.text) : say.noDue;
  const left = due?.parts?.left;
  const tone = due?.state === 'late' ? (mine ? 'mine' : 'late') : undefined;
  return html`<dl class="where" aria-label="${say.title}">
<div><dt>${say.now}</dt><dd>${said(now)}</dd></div>
<div><dt>${say.holder}</dt><dd${mine ? html` class="mine"` : ''}>${holder}${office ? html`<small>${office}</small>` : ''}</dd></div>
<div><dt>${say.due}</dt><dd${tone ? html` class="${tone}"` : ''}>${said(date)}${left ? html`<small>${left}</small>` : ''}</dd></div>
<div><dt>${say.next}</dt><dd>${said(next)}</dd></div>
</dl>`;
}

/** The steps; `tight` sets Chinese labels two and two where the column is narrow. */
export function stepsHtml(steps: readonly StepView[], words: Words, tight: boolean): Html {
  const upright = words.lang === 'en' && steps.length > 5;
  const classes = ['steps', tight && words.lang !== 'en' && steps.length > 6 ? 'tight' : '', upright ? 'upright' : ''];
  return html`<ol role="list" class="${classes.filter(Boolean).join(' ')}" aria-label="${words.steps.all(steps.length)}">${steps.map((step) => stepHtml(step, words))}</ol>`;
}

function stepHtml({ number, name, state, on }: StepView, { steps: say }: Words): Html {
  const classes = { done: 'done', now: 'now', mine: 'now mine', ahead: '' }[state];
  const here = state === 'now' || state === 'mine';
  const below = here
    ? html`<small>${say[state]}</small>`
    : html`${on ? html`<time>${on}</time>` : ''}<span class="vh">${say[state]}</span>`;
  return html`<li class="${classes}"${here ? html` aria-current="step"` : ''}><i>${number}</i><b>${name}</b>${below}</li>`;
}

export interface Check {
  readonly holds: boolean;
  readonly text: string;
  readonly source?: string;
}

/** What was verified, warnings first. */
export function checksHtml(checks: readonly Check[], words: Words): Html {
  const sorted = [...checks.filter(({ holds }) => !holds), ...checks.filter(({ holds }) => holds)];
  return html`<ul role="list" class="checks">${sorted.map(
    ({ holds, text, source }) =>
      html`<li${holds ? '' : html` class="warn"`}><span>${holds ? '' : html`<span class="vh">${words.case.warnings}：</span>`}<span class="lines">${said(text)}</span>${source && !holds ? html`<small>${words.case.source(source)}</small>` : ''}</span></li>`,
  )}</ul>`;
}

/** Evidence: kind, name, size, check code; with a link where it can be fetched. */
export function filesHtml(files: readonly Evidence[], words: Words, hrefOf?: (file: Evidence) => string): Html {
  return html`<ul role="list" class="files">${files.map((file) => {
    const href = hrefOf?.(file);
    const name = href ? html`<a href="${href}" download>${file.name}</a>` : file.name;
    return html`<li data-kind="${kindOf(file)}"><span>${name}<small>${fileFacts(file, words)}</small></span></li>`;
  })}</ul>`;
}

export function fileFacts({ size, hash }: Evidence, { files: say }: Words): Html {
  return html`${fileSize(size)} · ${say.hash} <code>${shortHash(hash)}</code>`;
}

export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-4)}`;
}

/** The few letters on a file's label. */
export function kindOf({ mime, name }: Evidence): string {
  return evidenceKinds[mime]?.endings[0].toUpperCase() ?? (/\.(\w{1,4})$/.exec(name)?.[1]?.toUpperCase() || '—');
}

export function logHtml(entries: readonly { readonly at: string; readonly text: string }[]): Html {
  return html`<ol role="list" class="log">${entries.map(({ at, text }) => html`<li><span class="at">${at}</span><span class="lines">${said(text)}</span></li>`)}</ol>`;
}

/** Nothing here yet: what will come, and where. */
export function noneHtml(title: string, hint: string): Html {
  return html`<div class="none"><b>${title}</b>${hint}</div>`;
}

export interface ReceiptFacts {
  readonly title: string;
  readonly number: string;
  readonly at: string;
  readonly hash: string;
  readonly next?: string;
}

export function receiptHtml({ title, number, at, hash, next }: ReceiptFacts, words: Words, level: 2 | 3): Html {
  const heading = level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`;
  return html`<article class="receipt" aria-label="${words.chat.receipt}">${heading}<p><code>${number}</code></p><p class="small dim">${at} · ${words.files.hash} <code>${shortHash(hash)}</code></p>${next ? html`<p class="small">${said(next)}</p>` : ''}</article>`;
}
