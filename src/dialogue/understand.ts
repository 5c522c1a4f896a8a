import { plain } from '../law/plain.ts';
import { languages, otherLanguages } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { texts } from '../text/all.ts';
import { spokenButton } from './button-words.ts';
import { isCommand, plainCommand } from './commands.ts';
import { accessCodeIn, codeIn, linkedIn, numberIn } from './mentioned.ts';
import type { FormAddress, Incoming, Leading, Press } from './message.ts';
import { meantBy } from './own-words.ts';
import { type Whole, wholeOf } from './pieces.ts';
import { pressNamed } from './shown.ts';
import type { Account } from './talk.ts';
import type { Fill, Wish } from './wish.ts';

/**
 * What is known when something is heard: who says it, what he is being asked, what the button that he pressed says, and by
 * which message.
 */
export interface Heard extends Pick<Incoming, 'message' | 'longest' | 'among'> {
  readonly account: Account;
  /** Undefined where nothing was pressed, or a button that nobody ever made. */
  readonly pressed: { readonly press: Press; readonly person: string } | undefined;
}

/** Nobody has read within so many ms what stands there and decided: whoever presses it then meant what stood there before. */
export const readIn = 700;

/**
 * Is it the second of two quick taps, which met what had taken the place of what was pressed? Where several are chosen one after
 * the other, the same buttons stand where they stood, and each press is meant.
 */
export function isUnread(press: Press, age: number | undefined, within: number): boolean {
  if (age === undefined || age >= within) return false;
  return !(press.do === 'finish' || (press.do === 'answer' && press.several));
}

/** What somebody wants by what he did. The open question comes first: what it can take is taken for nothing else. */
export function understand(says: Incoming['says'], heard: Heard): Wish {
  const { account, pressed } = heard;
  switch (says.kind) {
    case 'command':
      return commanded(says.name, says.argument, heard);
    case 'text':
      return typed(wholeOf(says.text, heard, account.lastHeard), account);
    case 'place': {
      const { focus } = account;
      if (!focus || !('draft' in focus)) return { kind: 'not-understood' };
      return { kind: 'fill', draft: focus.draft, fill: { kind: 'place', field: focus.field, text: says.text } };
    }
    case 'wordless':
      return wordless(account);
    case 'edited':
      return { kind: 'edited', of: says.of, text: says.text };
    case 'files':
      return sent(says, account);
    case 'refused-file':
      return { kind: 'refuse', refusal: { why: says.why, values: says.values } };
    case 'press':
      // Who pressed decides; a forwarded or guessed button of somebody else says nothing.
      if (!pressed || pressed.person !== account.person.id) return { kind: 'moved-on' };
      return pressedOn(pressed.press, wished(pressed.press, account), says.sure);
    case 'page':
      return { kind: 'fill', draft: says.draft, fill: says };
  }
}

/** A press stands on what was shown, and may have been asked about by the channel itself. */
function pressedOn(press: Press, wish: Wish, sure: boolean | undefined): Wish {
  if (leadsOn(wish)) return isLeading(press) && press.here ? { ...wish, here: press.here } : wish;
  if (wish.kind === 'show')
    return (press.do === 'show' || press.do === 'whole') && press.here
      ? { ...wish, here: press.here, ...(press.back && { back: press.back }) }
      : wish;
  if (wish.kind === 'next') return press.do === 'next' && press.here ? { ...wish, here: press.here } : wish;
  if (wish.kind === 'begin') return { ...wish, sure: wish.sure ?? sure, onCard: true };
  if (wish.kind !== 'fill' || wish.fill.kind !== 'discard') return wish;
  return { ...wish, fill: { ...wish.fill, sure: wish.fill.sure ?? sure } };
}

/** Whoever types what leads on is answered below that; whoever presses it, where it was pressed. */
function leadsOn(wish: Wish): wish is Extract<Wish, { readonly kind: 'menu' | 'list' | 'help' }> {
  return wish.kind === 'menu' || wish.kind === 'list' || wish.kind === 'help';
}

function isLeading(press: Press): press is Leading {
  return press.do === 'menu' || press.do === 'list' || press.do === 'help' || press.do === 'whole';
}

/** That it cannot be read is said once, however many follow. */
function wordless({ focus, lastHeard }: Account): Wish {
  if (lastHeard?.kind === 'wordless') return { kind: 'silence' };
  const heard = { kind: 'wordless' } as const;
  if (!focus || !('draft' in focus)) return { kind: 'not-understood', heard };
  return { kind: 'refuse', refusal: { why: 'wordless', values: {} }, heard };
}

