import { GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import { LRUCache } from 'lru-cache';
import type { Assistant } from '../../src/app/ports/channel.ts';
import { numberIn } from '../../src/dialogue/mentioned.ts';
import type { Incoming } from '../../src/dialogue/message.ts';
import type { Language } from '../../src/names.ts';
import { cut } from '../shared/cut.ts';
import { aFewTimes, type Patience } from '../shared/patience.ts';
import { saidAs } from '../shared/said.ts';
import { undelivered } from './failure.ts';
import { type FileSource, fetchFile } from './fetch-file.ts';
import { inlineResults } from './inline.ts';
import type { Places } from './own-keys.ts';
import { ownTexts } from './own-texts.ts';
import { type Heard, readUpdate } from './read-update.ts';
import { type Part, render } from './render.ts';
import { optionsOf } from './speak.ts';
import { whileDoing } from './while-doing.ts';

const longestWord = 200;
/** For so long what was found is offered again without being looked for. */
const secondsOffered = 60;
/** Of a message, in UTF-16 units. */
const longestText = 4096;
/** After so many groups the oldest may be told again. */
const mostGroups = 1000;

export interface HearingParts extends FileSource {
  /** What the bot is called, once that is known. */
  readonly username: () => string | undefined;
  readonly assistant: Assistant;
  readonly patience: Patience;
  readonly places: Places;
  /** Does something that nobody waits for; its failure is only logged. */
  readonly aside: (work: Promise<unknown>) => void;
}

/** Handles one update; resolves once what was said is committed. Throws when it is not, and the update must come again. */
export function hearing(parts: HearingParts): (update: Update) => Promise<void> {
  const { api, token, assistant, patience, places, aside, username } = parts;
  const [bot = ''] = token.split(':');
  const told = new LRUCache<string, true>({ max: mostGroups });

  return async (update) => {
    const heard = readUpdate(update, bot, username());
    switch (heard.kind) {
      case 'said':
        return whileDoing(parts, typingTo(heard), () => say(heard, heard.says));
      case 'file':
        return whileDoing(parts, { ...typingTo(heard), atOnce: true }, async () =>
          say(heard, await fetchFile(parts, heard, assistant)),
        );
      case 'pressed': {
        const { word, refused } = await assistant.receive(incoming(heard, heard.says));
        return aside(answer(heard.query, word, refused !== undefined));
      }
      case 'pressed-by-other':
        return aside(answer(heard.query, heard.word));
      case 'looked-for':
        return aside(offer(heard));
      case 'in-group':
        return hearGroup(heard);
      case 'moved':
        return assistant.postMoved('telegram', heard.from, heard.to);
      case 'nothing':
        return;
    }
  };

  /** What was written beside a file that is not taken counts by itself, and is what a change of it changes. */
  async function say(heard: Extract<Heard, { kind: 'said' | 'file' }>, says: Incoming['says']): Promise<void> {
    if (says.kind !== 'refused-file' || heard.text === undefined) {
      await assistant.receive(incoming(heard, says));
      return;
    }
    await assistant.receive(incoming(heard, saidAs(heard.text)));
    await assistant.receive(incoming({ ...heard, id: `${heard.id}:file` }, says));
  }

  /**
   * Ends the waiting mark on the button, with or without a word, which may be all that is answered. A press that is too
   * old for this, or that was answered already, shows nothing. A word of refusal stays until it is read.
   */
  async function answer(query: string, word: string | undefined, staysUntilRead = false): Promise<void> {
    await unlessOld(
      aFewTimes(
        () => api.answerCallbackQuery(query, word ? { text: cut(word, longestWord), show_alert: staysUntilRead } : {}),
        (error) => undelivered(error, 'edit'),
        patience,
      ),
    );
  }

  /** A project for another chat, as everybody may know of it. What comes too late is looked for no more. */
  async function offer({ query, words, language }: Extract<Heard, { kind: 'looked-for' }>): Promise<void> {
    const results = inlineResults(await assistant.publicProjects(words, language), language, places);
    await unlessOld(api.answerInlineQuery(query, results, { cache_time: secondsOffered, is_personal: true }));
  }

  /** What is said to the bot among others is answered there, as its answer: once to each where only the way is said. */
  async function hearGroup(heard: Extract<Heard, { kind: 'in-group' }>): Promise<void> {
    const { says, chat, language, among } = heard;
    const number = says && numberIn('text' in says ? says.text : 'argument' in says ? says.argument : '');
    const facts = number === undefined ? undefined : await assistant.publicly(number, language);
    if (facts) return aside(answerAmong(heard, render(facts, places)));
    if (says?.kind === 'command' && says.name === 'subscribe') {
      const { word } = await assistant.receive({ ...incoming(heard, says), among });
      // In a channel everybody would read it, and nobody can ask there.
      if (word !== undefined && heard.message) aside(answerAmong(heard, inWords(word, language)));
      return;
    }
    const whom = says ? `${chat} ${heard.from.address}` : `${chat}`;
    if (told.get(whom)) return;
    told.set(whom, true);
    aside(answerAmong(heard, inWords(ownTexts[language].inGroup, language)));
  }

  async function answerAmong(
    { chat, message }: Extract<Heard, { kind: 'in-group' }>,
    parts: readonly Part[],
  ): Promise<void> {
    const [part] = parts;
    if (!part) return;
    await api.sendMessage(chat, part.html, {
      ...optionsOf(part),
      ...(message && { reply_parameters: { message_id: message.order, allow_sending_without_reply: true } }),
    });
  }
}

function inWords(text: string, language: Language): readonly Part[] {
  return render({ language, blocks: [{ kind: 'text', tone: 'plain', text }], buttons: [] });
}

function typingTo({ from }: Pick<Incoming, 'from'>) {
  return { address: from.address, doing: 'typing' } as const;
}

/** Whoever asked waits no more, and sees nothing of it. */
async function unlessOld(answering: Promise<unknown>): Promise<void> {
  try {
    await answering;
  } catch (error) {
    if (!(error instanceof GrammyError) || !/query is too old|query ID is invalid/.test(error.description)) throw error;
  }
}

function incoming({ id, from, message }: Pick<Incoming, 'id' | 'from' | 'message'>, says: Incoming['says']): Incoming {
  return { id, from, message, longest: longestText, forms: 'questions', says };
}
