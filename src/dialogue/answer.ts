import { answerBegin } from './answer-act.ts';
import { answerNumber, answerRemind, answerTakeBack, showCase } from './answer-case.ts';
import { answerEdited } from './answer-edited.ts';
import {
  answerAccess,
  answerLogOut,
  answerNewAccess,
  answerRedeem,
  answerSignIn,
  answerWhoAmI,
  introduce,
  speak,
} from './answer-entry.ts';
import { answerFill } from './answer-fill.ts';
import { answerLetLink, answerUnlink } from './answer-link.ts';
import { answerFind, answerList, answerSearch, greet, notUnderstood, showMenu, showNext } from './answer-list.ts';
import { answerOpenFiles } from './answer-open-files.ts';
import { answerLetPasskey } from './answer-passkey.ts';
import { answerPost } from './answer-post.ts';
import { answerSubscribe } from './answer-subscribe.ts';
import { type Answered, both, type Deed, leadOn, sayRefusal, saySentence, wordOf } from './answered.ts';
import { fetchBack } from './discarded.ts';
import { buttonOver } from './form-way.ts';
import { help } from './menu.ts';
import type { Block, Button, Message } from './message.ts';
import type { Seen } from './seen.ts';
import type { Focus, LastHeard, Shown, Talk } from './talk.ts';
import { answerTopics } from './topics.ts';
import { answerUnasked, dropUnasked } from './unasked.ts';

/** The answer to what somebody wants, from what was seen: pure, so that it is the same whoever looked, and however it is done. */
export function answer(seen: Seen, talk: Talk): Answered {
  return showing(talk.account.focus, answerTo(seen, talk));
}

function answerTo(seen: Seen, talk: Talk): Answered {
  const { say: words } = talk.texts;
  switch (seen.kind) {
    case 'start':
      return greet(talk, seen.sight);
    case 'menu':
      return showMenu(talk, seen.sight, seen.wish);
    case 'not-understood':
      return hearing(notUnderstood(talk, seen.sight), seen.wish.heard);
    case 'silence':
      return { deeds: [], reply: {} };
    case 'help':
      return leadOn(talk, { do: 'help' }, help(talk.account.language, talk.stroke), seen.wish.here);
    case 'who':
      return introduce(talk, seen.wish.who);
    case 'language':
      return speak(seen.wish.language);
    case 'redeem':
      return answerRedeem(talk, seen.sight, 'hash' in seen.wish);
    case 'sign-in':
      return answerSignIn(talk, seen.sight);
    case 'who-am-i':
      return answerWhoAmI(talk, seen.sight);
    case 'topics':
      return answerTopics(talk, seen.wish.to, seen.sight);
    case 'post':
      return answerPost(talk, seen.wish, seen.sight);
    case 'subscribe':
      return answerSubscribe(talk, seen.wish, seen.sight);
    case 'let-link':
      return answerLetLink(talk, seen.wish, seen.sight);
    case 'let-passkey':
      return answerLetPasskey(talk, seen.wish, seen.sight);
    case 'unlink':
      return answerUnlink(talk, seen.wish, seen.sight);
    case 'sign-out':
      return both({ deeds: [{ do: 'sign-out' }], reply: {} }, saySentence(talk.texts.say.signedOut));
    case 'log-out':
      return answerLogOut(talk, seen.wish, seen.sight);
    case 'new-access-code':
      return answerNewAccess(talk, seen.sight);
    case 'access-code':
      return answerAccess(talk, seen.sight);
    case 'list':
      return answerList(talk, seen.wish, seen.sight);
    case 'show':
      return showCase(talk, seen.sight, seen.wish);
    case 'open-files':
      return answerOpenFiles(talk, seen.wish, seen.sight);
    case 'next':
      return showNext(talk, seen.wish, seen.sight);
    case 'remind':
      return answerRemind(talk, seen.sight);
    case 'take-back':
      return answerTakeBack(talk, seen.wish, seen.sight);
    case 'number':
      return answerNumber(talk, seen.wish, seen.sight);
    case 'search':
      return answerSearch(talk, seen.wish, seen.sight);
    case 'find':
      return answerFind(talk, seen.wish, seen.sight);
    case 'begin':
      return answerBegin(talk, seen.wish, seen.sight);
    case 'edited':
      return answerEdited(talk, seen.wish, seen.sight);
    case 'fill':
      return answerFill(talk, seen.wish.fill, seen.sight);
    case 'unasked':
      return answerUnasked(talk, seen.wish, seen.sight);
    case 'drop-files':
      return dropUnasked(talk, seen.sight);
    case 'fetch-back':
      return fetchBack(talk, seen.sight);
    case 'put-aside':
      return putAside(talk);
    case 'nothing-open':
      return saySentence(seen.wish.wanted === 'back' ? words.nothingToGoBack : words.nothingToCancel);
    case 'moved-on':
      return buttonOver(talk);
    case 'refuse':
      return hearing(sayRefusal(talk, seen.wish.refusal), seen.wish.heard);
  }
}

/** With what is remembered of what was heard. */
function hearing(answered: Answered, heard: LastHeard | undefined): Answered {
  return heard ? both(answered, { deeds: [{ do: 'hear', heard }], reply: {} }) : answered;
}

/** Puts the form aside; everything is kept. */
function putAside(talk: Talk): Answered {
  const { putAside: text } = talk.texts.say;
  return {
    ...both({ deeds: [{ do: 'focus', on: undefined }], reply: {} }, saySentence(text)),
    reply: { closed: true, ...wordOf(talk, text) },
  };
}

/**
 * With the buttons of what is said last kept as words, unless a question is open then: its buttons follow from it. What is
 * said once an act is done is left out, so that deciding costs no writing more.
 */
function showing(focus: Focus | undefined, answered: Answered): Answered {
  const { deeds } = answered;
  const last = deeds.findLastIndex((deed) => deed.do === 'focus');
  const asked = deeds[last];
  const after = asked?.do === 'focus' ? asked.on : focus;
  const said =
    deeds.findLast((deed) => deed.do === 'say') ??
    deeds.findLast((deed) => deed.do === 'replace' || deed.do === 'turn');
  if (!said || (after && !('shown' in after))) return answered;
  const shown = buttonsIn(said.message);
  if (shown.length === 0) return answered;
  const kept: Deed = { do: 'focus', on: { shown } };
  return { ...answered, deeds: last >= 0 ? deeds.with(last, kept) : [...deeds, kept] };
}

/** The buttons of a message by their labels, without those of which several have the same. */
function buttonsIn({ blocks, buttons }: Message): readonly Shown[] {
  const all = [...blocks.flatMap(buttonsOf), ...buttons.flat()];
  return all
    .filter(({ label }) => all.filter((other) => other.label === label).length === 1)
    .map(({ label, press }) => ({ label, press }));
}

function buttonsOf(block: Block): readonly Button[] {
  return block.kind === 'items'
    ? block.items.flatMap(({ title, open }) => (open ? [{ ...open, label: title }] : []))
    : [];
}
