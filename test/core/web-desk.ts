import { createHash } from 'node:crypto';
import type { WebSettings } from '../../adapters/web/settings.ts';
import type { DemoPerson } from '../../adapters/web/visit.ts';
import { type WebServer, webServer } from '../../adapters/web/web-server.ts';
import type { Desk, InboxItem, NoticeView, Profile, Reading } from '../../src/app/ports/desk.ts';
import type { Log, Sessions, TranscriptEntry, Transcripts } from '../../src/app/ports/system.ts';
import type { CaseView } from '../../src/dialogue/case-view.ts';
import type { FormPage, Incoming, Press, Reply, Sent } from '../../src/dialogue/message.ts';
import type { Evidence } from '../../src/engine/form.ts';

export const cityNow = new Date('2026-11-24T02:32:00Z');
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

export function file(name: string, mime = 'application/pdf', size = 86_016): Evidence {
  return { hash: hash(name), name, mime, size };
}

export const people: Readonly<Record<string, Profile>> = {
  official: {
    id: 'official',
    name: '张宏',
    language: 'zh',
    seats: [
      {
        role: 'finance_budget',
        roleName: { zh: '预算审核', en: 'Budget reviewer' },
        body: 'cz',
        bodyName: { zh: '市财政局预算处', en: 'Finance, Budget Division' },
      },
    ],
  },
  organisation: {
    id: 'organisation',
    name: '王敏',
    language: 'zh',
    seats: [
      {
        role: 'org_staff',
        roleName: { zh: '经办人', en: 'Staff' },
        body: 'warm',
        bodyName: { zh: '冰城暖心社会工作服务中心', en: 'Ice City Warmth' },
      },
    ],
  },
  citizen: { id: 'citizen', name: '周颖', language: 'zh', seats: [] },
};

const steps13 = [
  '项目设立',
  '预算申请',
  '立项审查',
  '汇编目录',
  '公布信息',
  '项目申报',
  '资质认定',
  '竞标评审',
  '中标公告',
  '签订合同',
  '项目管理',
  '评估验收',
  '资金拨付',
];

export function inboxItem(change: Partial<InboxItem> & Pick<InboxItem, 'id' | 'title'>): InboxItem {
  return {
    number: `HRB-2026-NGMZ-${change.id}`,
    procedure: 'purchase',
    kind: '项目采购',
    state: '审核预算',
    office: '南岗区民政局',
    due: {
      text: '12月8日（周二）24:00 前，还有 10 个工作日',
      parts: { on: '12月8日（周二）', by: '12月8日（周二）前', left: '还有 10 个工作日' },
      state: 'in-time',
      mine: true,
      provisional: false,
    },
    dueAt: new Date('2026-12-08T16:00:00Z'),
    outcome: undefined,
    ...change,
  };
}

const waiting: readonly InboxItem[] = [
  inboxItem({
    id: 'c1',
    title: '呼兰区社区康复训练服务',
    office: '呼兰区残联',
    due: {
      text: '11月23日（周一）24:00 到期，过了 1 个工作日',
      parts: { on: '11月23日（周一）', by: '11月23日（周一）到期', left: '过了 1 个工作日' },
      state: 'late',
      mine: true,
      provisional: false,
    },
    dueAt: new Date('2026-11-23T16:00:00Z'),
  }),
  inboxItem({
    id: 'c2',
    title: '平房区社区助餐点运营',
    office: '平房区民政局',
    state: '年中追加',
    due: {
      text: '11月27日（周五）24:00 前，还有 3 个工作日',
      parts: { on: '11月27日（周五）', by: '11月27日（周五）前', left: '还有 3 个工作日' },
      state: 'soon',
      mine: true,
      provisional: false,
    },
    dueAt: new Date('2026-11-27T16:00:00Z'),
  }),
  inboxItem({ id: 'c3', title: '南岗区居家养老服务（2027 年）' }),
  inboxItem({
    id: 'c4',
    title: '道外区残疾人就业培训',
    office: '市国库处',
    due: {
      text: '2027年1月5日（周二，暂定）24:00 前，还有 28 个工作日',
      parts: { on: '2027年1月5日（周二，暂定）', by: '2027年1月5日（周二，暂定）前', left: '还有 28 个工作日' },
      state: 'in-time',
      mine: true,
      provisional: true,
    },
    dueAt: new Date('2027-01-05T16:00:00Z'),
  }),
];