/** Files for the question that is open; those that belong together with some before go where these went. */
function sent({ files, text, album }: Incoming['says'] & { readonly kind: 'files' }, account: Account): Wish {
  const { focus, lastHeard } = account;
  const words = text?.trim() ? { text } : {};
  const of = album === undefined ? {} : { album };
  if (album !== undefined && lastHeard?.kind === 'album' && lastHeard.album === album) {
    const { into: gathered } = lastHeard;
    if (lastHeard.unasked) return { kind: 'unasked', files, ...words, album, more: true };
    if (!gathered) return words.text === undefined ? { kind: 'silence' } : typed({ text: words.text }, account);
    const fill = { kind: 'files', field: gathered.asked, files, ...words, album, gathered } as const;
    return { kind: 'fill', draft: gathered.draft, fill };
  }
  if (focus && 'draft' in focus) {
    return { kind: 'fill', draft: focus.draft, fill: { kind: 'files', field: focus.field, files, ...words, ...of } };
  }
  return { kind: 'unasked', files, ...words, ...of };
}

function commanded(name: string, argument: string, { account, among }: Pick<Heard, 'account' | 'among'>): Wish {
  const { focus, language } = account;
  if (!isCommand(name)) return { kind: 'not-understood' };
  switch (name) {
    case 'start':
      return argument ? followed(argument) : { kind: 'start' };
    case 'inbox':
      return { kind: 'list', list: 'inbox' };
    case 'cases':
      return { kind: 'list', list: 'cases' };
    case 'status':
      return argument ? { kind: 'number', number: numberIn(argument) ?? argument } : { kind: 'list', list: 'cases' };
    case 'help':
      return { kind: 'help' };
    case 'lang':
      return { kind: 'language', language: otherLanguages(language)[0] ?? language };
    case 'back':
      return focus && 'draft' in focus
        ? { kind: 'fill', draft: focus.draft, fill: { kind: 'back', field: focus.field } }
        : { kind: 'nothing-open', wanted: 'back' };
    case 'cancel':
      return focus && !('shown' in focus) ? { kind: 'put-aside' } : { kind: 'nothing-open', wanted: 'cancel' };
    case 'login':
      return { kind: 'sign-in' };
    case 'whoami':
      return { kind: 'who-am-i' };
    case 'subscribe':
      if (among) return { kind: 'post', at: among };
      return argument ? { kind: 'number', number: numberIn(argument) ?? argument } : { kind: 'topics' };
    case 'alerts':
      return { kind: 'topics' };
    case 'logout':
      return { kind: 'log-out' };
  }
}

/** What somebody came for by a link: what has a number, or else to use a code. */
function followed(carried: string): Wish {
  const linked = linkedIn(carried);
  if (!linked) return { kind: 'redeem', code: codeIn(carried) ?? carried };
  if (linked.number !== undefined) return { kind: 'number', ...linked };
  const form = { procedure: linked.begins } as const;
  return procedureOf(linked.begins).under ? { kind: 'find', for: form } : { kind: 'begin', form, as: 'preview' };
}

/** Free text: an answer to the open question, a number, a code, a command in words, words to search for. */
function typed({ text, piece, begun }: Whole, account: Account): Wish {
  if (begun) {
    const fill = { kind: 'typed', field: begun.field, text, continues: true, ...(piece && { piece }) } as const;
    return { kind: 'fill', draft: begun.draft, fill };
  }
  const { focus } = account;
  const line = text.trim();
  const number = numberIn(text);
  const code = number === undefined ? codeIn(text) : undefined;
  const mentioned = { ...(number !== undefined && { number }), ...(code !== undefined && { code }) };
  if (focus && 'draft' in focus) {
    const fill = { kind: 'typed', field: focus.field, text, ...mentioned, ...(piece && { piece }) } as const;
    return { kind: 'fill', draft: focus.draft, fill };
  }
  const named = focus && 'shown' in focus ? pressNamed(focus.shown, text) : undefined;
  if (named) return wished(named, account);
  const plainly = plainCommand(line);
  if (plainly) return commanded(plainly.name, plainly.argument, { account });
  const access = number === undefined ? accessCodeIn(text) : undefined;
  if (access !== undefined) return { kind: 'access-code', code: access };
  if (focus && 'find' in focus) return finding(focus.find, line, mentioned);
  if (number !== undefined) return { kind: 'number', number };
  if (code !== undefined) return { kind: 'redeem', code };
  const who = account.known ? undefined : whoSays(line);
  if (who) return { kind: 'who', who };
  const { sure, maybe } = meantBy(text, account.person, account.language);
  const [meant] = maybe;
  // A greeting of a stranger is answered with the welcome.
  if (sure && meant)
    return !account.known && meant.press.do === 'menu' ? { kind: 'start' } : wished(meant.press, account);
  const or = maybe.filter(({ press }) => press.do !== 'menu');
  return line.length >= 2 ? { kind: 'search', words: line, or } : { kind: 'not-understood' };
}

function submitting({ rev, proven }: Extract<Press, { readonly do: 'submit' }>): Fill {
  return { kind: 'submit', rev, ...(proven !== undefined && { proven }) };
}

const people = ['citizen', 'organisation', 'official'] as const;

/** What a stranger says he is, in words or by its place among the buttons of the welcome. */
function whoSays(line: string): (typeof people)[number] | undefined {
  const word = plain(line);
  return people.find(
    (who, place) => word === String(place + 1) || languages.some((each) => plain(texts[each].say[who]) === word),
  );
}

