import { inEach, type Language } from '../../src/names.ts';

/** The little that only Telegram makes necessary to say; everything else comes ready from the programme. */
interface OwnTexts {
  readonly inGroup: string;
  readonly notYours: string;
  readonly photo: string;
  readonly voice: string;
  readonly audio: string;
  readonly file: string;
}

export const ownTexts: Readonly<Record<Language, OwnTexts>> = inEach({
  zh: {
    inGroup: '购办只在私聊里办事，这样别人看不到您的事项。请点我的头像，私下和我说。',
    notYours: '这个按钮是给别人的。请在您和购办的私聊里操作。',
    photo: '照片',
    voice: '语音',
    audio: '录音',
    file: '文件',
  },
  en: {
    inGroup:
      'Gouban works in a private chat only, so that nobody else sees your matters. Open my profile and write to me there.',
    notYours: 'This button is meant for someone else. Please use your own private chat with Gouban.',
    photo: 'photo',
    voice: 'voice',
    audio: 'audio',
    file: 'file',
  },
});
