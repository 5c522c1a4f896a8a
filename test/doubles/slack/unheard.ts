import { renderMessage } from '../../../adapters/slack/render.ts';
import { words } from '../../../adapters/slack/words.ts';
import { inWords } from '../../../src/dialogue/in-words.ts';
import type { Sent } from '../../../src/dialogue/message.ts';
import { asFields, type Fields } from '../loopback.ts';
import { elementsOf, optionsOf, plainText } from './read-blocks.ts';

/** What nobody would hear of a message on Slack to whom it is read out: there its text is read, and each element by its label. */
export function unheardIn(message: Sent): readonly string[] {
  const parts = renderMessage(message);
  const [{ text = '', blocks = [] } = {}] = parts;
  const heard = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const shown = parts.flatMap((part) => part.blocks.map(asFields));
  const where = message.blocks.find((block) => block.kind === 'where')?.where;
  const [first = ''] = heard.split('\n');
  const due =
    where?.mine && where.due ? [words[message.language].yourTurn, inWords(where.due.text, message.language)] : [];
  // What is longer than Slack advises is cut at its end.
  const facts =
    parts.length > 1 ? [] : (plainText(blocks).match(/¥[\d,.]*\d|\d+月\d+日|\b\d{1,2} [A-Z][a-z]+\b/g) ?? []);
  const elements = shown.flatMap(elementsOf);
  const names = elements.filter(({ type }) => type === 'button').map(nameOf);
  return [
    ...due.filter((each) => !first.includes(each)).map((each) => `not first: ${each} in ${first}`),
    ...facts.filter((each) => !heard.includes(each)).map((each) => `not said: ${each} in ${heard}`),
    ...elements.flatMap((element) => namesOf(element).filter((name) => !/[\p{L}\p{N}]/u.test(name))).map(unnamed),
    ...names.filter((name, place) => names.indexOf(name) !== place).map((name) => `twice: ${name}`),
    ...shown.filter(({ type, alt_text: alt }) => type === 'image' && !alt).map(() => 'a picture without words'),
  ];
}

function unnamed(name: string): string {
  return `no name: ${name}`;
}

function namesOf(element: Fields): readonly string[] {
  if (element.type === 'button') return [nameOf(element)];
  const options = optionsOf(element).map(({ text }) => String(asFields(text).text));
  return element.type === 'overflow' ? options : [String(asFields(element.placeholder).text ?? ''), ...options];
}

/** As what a button is read out. */
function nameOf({ accessibility_label: label, text }: Fields): string {
  return String(label ?? asFields(text).text);
}
