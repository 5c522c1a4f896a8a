import { inEach, type Language } from '../../src/names.ts';

/** The few words that only Slack's own windows need; everything else arrives already said. */
export interface Words {
  readonly back: string;
  readonly later: string;
  readonly next: string;
  readonly close: string;
  readonly mayAdd: (count: number) => string;
  readonly agree: string;
  readonly now: string;
  readonly holder: string;
  readonly yourTurn: string;
  readonly due: string;
  readonly comesNext: string;
  readonly still: string;
  readonly onFile: (names: string) => string;
  readonly filesFull: (label: string) => string;
  readonly keptFiles: (label: string) => string;
  readonly keptLong: string;
  readonly seek: string;
  readonly setAside: string;
  readonly nothingNew: string;
  readonly closing: string;
  readonly discard: string;
  readonly discardAsk: string;
  readonly discardSure: string;
  readonly discardNot: string;
  readonly discarded: string;
  readonly storing: string;
  readonly notStored: string;
  readonly inTheChat: string;
  readonly title: string;
  readonly code: string;
  readonly codeHint: string;
  readonly changeRow: string;
  readonly dropRow: string;
  readonly addRow: string;
  readonly keepRow: string;
  readonly leaveRow: string;
  readonly rowOf: (row: number, of: number) => string;
  readonly emptyRow: string;
  readonly comma: string;
  readonly continued: (part: number, of: number) => string;
}

export const words: Readonly<Record<Language, Words>> = inEach({
  zh: {
    back: '上一步',
    later: '存着以后再交',
    next: '下一步',
    close: '关闭',
    mayAdd: (count) => `还可以补充 ${count} 项`,
    agree: '我确认',
    now: '现在',
    holder: '由谁办',
    yourTurn: '轮到您',
    due: '时限',
    comesNext: '接下来',
    still: '接下来',
    onFile: (names) => `已经收到：${names}。不用再传；再选的会加上去。`,
    filesFull: (label) => `${label}：已经收满。要换，先去掉一份，按“下一步”，再回来加。`,
    keptFiles: (label) => `${label}：已经收到的，去掉勾就是去掉`,
    keptLong: '原来填的内容太长，这里放不下，已经留着。空着就不改，写了就换成新写的。',
    seek: '写几个字来找',
    closing: '要先放着，请按“存着以后再交”。直接关窗口，这一页上新写的不会留下；前面各页都留着。',
    discard: '删掉草稿',
    discardAsk: '填过的内容会一起删掉；短时间内还可以取回。',
    discardSure: '确认删掉',
    discardNot: '不删，留着',
    discarded: '草稿已经删掉，没有提交任何内容。要取回，请看“消息”。',
    setAside: '已经存着，填过的都在。可以关掉这个窗口，以后接着填。',
    nothingNew: '这一页上没有新填的；以前存过的都在。可以关掉这个窗口。',
    storing: '正在保存，请稍等。文件大的时候会久一点。',
    notStored: '这一页没有存下来。请关掉窗口，再按一次原来的按钮；以前存过的都在。',
    inTheChat: '已经处理好，结果请看“消息”。可以关掉这个窗口。',
    title: '购办',
    code: '邀请码',
    codeHint: '单位负责人或管理员给的。写好按回车。',
    changeRow: '改',
    dropRow: '去掉',
    addRow: '加一行',
    keepRow: '存这一行',
    leaveRow: '不改了',
    rowOf: (row, of) => `第 ${row} 行，共 ${of} 行`,
    emptyRow: '还没有填',
    comma: '，',
    continued: (part, of) => `（接上条，第 ${part} 部分，共 ${of} 部分）`,
  },
  en: {
    back: 'Back',
    later: 'Keep for later',
    next: 'Next',
    close: 'Close',
    mayAdd: (count) => `Add more (${count})`,
    agree: 'I confirm',
    now: 'Now',
    holder: 'With',
    yourTurn: 'Your turn',
    due: 'When',
    comesNext: 'Next',
    still: 'What comes now',
    onFile: (names) => `Already here: ${names}. No need to send them again; what you choose is added.`,
    filesFull: (label) => `${label}: all files are in. To add another, take one out, press Next, and come back.`,
    keptFiles: (label) => `${label}: already here; clear the mark to take a file out`,
    keptLong: 'What was filled in is too long to show here and is kept. Leave this empty to keep it, or write it anew.',
    seek: 'Type a few letters to find it',
    closing:
      'To leave it, press Keep for later. If you only close the window, what is new on this page is lost; the pages before are kept.',
    discard: 'Delete the draft',
    discardAsk: 'All that was filled in goes with it; for a short time it can be fetched back.',
    discardSure: 'Delete it',
    discardNot: 'Keep it',
    discarded: 'The draft is deleted; nothing was sent. To fetch it back, see Messages.',
    setAside: 'Saved, with all you filled in. You can close this window and go on later.',
    nothingNew: 'Nothing new stands on this page; what you kept before is there. You can close this window.',
    storing: 'Saving. Large files take a little longer.',
    notStored:
      'This page was not saved. Close the window and press the button again; everything saved before is there.',
    inTheChat: 'That’s dealt with; the answer is under Messages. You can close this window.',
    title: 'Gouban',
    code: 'Invitation code',
    codeHint: 'From the head or administrator of your office. Press Enter once it is written.',
    changeRow: 'Change',
    dropRow: 'Take out',
    addRow: 'Add a row',
    keepRow: 'Keep this row',
    leaveRow: 'Leave it',
    rowOf: (row, of) => `Row ${row} of ${of}`,
    emptyRow: 'not filled in yet',
    comma: ', ',
    continued: (part, of) => `(continued: part ${part} of ${of})`,
  },
});

/** Said where the reader's language is not known. */
export const bilingual = {
  writeDirectly:
    '请在私信里找我：点我的头像，选“发消息”。\nPlease write to me in a direct message: press my picture, then "Message".',
  notOpened: '表单没能打开，请把刚才的按钮再按一次。\nThe form did not open. Please press the button once more.',
  title: 'Gouban',
  close: '关闭 Close',
  more: '还有更多没有显示，请在私信里写 inbox 查看。\nThere is more: write "inbox" to me in a direct message.',
  shortened: '前面还有内容，这里没有全部显示。\nShortened: not everything is shown here.',
} as const;
