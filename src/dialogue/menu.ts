import type { Refusal } from '../engine/procedure.ts';
import type { ListText } from '../engine/texts.ts';
import type { Law } from '../law/law.ts';
import type { Part } from '../law/part.ts';
import type { Said } from '../law/said.ts';
import {
  type Language,
  languageNames,
  type Outcome,
  otherLanguages,
  type Position,
  type ProcedureId,
} from '../names.ts';
import { listed } from '../procedures/all.ts';
import { endText, positionText, texts, textsBy } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import type { Beginning } from './beginnings.ts';
import type { BegunForm } from './begun-form.ts';
import { chunk } from './card.ts';
import { commandLines } from './commands.ts';
import type { Block, Button, Due, FormAddress, Leading, Message, Press, Sent } from './message.ts';
import { explain } from './refusal-words.ts';
import { clockView, kindAndNumber, sayTitle } from './where.ts';

/** How much waits for a person, and how many forms he has begun. */
export interface Counts {
  readonly waiting: number;
  readonly drafts: number;
}

/** A case in a list. */
export interface Item {
  readonly id: string;
  readonly number: string;
  readonly procedure: ProcedureId;
  readonly title: string | undefined;
  readonly part: Part | undefined;
  readonly position: Position | undefined;
  readonly outcome: Outcome | undefined;
  readonly opens: Date | undefined;
  readonly due: Date | undefined;
  readonly provisional: boolean;
  /** What it waits for on another case. */
  readonly held?: Refusal;
  /** By which of the manners of its procedure it is spoken of, where that is known. */
  readonly manner?: string;
}

/** To a stranger: who are you, in which language, what can be done here; above that what became of his words, if he wrote some. */
export function welcome({ say, procedures }: Texts, language: Language, city: string, lead?: string): Message {
  const who = (label: string, who: 'citizen' | 'organisation' | 'official'): Button => ({
    label,
    kind: 'pick',
    press: { do: 'who', who },
  });
  return {
    blocks: [
      ...(lead === undefined ? [] : [{ kind: 'text', tone: 'plain', text: lead } as const]),
      { kind: 'text', tone: 'plain', text: say.welcome(city) },
      { kind: 'text', tone: 'strong', text: say.whoAreYou },
    ],
    buttons: [
      ...(lead === undefined ? [] : [publicLists(procedures)]),
      [who(say.citizen, 'citizen'), who(say.organisation, 'organisation'), who(say.official, 'official')],
      otherLanguages(language).map((other) => ({
        label: languageNames[other],
        kind: 'quiet',
        press: { do: 'language', language: other },
      })),
    ],
  };
}

/** What this person can do now, and nothing else. */
export function menu(
  { say, procedures }: Texts,
  can: Counts & { readonly beginnings: readonly Beginning[]; readonly closesYear: boolean },
  lead?: string,
): Message {
  const lists: Button[] = [
    ...(can.waiting > 0 ? [inboxButton(say.inboxOf(can.waiting), can.waiting)] : []),
    ...(can.drafts > 0 ? [listButton(say.draftsOf(can.drafts), 'drafts')] : []),
    ...publicLists(procedures),
    listButton(say.myCases, 'cases'),
    ...(can.closesYear ? [listButton(say.listTitle['year-end'], 'year-end')] : []),
  ];
  const begin = can.beginnings.map(({ label, press }): Button => ({ label, kind: 'plain', press }));
  return {
    blocks: [{ kind: 'text', tone: 'plain', text: lead ?? say.whatCanIDo }],
    buttons: [...chunk(lists, 2), ...chunk(begin, 2), [{ label: say.help, kind: 'quiet', press: { do: 'help' } }]],
  };
}

/** To what everybody can look through. */
function publicLists(procedures: Texts['procedures']): readonly Button[] {
  return listed.map(({ id, listed: name }) => listButton(procedures[id].list?.button ?? '', name ?? ''));
}

/** As many characters of what somebody wrote are said back to him. */
const mostQuoted = 20;

/** The beginning of what somebody wrote, on one line. */
export function quotedOf(words: string): string {
  const characters = [...words.trim().replaceAll(/\s+/g, ' ')];
  return characters.length <= mostQuoted ? characters.join('') : `${characters.slice(0, mostQuoted).join('')}…`;
}

/** Where what only leads on stands. */
export const wayPlace = 'way';

/** Does what only leads on stand at a place? */
export function isWay(place: string | undefined): boolean {
  return place === wayPlace;
}

