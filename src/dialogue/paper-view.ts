import { lastFiling } from '../engine/case.ts';
import type { Evidence } from '../engine/form.ts';
import type { AnyPaper, Signature, Written } from '../engine/paper.ts';
import type { CityDate } from '../law/date.ts';
import { shortDay } from '../law/speak.ts';
import type { Language } from '../names.ts';
import type { PaperOffer } from '../procedures/papers.ts';
import { texts, textsBy } from '../text/all.ts';
import { evidenceIn, namesOf } from './filing-view.ts';
import { inWords } from './in-words.ts';
import type { Looking } from './looking.ts';
import { saidRows } from './said-rows.ts';

/** A paper for signature and seal, in words: what a writer of documents lays out. */
export interface PaperView {
  readonly language: Language;
  readonly title: string;
  /** The office whose paper it is, at its head. */
  readonly head: string | undefined;
  readonly number: string;
  readonly to: string | undefined;
  readonly paragraphs: readonly Paragraph[];
  /** What is handed over with it. */
  readonly enclosed: readonly string[];
  readonly signatures: readonly SignatureView[];
  readonly notes: readonly string[];
}
export type Paragraph =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'row'; readonly label: string; readonly value: string }
  /** What is too long to stand beside its label. */
  | { readonly kind: 'part'; readonly label: string; readonly lines: readonly string[] };
export interface SignatureView {
  readonly name: string;
  /** What is done beside the name: sealed, or signed. */
  readonly by: string;
  /** Its day, or room for it. */
  readonly day: string;
}

/** As long as a value can be beside its label, in a line of 28 characters. */
const shortValue = 22;

/** A paper as it is read, in its own language. */
export function paperView(looking: Looking, offer: PaperOffer): PaperView {
  const { procedure, state, facts } = looking;
  const { paper, written, language } = offer;
  const words = textsBy(language, procedure.manner?.(state, facts.parent)).papers[paper.paper];
  if (!words) throw new Error(`nothing is said of the paper ${paper.paper}`);
  const { paper: say } = texts[language].say;
  const rows = saidRows(
    paper.rows,
    Object.keys(paper.rows),
    // By the types of its rows each value is an answer of its field.
    written.rows as never,
    words,
    namesOf(looking, paper.rows, written.rows as never),
    language,
    false,
  );
  const to = written.to === undefined ? words.to : looking.names.body(written.to);
  return {
    language,
    title: words.title,
    head: written.head === undefined ? undefined : looking.names.body(written.head),
    number: say.number(state.number),
    to: to === undefined ? undefined : say.to(to),
    paragraphs: [
      ...textOf(words.opening),
      ...rows.map(({ label, value }) => paragraphOf(label, inWords(value, language))),
      ...textOf(words.closing),
    ],
    enclosed: [...new Map(enclosedIn(looking, paper).map(({ hash, name }) => [hash, name])).values()],
    signatures: written.signatures.map((each) => signatureOf(looking, each, written, language)),
    notes: [...(language === 'zh' ? [] : [say.translation]), words.note],
  };
}

function textOf(text: string | undefined): readonly Paragraph[] {
  return text === undefined ? [] : [{ kind: 'text', text }];
}

function paragraphOf(label: string, value: string): Paragraph {
  const lines = value.split('\n').filter((line) => line.trim() !== '');
  if (lines.length <= 1 && [...value].length <= shortValue) return { kind: 'row', label, value };
  return { kind: 'part', label, lines };
}

function enclosedIn({ state }: Looking, { of }: AnyPaper): readonly Evidence[] {
  const last = of.at(-1);
  const filing = last && lastFiling(state, last);
  return filing ? evidenceIn(filing.answers) : [];
}

function signatureOf({ names }: Looking, signature: Signature, { on }: Written, language: Language): SignatureView {
  const { paper: say } = texts[language].say;
  const day = on === undefined ? say.dayByHand : sayDay(on, language);
  return 'body' in signature
    ? { name: names.body(signature.body), by: say.sealed, day }
    : { name: names.person(signature.person), by: say.signed, day };
}

function sayDay(on: CityDate, language: Language): string {
  return shortDay(on, language, true).join(language === 'zh' ? '' : ' ');
}
