import type { TranscriptEntry } from '../../src/app/ports/system.ts';
import { caseAt } from '../../src/dialogue/card.ts';
import type { Block, TokenButton } from '../../src/dialogue/message.ts';
import { evidenceKinds } from '../../src/engine/evidence-kinds.ts';
import { cityDate } from '../../src/law/date.ts';
import { momentOf } from '../../src/law/said.ts';
import { punctuation } from '../shared/punctuation.ts';
import { blockHtml, isWide } from './block-html.ts';
import { type Html, html } from './html.ts';
import { casePath, looks, noneHtml } from './parts.ts';
import { textHtml } from './text-html.ts';
import type { Visit } from './visit.ts';
import { words } from './words.ts';

/** A pause after which the time is written between two messages. */
const pause = 30 * 60_000;
/** So many of the latest messages are open; cards before them are folded. */
const fresh = 2;
/** What a person pressed is kept as an entry of his at such a place, and shown as a mark on that button. */
const pressedAt = 'pressed:';

export function pressedPlace(token: string): string {
  return `${pressedAt}${token}`;
}

/** The conversation, the newest last. Beside a case that is open, the cards of others lead there and have no buttons. */
export function talkHtml(visit: Visit, entries: readonly TranscriptEntry[], beside?: string): Html {
  const { chat } = visit.words;
  const pressed = new Set(entries.flatMap(({ message }) => tokenOf(message.place)));
  const shown = entries.filter(({ message }) => tokenOf(message.place).length === 0);
  const list =
    shown.length === 0
      ? html`<li class="wide">${noneHtml(chat.none, chat.noneHint)}</li>`
      : shown.map((entry, index) => [
          timeHtml(visit, shown[index - 1], entry),
          entryHtml(visit, entry, { pressed, old: index < shown.length - fresh, beside }),
        ]);
  return html`<ol role="list" class="talk" id="talk" data-live="talk">${list}</ol>`;
}

/** Where one writes and adds files. */
export function writeHtml({ words: { chat, files, live }, to, key, path }: Visit): Html {
  return html`<form class="write" id="write" method="post" enctype="multipart/form-data" action="${to('/desk/say')}" data-lost="${live.lost}"><input type="hidden" name="key" value="${key}"><input type="hidden" name="back" value="${path}"><label class="vh" for="text">${chat.write}</label><input class="in" id="text" name="text" placeholder="${chat.placeholder}" autocomplete="off" maxlength="4000"><input class="vh" type="file" id="upload" name="file" multiple accept="${Object.keys(evidenceKinds).join(',')}"><label class="btn" for="upload">${files.add}</label><button class="btn blue">${chat.send}</button></form>`;
}

function timeHtml({ language, now }: Visit, before: TranscriptEntry | undefined, entry: TranscriptEntry): Html {
  if (before && entry.at.getTime() - before.at.getTime() < pause) return html``;
  return html`<li class="when" id="t-${entry.id}">${textHtml(momentOf(entry.at, { today: cityDate(now), brief: true }), language)}</li>`;
}

interface Around {
  readonly pressed: ReadonlySet<string>;
  readonly old: boolean;
  readonly beside: string | undefined;
}

function entryHtml(page: Visit, { id, by, message }: TranscriptEntry, { pressed, old, beside }: Around): Html {
  const { to, key, path } = page;
  // What was said stays in the language in which it was said, with its days and labels.
  const visit: Visit = by === 'me' ? page : { ...page, language: message.language, words: words[message.language] };
  const [first] = message.blocks;
  const blocks = by === 'me' ? message.blocks.map((block) => blockHtml(visit, block)) : blocksOf(visit, message.blocks);
  if (by === 'me') return html`<li class="me" id="m-${id}"><div class="say">${blocks}</div></li>`;
  const [, second] = message.blocks;
  const answered = first?.kind === 'rows' && !second && message.buttons.length === 0;
  const bare = answered || (first?.kind === 'receipt' && !second);
  const refused = first?.kind === 'text' && first.tone === 'refusal';
  const body = bare ? blocks : html`<div class="${refused ? 'say no' : 'say'}">${blocks}</div>`;
  const wide = message.blocks.some(isWide);
  const of = caseAt(message.place);
  const isOther = beside !== undefined && of !== undefined && of !== beside;
  const all = html`${body}${isOther ? leadHtml(visit, of) : buttonsHtml(visit, message.buttons, pressed)}`;
  const shown = old ? foldedHtml(message.blocks, all) : all;
  return html`<li${wide ? html` class="wide"` : ''} id="m-${id}" lang="${visit.words.lang}"><form method="post" action="${to('/desk/press')}"><input type="hidden" name="key" value="${key}"><input type="hidden" name="back" value="${path}">${shown}</form></li>`;
}

/** Two cases are never decided by buttons side by side. */
function leadHtml({ words: { chat }, to }: Visit, id: string): Html {
  return html`<p class="btns"><a class="btn" href="${to(casePath({ id }))}">${chat.goTo}</a></p>`;
}

/** A card that is further up: what it is of and where that stands, and all of it when it is opened. */
function foldedHtml(blocks: readonly Block<TokenButton>[], all: Html): Html {
  const heading = blocks.find((block) => block.kind === 'heading');
  const stands = blocks.find((block) => block.kind === 'where');
  if (!heading || !stands) return all;
  return html`<details class="old"><summary><b>${heading.text}</b> <span class="small dim">${stands.where.now}</span></summary>${all}</details>`;
}

/** A card of a case says where it stands and what is asked; all else of it unfolds, and is on the case's page anyhow. */
function blocksOf(visit: Visit, blocks: readonly Block<TokenButton>[]): readonly Html[] {
  const drawn = (some: readonly Block<TokenButton>[]): readonly Html[] => some.map((block) => blockHtml(visit, block));
  const at = blocks.findIndex(({ kind }) => kind === 'where') + 1;
  const rest = blocks.slice(at);
  const folded = rest.filter(({ kind }) => kind !== 'text');
  if (at === 0 || folded.length === 0) return drawn(blocks);
  const said = rest.filter(({ kind }) => kind === 'text');
  const { details } = visit.words.chat;
  return [
    ...drawn(blocks.slice(0, at)),
    html`<details class="fold"><summary>${details}</summary>${drawn(folded)}</details>`,
    ...drawn(said),
  ];
}

/** Old buttons do not lie: once one was pressed, all of that message stay to be read, and cannot be pressed again. */
function buttonsHtml(
  { words: { chat }, language }: Visit,
  rows: readonly (readonly TokenButton[])[],
  pressed: ReadonlySet<string>,
): readonly Html[] {
  const over = rows.some((row) => row.some(({ token }) => pressed.has(token)));
  const taken = `${chat.taken}${punctuation[language].colon}`;
  return rows
    .filter((row) => row.length > 0)
    .map((row) => html`<p class="btns">${row.map((button) => buttonHtml(button, over, pressed, taken))}</p>`);
}

function buttonHtml(button: TokenButton, over: boolean, pressed: ReadonlySet<string>, taken: string): Html {
  const { label, kind, token } = button;
  if (!over) {
    const look = looks[kind];
    return html`<button class="${`btn ${look}`.trim()}" name="token" value="${token}">${label}</button>`;
  }
  const mark = pressed.has(token) ? html`<span class="vh">${taken}</span>✓ ` : '';
  return html`<button class="btn" disabled>${mark}${label}</button>`;
}

function tokenOf(place: string | undefined): readonly string[] {
  return place?.startsWith(pressedAt) ? [place.slice(pressedAt.length)] : [];
}
