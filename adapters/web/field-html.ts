import { inWords } from '../../src/dialogue/in-words.ts';
import type { Cells, PageField, PageOption } from '../../src/dialogue/message.ts';
import { evidenceKinds } from '../../src/engine/evidence-kinds.ts';
import { readYuan } from '../../src/law/money.ts';
import { bracketed } from '../shared/punctuation.ts';
import { type Html, html } from './html.ts';
import { fileFacts, kindOf } from './parts.ts';
import { cellName, rowCells } from './rows-input.ts';
import { textHtml } from './text-html.ts';
import type { Visit } from './visit.ts';
import type { Words } from './words.ts';

/** As many options as are shown all at once; more are a list that unfolds. */
const mostRadios = 6;

/** One question of a form: label, reason, the whole question and input, linked so that a screen reader says them together. */
export function fieldHtml(visit: Visit, field: PageField, spareRows: number | undefined): Html {
  const { words } = visit;
  const { key, label, required, error, kind } = field;
  const name = html`${label}${required ? '' : html`<span class="dim">${bracketed(words.form.optional, visit.language)}</span>`}`;
  const why = error ? html`<p class="why" id="why-${key}">${textHtml(error, visit.language)}</p>` : '';
  const hint = html`<span class="hint lines" id="hint-${key}">${hintOf(field, words)}</span>`;
  const group = kind === 'rows' ? field.columns !== undefined : isGroup(field);
  const input = inputHtml(visit, field, spareRows);
  const classes = error ? 'field bad' : 'field';
  return group
    ? html`<fieldset class="${classes}" id="f-${key}" tabindex="-1"${describedBy(field)}><legend>${name}</legend>${why}${hint}${input}</fieldset>`
    : html`<div class="${classes}"><label for="f-${key}">${name}</label>${why}${hint}${input}</div>`;
}

/** Kinds that are several inputs under one name. */
function isGroup({ kind, options = [] }: PageField): boolean {
  return (
    kind === 'choices' || kind === 'consent' || kind === 'files' || (kind === 'choice' && options.length <= mostRadios)
  );
}

/** The whole question, the form's own help, how much fits, and how such an answer is written. */
function hintOf({ kind, ask, help, limits, columns, rowNames }: PageField, { form: say }: Words): string {
  // How rows are typed as lines is of no use beside a table.
  const syntax = columns ? (rowNames ? '' : say.skipRow) : kind === 'rows' ? say.lineSyntax : '';
  return [ask, help, limits, syntax].filter(Boolean).join('\n');
}

function describedBy({ key, error }: PageField): Html {
  return html` aria-describedby="${error ? `why-${key} ` : ''}hint-${key}"`;
}

function inputHtml(visit: Visit, field: PageField, spareRows: number | undefined): Html {
  const { words } = visit;
  const { kind, options = [] } = field;
  switch (kind) {
    case 'long-text':
      return html`<textarea class="in" ${common(field)}${length(field)} data-written="${words.form.written}">${field.value[0] ?? ''}</textarea>`;
    case 'rows':
      return field.columns
        ? tableHtml(visit, field, spareRows)
        : html`<textarea class="in" ${common(field)} rows="6">${field.value.join('\n')}</textarea>`;
    case 'choice':
      return options.length <= mostRadios ? checksHtml(field, 'radio') : selectHtml(visit, field);
    case 'reference':
      return options.length > 0 ? selectHtml(visit, field) : lineHtml(field, words);
    case 'choices':
      return checksHtml(field, 'checkbox');
    case 'consent':
      return html`<label class="opt"><input type="checkbox" name="f.${field.key}" value="true"${field.value[0] === 'true' ? html` checked` : ''}${invalid(field)}> ${words.form.yes}</label>`;
    case 'files':
      return filesInput(visit, field);
    case 'text':
    case 'integer':
    case 'decimal':
    case 'money':
    case 'date':
    case 'phone':
    case 'account':
    case 'credit-code':
    case 'case-number':
      return lineHtml(field, words);
  }
}

/** A line of text: what people type (60万, 12月31日) is read on the server. */
function lineHtml(field: PageField, words: Words): Html {
  const { kind, value } = field;
  return html`<input ${typing(kind, words)} ${common(field)} value="${value[0] ?? ''}"${kind === 'text' ? length(field) : ''}>`;
}

/** How a kind is typed, as a question of its own and in a cell; beside a day a script sets the browser's picker. */
function typing(kind: PageField['kind'], { form: say }: Words): Html {
  const counts = kind === 'integer' || kind === 'decimal' || kind === 'money';
  const digits = kind === 'money' || kind === 'decimal' ? 'decimal' : 'numeric';
  return html`class="${counts ? 'in sum' : 'in'}" type="${kind === 'phone' ? 'tel' : 'text'}" autocomplete="off"${counts || kind === 'account' ? html` inputmode="${digits}"` : ''}${kind === 'date' ? html` data-pick="${say.pickDay}"` : ''}`;
}

function common(field: PageField): Html {
  return html`id="f-${field.key}" name="f.${field.key}"${describedBy(field)}${invalid(field)}${field.required ? html` aria-required="true"` : ''}`;
}

function invalid({ error }: PageField): Html {
  return error ? html` aria-invalid="true"` : html``;
}

/** Room above the limit, so that nothing is cut off unseen: the server says how much too long it is. */
function length({ max }: PageField): Html {
  return max === undefined ? html`` : html` maxlength="${max * 2 + 200}"`;
}

