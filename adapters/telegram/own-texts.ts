import type { Language } from '../../src/names.ts';

/** The little that only Telegram makes necessary to say; everything else comes ready from the programme. */
interface OwnTexts {
  readonly inGroup: string;
  readonly notYours: string;
  readonly photo: string;
  readonly voice: string;
  readonly video: string;
  readonly audio: string;
  readonly file: string;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
}

export const ownTexts: Readonly<Record<Language, OwnTexts>> = {
  zh: {
    inGroup: '购办只在私聊里办事，这样别人看不到您的事项。请点我的头像，私下和我说。',
    notYours: '这个按钮是给别人的。请在您和购办的私聊里操作。',
    photo: '照片',
    voice: '语音',
    video: '视频',
    audio: '录音',
    file: '文件',
    commands: [
      { command: 'start', description: '从头开始' },
      { command: 'inbox', description: '等我办的事' },
      { command: 'cases', description: '我的事项' },
      { command: 'status', description: '查进度，可以带上编号' },
      { command: 'login', description: '网页办事台的登录链接' },
      { command: 'help', description: '能做什么，怎么做' },
      { command: 'lang', description: '换语言 Language' },
      { command: 'back', description: '回到上一题' },
      { command: 'cancel', description: '先不填了' },
    ],
  },
  en: {
    inGroup:
      'Gouban works in a private chat only, so that nobody else sees your matters. Open my profile and write to me there.',
    notYours: 'This button is meant for someone else. Please use your own private chat with Gouban.',
    photo: 'photo',
    voice: 'voice',
    video: 'video',
    audio: 'audio',
    file: 'file',
    commands: [
      { command: 'start', description: 'Start from the beginning' },
      { command: 'inbox', description: 'What waits for me' },
      { command: 'cases', description: 'My cases' },
      { command: 'status', description: 'Where a case stands; a number may follow' },
      { command: 'login', description: 'A link to the web desk' },
      { command: 'help', description: 'What I can do here, and how' },
      { command: 'lang', description: 'Change the language 换语言' },
      { command: 'back', description: 'Back to the question before' },
      { command: 'cancel', description: 'Stop filling in for now' },
    ],
  },
};

/** Chinese where Telegram does not say what a person's app speaks. */
export function languageOf(code: string | undefined): Language {
  return code === undefined || code.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
