import { isCommand, plainCommand } from '../dialogue/commands.ts';
import { help, menu } from '../dialogue/menu.ts';
import type { Incoming, Press, Reply } from '../dialogue/message.ts';
import { texts } from '../text/all.ts';
import type { PlainRefusal } from '../text/say.ts';
import { isNumber, showCase, showNumber } from './case-talk.ts';
import { looksLikeCode, redeem, sayTheWayIn, setLanguage, setWho, start } from './entry-talk.ts';
import {
  allQuestions,
  answerFiles,
  answerPicked,
  answerTyped,
  backFrom,
  discard,
  editField,
  fillPage,
  finishField,
  previewForm,
  putAside,
  reviewForm,
  skipField,
  startForm,
  submit,
} from './form-talk.ts';
import { beginnings, findParent, searchProjects, showList, showMenu } from './list-talk.ts';
import type { World } from './ports.ts';
import { say, sayRefusal, saySentence, type Talk } from './talk.ts';

/** Handles one thing that a person did, whatever the channel; everything it says goes to the outbox. */
export async function converse(world: World, incoming: Incoming): Promise<Reply> {
  const { says } = incoming;
  const now = await world.now();
  const [isNew, account] = await Promise.all([world.receive(incoming.id), world.people.arrive(incoming.from, now)]);
  if (!isNew) return repeated(says);
  const talk: Talk = {
    world,
    account,
    texts: texts[account.language],
    now,
    forms: incoming.forms,
    stroke: incoming.stroke,
  };
  switch (says.kind) {
    case 'command':
      return command(talk, says.name, says.argument);
    case 'text':
      return typed(talk, says.text);
    case 'files': {
      const { focus } = account;
      if (!focus || !('draft' in focus)) return notUnderstood(talk);
      return answerFiles(talk, focus.draft, focus.field, says.files);
    }
    case 'refused-file':
      return sayRefusal(talk, { why: says.why, values: says.values });
    case 'press':
      return pressed(talk, says.token);
    case 'page':
      return fillPage(talk, says);
  }
}

/** A redelivery changes nothing; a modal that waits for an answer is closed, since its page was taken the first time. */
function repeated(says: Incoming['says']): Reply {
  return says.kind === 'page' ? { closed: true } : {};
}

async function command(talk: Talk, name: string, argument: string): Promise<Reply> {
  const { account, texts } = talk;
  if (!isCommand(name)) return notUnderstood(talk);
  switch (name) {
    case 'start':
      return start(talk, argument);
    case 'inbox':
      return showList(talk, 'inbox');
    case 'cases':
      return showList(talk, 'cases');
    case 'status':
      return argument ? showNumber(talk, argument) : showList(talk, 'cases');
    case 'help':
      return say(talk, help(account.language, talk.stroke));
    case 'lang':
      return setLanguage(talk, account.language === 'zh' ? 'en' : 'zh');
    case 'back':
      return account.focus && 'draft' in account.focus
        ? backFrom(talk, account.focus.draft, account.focus.field)
        : saySentence(talk, texts.say.nothingToGoBack);
    case 'cancel':
      return account.focus ? putAside(talk) : saySentence(talk, texts.say.nothingToCancel);
    case 'login':
      return sayTheWayIn(talk);
  }
}

/** Free text: an answer to the open question, a code, a number, a command in words, words to search for; or help. */
async function typed(talk: Talk, text: string): Promise<Reply> {
  const { account } = talk;
  const { focus } = account;
  const line = text.trim();
  if (looksLikeCode(line)) return redeem(talk, line);
  if (isNumber(line) && !(focus && 'draft' in focus)) {
    return focus ? findParent(talk, focus.find, line) : showNumber(talk, line);
  }
  if (focus && 'draft' in focus) return answerTyped(talk, focus.draft, focus.field, text);
  const plain = plainCommand(line);
  if (plain) return command(talk, plain.name, plain.argument);
  if (focus) return findParent(talk, focus.find, line);
  if (!account.known) return start(talk, '');
  return (line.length >= 2 && (await searchProjects(talk, line))) || notUnderstood(talk);
}

async function pressed(talk: Talk, token: string): Promise<Reply> {
  const made = await talk.world.outbox.press(token);
  // Who pressed decides; a forwarded or guessed button of somebody else says nothing.
  if (!made || made.person !== talk.account.person.id) {
    return sayRefusal(talk, { why: 'moved-on' satisfies PlainRefusal, values: {} });
  }
  return obey(talk, made.press);
}

function obey(talk: Talk, press: Press): Promise<Reply> {
  switch (press.do) {
    case 'menu':
      return showMenu(talk);
    case 'who':
      return setWho(talk, press.who);
    case 'language':
      return setLanguage(talk, press.language);
    case 'help':
      return say(talk, help(talk.account.language, talk.stroke));
    case 'list':
      return showList(talk, press.list, press.after);
    case 'show':
      return showCase(talk, press.case);
    case 'whole':
      return showCase(talk, press.case, true);
    case 'find':
      return findParent(talk, press.for);
    case 'preview':
      return previewForm(talk, press.form);
    case 'questions':
      return allQuestions(talk, press.form);
    case 'start':
      return startForm(talk, press.form);
    case 'answer':
      return answerPicked(talk, press.draft, press.field, press.value);
    case 'finish':
      return finishField(talk, press.draft, press.field);
    case 'skip':
      return skipField(talk, press.draft, press.field);
    case 'edit':
      return editField(talk, press.draft, press.field);
    case 'back':
      return backFrom(talk, press.draft, focusedField(talk, press.draft));
    case 'review':
      return reviewForm(talk, press.draft);
    case 'submit':
      return submit(talk, press.draft, press.rev);
    case 'later':
      return putAside(talk);
    case 'discard':
      return discard(talk, press.draft);
  }
}

function focusedField({ account }: Talk, draft: string): string | undefined {
  const { focus } = account;
  return focus && 'draft' in focus && focus.draft === draft ? focus.field : undefined;
}

/** Never silence: what is not understood is answered with what can be done. */
async function notUnderstood(talk: Talk): Promise<Reply> {
  const { account, texts } = talk;
  if (!account.known) return start(talk, '');
  const can = { waiting: 0, drafts: 0, beginnings: beginnings(account.person, account.language) };
  return say(talk, menu(texts, can, texts.say.notUnderstood));
}