function selectHtml({ words }: Visit, field: PageField): Html {
  const chosen = new Set(field.value);
  return html`<select class="in" ${common(field)}><option value="">${words.form.choose}</option>${(field.options ?? []).map(({ value, label, shown = label }) => html`<option value="${value}"${chosen.has(value) ? html` selected` : ''}>${shown}</option>`)}</select>`;
}

function checksHtml(field: PageField, type: 'radio' | 'checkbox'): Html {
  const { key, value, options = [] } = field;
  const chosen = new Set(value);
  const option = (each: (typeof options)[number]): Html =>
    html`<label class="opt"><input type="${type}" name="f.${key}" value="${each.value}"${chosen.has(each.value) ? html` checked` : ''}${invalid(field)}> ${each.shown ?? each.label}</label>`;
  return html`<div class="${options.length > mostRadios ? 'opts many' : 'opts'}">${options.map(option)}</div>`;
}

/** What is there can be taken out; what is chosen is added. */
function filesInput({ words }: Visit, { key, files = [], takes, label }: PageField): Html {
  const { files: say } = words;
  const have = html`<ul role="list" class="files" aria-label="${say.have}">${files.map(
    (file) =>
      html`<li data-kind="${kindOf(file)}"><span>${file.name}<small>${fileFacts(file, words)}</small></span><label class="opt small"><input type="checkbox" name="d.${key}" value="${file.hash}"> ${say.remove}<span class="vh"> ${file.name}</span></label></li>`,
  )}</ul>`;
  return html`${files.length > 0 ? have : ''}<div class="drop"><label for="u-${key}" class="small dim">${takes}<span class="vh"> ${label}</span></label><input id="u-${key}" type="file" name="u.${key}" multiple accept="${Object.keys(evidenceKinds).join(',')}"></div>`;
}

/** Rows as a table of inputs; on a phone each row is a small form of its own. */
function tableHtml(visit: Visit, field: PageField, spareRows: number | undefined): Html {
  const { words } = visit;
  const { key, columns = [], rowNames } = field;
  const names = namesBefore(field);
  const filled = rowCells(field, spareRows);
  const row = (cells: readonly string[], at: number): Html =>
    html`<tr>${names ? html`<th scope="row">${names[at] ?? ''}</th>` : ''}${columns.map((column, index) => {
      const name = cellName(key, at, index);
      const named = rowNames ? `${rowNames[at] ?? ''} ${column.label}` : words.form.row(at + 1, column.label);
      const value = cells[index] ?? '';
      if (column.names) {
        return html`<th scope="row">${chosenIn(column, value)}<input type="hidden" name="${name}" value="${value}"></th>`;
      }
      return html`<td data-label="${column.label}">${column.options ? cellSelect(name, named, column.options, value) : html`<input ${typing(column.kind, words)} name="${name}" value="${value}" aria-label="${named}">`}</td>`;
    })}</tr>`;
  const head = html`<tr>${names ? html`<td></td>` : ''}${columns.map(({ label, kind }) => html`<th scope="col"${kind === 'money' ? html` class="sum"` : ''}>${label}</th>`)}</tr>`;
  const foot = columns.some(({ kind }) => kind === 'money') ? sumsHtml(visit, field, filled) : '';
  const more = html`<p><button class="btn quiet" name="go" value="more.${key}" formnovalidate>${words.form.moreRows}</button></p>`;
  return html`<table class="cells"><thead>${head}</thead><tbody>${filled.map(row)}</tbody>${foot}</table>${rowNames ? '' : more}`;
}

/** What each column of money adds up to, so far as all that stands in it is an amount; the word for it where no money stands. */
function sumsHtml({ words, language }: Visit, field: PageField, filled: Cells): Html {
  const { columns = [] } = field;
  const names = namesBefore(field);
  const word = html`<th scope="row">${words.form.total}</th>`;
  const place = names ? -1 : columns.findIndex(({ kind }) => kind !== 'money');
  const cells = columns.map(({ kind, label }, index) => {
    if (kind !== 'money') return index === place ? word : html`<td></td>`;
    const fen = sumOf(filled.map((row) => row[index] ?? ''));
    const sum = fen === undefined ? '' : inWords({ kind: 'money', fen }, language);
    return html`<td class="sum" data-label="${label}"><output data-sum="${index}" aria-label="${words.form.total} ${label}">${sum}</output></td>`;
  });
  return html`<tfoot><tr>${names ? word : ''}${cells}</tr></tfoot>`;
}

/** What stands in a cell by the name of what was chosen. */
function chosenIn({ options = [] }: NonNullable<PageField['columns']>[number], cell: string): string {
  return options.find(({ value, label }) => value === cell || label === cell)?.label ?? cell;
}

/** The names of the rows, where no column holds them. */
function namesBefore({ columns = [], rowNames }: PageField): PageField['rowNames'] {
  return columns.some(({ names }) => names) ? undefined : rowNames;
}

/** In fen; undefined where nothing stands or something that is no amount. */
function sumOf(cells: readonly string[]): number | undefined {
  const amounts = cells.filter((cell) => cell !== '').map((cell) => readYuan(cell));
  const fen = amounts.flatMap((amount) => (amount.ok ? [amount.fen] : []));
  return fen.length === 0 || fen.length < amounts.length ? undefined : fen.reduce((sum, each) => sum + each, 0);
}

/** The words of the options stand in the cells, as they would be typed. */
function cellSelect(name: string, named: string, options: readonly PageOption[], current: string): Html {
  const isChosen = (option: PageOption): boolean => option.label === current || option.value === current;
  return html`<select class="in" name="${name}" aria-label="${named}"><option value=""></option>${options.map((option) => html`<option value="${option.value}"${isChosen(option) ? html` selected` : ''}>${option.shown ?? option.label}</option>`)}</select>`;
}