/** A message that only leads on, to which `back` leads: with all others that do it, and the cards opened there, it is a view of one. */
export function leadingOn(message: Message, back: Leading, { say }: Texts): Message {
  const here = ({ press, ...button }: Button): Button => ({ ...button, press: pressedHere(press, back) });
  const blocks = message.blocks.map((block) =>
    block.kind === 'items'
      ? { ...block, items: block.items.map(({ open, ...item }) => ({ ...item, ...(open && { open: here(open) }) })) }
      : block,
  );
  const buttons = message.buttons.map((row) => row.map(here));
  return { ...message, place: wayPlace, leaves: say.latestBelow, blocks, buttons };
}

function pressedHere(press: Press, back: Leading): Press {
  switch (press.do) {
    case 'menu':
    case 'list':
    case 'help':
      return { ...press, here: true };
    case 'whole':
      return press.after === undefined ? press : { ...press, here: true };
    case 'show':
    case 'next':
      return { ...press, here: back };
    default:
      return press;
  }
}

/** The card of a case, or all of that, in the place of what led to it, with the way back to that. */
export function openedHere(card: Message, id: string, back: Leading, { say }: Texts): Message {
  const label = back.do === 'menu' ? say.menu : say.backToList;
  const button: Button = { label, kind: 'quiet', press: { ...back, here: { card: id } } };
  const keeping = ({ press, ...other }: Button): Button => ({
    ...other,
    press: isView(press) ? { ...press, back } : press,
  });
  return { ...card, buttons: [...card.buttons.map((row) => row.map(keeping)), [button]] };
}

/** Shows the same case in another way, where it stands. */
function isView(press: Press): press is Extract<Press, { readonly do: 'show' | 'whole' }> {
  return (press.do === 'whole' && press.after === undefined) || (press.do === 'show' && press.here === true);
}

/** How to go about it; `stroke` is what makes a word a command on the channel. */
export function help(language: Language, stroke = '/'): Message {
  const { say } = texts[language];
  return {
    blocks: [{ kind: 'text', tone: 'plain', text: say.helpText(commandLines(language, stroke)) }],
    buttons: [[{ label: say.menu, kind: 'pick', press: { do: 'menu' } }]],
  };
}

/** A page of a list, and from where it goes on. */
export interface Listed {
  readonly items: readonly Item[];
  readonly after: string | undefined;
}

/** A page of cases, of those that words find if they were typed; `after` continues it. */
export function list(
  language: Language,
  asked: { readonly name: string; readonly words?: string | undefined },
  page: Listed,
  law: Law,
  now: Date,
): Message {
  const { say } = texts[language];
  const { name } = asked;
  const { items } = page;
  const next = furtherButton(language, asked, page);
  const { title, empty } = listText(texts[language], name);
  const later = name === 'inbox' ? [[listButton(say.listTitle.later, 'later')]] : [];
  if (items.length === 0) {
    return {
      blocks: [{ kind: 'text', tone: 'plain', text: empty }],
      buttons: [...later, [{ label: say.menu, kind: 'pick', press: { do: 'menu' } }]],
    };
  }
  return {
    blocks: [{ kind: 'heading', text: title }, caseItems(language, name, items, law, now)],
    buttons: [...later, [...next.flat(), { label: say.menu, kind: 'quiet', press: { do: 'menu' } }]],
  };
}

/** The cases of a list, each with what it is, where it stands and until when. */
export function caseItems(
  language: Language,
  name: string,
  items: readonly Item[],
  law: Law,
  now: Date,
): Extract<Block, { readonly kind: 'items' }> {
  const { say, procedures } = texts[language];
  return {
    kind: 'items',
    items: items.map((item) => ({
      title: sayTitle(item, language),
      sort: procedures[item.procedure].name,
      over: kindAndNumber(procedures[item.procedure].name, item),
      under: item.held ? explain(item.held, language) : stateOf(item, language),
      ...(!item.held && withClock(clockView(item, law, now, language, name === 'inbox' || name === 'later'))),
      open: { label: say.open, kind: 'plain', press: { do: 'show', case: item.id } },
    })),
  };
}

function withClock(due: Due | undefined): { readonly due?: Due } {
  return due ? { due } : {};
}

/** The way on from a page of a list, where it goes on. */
function furtherButton(
  language: Language,
  { name, words }: { readonly name: string; readonly words?: string | undefined },
  { after }: Listed,
): readonly (readonly Button[])[] {
  if (after === undefined) return [];
  const press = { do: 'list', list: name, ...(words !== undefined && { words }), after } as const;
  return [[{ label: texts[language].say.more, kind: 'pick', press }]];
}

