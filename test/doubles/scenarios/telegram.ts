/**
 * A citizen who talks with Gouban on Telegram: what he does, and what he then reads. The same runs on our double and on
 * telegram-test-api, which others wrote, as far as that reaches; where the two differ stands below.
 */

/** What a step takes of a Telegram beyond texts, commands, buttons and edits. */
type Reach = 'files';

/** How far each reaches. */
export const reaches = {
  ours: ['files'],
  'telegram-test-api': [],
} as const satisfies Readonly<Record<string, readonly Reach[]>>;

export type TelegramName = keyof typeof reaches;

export interface Step {
  readonly does: 'says' | 'presses' | 'sends a photo';
  /** The text that is said, or the button that is pressed. */
  readonly what: string;
  /** Stands in the newest message that he then sees. */
  readonly sees: string;
  /** Stand in the messages that were there before and have changed in their places. */
  readonly changed: readonly string[];
  /** A Telegram that does not reach so far leaves the step out. */
  readonly takes?: Reach;
}

export const firstName = '郝一鸣';
/** Stands for the number of his complaint, which nobody can tell before. */
export const hisNumber = '(its number)';
const story = '8 月起护理员每周只来一次，公示的是三次。';

const says = (what: string, sees: string, ...changed: string[]) => step('says', what, sees, ...changed);
const presses = (what: string, sees: string, ...changed: string[]) => step('presses', what, sees, ...changed);

function step(does: Step['does'], what: string, sees: string, ...changed: string[]): Step {
  return { does, what, sees, changed };
}

/** He comes, changes the language and back, says who he is, and looks for what waits for him. */
const begins = [
  says('/start', '您是？'),
  presses('English', 'Which are you?'),
  says('/lang', '您是？'),
  presses('居民', '您可以查正在购买的和已经定下来的项目'),
  says('/inbox', '现在没有等您办的事', '最新的在下面'),
  presses('回到首页', '您想办什么？', '您想办什么？'),
];

/** He complains of the service in a project, and looks up where his complaint stands. */
const complains = [
  presses('反映问题', '是哪个项目？'),
  says('河道清淤', '没有找到“河道清淤”'),
  says('居家', '是下面哪一个？'),
  presses('南岗区居家养老服务项目', '是哪方面的问题？'),
  presses('服务质量', '反映的是谁？', '哪方面：服务质量'),
  presses('出钱的部门', '请说说发生了什么', '反映谁：出钱的部门'),
  says(story, '请核对。要改哪一项，按它的 ✎', `发生了什么：${story}`),
  presses('提交', '已收到：反映问题', '✓ 已提交'),
  says(`/status ${hisNumber}`, '正在受理'),
];

/** He begins to register an organisation, question by question, and puts it aside where a file is asked for. */
const registers = [
  says('/start', '您想办什么？', '最新的在下面'),
  presses('登记社会组织', '手边请备好：登记证书的照片'),
  presses('开始', '统一社会信用代码是？'),
  says('52230199MJOOOO106W', '第 11 位是字母 O', '最新的在下面'),
  presses('改成 52230199MJ0000106W', '组织的全称是？', '信用代码：5223 0199 MJ00 0010 6W'),
  says('新桥社区养老服务中心', '请发登记证书的照片', '名称：新桥社区养老服务中心'),
  says('我没有照片', '这一项要的是文件', '最新的在下面'),
  says('/back', '现在填的是：新桥社区养老服务中心', '最新的在下面'),
  presses('不改', '请发登记证书的照片', '登记证书：最新的在下面', '名称：新桥社区养老服务中心'),
  says('/cancel', '填过的都留着'),
];

/** He takes it up again and sends the photo. */
const sendsPhoto = [
  says('/start', '您想办什么？', '最新的在下面'),
  presses('登记社会组织', '上次填到第 2 项', '登记社会组织：最新的在下面'),
  presses('接着填', '请发登记证书的照片', '登记证书：最新的在下面'),
  step('sends a photo', '照片', '现在填的是：照片.jpg（1 KB）', '登记证书：最新的在下面'),
  presses('继续', '法定代表人的姓名是？', '登记证书：照片.jpg'),
].map((one): Step => ({ ...one, takes: 'files' }));

export const steps: readonly Step[] = [...begins, ...complains, ...registers, ...sendsPhoto];

/** One call of the Bot API, and what each answers: `taken`, `no such method`, or the description of its refusal. */
interface Difference {
  readonly of: string;
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly ours: string;
  readonly theirs: string;
}

const taken = 'taken';
const missing = 'no such method';

/** Where telegram-test-api is more lenient than Telegram, or does not go. */
export const differences: readonly Difference[] = [
  {
    of: 'a text of 4097 characters',
    method: 'sendMessage',
    params: { text: '字'.repeat(4097) },
    ours: 'Bad Request: message is too long',
    theirs: taken,
  },
  {
    of: 'HTML that is none',
    method: 'sendMessage',
    params: { text: '<p>', parse_mode: 'HTML' },
    ours: 'Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 0',
    theirs: taken,
  },
  {
    of: 'a button of 65 bytes',
    method: 'sendMessage',
    params: { text: '好', reply_markup: { inline_keyboard: [[{ text: '是', callback_data: 'x'.repeat(65) }]] } },
    ours: 'Bad Request: BUTTON_DATA_INVALID',
    theirs: taken,
  },
  {
    of: 'a chat that does not know the bot',
    method: 'sendMessage',
    params: { chat_id: 404, text: '好' },
    ours: 'Bad Request: chat not found',
    theirs: taken,
  },
  {
    of: 'an edit of what is not there',
    method: 'editMessageText',
    params: { message_id: 404, text: '好' },
    ours: 'Bad Request: message to edit not found',
    theirs: taken,
  },
  {
    of: 'an answer to a press that nobody made',
    method: 'answerCallbackQuery',
    params: { callback_query_id: '404' },
    ours: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    theirs: taken,
  },
  {
    of: 'removing what is not there',
    method: 'deleteMessage',
    params: { message_id: 404 },
    ours: 'Bad Request: message to delete not found',
    theirs: "Bad Request: chat 4711 with message 404 wasn't found",
  },
  {
    of: 'a webhook with a wrong secret',
    method: 'setWebhook',
    params: { url: 'http://127.0.0.1:1/', secret_token: '密' },
    ours: 'Bad Request: secret token contains unallowed characters',
    theirs: taken,
  },
  {
    of: 'a file',
    method: 'getFile',
    params: { file_id: '404' },
    ours: 'Bad Request: invalid file_id',
    theirs: missing,
  },
  {
    of: 'sending a file',
    method: 'sendDocument',
    ours: 'Bad Request: there is no document in the request',
    theirs: missing,
  },
  { of: 'commands', method: 'setMyCommands', params: { commands: [] }, ours: taken, theirs: missing },
  { of: 'how the webhook does', method: 'getWebhookInfo', ours: taken, theirs: missing },
];
