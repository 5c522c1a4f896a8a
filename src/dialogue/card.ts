import { joined, piecesOf, type Said, said } from '../law/said.ts';
import type { Language } from '../names.ts';
import type { Texts } from '../text/language.ts';
import type { ActButton, CaseView } from './case-view.ts';
import type { FilingView } from './filing-view.ts';
import { inWords } from './in-words.ts';
import type { Block, Button, Message, ReceiptView } from './message.ts';
import { subscribeButton } from './subscription.ts';
import { kindAndNumber } from './where.ts';

/** The longest a value is on a card before it is cut; all of it is one press away. */
const shortValue = 160;

/** As many rows as say little by themselves. */
const fewRows = 2;

/** As many rows as a card repeats of how the case began. */
const shortFiling = 10;

/** A case in a chat: what it is, where it stands, what was checked, what was asked for last, and what can be done. */
export function card(view: CaseView, texts: Texts): Message {
  const filed = view.filings.filter(({ rows }) => rows.length > 0);
  const [latest] = filed;
  const first = filed.at(-1);
  const blocks: Block[] = [heading(view), { kind: 'where', where: view.where }];
  const [last] = view.log;
  if (last) blocks.push({ kind: 'text', tone: 'dim', text: said`${last.at} ${last.text}` });
  const [broken, kept] = [view.checks.filter(({ holds }) => !holds), view.checks.filter(({ holds }) => holds)];
  if (broken.length > 0) blocks.push({ kind: 'checks', checks: broken });
  if (view.brief) blocks.push({ kind: 'rows', ...view.brief });
  else blocks.push(...lastSaid(view, filed).map((filing) => filingBlock(filing, texts)));
  // Whoever is asked to decide sees what it is all about, when that is short.
  if (!view.brief && first && first !== latest && view.ask && first.rows.length <= shortFiling)
    blocks.push(filingBlock(first, texts));
  if (kept.length > 0) blocks.push({ kind: 'checks', checks: kept });
  if (view.files.length > 0) blocks.push({ kind: 'files', files: view.files.slice(0, 10) });
  if (view.takeBack) blocks.push({ kind: 'text', tone: 'dim', text: texts.say.canTakeBack });
  if (view.notYet) blocks.push({ kind: 'text', tone: 'dim', text: view.notYet });
  if (view.ask) blocks.push({ kind: 'text', tone: 'strong', text: view.ask });
  return {
    ...placedAs(view, texts),
    ...guarded(view),
    ...(view.public && view.ask === undefined && { public: { number: view.number, title: view.title } }),
    blocks,
    buttons: [
      ...cardButtons(view.offers),
      [
        wholeButton(view, texts),
        ...filesButton(view, texts),
        ...codeButton(view, texts),
        ...(view.publishes && !view.seated ? [subscribeButton(texts.say, view.id)] : []),
        ...(view.remind ? [view.remind] : []),
        ...(view.takeBack
          ? [{ ...view.takeBack, press: { do: 'take-back', case: view.id, here: true } } as const]
          : []),
        ...nextButton(view.hasTurns && view.ask === undefined, texts),
      ],
      ...chunk(openButtons(view, texts), 2),
      ...chunk(view.begins, 2),
    ],
  };
}

/** The card with something above it that is told with it; why something has to wait is said once. */
export function ledBy(view: CaseView, texts: Texts, lead: Said, language: Language): Message {
  const isSaid = view.notYet !== undefined && inWords(lead, language).includes(inWords(view.notYet, language));
  const shown = card(isSaid ? { ...view, notYet: undefined } : view, texts);
  return { ...shown, blocks: [{ kind: 'text', tone: 'strong', text: lead }, ...shown.blocks] };
}

/** Something that is told of a case where its card stands already: which case it is, for whoever does not see that beside it. */
export function replyTo({ id, title, number }: CaseView, { say }: Texts, lead: Said): Message {
  return {
    repliesTo: placeOf(id),
    blocks: [
      { kind: 'text', tone: 'strong', text: lead },
      { kind: 'text', tone: 'dim', text: `${title} · ${number}` },
    ],
    buttons: [[{ label: say.open, kind: 'pick', press: { do: 'show', case: id } }]],
  };
}

