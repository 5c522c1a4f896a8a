import { drawable, inWords } from '../../src/dialogue/in-words.ts';
import { capitals } from '../../src/law/capitals.ts';
import type { Said, Thing } from '../../src/law/said.ts';
import type { Language } from '../../src/names.ts';
import { type Html, html } from './html.ts';

/** Running text: what is more than words is in one piece, and can be opened or read by a machine where it is of that kind. */
export function textHtml(said: Said, language: Language): readonly (Html | string)[] {
  return drawable(said, language).map(({ words, thing }) => (thing ? thingHtml(thing, words) : words));
}

function thingHtml(thing: Thing, words: string): Html {
  switch (thing.kind) {
    case 'money':
    case 'number':
      return html`<span class="nowrap">${words}</span>`;
    case 'date':
      return html`<time class="nowrap" datetime="${machineTime(thing)}">${words}</time>`;
    case 'link':
      return html`<a href="${thing.href}">${words}</a>`;
    case 'code':
    case 'command':
      return html`<code translate="no">${words}</code>`;
    case 'body':
      return html`<span translate="no">${words}</span>`;
    case 'case':
      return html`<span class="num nowrap">${words}</span>`;
    case 'person':
      return html`<span class="nowrap" translate="no">${words}</span>`;
  }
}

/** The end of a day has no time of its own there. */
function machineTime({ date, time }: Extract<Thing, { kind: 'date' }>): string {
  return time === undefined || time === '24:00' ? date : `${date}T${time}+08:00`;
}

/** A value by itself: an amount can be unfolded into capitals, as it is signed; of what is owed back there are none. */
export function valueHtml(value: Said, language: Language, big = false): Html {
  if (!isAmount(value)) return html`<span class="lines">${textHtml(value, language)}</span>`;
  const words = inWords(value, language);
  if (language !== 'zh' || value.fen < 0) return html`<span class="${big ? 'money big' : 'money'}">${words}</span>`;
  return html`<details class="money"><summary${big ? html` class="big"` : ''}>${words}</summary><span class="caps">${capitals(value.fen)}</span></details>`;
}

export function isAmount(value: Said): value is Extract<Thing, { kind: 'money' }> {
  return typeof value === 'object' && 'kind' in value && value.kind === 'money';
}
