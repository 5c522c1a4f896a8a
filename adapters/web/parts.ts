import type { OwnDesk } from '../../src/app/ports/desk.ts';
import { sizeSaid } from '../../src/dialogue/file-size.ts';
import type { ButtonKind, Due, FileShown, Press, ReceiptView, Where } from '../../src/dialogue/message.ts';
import type { StepView } from '../../src/dialogue/where.ts';
import { evidenceKinds } from '../../src/engine/evidence-kinds.ts';
import type { Said } from '../../src/law/said.ts';
import { shortDay } from '../../src/law/speak.ts';
import type { Language, ProcedureId } from '../../src/names.ts';
import { texts } from '../../src/text/all.ts';
import { punctuation } from '../shared/punctuation.ts';
import { type Html, html } from './html.ts';
import { textHtml } from './text-html.ts';
import type { Visit } from './visit.ts';
import type { Words } from './words.ts';

/** How a button looks by what it weighs. */
export const looks: Readonly<Record<ButtonKind, string>> = {
  act: 'act',
  way: 'blue',
  pick: 'pick',
  plain: '',
  quiet: 'quiet',
  danger: 'danger',
};

/** Who reads it, and in which words. */
type Reader = Pick<Visit, 'words' | 'language'>;

/** A deadline, by shape and word and not by colour alone. */
export function dueHtml({ text, parts, state, mine, provisional, opens }: Due, { words, language }: Reader): Html {
  const overdue = mine && state === 'late';
  const classes = ['due', state === 'in-time' ? '' : state, overdue ? 'mine' : '', provisional ? 'maybe' : ''];
  return html`<span class="${classes.filter(Boolean).join(' ')}"><span class="vh">${opens ? words.due.opens : words.due[state]}${punctuation[language].colon}</span><span>${textHtml(parts?.by ?? text, language)}</span>${parts ? html`<b>${parts.left}</b>` : ''}</span>`;
}

/** The four answers, as far as there are such. */
export function whereHtml(
  { now, holder, office, mine, due, note, next, still }: Where,
  { words, language }: Reader,
): Html {
  const { where: say } = words;
  const date = due ? (due.parts?.on ?? due.text) : say.noDue;
  const left = due?.parts?.left;
  const tone = due?.state === 'late' ? (mine ? 'mine' : 'late') : undefined;
  return html`<dl class="where" aria-label="${say.title}">
<div><dt>${say.now}</dt><dd>${now}</dd></div>
${holder ? html`<div><dt>${say.holder}</dt><dd${mine ? html` class="mine"` : ''}>${holder}${office ? html`<small>${office}</small>` : ''}</dd></div>` : ''}
${due || holder ? html`<div><dt>${say.due}</dt><dd${tone ? html` class="${tone}"` : ''}>${textHtml(date, language)}${left ? html`<small>${left}</small>` : ''}${note ? html`<small>${note}</small>` : ''}</dd></div>` : ''}
${next ? html`<div><dt>${say.next}</dt><dd>${next}</dd></div>` : ''}${still ? html`<div><dt>${say.still}</dt><dd>${still}</dd></div>` : ''}
</dl>`;
}

/** The steps; `tight` sets Chinese labels two and two where the column is narrow. */
export function stepsHtml(steps: readonly StepView[], reader: Reader, tight: boolean): Html {
  const { words } = reader;
  const upright = words.lang === 'en' && steps.length > 5;
  const classes = ['steps', tight && words.lang !== 'en' && steps.length > 6 ? 'tight' : '', upright ? 'upright' : ''];
  return html`<ol role="list" class="${classes.filter(Boolean).join(' ')}" aria-label="${words.steps.all(steps.length)}">${steps.map((step, place) => stepHtml(step, yearBefore(steps.slice(0, place)), reader))}</ol>`;
}

/** The year of the last day that stands before. */
function yearBefore(steps: readonly StepView[]): string | undefined {
  return steps.findLast(({ on }) => on !== undefined)?.on?.slice(0, 4);
}

/** The year stands where it is another than before. */
function stepHtml({ number, name, state, on }: StepView, year: string | undefined, { words, language }: Reader): Html {
  const { steps: say } = words;
  const classes = { done: 'done', now: 'now', mine: 'now mine', ahead: '', ended: 'done', never: '' }[state];
  const here = state === 'now' || state === 'mine';
  const below = here
    ? html`<small>${say[state]}</small>`
    : html`${on ? dayHtml(on, year, language) : ''}<span class="vh">${say[state]}</span>`;
  return html`<li class="${classes}"${here ? html` aria-current="step"` : ''}><i>${number}</i><b>${labelHtml(name)}</b>${below}</li>`;
}

function dayHtml(on: string, year: string | undefined, language: Language): Html {
  const pieces = shortDay(on, language, on.slice(0, 4) !== year).map((piece) => html`<span>${piece}</span>`);
  return html`<time datetime="${on}">${pieces.map((piece, n) => (n > 0 && language !== 'zh' ? html` ${piece}` : piece))}</time>`;
}

