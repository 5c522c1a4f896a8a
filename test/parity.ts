import type { ChannelName } from '../src/names.ts';

/** The channels on which people write. */
export const writtenTo = ['telegram', 'slack', 'web'] as const satisfies readonly ChannelName[];
export type WrittenTo = (typeof writtenTo)[number];

/** All others, and why nobody can do anything there. */
export const mute: Readonly<Record<Exclude<ChannelName, WrittenTo>, string>> = {};

/**
 * Whether something can be done on a channel: it can, and is played there; a test of the channel plays it, by its file and its
 * name; or it cannot, and why that is right.
 */
export type Cell = 'yes' | Played | { readonly not: string };

interface Played {
  readonly played: readonly [file: string, test: string];
}

const contract = (test: string): Played => ({ played: ['test/system/channel-contract.test.ts', test] });
const onSlack = (test: string): Played => ({ played: ['test/system/slack.test.ts', test] });
const onTelegram = (test: string): Played => ({ played: ['test/system/telegram.test.ts', test] });
const core = (file: string, test: string): Played => ({ played: [`test/core/${file}.test.ts`, test] });
const everywhere = { telegram: 'yes', slack: 'yes', web: 'yes' } as const;
const gone = contract('says anew what was to replace a message that is gone');

const proven = core('passkeys', 'is asked for in the chat by a link, which says there what came of it, on %s');
const ownPasskey = core('passkeys', 'of somebody who has a chat on %s is his once he has said so there');
const newDevice = core(
  'sign-ins',
  'he is told in his chat on %s of a device that is new, and never of the first or of one that he had',
);

/** What can be done in a chat, on every channel. */
export const parity = {
  'opens the files of a case': everywhere,
  'takes a wrong file out again': everywhere,
  'takes a picture, a recording and a paper as evidence': everywhere,
  'answers a question by words and by files': everywhere,
  'sees all questions first, and how long they take': everywhere,
  'reads the whole question with its example': everywhere,
  'chooses what is fixed in a table': everywhere,
  'throws a draft away once it is meant, and fetches it back': everywhere,
  'leaves out what need not be answered, and keeps what stands there': everywhere,
  'goes back by a word, and leaves by another': everywhere,
  'fills a form in from an earlier case': everywhere,
  'finds at home what waits, drafts, and what he can begin': everywhere,
  'opens a case from a list': everywhere,
  'sees whether something is in time, due soon or late': everywhere,
  'reads where a case is, who holds it, until when, and what comes next': everywhere,
  'gets the proof of what he did': everywhere,
  'is asked once more before he binds himself': everywhere,
  'takes back what he did a moment ago': everywhere,
  'is told once that he came too late': everywhere,
  'is led to the next thing that waits': everywhere,
  'reminds whoever he waits for': everywhere,
  'is told of what others did': everywhere,
  'is reminded before a day, and after it': everywhere,
  'chooses of what he is told': everywhere,
  'is told who he is': everywhere,
  'logs out': {
    telegram: 'yes',
    slack: 'yes',
    web: { not: 'one signs out by the button at the top of every page, and is told so' },
  },
  'links another chat by a code, and takes that back': everywhere,
  'changes the language': everywhere,
  'is spoken to in the language of his profile at first sight': {
    telegram: {
      played: ['test/system/conversation-first-words.test.ts', 'whose Telegram speaks English is greeted in English'],
    },
    slack: onSlack('speaks the language of the profile at first sight, and takes an invitation code'),
    web: { not: 'a browser names no profile: the language is a button on every page, and stays' },
  },
  'is told what he can do': everywhere,
  'finds a project by words and by its number': everywhere,
  'reads of a project what everybody may know': everywhere,
  'complains about a project from its card': everywhere,
  'comments on a need from its card': everywhere,
  'challenges a tender from its card': everywhere,
  'has nothing left to press of a form that is filed elsewhere': everywhere,
  'subscribes to a public project': everywhere,
  'proves with a passkey that it is he': {
    telegram: proven,
    slack: proven,
    web: core('passkeys', 'is done by whoever has one once it has proven that it is he, and by nothing before'),
  },
  'says whether a passkey is his': {
    telegram: ownPasskey,
    slack: ownPasskey,
    web: {
      not: 'it is made there, by whoever is signed in; what is asked whether it is his is another place than that',
    },
  },
  'is told of a device that is new': {
    telegram: newDevice,
    slack: newDevice,
    web: { not: 'it would be told to the very device that is new; his sign-ins stand under his name' },
  },
  'has a receipt checked': everywhere,
  'follows a complaint by its code': everywhere,
  'sends a file that nobody asked for': everywhere,
  'hands a project on to others': {
    telegram: onTelegram(
      'offers what everybody may know of a project, with the way to it, and hears nothing of what was chosen',
    ),
    slack: onSlack('shows below a link to a public page what everybody may know, and below no other anything'),
    web: { not: 'a page has an address, which is handed on as any other' },
  },
  'is answered where others talk': {
    telegram: onTelegram('in a group is answered once, with the way to the private chat'),
    slack: onSlack('answers in its thread who names a public project, with its page, and nothing to be pressed'),
    web: { not: 'nobody else talks there' },
  },
  'changes what he wrote': {
    telegram: 'yes',
    slack: 'yes',
    web: { not: 'what was written there is changed by the ✎ of its answer; a browser sends it once' },
  },
  'gets what stands for a message that is gone': { telegram: gone, slack: gone, web: gone },
  'keeps a sealed price covered': {
    telegram: 'yes',
    slack: { not: 'Slack can cover nothing; what was written of it is gone from the chat once it is filed' },
    web: { not: 'a form is filled in on a page of one’s own, and no answer of it stands in the conversation' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<WrittenTo, Cell>>>>;

export type ChatFunction = keyof typeof parity;
