import type { Answer, Answers, Field } from '../engine/form.ts';
import type { Said } from '../law/said.ts';
import { formPage, pagesOf, type Wrong } from './form-page.ts';
import type { FormPage } from './message.ts';
import { asked, evidenceOf, fieldOf, isAnswered, lacks, type OpenForm, read, readRows } from './open-form.ts';
import { type Misread, type Read, readFiles, sayMisread } from './read-answer.ts';
import type { SentPage } from './wish.ts';

/** What a page says of one field: it was not on it, though perhaps it lacks something still; it was left empty; or this stands in it. */
type Given = 'unsent' | 'lacking' | 'empty' | Read;

/**
 * The answers after a page was sent, and what on it could not be read. A field that was not sent stays as it is; one that
 * was emptied has no answer any more, and is asked for again when the page is left forwards and it may not be skipped.
 */
export function readPage(open: OpenForm, sent: SentPage): { readonly answers: Answers; readonly wrong: Wrong } {
  const answers: Record<string, Answer | undefined> = { ...open.draft.answers };
  const wrong: Record<string, Wrong[string]> = {};
  const forwards = sent.go === 'next' || sent.go === 'submit';
  for (const [key, field] of pagesOf(open)[sent.page] ?? []) {
    const typed = sent.values[key]?.filter((each) => each.trim() !== '');
    const given = sentFor(open, key, field, sent, typed);
    if (given === 'unsent') continue;
    const isRead = given !== 'empty' && given !== 'lacking';
    if (isRead && given.ok) answers[key] = given.answer;
    else if (isRead && given.kept) answers[key] = given.kept;
    // Not asked yet, it is not skipped either; nor is what is left open while the page is still being filled in.
    const isSkipped = !field.required && sent.go !== 'keep';
    const had = answers[key] !== undefined;
    if ((given === 'empty' && (isSkipped || had)) || (given === 'lacking' && isSkipped && !had)) answers[key] = null;
    const misread = !isRead ? missing(field, forwards) : given.ok ? undefined : given.misread;
    if (misread === undefined) continue;
    const cells = sent.cells?.[key];
    const error = sayMisread(open.texts.say, misread);
    const at = misread.cell;
    wrong[key] = { typed: typed ?? [], ...(cells && { cells }), error, ...(at && { errorAt: at }) };
  }
  return { answers, wrong };
}

function missing({ required, kind }: Field, forwards: boolean): Misread | undefined {
  return required && forwards ? { why: kind === 'files' ? 'needs-file' : 'missing', values: {} } : undefined;
}

function sentFor(
  open: OpenForm,
  key: string,
  field: Field,
  sent: SentPage,
  typed: readonly string[] | undefined,
): Given {
  if (field.kind === 'files') return filesSent(open, key, field, sent);
  const cells = field.kind === 'rows' ? sent.cells?.[key] : undefined;
  // What rows are about lies ready, and stays when nothing else stands in them.
  const nothing = field.about ? 'lacking' : 'empty';
  if (cells) return cells.length > 0 ? readRows(open, key, field, cells) : nothing;
  if (typed !== undefined) return typed.length > 0 ? read(open, key, field, typed) : nothing;
  return isAnswered(field, open.draft.answers[key]) ? 'unsent' : 'lacking';
}

/** Files that were kept (named by their hash, all of them when none is named) and those that came with the page. */
function filesSent(open: OpenForm, key: string, field: Field, sent: SentPage): Given {
  const keeps = sent.values[key];
  const kept = evidenceOf(open.draft.answers[key]).filter(({ hash }) => keeps === undefined || keeps.includes(hash));
  const all = readFiles(field, kept, sent.files[key] ?? []);
  return all.ok && evidenceOf(all.answer).length === 0 ? 'empty' : all;
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
  const first = pages.findIndex((fields) => fields.some(([key, field]) => lacks(field, open.draft.answers[key])));
  return first < 0 ? pages.length : first;
}