/** Which case something is to be opened under: by its number or in words; or he leaves it. */
function finding(form: FormAddress, line: string, { number, code }: { number?: string; code?: string }): Wish {
  const said = spokenButton(line);
  if (said === 'later' || said === 'back') return { kind: 'put-aside' };
  return { kind: 'find', for: form, words: number ?? line, ...(code !== undefined && { code }) };
}

function wished(press: Press, { focus, lastHeard }: Account): Wish {
  if (lastHeard?.kind === 'filed' && 'draft' in press && lastHeard.draft === press.draft) {
    // Pressed twice, it is filed once, and the receipt is said; whatever else is pressed of it shows what came of it.
    if (press.do === 'submit' || lastHeard.case === undefined) return { kind: 'silence' };
    return { kind: 'show', case: lastHeard.case, whole: false };
  }
  switch (press.do) {
    case 'menu':
    case 'next':
    case 'help':
    case 'sign-in':
    case 'sign-out':
    case 'who-am-i':
    case 'topics':
      return { kind: press.do };
    case 'switch':
      return { kind: 'topics', to: { topic: press.topic, on: press.on } };
    case 'post':
      return { kind: 'post', at: press.at, to: { feed: press.feed, on: press.on } };
    case 'subscribe':
      return { kind: 'subscribe', case: press.case, on: press.on };
    case 'log-out':
      return { kind: 'log-out', ...(press.sure && { sure: press.sure }) };
    case 'unlink':
      return { kind: 'unlink', account: press.account };
    case 'let-passkey':
      return { kind: 'let-passkey', passkey: press.passkey, yes: press.yes };
    case 'let-link':
      return { kind: 'let-link', hash: press.hash, account: press.account, yes: press.yes };
    case 'link':
      return { kind: 'redeem', hash: press.hash };
    case 'code':
      return { kind: 'new-access-code', case: press.case };
    case 'remind':
      return { kind: 'remind', case: press.case };
    case 'take-back':
      return { kind: 'take-back', case: press.case, ...(press.here && { here: press.here }) };
    case 'who':
      return { kind: 'who', who: press.who };
    case 'language':
      return { kind: 'language', language: press.language };
    case 'list': {
      const { list, words, after } = press;
      return { kind: 'list', list, ...(words !== undefined && { words }), ...(after !== undefined && { after }) };
    }
    case 'show':
    case 'whole':
      return {
        kind: 'show',
        case: press.case,
        whole: press.do === 'whole',
        ...('after' in press && press.after !== undefined && { after: press.after }),
        ...(press.do === 'show' && press.here === true && { here: press.here }),
      };
    case 'open-files':
      return { kind: 'open-files', case: press.case, from: press.from ?? 0 };
    case 'find':
      return { kind: 'find', for: press.for };
    case 'preview':
    case 'questions':
      return { kind: 'begin', form: press.form, as: press.do, ...(press.here && { here: press.here }) };
    case 'start':
      return {
        kind: 'begin',
        form: press.form,
        as: 'form',
        ...(press.answers && { answers: press.answers }),
        ...(press.sure && { sure: press.sure }),
        ...(press.proven !== undefined && { proven: press.proven }),
      };
    case 'copy':
      return { kind: 'begin', form: press.form, as: 'form', from: press.from };
    case 'answer':
      return { kind: 'fill', draft: press.draft, fill: { kind: 'picked', field: press.field, value: press.value } };
    case 'choose': {
      const { draft, field, row, column, value } = press;
      return { kind: 'fill', draft, fill: { kind: 'chosen', field, row, column, value } };
    }
    case 'finish':
    case 'skip':
    case 'edit':
    case 'clear':
    case 'put-back':
      return { kind: 'fill', draft: press.draft, fill: { kind: press.do, field: press.field } };
    case 'put-files':
      return { kind: 'begin', form: press.form, as: 'form', put: press.field };
    case 'ask-files':
      return { kind: 'unasked', files: [] };
    case 'drop-files':
      return { kind: 'drop-files' };
    case 'fetch-back':
      return { kind: 'fetch-back', draft: press.draft };
    case 'remove':
      return { kind: 'fill', draft: press.draft, fill: { kind: 'remove', field: press.field, mark: press.mark } };
    case 'back': {
      const field = focus && 'draft' in focus && focus.draft === press.draft ? focus.field : undefined;
      return { kind: 'fill', draft: press.draft, fill: { kind: 'back', field } };
    }
    case 'review':
      return { kind: 'fill', draft: press.draft, fill: { kind: 'review' } };
    case 'discard':
      return {
        kind: 'fill',
        draft: press.draft,
        fill: { kind: 'discard', sure: press.sure, asked: press.asked ?? false },
      };
    case 'submit':
      return { kind: 'fill', draft: press.draft, fill: submitting(press) };
    case 'later':
      return { kind: 'put-aside' };
  }
}
