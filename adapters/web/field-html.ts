import type { PageField, PageOption } from '../../src/dialogue/message.ts';
import { evidenceKinds } from '../../src/engine/evidence-kinds.ts';
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
  const name = html`${label}${required ? '' : html` <span class="dim">（${words.form.optional}）</span>`}`;
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
      return html`<textarea class="in" ${common(field)}${length(field)}>${field.value[0] ?? ''}</textarea>`;
    case 'rows':
      return field.columns
        ? tableHtml(visit, field, spareRows)
        : html`<textarea class="in" ${common(field)} rows="6">${field.value.join('\n')}</textarea>`;
    case 'choice':
      return options.length <= mostRadios ? checksHtml(field, 'radio') : selectHtml(visit, field);
    case 'reference':
      return options.length > 0 ? selectHtml(visit, field) : lineHtml(field);
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
      return lineHtml(field);
  }
}

/** A line of text. No number or date pickers: what people type (60万, 12月31日) is read on the server. */
function lineHtml(field: PageField): Html {
  const { kind, value } = field;
  const numeric = kind === 'integer' || kind === 'decimal' || kind === 'money' || kind === 'account';
  const narrow = kind === 'integer' || kind === 'decimal' || kind === 'money';
  const type = kind === 'phone' ? 'tel' : 'text';
  return html`<input class="${narrow ? 'in sum' : 'in'}" type="${type}" ${common(field)} value="${value[0] ?? ''}" autocomplete="off"${numeric ? html` inputmode="${kind === 'money' || kind === 'decimal' ? 'decimal' : 'numeric'}"` : ''}${kind === 'text' ? length(field) : ''}>`;
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
function tableHtml({ words }: Visit, field: PageField, spareRows: number | undefined): Html {
  const { key, columns = [], rowNames } = field;
  const row = (cells: readonly string[], at: number): Html =>
    html`<tr>${rowNames ? html`<th scope="row">${rowNames[at] ?? ''}</th>` : ''}${columns.map((column, index) => {
      const name = cellName(key, at, index);
      const named = rowNames ? `${rowNames[at] ?? ''} ${column.label}` : words.form.row(at + 1, column.label);
      const value = cells[index] ?? '';
      return html`<td data-label="${column.label}">${column.options ? cellSelect(name, named, column.options, value) : html`<input class="in" name="${name}" value="${value}" aria-label="${named}" autocomplete="off">`}</td>`;
    })}</tr>`;
  const head = html`<tr>${rowNames ? html`<td></td>` : ''}${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr>`;
  const more = html`<p><button class="btn quiet" name="go" value="more.${key}" formnovalidate>${words.form.moreRows}</button></p>`;
  return html`<table class="cells"><thead>${head}</thead><tbody>${rowCells(field, spareRows).map(row)}</tbody></table>${rowNames ? '' : more}`;
}

/** The words of the options stand in the cells, as they would be typed. */
function cellSelect(name: string, named: string, options: readonly PageOption[], current: string): Html {
  const isChosen = (option: PageOption): boolean => option.label === current || option.value === current;
  return html`<select class="in" name="${name}" aria-label="${named}"><option value=""></option>${options.map((option) => html`<option value="${option.value}"${isChosen(option) ? html` selected` : ''}>${option.shown ?? option.label}</option>`)}</select>`;
}