/** What holds something that is sealed as yet is not to be handed on. */
function guarded({ filings }: CaseView): { readonly guarded?: true } {
  return filings.some(({ rows }) => rows.some(({ secret }) => secret)) ? { guarded: true } : {};
}

/** What was filed last; where nothing more is asked, a word or two stand with what they answer, as a rating does. */
function lastSaid({ ask }: CaseView, [latest, before]: readonly FilingView[]): readonly FilingView[] {
  if (!latest) return [];
  const answers = ask === undefined && latest.rows.length <= fewRows && before && before.rows.length <= shortFiling;
  return answers ? [latest, before] : [latest];
}

/** The card with the proof of what has just been done on it; what comes next stands on the card itself. */
export function receipted(whole: Message, { next: _, ...proof }: ReceiptView): Message {
  const [heading, ...rest] = whole.blocks;
  const receipt: Block = { kind: 'receipt', ...proof };
  return { ...whole, blocks: [...(heading ? [heading] : []), receipt, ...rest] };
}

/** The card with a question in the place of its own: only that can be answered now. */
export function confirming(card: Message, question: Said, [yes, ...others]: readonly Button[]): Message {
  const { public: _, ...whole } = card;
  const blocks = whole.blocks.filter((block) => block.kind !== 'text' || block.tone !== 'strong');
  const rows = yes?.kind === 'danger' ? [[yes], others] : [[...(yes ? [yes] : []), ...others]];
  return { ...whole, blocks: [...blocks, { kind: 'text', tone: 'strong', text: question }], buttons: rows };
}

function filingBlock({ title, by, at, rows }: FilingView, { say }: Texts): Block {
  return {
    kind: 'rows',
    title: say.filedBy(title, by, at),
    rows: rows.map((row) => ({ ...row, value: cut(row.value) })),
  };
}

/** The proof of something that the reader filed himself. */
export interface OwnReceipt {
  readonly number: string;
  readonly what: string;
  readonly at: Said;
}

/** What stands under a case, from where a page of it ended. */
export function further(view: CaseView, texts: Texts): Message {
  return { blocks: [heading(view), ...childrenBlocks(view, texts)], buttons: [...furtherButton(view, texts)] };
}

function childrenBlocks({ children }: CaseView, { say }: Texts): readonly Block[] {
  if (children.length === 0) return [];
  return [
    {
      kind: 'items',
      items: children.map(({ id, number, kind, title, state }) => ({
        title,
        sort: kind,
        over: kindAndNumber(kind, { id, number }),
        under: state,
        open: { label: say.open, kind: 'plain', press: { do: 'show', case: id } },
      })),
    },
  ];
}

function furtherButton({ id, furtherChildren }: CaseView, { say }: Texts): readonly Button[][] {
  if (furtherChildren === undefined) return [];
  return [[{ label: say.more, kind: 'pick', press: { do: 'whole', case: id, after: furtherChildren } }]];
}

/** All of a case: every filing that the reader may see, its course, and the receipts of his own filings. */
export function whole(view: CaseView, texts: Texts, receipts: readonly OwnReceipt[] = []): Message {
  const blocks: Block[] = [heading(view), { kind: 'where', where: view.where }];
  if (view.day) blocks.push({ kind: 'rows', ...view.day });
  for (const { title, by, at, rows } of view.filings) {
    if (rows.length > 0) blocks.push({ kind: 'rows', title: texts.say.filedBy(title, by, at), folds: true, rows });
  }
  if (view.files.length > 0) blocks.push({ kind: 'files', files: view.files });
  blocks.push(...childrenBlocks(view, texts));
  if (receipts.length > 0) {
    const rows = receipts.map(({ number, what, at }) => ({ label: what, value: said`${at} · ${number}` }));
    blocks.push({ kind: 'rows', title: texts.say.yourReceipts, rows });
  }
  blocks.push({ kind: 'log', entries: view.log });
  return {
    ...placedAs(view, texts),
    ...guarded(view),
    blocks,
    buttons: [
      ...cardButtons(view.offers),
      [backToCard(view, texts), ...filesButton(view, texts)],
      ...furtherButton(view, texts),
    ],
  };
}

