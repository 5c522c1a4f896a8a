import { joined, type Said, said } from '../law/said.ts';
import { inLanguage, type Language, languages, type Translated } from '../names.ts';

/** A command in one language: the word that may be typed for it beside its name, what has to follow it, and what it does. */
interface CommandWords {
  readonly word: string;
  readonly takes?: string;
  readonly does: string;
}

/**
 * What can be asked for by a word. What is understood, the commands that a chat shows by itself and the help all follow
 * from this table, in its order. A name is what may follow a stroke anywhere, so it is Latin, small and short.
 */
export const commands = {
  start: { zh: { word: '首页', does: '回到首页' }, en: { word: 'start', does: 'home' } },
  inbox: { zh: { word: '待办', does: '轮到我办的事' }, en: { word: 'inbox', does: 'what I have to do' } },
  cases: { zh: { word: '我的事项', does: '我办的事，办完的也在' }, en: { word: 'cases', does: 'my cases' } },
  status: {
    zh: { word: '进度', takes: '编号', does: '查一件事办到哪了' },
    en: { word: 'status', takes: 'NUMBER', does: 'where a case stands' },
  },
  login: { zh: { word: '登录', does: '网页办事台的登录链接' }, en: { word: 'login', does: 'a link to the web desk' } },
  whoami: {
    zh: { word: '我是谁', does: '我在这里是谁，哪个单位，什么岗位' },
    en: { word: 'whoami', does: 'who I am here: name, office, role' },
  },
  alerts: {
    zh: { word: '通知', does: '哪些消息要发给我，夜里响不响' },
    en: { word: 'alerts', does: 'what I am told of, and whether it rings at night' },
  },
  subscribe: {
    zh: { word: '订阅', takes: '编号', does: '一个项目发了公告就告诉我；在群里：给本群订阅' },
    en: { word: 'subscribe', takes: 'NUMBER', does: 'follow a project; in a group: what the group is told' },
  },
  logout: {
    zh: { word: '退出', does: '退出：这个账号不再连着我' },
    en: { word: 'logout', does: 'sign out: unlink this account from me' },
  },
  help: { zh: { word: '帮助', does: '能做什么，怎么做' }, en: { word: 'help', does: 'what I can do here, and how' } },
  // In both languages: whoever looks for it may not read the one that he is shown.
  lang: { zh: { word: '语言', does: '换语言 Language' }, en: { word: 'lang', does: 'change the language 换语言' } },
  back: { zh: { word: '返回', does: '回到上一题' }, en: { word: 'back', does: 'the question before' } },
  cancel: {
    zh: { word: '取消', does: '放下正在填的表（填过的都留着）' },
    en: { word: 'cancel', does: 'put the form aside (answers are kept)' },
  },
} as const satisfies Readonly<Record<string, Translated<CommandWords>>>;

export type CommandName = keyof typeof commands;

export const commandNames = Object.keys(commands).filter(isCommand);

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

export function commandWords(name: CommandName, language: Language): CommandWords {
  return inLanguage<CommandWords>(commands[name], language);
}

/** The command that a word stands for: its name, or its word in any language. */
export function commandNamed(word: string): CommandName | undefined {
  const typed = word.toLowerCase();
  if (isCommand(typed)) return typed;
  return commandNames.find((name) => languages.some((language) => commandWords(name, language).word === typed));
}

/** A command without a stroke: nothing but its word, and what follows where something may. */
export function plainCommand(line: string): { readonly name: CommandName; readonly argument: string } | undefined {
  const [, word = '', argument = ''] = /^(\S+)\s*(.*)$/s.exec(line.trim()) ?? [];
  const name = commandNamed(word);
  if (name === undefined || (argument !== '' && !mayTake(name))) return undefined;
  return { name, argument };
}

function mayTake(name: CommandName): boolean {
  return languages.some((language) => commandWords(name, language).takes !== undefined);
}

/** How each command but the help is typed after the channel's stroke, and what it does; one on each line. */
export function commandLines(language: Language, stroke: string): Said {
  const lines = commandNames
    .filter((name) => name !== 'help')
    .map((name) => {
      const { word, takes, does } = commandWords(name, language);
      const typed = said`${{ kind: 'command', typed: stroke + name }}${takes ? ` ${takes}` : ''}`;
      return word === name ? said`${typed}: ${does}` : said`${typed}（${word}）：${does}`;
    });
  return joined(lines, '\n');
}
