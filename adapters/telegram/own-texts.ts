import { inEach, type Language } from '../../src/names.ts';

/** The little that only Telegram makes necessary to say; everything else comes ready from the programme. */
interface OwnTexts {
  /** What stands in a chat in which nothing was said yet: at most 512 characters. */
  readonly description: string;
  /** On the bot's profile, and beside a link to it: at most 120. */
  readonly shortDescription: string;
  readonly inGroup: string;
  /** On the buttons under what is public. */
  readonly share: string;
  readonly openPage: string;
  /** Under a project that was sent into another chat. */
  readonly seeIt: string;
  /** Under what is asked of a form, which can be filled in as a page. */
  readonly fillIn: string;
  /** Takes lines along that are to be completed. */
  readonly copy: string;
  /** Takes a code along; the number of a receipt; what stands in a row of that label. */
  readonly copyCode: string;
  readonly copyReceipt: string;
  readonly copyOf: (label: string) => string;
  readonly notYours: string;
  readonly photo: string;
  readonly voice: string;
  readonly audio: string;
  readonly file: string;
}

export const ownTexts: Readonly<Record<Language, OwnTexts>> = inEach({
  zh: {
    description:
      '这里是政府购买服务“购办”。\n\n居民：查是谁在为您提供服务、花了多少钱，有问题可以反映，不用登记。\n社会组织：登记、投标、签合同、报进展、申请付款。\n政府部门：办理轮到您的每一步。\n\n点下面的“开始”；也可以直接写项目名称里的几个字，或者编号。',
    shortDescription: '政府购买服务：查项目、反映问题；社会组织登记、投标、报进展。',
    share: '分享',
    openPage: '看网页',
    seeIt: '在购办里看',
    fillIn: '用表格填',
    copy: '复制来改',
    copyCode: '复制这个码',
    copyReceipt: '复制回执号',
    copyOf: (label) => `复制${label}`,
    inGroup:
      '购办只在私聊里办事，这样别人看不到您的事项。请点我的头像，私下和我说。在这里写公开项目的编号，我就说它办到哪了；政府部门可以用 /subscribe 给本群订阅公告。',
    notYours: '这个按钮是给别人的。请在您和购办的私聊里操作。',
    photo: '照片',
    voice: '语音',
    audio: '录音',
    file: '文件',
  },
  en: {
    description:
      'This is Gouban, where a city buys public services.\n\nResidents: see who provides a service and what it costs, and tell us when something is wrong. You need not register.\nOrganisations: register, bid, sign, report and ask for payment.\nOffices: do each step that is your turn.\n\nPress Start, or write part of a project’s name, or a number.',
    shortDescription:
      'Public services a city buys: look up projects, report problems; organisations register, bid and report.',
    share: 'Share',
    openPage: 'Open its page',
    seeIt: 'Open in Gouban',
    fillIn: 'Fill in as a page',
    copy: 'Copy to complete',
    copyCode: 'Copy the code',
    copyReceipt: 'Copy the receipt number',
    copyOf: (label) => `Copy: ${label}`,
    inGroup:
      'Gouban works in a private chat only, so that nobody else sees your matters. Open my profile and write to me there. Write the number of a public project here, and I say where it stands; an official can have this chat told public notices by /subscribe.',
    notYours: 'This button is meant for someone else. Please use your own private chat with Gouban.',
    photo: 'photo',
    voice: 'voice',
    audio: 'audio',
    file: 'file',
  },
});