const cardAt = 'card:';

/** Where every copy of a case's card stands. */
export function placeOf(caseId: string): string {
  return `${cardAt}${caseId}`;
}

/** Of what shows a case in a chat: all of it is the one card. */
function placedAs({ id, title, number }: CaseView, { say }: Texts): Required<Pick<Message, 'place' | 'leaves'>> {
  return { place: placeOf(id), leaves: say.newerBelow(`${title} · ${number}`) };
}

/** The case whose card stands at a place; undefined where something else does. */
export function caseAt(place: string | undefined): string | undefined {
  return place?.startsWith(cardAt) ? place.slice(cardAt.length) : undefined;
}

function heading(view: CaseView): Block {
  return { kind: 'heading', text: view.title, over: `${view.kind} · ${view.number}` };
}

/** What ends something stands below, each by itself: never beside what is usual. */
function cardButtons(offers: readonly ActButton[]): Button[][] {
  const isUsual = ({ kind }: Button): boolean => kind !== 'danger';
  const buttons = offers.map(({ press, ...button }): Button => {
    const { form } = press;
    return { ...button, press: press.do === 'preview' ? { do: 'preview', form, here: true } : press };
  });
  return [...chunk(buttons.filter(isUsual), 2), ...buttons.filter((each) => !isUsual(each)).map((each) => [each])];
}

/** To what waits for him first, for whoever can have something to do and is asked nothing here. */
export function nextButton(is: boolean, { say }: Texts): readonly Button[] {
  return is ? [{ label: say.nextTurn, kind: 'pick', press: { do: 'next' } }] : [];
}

function wholeButton({ id }: CaseView, { say }: Texts): Button {
  return { label: say.whole, kind: 'quiet', press: { do: 'whole', case: id, here: true } };
}

function backToCard({ id }: CaseView, { say }: Texts): Button {
  return { label: say.lessOfIt, kind: 'quiet', press: { do: 'show', case: id, here: true } };
}

/** Where there are files that this reader may open. */
function filesButton({ id, files }: CaseView, { say }: Texts): readonly Button[] {
  return files.length > 0 ? [{ label: say.openFiles, kind: 'quiet', press: { do: 'open-files', case: id } }] : [];
}

/** What anybody can open under it, for whoever has no seat of his own to act from. */
function openButtons({ id, opens, seated }: CaseView, { procedures }: Texts): readonly Button[] {
  if (seated) return [];
  return opens.map((procedure) => ({
    label: procedures[procedure].begin,
    kind: 'quiet',
    press: { do: 'start', form: { procedure, parent: id } },
  }));
}

/** On his own case, where the platform keeps it at hand, its opener asks for the code that opens it elsewhere. */
function codeButton({ id, getsCode }: CaseView, { say }: Texts): readonly Button[] {
  return getsCode ? [{ label: say.askForCode, kind: 'quiet', press: { do: 'code', case: id } }] : [];
}

/** Without the half of a character that a cut has left at its end. */
function withoutHalf(text: string): string {
  return text.replace(/\p{Cs}$/u, '');
}

/** Cut in its words; a thing is shown whole or not at all. */
function cut(value: Said): Said {
  const shown: Said[] = [];
  let room = shortValue;
  for (const piece of piecesOf(value)) {
    if (typeof piece === 'string' && piece.length > room)
      return said`${joined(shown, '')}${withoutHalf(piece.slice(0, room))}…`;
    shown.push(piece);
    if (typeof piece === 'string') room -= piece.length;
  }
  return value;
}

export function chunk<T>(list: readonly T[], size: number): T[][] {
  const rows: T[][] = [];
  for (let at = 0; at < list.length; at += size) rows.push(list.slice(at, at + size));
  return rows;
}