/** What stands in brackets is left to be heard where the labels are narrow. */
function labelHtml(name: string): Html {
  const [, first = name, bracket = '', rest = ''] = /^([^（]+)(（[^）]+）)(.*)$/.exec(name) ?? [];
  return bracket ? html`${first}<span class="bracket">${bracket}</span>${rest}` : html`${name}`;
}

export interface Check {
  readonly holds: boolean;
  readonly text: Said;
  readonly source?: string;
}

/** What was verified, warnings first. */
export function checksHtml(checks: readonly Check[], { words, language }: Reader): Html {
  const sorted = [...checks.filter(({ holds }) => !holds), ...checks.filter(({ holds }) => holds)];
  return html`<ul role="list" class="checks">${sorted.map(
    ({ holds, text, source }) =>
      html`<li${holds ? '' : html` class="warn"`}><span>${holds ? '' : html`<span class="vh">${words.case.warnings}${punctuation[language].colon}</span>`}<span class="lines">${textHtml(text, language)}</span>${source && !holds ? html`<small>${words.case.source(source)}</small>` : ''}</span></li>`,
  )}</ul>`;
}

export function filePath(caseId: string, hash: string): string {
  return `/files/${encodeURIComponent(caseId)}/${hash}`;
}

/** Evidence: kind, name, size, check code; with a link where it can be fetched. */
export function filesHtml(files: readonly FileShown[], words: Words, hrefOf?: (file: FileShown) => string): Html {
  return html`<ul role="list" class="files">${files.map((file) => {
    const href = hrefOf?.(file);
    const name = href ? html`<a href="${href}" download>${file.name}</a>` : file.name;
    return html`<li data-kind="${kindOf(file)}"><span>${name}<small>${fileFacts(file, words)}</small></span></li>`;
  })}</ul>`;
}

export function fileFacts(file: FileShown, { files: say }: Words): Html {
  const size = sizeSaid(file);
  if (size === undefined) return html`${say.madeNow}`;
  const { hash } = file;
  return html`${size} · ${say.hash} <code>${shortHash(hash)}</code>`;
}

export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-4)}`;
}

/** The few letters on a file's label. */
export function kindOf({ mime, name }: FileShown): string {
  return evidenceKinds[mime]?.endings[0].toUpperCase() ?? (/\.(\w{1,4})$/.exec(name)?.[1]?.toUpperCase() || '—');
}

export function logHtml(entries: readonly { readonly at: Said; readonly text: string }[], { language }: Reader): Html {
  return html`<ol role="list" class="log">${entries.map(({ at, text }) => html`<li><span class="at">${textHtml(at, language)}</span><span class="lines">${text}</span></li>`)}</ol>`;
}

/** Nothing here yet: what will come, and where. */
export function noneHtml(title: string, hint: string): Html {
  return html`<div class="none"><b>${title}</b>${hint}</div>`;
}

export function receiptHtml(
  { title, on, number, at, hash, next }: ReceiptView,
  { words, language }: Reader,
  level: 2 | 3,
): Html {
  const heading = level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`;
  return html`<article class="receipt" aria-label="${words.chat.receipt}">${heading}${on ? html`<p class="small">${on}</p>` : ''}<p><code>${number}</code></p><p class="small dim">${textHtml(at, language)} · ${words.files.hash} <code>${shortHash(hash)}</code></p>${next ? html`<p class="small">${textHtml(next, language)}</p>` : ''}</article>`;
}

export function casePath({ id }: { readonly id: string }): string {
  return `/desk/case/${encodeURIComponent(id)}`;
}

export type Beginning = Awaited<ReturnType<OwnDesk['beginnings']>>[number];

/** What can be begun, each by its button. */
export function beginningsHtml({ to, key }: Visit, beginnings: readonly Beginning[]): Html {
  const each = ({ label, press }: Beginning): Html => {
    const which = underWhich(press);
    return which === undefined
      ? html`<button class="btn pick" name="press" value="${JSON.stringify(press)}">${label}</button>`
      : html`<a class="btn pick" href="${to(which)}">${label}</a>`;
  };
  return html`<form method="post" action="${to('/desk/begin')}"><input type="hidden" name="key" value="${key}"><p class="btns">${beginnings.map(each)}</p></form>`;
}

/** The page on which is chosen under which case something begins that stands under one. */
function underWhich(press: Press): string | undefined {
  return press.do === 'find' && 'procedure' in press.for ? underPath(press.for.procedure) : undefined;
}

export function underPath(procedure: ProcedureId): string {
  return `/desk/under/${procedure}`;
}

/** The button that throws a draft away, folded behind the question whether this one is meant. */
export function discardHtml({ language }: Visit, named: readonly (string | undefined)[], sends: Html = html``): Html {
  const title = named.filter((each) => each !== undefined).join(' · ');
  const { discard, discardAsk, discardSure } = texts[language].say;
  return html`<details class="fold"><summary class="small">${discard}<span class="vh">${punctuation[language].colon}${title}</span></summary><p>${discardAsk(title)}</p><p class="btns"><button class="btn"${sends}>${discardSure}</button></p></details>`;
}
