import type { Answer, Answers, Field } from '../engine/form.ts';
import type { Said } from '../law/said.ts';
import { evidenceOf, formPage, pagesOf, type Wrong } from './form-page.ts';
import type { FormPage } from './message.ts';
import { asked, fieldOf, isAnswered, type OpenForm, read, readRows } from './open-form.ts';
import { type Read, readFiles, sayMisread } from './read-answer.ts';
import type { SentPage } from './wish.ts';

/** The answers after a page was sent, and what on it could not be read. */
export function readPage(open: OpenForm, sent: SentPage): { readonly answers: Answers; readonly wrong: Wrong } {
  const answers: Record<string, Answer | undefined> = { ...open.draft.answers };
  const wrong: Record<string, Wrong[string]> = {};
  for (const [key, field] of pagesOf(open)[sent.page] ?? []) {
    const typed = sent.values[key]?.filter((each) => each.trim() !== '');
    const cells = sent.cells?.[key];
    const given = sentFor(open, key, field, sent, typed);
    if (given === undefined) continue;
    if (given.ok) {
      answers[key] = given.answer;
      continue;
    }
    const error = sayMisread(open.texts.say.misread, given.misread);
    wrong[key] = { typed: typed ?? [], ...(cells && { cells }), error };
  }
  return { answers, wrong };
}

function sentFor(
  open: OpenForm,
  key: string,
  field: Field,
  sent: SentPage,
  typed: readonly string[] | undefined,
): Read | undefined {
  const cells = sent.cells?.[key];
  if (field.kind === 'files') return filesSent(open, key, field, sent);
  if (field.kind !== 'rows' || !cells) return fieldSent(open, key, field, typed, sent.go);
  return cells.length > 0 ? readRows(open, key, field, cells) : fieldSent(open, key, field, [], sent.go);
}

/** A field that was not sent stays as it is; one that was emptied is skipped, or asked for when the page is left forwards. */
function fieldSent(
  open: OpenForm,
  key: string,
  field: Field,
  typed: readonly string[] | undefined,
  go: SentPage['go'],
): Read | undefined {
  const forwards = go === 'next' || go === 'submit';
  const stays = typed === undefined && isAnswered(field, open.draft.answers[key]);
  if (stays) return undefined;
  if (typed !== undefined && typed.length > 0) return read(open, key, field, typed);
  if (!field.required) return { ok: true, answer: null };
  return forwards ? { ok: false, misread: { why: 'missing', values: {} } } : undefined;
}

/** Files that were kept (named by their hash, all of them when none is named) and those that came with the page. */
function filesSent(open: OpenForm, key: string, field: Field, sent: SentPage): Read | undefined {
  const keeps = sent.values[key];
  const kept = evidenceOf(open.draft.answers[key]).filter(({ hash }) => keeps === undefined || keeps.includes(hash));
  const all = readFiles(field, kept, sent.files[key] ?? []);
  if (!all.ok || evidenceOf(all.answer).length > 0) return all;
  if (!field.required) return { ok: true, answer: null };
  const forwards = sent.go === 'next' || sent.go === 'submit';
  return forwards ? { ok: false, misread: { why: 'needs-file', values: {} } } : undefined;
}

/** The page on which a refusal is shown beside its field; without one, the review. */
export function refusedPage(open: OpenForm, field: string | undefined, error: Said): FormPage {
  const key = field !== undefined && fieldOf(open, field) ? field : asked(open).at(-1)?.[0];
  if (key === undefined) return formPage(open, 0);
  const page = formPage(open, pageOf(open, key));
  if (field === undefined) return { ...formPage(open, pagesOf(open).length), refusal: error };
  return { ...page, refusal: error, fields: page.fields.map((each) => (each.key === key ? { ...each, error } : each)) };
}

/** The page on which a field stands. */
export function pageOf(open: OpenForm, key: string): number {
  return Math.max(
    0,
    pagesOf(open).findIndex((fields) => fields.some(([each]) => each === key)),
  );
}

/** The first page with something missing; the review when nothing is. */
export function firstOpenPage(open: OpenForm): number {
  const pages = pagesOf(open);
  const first = pages.findIndex((fields) => fields.some(([key, field]) => !isAnswered(field, open.draft.answers[key])));
  return first < 0 ? pages.length : first;
}