export function draftList(texts: Texts, drafts: readonly BegunForm[]): Message {
  const { say } = texts;
  const back: readonly Button[] = [{ label: say.menu, kind: 'quiet', press: { do: 'menu' } }];
  if (drafts.length === 0) {
    return { blocks: [{ kind: 'text', tone: 'plain', text: say.empty.drafts }], buttons: [back] };
  }
  return {
    blocks: [
      { kind: 'heading', text: say.listTitle.drafts },
      { kind: 'items', items: drafts.map((draft) => draftItem(texts, draft)) },
    ],
    buttons: [
      ...drafts.map((draft, place) => [
        { ...discardButton(texts, draft, say.discardOf(nameOf(draft))), short: say.discardOf(`${place + 1}`) },
      ]),
      back,
    ],
  };
}

type DraftItem = Extract<Block, { readonly kind: 'items' }>['items'][number];

/** A form that was begun, with the way on. */
function draftItem({ say }: Texts, { id, title, about, over, filled, of, form }: BegunForm): DraftItem {
  return {
    title,
    ...(about !== undefined && { over: about }),
    under: over === undefined ? say.alreadyOpen(filled, of) : say.keptToRead,
    open: over
      ? { label: say.open, kind: 'plain', press: { do: 'review', draft: id } }
      : { label: say.resume, kind: 'plain', press: { do: 'start', form } },
  };
}

/** The same where it can be thrown away beside it. */
export function draftItems(texts: Texts, drafts: readonly BegunForm[]): Extract<Block, { readonly kind: 'items' }> {
  const items = drafts.map((draft) => ({
    ...draftItem(texts, draft),
    rare: discardButton(texts, draft, texts.say.discard),
  }));
  return { kind: 'items', items };
}

function discardButton({ say }: Texts, draft: BegunForm, label: string): Button {
  return {
    label,
    kind: 'quiet',
    confirm: { title: label, text: say.discardAsk(nameOf(draft)), yes: say.discardSure, no: say.discardNot },
    press: { do: 'discard', draft: draft.id },
  };
}

function nameOf({ title, about }: BegunForm): string {
  return [title, about].filter(Boolean).join(' · ');
}

/** Which case is it about? Its name or number can be typed; the likeliest are buttons. */
export function whichParent(
  language: Language,
  form: FormAddress & { readonly procedure: ProcedureId },
  found: readonly Item[],
  searched: string | undefined,
): Message {
  const { say } = texts[language];
  const ask =
    searched === undefined ? say.whichProject : found.length > 0 ? say.oneOfThese : say.noneFound(quotedOf(searched));
  return {
    blocks: [
      { kind: 'text', tone: 'strong', text: ask },
      { kind: 'text', tone: 'dim', text: say.typeNameOrNumber, begins: form.procedure },
    ],
    buttons: found.map((item, place) => [
      {
        label: sayTitle(item, language),
        short: `${place + 1}`,
        kind: 'pick',
        press: { do: 'preview', form: { procedure: form.procedure, parent: item.id } },
      },
    ]),
  };
}

/** A plain sentence, with ways on. */
export function sentence(text: Said, buttons: readonly (readonly Button[])[] = []): Message {
  return { blocks: [{ kind: 'text', tone: 'plain', text }], buttons };
}

/** The one line that is left of a message that has been said again since. */
export function lineLeft(text: Said, language: Language): Sent {
  return { language, retired: true, blocks: [{ kind: 'text', tone: 'dim', text }], buttons: [] };
}

/** A refusal, with ways on. */
export function refusalMessage(text: Said, buttons: readonly (readonly Button[])[] = []): Message {
  return { blocks: [{ kind: 'text', tone: 'refusal', text }], buttons };
}

/** What is said of a list: of one's own, or of a procedure's public cases. */
function listText({ say, procedures }: Texts, name: string): Pick<ListText, 'title' | 'empty'> {
  const of = listed.find((each) => each.listed === name);
  const text = of && procedures[of.id].list;
  if (text) return text;
  const own = name === 'inbox' || name === 'later' || name === 'drafts' ? name : 'cases';
  return { title: say.listTitle[own], empty: say.empty[own] };
}

/** To what waits for him: where it is one thing, to that. */
function inboxButton(label: string, waiting: number): Button {
  return waiting === 1 ? { label, kind: 'pick', press: { do: 'next' } } : listButton(label, 'inbox');
}

function listButton(label: string, name: string): Button {
  return { label, kind: 'pick', press: { do: 'list', list: name } };
}

/** What is going on with a case in a list, or how it ended. */
export function stateOf(item: Item, language: Language): string {
  const spoken = textsBy(language, item.manner);
  if (item.outcome) return endText(spoken, item.procedure, item.outcome).now;
  return item.position ? positionText(spoken, item.procedure, item.position).now : '';
}
