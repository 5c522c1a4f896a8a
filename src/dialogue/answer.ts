import { answerBegin } from './answer-act.ts';
import { answerNumber, showCase } from './answer-case.ts';
import { answerRedeem, answerSignIn, introduce, speak } from './answer-entry.ts';
import { answerFill } from './answer-fill.ts';
import { answerFind, answerList, answerSearch, greet, notUnderstood, showMenu } from './answer-list.ts';
import { type Answered, both, say, sayRefusal, saySentence } from './answered.ts';
import { help } from './menu.ts';
import type { Seen } from './seen.ts';
import { showing } from './shown.ts';
import type { Talk } from './talk.ts';

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
      return showMenu(talk, seen.sight, seen.wish.lead);
    case 'not-understood':
      return notUnderstood(talk, seen.sight);
    case 'help':
      return say(help(talk.account.language, talk.stroke));
    case 'who':
      return introduce(talk, seen.wish.who);
    case 'language':
      return speak(seen.wish.language);
    case 'redeem':
      return answerRedeem(talk, seen.sight);
    case 'sign-in':
      return answerSignIn(talk, seen.sight);
    case 'list':
      return answerList(talk, seen.wish, seen.sight);
    case 'show':
      return showCase(talk, seen.sight, seen.wish);
    case 'number':
      return answerNumber(talk, seen.wish.number, seen.sight);
    case 'search':
      return answerSearch(talk, seen.wish, seen.sight);
    case 'find':
      return answerFind(talk, seen.wish, seen.sight);
    case 'begin':
      return answerBegin(talk, seen.wish, seen.sight);
    case 'fill':
      return answerFill(talk, seen.wish.fill, seen.sight);
    case 'put-aside':
      return putAside(talk);
    case 'nothing-open':
      return saySentence(seen.wish.wanted === 'back' ? words.nothingToGoBack : words.nothingToCancel);
    case 'moved-on':
      return sayRefusal(talk, { why: 'moved-on', values: {} });
    case 'refuse':
      return sayRefusal(talk, seen.wish.refusal);
  }
}

/** Puts the form aside; everything is kept. */
function putAside({ texts }: Talk): Answered {
  const { putAside: word } = texts.say;
  return {
    ...both({ deeds: [{ do: 'focus', on: undefined }], reply: {} }, saySentence(word)),
    reply: { closed: true, word },
  };
}