const publicItems: readonly InboxItem[] = [
  inboxItem({
    id: 'p1',
    title: '道里区居家助残养老服务',
    office: '道里区民政局',
    state: '正在接受申报',
    due: {
      text: '12月7日（周一）17:00 前，还有 9 个工作日',
      parts: { on: '12月7日（周一）17:00', by: '12月7日（周一）17:00 前', left: '还有 9 个工作日' },
      state: 'in-time',
      mine: false,
      provisional: false,
    },
  }),
  inboxItem({
    id: 'p2',
    title: '社区矫正对象心理支持与就业帮扶',
    office: '市司法局',
    state: '正在接受申报',
    due: {
      text: '11月27日（周五）17:00 前，还有 3 个工作日',
      parts: { on: '11月27日（周五）17:00', by: '11月27日（周五）17:00 前', left: '还有 3 个工作日' },
      state: 'soon',
      mine: false,
      provisional: false,
    },
  }),
  inboxItem({
    id: 'p3',
    title: '平房区社区助餐点运营',
    office: '平房区民政局',
    state: '答复质疑，签约暂停',
    due: {
      text: '11月23日（周一）24:00 到期，过了 1 个工作日',
      parts: { on: '11月23日（周一）', by: '11月23日（周一）到期', left: '过了 1 个工作日' },
      state: 'late',
      mine: false,
      provisional: false,
    },
  }),
];

/** A case in the second of the thirteen steps, put to its reader for a decision. */
export function caseView(change: Partial<CaseView> = {}): CaseView {
  return {
    id: 'c3',
    number: 'HRB-2026-NGMZ-0042',
    procedure: 'purchase',
    public: true,
    kind: '项目采购',
    title: '南岗区居家养老服务（2027 年）',
    position: 'budget.review',
    outcome: undefined,
    brief: undefined,
    notYet: undefined,
    where: {
      now: '审核预算',
      holder: '轮到您',
      office: '市财政局预算处',
      mine: true,
      due: {
        text: '12月8日（周二）24:00 前，还有 10 个工作日',
        parts: { on: '12月8日（周二）', by: '12月8日（周二）前', left: '还有 10 个工作日' },
        state: 'in-time',
        mine: true,
        provisional: false,
      },
      next: '立项审查',
    },
    steps: steps13.map((name, index) => ({
      number: index + 1,
      name,
      state: index === 0 ? 'done' : index === 1 ? 'mine' : 'ahead',
      ...(index === 0 && { on: '11-20' }),
    })),
    ask: '批准这笔预算吗？',
    checks: [
      { holds: true, text: '分年金额与项目总额一致', source: 'R14' },
      {
        holds: false,
        text: '单位成本比上年高 18%：每人每月 ¥412 → ¥486\n申请人说明：护理员最低工资上调。',
        source: '《政府购买服务管理办法》第十八条',
      },
      { holds: true, text: '列入 2026—2028 年中期财政规划', source: 'R15' },
    ],
    offers: [
      offer('批准', 'approveBudget', 'act'),
      offer('部分批准', 'approvePart', 'plain'),
      offer('退回补正', 'returnBudget', 'plain'),
      offer('不同意', 'rejectBudget', 'plain'),
      offer('我要回避', 'recuse', 'quiet'),
    ],
    filings: [
      {
        title: '预算申请',
        by: '南岗区民政局 赵立新',
        at: '11月23日（周一）16:12',
        rows: [
          { label: '2027 年申请金额', value: { kind: 'money', fen: 60_000_000 } },
          { label: '科目余额（养老服务）', value: { kind: 'money', fen: 185_000_000 } },
          { label: '服务对象', value: '240 位老人' },
          {
            label: '成本依据',
            value: '护理员最低工资上调，每次上门由 1.5 小时改为 2 小时；每人每月成本由 ¥412 升到 ¥486。',
          },
        ],
      },
      {
        title: '项目设立',
        by: '南岗区民政局 赵立新',
        at: '11月20日（周五）14:05',
        rows: [{ label: '服务区域', value: '南岗区' }],
      },
    ],
    files: [
      file('成本测算表（2027 年）.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
      file('服务需求征求意见汇总.pdf', 'application/pdf', 1_150_000),
    ],
    log: [
      { at: '11月24日（周二）08:30', text: '送到市财政局预算处' },
      { at: '11月23日（周一）16:12', text: '南岗区民政局负责人刘* 同意提出预算申请' },
      { at: '11月20日（周五）14:05', text: '项目设立获准' },
    ],
    children: [],
    opens: ['complaint'],
    parent: undefined,
    ...change,
  };
}

function offer(label: string, action: string, kind: 'act' | 'plain' | 'quiet') {
  return { label, kind, press: { do: 'start', form: { case: 'c3', action } } } as const;
}

/** A page with every kind of field. */
export function formPage(change: Partial<FormPage> = {}): FormPage {
  const field = { required: true, value: [], ask: '请照实填写。' } as const;
  return {
    language: 'zh',
    draft: 'd1',
    rev: 4,
    page: 0,
    pages: 2,
    title: '投标书：道里区居家助残养老服务',
    intro: '手边请备好：登记证书、报价明细。\n随时可以离开，填过的都会留着。',
    submit: '提交投标书',
    outline: [
      { label: '报价与方案', filled: 3, of: 15 },
      { label: '声明', filled: 0, of: 1 },
    ],
    fields: [
      { ...field, key: 'name', kind: 'text', label: '联系人', value: ['王敏'], max: 40 },
      { ...field, key: 'plan', kind: 'long-text', label: '服务方案', help: '写清每周几次、每次多久。', max: 2000 },
      { ...field, key: 'people', kind: 'integer', label: '服务对象人数', value: ['240'] },
      { ...field, key: 'hours', kind: 'decimal', label: '每次小时数', required: false },
      {
        ...field,
        key: 'price',
        kind: 'money',
        label: '总报价',
        help: '本项目最高限价 ¥600,000，含税。',
        value: ['588000'],
      },
      { ...field, key: 'start', kind: 'date', label: '开始日期' },
      {
        ...field,
        key: 'method',
        kind: 'choice',
        label: '上门方式',
        options: [
          { value: 'own', label: '自有人员' },
          { value: 'mixed', label: '与志愿者一起' },
        ],
      },
      {
        ...field,
        key: 'areas',
        kind: 'choices',
        label: '覆盖街道',
        options: [
          { value: 'xinyang', label: '新阳路' },
          { value: 'fushun', label: '抚顺' },
        ],
        value: ['fushun'],
      },
      {
        ...field,
        key: 'item',
        kind: 'reference',
        label: '目录项目',
        options: Array.from({ length: 9 }, (_, index) => ({ value: `A0${index}`, label: `A0${index} 养老服务` })),
      },
      {
        ...field,
        key: 'costs',
        kind: 'rows',
        label: '分项报价',
        cells: [
          ['人员费用', '438000'],
          ['管理费用', '150000'],
        ],
        min: 1,
        max: 12,
        columns: [
          { key: 'what', label: '费用', kind: 'text', required: true },
          { key: 'yuan', label: '金额（元）', kind: 'money', required: true },
        ],
      },
      {
        ...field,
        key: 'proof',
        kind: 'files',
        label: '健康证明',
        files: [file('护理员健康证明汇总.pdf', 'application/pdf', 2_500_000)],
      },
      { ...field, key: 'phone', kind: 'phone', label: '联系电话' },
      { ...field, key: 'account', kind: 'account', label: '收款账号' },
      { ...field, key: 'code', kind: 'credit-code', label: '统一社会信用代码' },
      { ...field, key: 'agree', kind: 'consent', label: '承诺', ask: '我承诺以上内容属实。您确认吗？' },
    ],
    ...change,
  };
}

function reviewPage(): FormPage {
  return formPage({
    page: 2,
    rev: 9,
    fields: [],
    review: [
      { label: '服务方案', value: '“一户一档”上门照护，每户每周 2 次，每次 2 小时', page: 0 },
      { label: '总报价', value: { kind: 'money', fen: 58_800_000 }, page: 0 },
      { label: '承诺', value: '已确认', page: 1 },
    ],
  });
}

export const conversation: readonly (Pick<TranscriptEntry, 'by'> & { readonly message: Sent })[] = [
  {
    by: 'gouban',
    message: {
      language: 'zh',
      blocks: [{ kind: 'text', tone: 'plain', text: '早上好。今天有 1 件过了期限：呼兰区社区康复训练服务。' }],
      buttons: [
        [
          { label: '现在处理', kind: 'pick', token: 'tok-now' },
          { label: '说明原因', kind: 'pick', token: 'tok-why' },
        ],
      ],
    },
  },
  { by: 'me', message: { language: 'zh', place: 'pressed:tok-now', blocks: [], buttons: [] } },
  {
    by: 'me',
    message: { language: 'zh', blocks: [{ kind: 'text', tone: 'plain', text: '总报价 612000' }], buttons: [] },
  },
  {
    by: 'gouban',
    message: {
      language: 'zh',
      blocks: [
        {
          kind: 'text',
          tone: 'refusal',
          text: '这个报价还不能用。填的是 ¥612,000，比最高限价 ¥600,000 高出 ¥12,000。',
        },
      ],
      buttons: [[{ label: '重填总价', kind: 'pick', token: 'tok-again' }]],
    },
  },
  {
    by: 'gouban',
    message: {
      language: 'zh',
      blocks: [
        {
          kind: 'rows',
          rows: [
            {
              label: '总报价',
              value: { kind: 'money', fen: 58_800_000 },
              edit: { label: '✎', kind: 'quiet', token: 'tok-edit' },
            },
          ],
        },
      ],
      buttons: [],
    },
  },
  { by: 'me', message: { language: 'zh', blocks: [{ kind: 'files', files: [file('健康证明.pdf')] }], buttons: [] } },
  {
    by: 'gouban',
    message: {
      language: 'zh',
      blocks: [
        {
          kind: 'receipt',
          title: '已收到您的投标书',
          number: 'HRB-R-7F3A-91C2',
          at: '10:32',
          hash: hash('receipt'),
          next: '下一步由道里区民政局办理，12月7日（周一）17:00 前，还有 9 个工作日。',
        },
      ],
      buttons: [[{ label: '看进度', kind: 'pick', token: 'tok-progress' }]],
    },
  },
];

export interface Scripted {
  readonly web: WebServer;
  readonly received: Incoming[];
  readonly transcript: Map<string, TranscriptEntry[]>;
  readonly sessions: Map<string, string>;
  readonly errors: unknown[];
  readonly kept: { readonly name: string; readonly size: number }[];
  /** What `receive` answers, and what is said meanwhile. */
  answer: (incoming: Incoming) => Promise<Reply> | Reply;
}

export const demoPersons: readonly DemoPerson[] = [
  { id: 'organisation', name: '王敏', group: 'organisation', body: '冰城暖心社会工作服务中心', role: '经办人' },
  { id: 'official', name: '张宏', group: 'department', body: '市财政局预算处', role: '审核' },
  { id: 'citizen', name: '周颖', group: 'citizen', body: '', role: '居民' },
];

export interface ScriptedOptions {
  readonly desk?: Partial<Desk>;
  /** What of the pages is read otherwise. */
  readonly reads?: Partial<Reading>;
  readonly settings?: Partial<WebSettings>;
  readonly demo?: boolean;
  readonly talk?: readonly (Pick<TranscriptEntry, 'by'> & { readonly message: Sent })[];
}

/** The web over a desk that follows a script: everything that it would decide is decided here. */
export function scriptedWeb({
  desk: own = {},
  reads = {},
  settings = {},
  demo = false,
  talk = [],
}: ScriptedOptions = {}): Scripted {
  const transcript = new Map<string, TranscriptEntry[]>();
  const entriesOf = (person: string): TranscriptEntry[] => {
    const there = transcript.get(person) ?? talk.map((entry, index) => ({ id: `e${index}`, at: cityNow, ...entry }));
    transcript.set(person, there);
    return there;
  };
  const transcripts: Transcripts = {
    async add(person, by, message) {
      const entries = entriesOf(person);
      const id = `e${entries.length}`;
      entries.push({ id, at: cityNow, by, message });
      return id;
    },
    async replace(person, id, message) {
      const entries = entriesOf(person);
      const at = entries.findIndex((entry) => entry.id === id);
      const there = entries[at];
      if (there) entries[at] = { ...there, message };
      return there !== undefined;
    },
    list: async (person) => [...entriesOf(person)],
  };
  const open = new Map<string, string>();
  const sessions: Sessions = {
    async open(token, person) {
      open.set(token, person);
    },
    person: async (token) => open.get(token),
    async close(token) {
      open.delete(token);
    },
  };
  const received: Incoming[] = [];
  const errors: unknown[] = [];
  const kept: { name: string; size: number }[] = [];
  const log: Log = { info() {}, error: (facts, error) => void errors.push({ facts, error }) };
  const scripted: { answer: Scripted['answer'] } = { answer: () => ({}) };
  const desk: Desk = {
    ...plainDesk(kept, (incoming) => scripted.answer(incoming), received),
    read: (page) => page({ ...plainReading(), ...reads }),
    ...own,
  };
  const web = webServer({
    desk,
    transcripts,
    sessions,
    clock: { now: async () => cityNow, advance: async () => {} },
    log,
    health: async () => true,
    heartbeat: 1_000_000,
    ...(demo && { demo: { persons: async () => demoPersons } }),
    ...settings,
  });
  return Object.assign(scripted, { web, received, transcript, sessions: open, errors, kept });
}

function publicView(): CaseView {
  return caseView({ ask: undefined, offers: [], checks: [] });
}

function plainReading(): Reading {
  const notice: NoticeView = {
    number: 'HRB-N-2026-0117',
    kind: '公开招标公告',
    title: '道里区居家助残养老服务',
    caseNumber: 'HRB-2026-NGMZ-0042',
    headline: [{ label: '最高限价', value: { kind: 'money', fen: 60_000_000 } }],
    rows: [
      { label: '项目概况', value: '为 120 位居家老人和残疾人提供上门照护。' },
      { label: '最高限价', value: { kind: 'money', fen: 60_000_000 } },
      { label: '申报截止', value: '2026年12月7日（周一）17:00' },
    ],
    at: new Date('2026-11-16T01:00:00Z'),
    by: '道里区民政局',
  };
  return {
    now: cityNow,
    city: { zh: '哈尔滨市', en: 'Harbin' },
    signInMinutes: 10,
    person: async (id) =>
      people[id] ?? (id.startsWith('guest') ? { id, name: '', language: 'zh', seats: [] } : undefined),
    inbox: async (person) => ({ items: person === 'official' ? waiting : [], after: undefined }),
    cases: async () => ({ items: waiting.slice(2), after: undefined }),
    drafts: async () => [{ id: 'd1', title: '投标书：道里区居家助残养老服务', filled: 9, of: 12 }],
    beginnings: async () => [
      { label: '登记社会组织', press: { do: 'preview', form: { procedure: 'organisation' } } },
      { label: '反映问题', press: { do: 'find', for: { procedure: 'complaint' } } },
    ],
    view: async (id, viewer) => {
      if (id !== 'c3') return undefined;
      return viewer === undefined ? publicView() : caseView();
    },
    page: async (draft, page) =>
      draft !== 'd1' ? undefined : page === 2 ? reviewPage() : formPage({ page: page ?? 0 }),
    projects: async ({ stage }) => ({
      items: stage === 'deciding' ? publicItems.slice(2) : stage === 'awarded' ? [] : publicItems.slice(0, 2),
      after: undefined,
    }),
    notices: async () => ({ items: [notice], after: undefined }),
    notice: async (number) => (number === notice.number ? notice : undefined),
    noticesOf: async () => [notice],
    overview: async () => undefined,
    overseen: async () => undefined,
    budget: async () => undefined,
    spending: async () => ({
      supplier: '冰城暖心社会工作服务中心',
      price: { kind: 'money', fen: 58_800_000 },
      agreedAt: { kind: 'date', date: '2026-03-12' },
      paid: { kind: 'money', fen: 29_400_000 },
      instalments: [
        {
          name: '首付款',
          amount: { kind: 'money', fen: 29_400_000 },
          due: { kind: 'date', date: '2026-04-01' },
          paid: { amount: { kind: 'money', fen: 29_400_000 }, on: { kind: 'date', date: '2026-04-03' } },
        },
        {
          name: '尾款',
          amount: { kind: 'money', fen: 29_400_000 },
          due: { kind: 'date', date: '2027-03-31' },
          paid: undefined,
        },
      ],
    }),
    receipt: async (number) =>
      number === 'HRB-R-7F3A-91C2'
        ? { number, what: '投标书', at: cityNow, hash: hash('receipt'), holds: true }
        : undefined,
    project: async (number) => (number === 'HRB-2026-NGMZ-0042' ? publicView() : undefined),
  };
}

function plainDesk(
  kept: { name: string; size: number }[],
  answer: (incoming: Incoming) => Promise<Reply> | Reply,
  received: Incoming[],
): Omit<Desk, 'read'> {
  return {
    async receive(incoming) {
      received.push(incoming);
      return answer(incoming);
    },
    fileLimit: async () => 20 << 20,
    failed: async () => {},
    async keep(name, bytes) {
      let size = 0;
      for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) size += chunk.length;
      kept.push({ name, size });
      return { ok: true, value: { ...file(name), size } };
    },
    home: async () => ({ language: 'zh', blocks: [], buttons: [] }),
    token: async (press: Press) => `token:${JSON.stringify(press)}`,
    file: async (caseId, wanted, viewer) =>
      caseId === 'c3' && viewer === 'official' && wanted === file('a.pdf').hash
        ? { evidence: file('证明 "a".pdf'), bytes: Buffer.from('%PDF-1.7') }
        : undefined,
    signIn: async (code) => (code === 'good' ? 'official' : undefined),
    guest: async () => 'guest1',
    nextDeadline: async () => new Date('2026-12-08T16:00:00Z'),
    moved: async () => {},
  };
}

/** A browser without a screen: keeps its cookies, and says of every post where it comes from. */
export function browser(web: WebServer, origin = 'http://city.test') {
  const cookies = new Map<string, string>();
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await web.fetch(new Request(`${origin}${path}`, { ...init, headers }));
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }
  return {
    cookies,
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    post: (path: string, fields: Record<string, string> | FormData, headers: Record<string, string> = {}) =>
      ask(path, {
        method: 'POST',
        headers: { origin, ...headers },
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
      }),
    async signIn(): Promise<void> {
      await ask('/sign-in/good', { method: 'POST', headers: { origin } });
    },
  };
}
