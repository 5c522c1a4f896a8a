import { day, money, words } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { type UnequalKind, unequalKinds } from '../../../law/unequal-terms-data.ts';
import { groundWords, methodWords } from '../method-words.ts';
import type * as declared from './publication.ts';

const methods = methodWords('zh');
const grounds = groundWords.zh;
const after = {
  signature: '签订合同后',
  report: '报告通过后',
  midterm: '中期检查后',
  acceptance: '验收合格后',
} as const;
const factorKinds = { price: '价格', objective: '客观分', subjective: '主观分' } as const;

export const zh = {
  steps: { publication: '公布信息' },
  positions: {
    'publication.intention': { now: '采购意向已经公开，购买单位正在编采购文件' },
    'publication.approve': { now: '购买单位负责人正在审定采购文件' },
    'publication.supervise': { now: '财政部门正在审批采购方式' },
    'publication.correct': { now: '等购买单位修改采购文件' },
  },
  actions: {
    publiciseSole: {
      says: '单一来源公示，公示只能从一家采购，发单一来源公示',
      label: '单一来源公示',
      done: '公示了拟从一家采购',
    },
    prepareTender: {
      says: '编采购文件，写招标文件，起草采购文件，发布采购公告',
      label: '编采购文件',
      done: '编好了采购文件',
      ask: '采购意向公开已经期满，请编采购文件。',
    },
    approveTender: { label: '同意发布', done: '同意发布{call}', ask: '采购文件可以发布吗？' },
    returnTender: { label: '退回修改', done: '退回了采购文件，请修改' },
    recuseTender: { label: '我要回避', done: '回避了这次审定' },
    superviseMethod: {
      says: '批准采购方式',
      label: '批准方式',
      done: '批准了采购方式',
      ask: '金额达到公开招标数额，同意用这种采购方式吗？',
    },
    returnMethod: { label: '退回修改', done: '没有批准采购方式，请修改' },
    recuseMethod: { label: '我要回避', done: '回避了这次审批' },
    correctTender: { label: '改采购文件', done: '修改了采购文件', ask: '采购文件要修改，改好再报给负责人。' },
  },
  forms: {
    'sole-publicity': {
      title: '单一来源公示',
      intro: '这些内容会公告，任何供应商、单位或者个人都可以在公示期内提出异议，在这里就能收到。',
      needs: '专业人员的论证意见',
      fields: {
        code: { label: '信用代码', ask: '拟从哪家采购？请写统一社会信用代码，例如 52230199MJ0000018E。' },
        name: { label: '供应商名称', ask: '这家的全称是？' },
        methodReason: { label: '唯一性理由', ask: '为什么只有这一家能做？请写具体理由，会公开。' },
        opinions: { label: '论证意见', ask: '请发专业人员的论证意见，写明姓名、单位和职称，会公开。' },
        until: { label: '公示截止', ask: '公示到哪天为止？不少于 5 个工作日。例如 2027-01-12。' },
        contact: { label: '联系方式', ask: '有异议的找谁？例如“购买单位办公室，电话 010-66000000”。' },
      },
    },
    tender: {
      title: '采购文件',
      intro: '这些内容会写进采购公告，公开给所有供应商。',
      needs: '采购文件正文、资格条件、评审因素和分值、付款安排',
      fields: {
        method: { label: '采购方式', ask: '用哪种采购方式？', options: methods },
        ground: { label: '适用情形', ask: '符合哪一种适用情形？', options: grounds },
        methodReason: { label: '方式理由', ask: '为什么用这种方式？请写具体理由，会公开。' },
        original: { label: '原项目', ask: '原合同是哪个项目的？请写项目编号。' },
        publicFrom: {
          label: '公示开始',
          ask: '达到公开招标标准、只能从一家采购的，要先在官方媒体公示。哪天开始公示的？没到标准的可以跳过。',
        },
        objections: {
          label: '公示意见',
          ask: '公示期间收到哪些异议，怎么处理的？没有收到请写“没有”；没有公示的跳过。',
        },
        opinions: { label: '专家论证', ask: '请发公示文本和专业人员的论证意见；没有公示的跳过。' },
        objected: {
          label: '有无异议',
          ask: '公示期间有没有收到异议？',
          options: { no: '没有', yes: '有，补充论证后不成立' },
          help: '异议成立的，依法采用其他采购方式。',
        },
        arguedOn: { label: '补充论证日', ask: '哪天组织的补充论证？应当在公示期满后 5 个工作日内。例如 2027-01-12。' },
        argument: { label: '补充论证', ask: '请发异议意见和补充论证意见，财政部门审批时会看到。' },
        invited: {
          label: '邀请名单',
          ask: '邀请哪些供应商？邀请招标的，写符合条件的备选供应商，从中随机抽取。例如：52230199MJ0000018E；暖心社会工作服务中心',
          columns: { code: { label: '信用代码' }, name: { label: '名称' } },
        },
        drawn: {
          label: '抽取家数',
          ask: '从备选的供应商里随机抽取几家？至少 3 家，备选的不少于两倍；批准公告的那一刻由程序抽取，结果公告里可以核对；开标前名单和家数保密。例如 3。',
        },
        urgency: {
          label: '紧急理由',
          ask: '采购意向公开不满 30 天就要采购的，请写不可预见的紧急理由，会公开；满 30 天的请跳过。',
        },
        ceiling: { label: '最高限价', ask: '最高限价是多少元？不能超过批准的预算，例如 600000。' },
        conditions: {
          label: '资格条件',
          ask: '供应商要符合哪些条件，用什么证明？例如：具有独立承担民事责任的能力；登记证书',
          help: '不能要求注册资本、营业额、成立年限，也不能要求本地注册、本地业绩。',
          columns: { name: { label: '条件' }, proof: { label: '证明材料' } },
        },
        factors: {
          label: '评审因素',
          ask: '评哪些因素，各多少分？合计 100 分。例如：服务方案；主观分；50',
          columns: {
            name: { label: '因素' },
            kind: { label: '类别', options: factorKinds },
            weight: { label: '分值' },
          },
        },
        schedule: {
          label: '付款安排',
          ask: '分几次付款，各占百分之几？合计 100%。例如：50；签订合同后；合同公布后 10 日内',
          columns: {
            share: { label: '百分比' },
            after: { label: '节点', options: after },
            condition: { label: '条件' },
          },
        },
        standards: {
          label: '验收标准',
          ask: '验收时看什么、怎样算合格？例如：上门照料；次数与服务记录一致',
          columns: { name: { label: '验收项' }, standard: { label: '合格标准' } },
        },
        closing: { label: '截止日期', ask: '投标哪一天截止？例如 2027-01-08。' },
        hour: {
          label: '截止时间',
          ask: '当天几点截止并开启？',
          options: {
            '09:00': '09:00',
            '09:30': '09:30',
            '10:00': '10:00',
            '14:00': '14:00',
            '14:30': '14:30',
            '16:00': '16:00',
            '17:00': '17:00',
          },
        },
        place: { label: '开启地点', ask: '在哪里开启？例如“市民大厦三楼 305 室”。' },
        contact: { label: '联系人', ask: '供应商有问题找谁？会公开，例如“李老师”。' },
        contactPhone: { label: '联系电话', ask: '联系电话是？会公开，例如 010-84600000。' },
        challengeContact: {
          label: '质疑接收',
          ask: '供应商提出质疑，由哪个部门接收、怎么联系？例如“区民政局办公室，电话 010-82660000”，会公开。',
        },
        documents: { label: '采购文件', ask: '请发采购文件正文的 PDF。' },
        fixedPrice: {
          label: '固定价格依据',
          ask: '价格是国家统一定价或者固定的吗？是的话，请写定价的文件：价格不打分，各家都按最高限价报。例如“黑发改价格〔2026〕12号”。',
        },
        mediaUrl: { label: '官方媒体', ask: '如果已在政府采购网发布，请写网址；没有可以跳过。' },
      },
    },
    'method-approval': {
      title: '批准采购方式',
      fields: {
        number: { label: '批复文号', ask: '批复的文号是？例如“哈财采〔2026〕118号”。' },
        note: { label: '说明', ask: '有什么要说明的？没有可以跳过。' },
      },
    },
  },
  rules: {
    'method-allowed': {
      refusal: ({ method, budget }) =>
        said`预算是 ${money(budget)}，这个金额不能用${words(method, methods, '、')}。请换一种采购方式。`,
      holds: '采购方式与金额相符',
    },
    'ground-fits': {
      refusal: ({ method, ground }) =>
        `“${words(ground, grounds, '、')}”不是${words(method, methods, '、')}的适用情形。请换一种情形，或者换采购方式。`,
      holds: '适用情形与采购方式相符',
    },
    'tender-did-fail': {
      refusal: () =>
        '选了“招标失败”，这个项目还没有招标失败过。请选别的理由，或者先公开招标；只来一家，也不等于只有一家能做。',
      holds: '选的理由查得到，或者由购买单位证明',
    },
    'addition-within-contract': {
      refusal: ({ why, ceiling = 0, price = 0, percent, most = 0 }) => {
        if (why === 'unsigned') return '原项目还没有签订合同。要与原项目保持一致的，先要有原合同，请核对编号。';
        if (why === 'another') return '邀请的不是原合同的服务机构。添购只能从原来那一家采购，请改邀请名单。';
        return said`最高限价是 ${money(ceiling)}，原合同是 ${money(price)}，添购不能超过原合同的 ${percent}%，也就是 ${money(most)}。请减少，或者换一种方式。`;
      },
      holds: '添购没有超过原合同的一成',
    },
    'publicity-stood': {
      refusal: ({ missing, publicFrom, until }) =>
        missing
          ? '金额达到公开招标标准，又说只有一家能做：要先由专业人员论证，再公示至少 5 个工作日。请按“单一来源公示”。'
          : said`${day(publicFrom)}开始公示，公示期到${day(until)}为止，还没有满。请期满以后再提交。`,
      holds: '只能从一家采购的已经公示和论证，或者不需要',
    },
    'objections-argued': {
      refusal: ({ arguedOn, over, until }) =>
        said`补充论证日填的是${day(arguedOn)}。公示期到${day(over)}为止，补充论证应当在那以后、${day(until)}以前。请核对日期。`,
      holds: '收到的异议已经按期补充论证，或者没有异议',
    },
    'objections-counted': {
      refusal: ({ count }) =>
        `公示期间在这里收到 ${count} 件异议，请选“有”，并由专业人员补充论证。异议成立的，请换采购方式。`,
      holds: '公示期间收到的异议都作了交代，或者没有收到',
    },
    'publicity-needed': {
      refusal: ({ budget }) => said`预算${money(budget)}，没到公开招标标准，从一家采购不用先公示。`,
      holds: '金额达到公开招标标准，从一家采购要先公示',
    },
    'publicity-long-enough': {
      refusal: ({ until, least }) => said`公示不少于 5 个工作日，至少到${day(least)}，填的是${day(until)}。请改晚。`,
      holds: '公示不少于 5 个工作日',
    },
    'no-publicity-runs': {
      refusal: ({ until }) => said`已经在公示，到${day(until)}为止。期满以后要重新公示的再发。`,
      holds: '没有正在进行的公示',
    },
    'enough-invited': {
      refusal: ({ named, least }) => `邀请了 ${named} 家，至少要 ${least} 家。请补上。`,
      holds: '没有用邀请方式，或者邀请的家数够',
    },
    'drawn-among-enough': {
      refusal: ({ pool, drawn, least }) =>
        `备选的有 ${pool} 家，要抽取 ${drawn} 家，备选的至少要 ${least} 家。请补上备选的供应商，或者减少抽取的家数。`,
      holds: '不用抽取，或者备选的供应商不少于两倍',
    },
    'intention-long-enough': {
      refusal: ({ published, from }) =>
        said`采购意向是${day(published)}公开的，满 30 天要到${day(from)}。请那天再提交；确实是不可预见的紧急需要，请写明理由。`,
      holds: '采购意向公开满 30 天，或者写明了紧急理由',
    },
    'ceiling-within-budget': {
      refusal: ({ ceiling, budget }) =>
        said`最高限价填的是 ${money(ceiling)}，批准的预算是 ${money(budget)}，不能超过。请改低。`,
      holds: '最高限价没有超过预算',
    },
    'no-forbidden-term': {
      refusal: ({ row, words, kind, zh }) => unequal(`第 ${row} 条资格条件`, `${words}`, kind, `${zh}`),
      holds: '资格条件没有排斥供应商',
    },
    'no-forbidden-factor': {
      refusal: ({ row, words, kind, zh }) => unequal(`第 ${row} 项评审因素`, `${words}`, kind, `${zh}`),
      holds: '评审因素没有偏向某些供应商',
    },
    'condition-is-no-factor': {
      refusal: ({ name }) => `“${name}”已经是资格条件，不能再拿来打分。请从评审因素或者资格条件里去掉一处。`,
      holds: '资格条件没有再用来打分',
    },
    'weights-make-hundred': {
      refusal: ({ sum }) => `各项分值合计是 ${sum} 分，应当是 100 分。请改分值。`,
      holds: '分值合计 100 分',
    },
    'price-weight-lawful': {
      refusal: ({ weight, min, max }) =>
        `价格分是 ${weight} 分，这种采购方式规定在 ${min} 到 ${max} 分之间。请改价格分。`,
      holds: '价格分在规定范围内',
    },
    'fixed-price-not-scored': {
      refusal: ({ weight }) =>
        `填了固定价格的依据，价格分还有 ${weight} 分。价格固定的项目不给价格打分，请选按分数评审的方式，去掉价格这一项；价格不固定的，请去掉固定价格的依据。`,
      holds: '价格固定的，价格不打分',
    },
    'schedule-makes-whole': {
      refusal: ({ sum }) => `付款比例合计是 ${sum}%，应当是 100%。请改其中的比例。`,
      holds: '付款比例合计 100%',
    },
    'schedule-within-caps': {
      refusal: ({ part, percent }) =>
        part === 'advance'
          ? `签订合同后就付的款加起来超过了 ${percent}%。请把多出的部分改成“报告通过后”或者“中期检查后”。`
          : `最后一笔不到 ${percent}%。请至少留 ${percent}% 到最后，验收合格再付。`,
      holds: '首付和尾款都在规定范围内',
    },
    'bid-period-lawful': {
      refusal: ({ method, closing, first, zh }) =>
        said`截止日期填的是${day(closing)}。用${words(method, methods, '、')}，今天发布的话最早是${day(first)}${zh ? `（${zh}）` : ''}。请改晚一些，给审定也留出时间。`,
      holds: '准备时间不少于规定天数',
    },
    'closing-on-workday': {
      refusal: ({ closing }) => said`${day(closing)}不是工作日，没有人开启。请选一个工作日。`,
      holds: '截止日期是工作日',
    },
    'bid-period-still-lawful': {
      refusal: ({ closing, first }) =>
        said`截止日期是${day(closing)}，现在发布的话最早要到${day(first)}，时间不够了。请退回修改截止日期。`,
      holds: '现在发布，准备时间仍然够',
    },
  },
  briefs: {
    objections: {
      title: '公示期间收到的异议',
      rows: { from: '公示开始', until: '公示截止', said: { label: '异议', columns: { opinion: { label: '内容' } } } },
    },
    methods: {
      title: '这个项目可以用的采购方式',
      rows: {
        methods: {
          label: '采购方式',
          columns: {
            method: { label: '方式', options: methods },
            verdict: {
              label: '能不能用',
              options: {
                free: '可以用',
                ground: '有法定理由可以用',
                approval: '有法定理由，经财政部门批准可以用',
                publicity: '有法定理由，经财政部门批准可以用；只有一家能做的先公示',
                'no-ground': '没有法定理由，不能用',
                amount: '金额不合，不能用',
              },
            },
            basis: { label: '依据' },
          },
        },
      },
    },
  },
  notices: {
    'sole-source': {
      title: '单一来源采购公示',
      rows: {
        title: '项目名称',
        need: '采购需求',
        name: '拟定的供应商',
        methodReason: '理由',
        opinions: '专业人员论证意见',
        until: '公示截止',
        contact: '异议联系方式',
      },
    },
    tender: {
      title: '{call}',
      rows: {
        title: '项目名称',
        item: '目录项目',
        need: '采购需求',
        divisions: '服务区域',
        content: '服务内容和数量',
        start: '服务开始',
        end: '服务结束',
        budget: '预算金额',
        ceiling: '最高限价',
        method: '采购方式',
        methodReason: '采用这种方式的理由',
        urgency: '意向公开不满三十天的理由',
        invited: '邀请的供应商',
        conditions: '供应商的资格条件',
        factors: '评审因素',
        schedule: '付款安排',
        standards: '验收标准',
        closing: '截止日期',
        hour: '截止和{opening}时间',
        place: '{opening}地点',
        contact: '联系人',
        contactPhone: '联系电话',
        challengeContact: '质疑接收',
        documents: '采购文件',
        mediaUrl: '官方媒体',
        fixedPrice: '固定价格依据',
      },
    },
  },
} satisfies TextsOf<typeof declared>;

/** Why it shuts suppliers out, and what can lawfully be written instead. */
const instead: Readonly<Record<UnequalKind, readonly [why: string, instead: string]>> = {
  years: ['成立多久不说明服务做得好不好，年轻的组织也要有机会', '项目负责人具有三年以上相关工作经验'],
  tax: ['纳税多少反映的是规模', '有依法缴纳税收的良好记录'],
  capital: ['资本和资产反映的是规模', '具有履行合同所必需的设备和专业技术能力'],
  amount: ['合同金额反映的是规模', '有类似服务的经验，不论金额'],
  turnover: ['收入反映的是规模', '具有健全的财务会计制度'],
  profit: ['盈利是财务指标，社会组织本来也不以营利为目的', '具有健全的财务会计制度'],
  staff: ['全单位有多少人反映的是规模', '投入本项目的持证社工不少于 2 名'],
  'sector-record': ['只认某些行业、某类单位的业绩，对别的供应商不公平', '有类似服务的经验，不论为谁服务'],
  'local-record': ['只认一个地方的业绩，外地的供应商就进不来', '有类似服务的经验，不论在哪里'],
  honours: ['一个地方的奖项，别处的供应商得不到', '服务质量保障措施'],
  place: ['登记在哪里不说明服务做得好不好', '签约后在服务区域内设立服务点'],
  rating: ['评级由各家机构自定，与这项服务没有关系', '没有被列入严重违法失信名单'],
  grade: ['等级只能在条件相同时作参考，写进资格条件或者打分就排斥了没有评级的组织', '项目负责人具有社会工作者职业资格'],
  ownership: ['对不同所有制的供应商要一视同仁', '社会组织、企业或者其他组织均可参加'],
  form: ['法律允许的各种组织都可以参加', '社会组织、企业或者其他组织均可参加'],
  list: ['除依法入围的框架协议外，不能先入库才能参加', '依法登记、具有独立承担民事责任的能力'],
  incumbent: ['以前合作过的和没合作过的，机会要一样', '对本项目现状的了解和改进方案'],
  maker: ['要一家厂商授权，就把别的供应商挡在外面', '所用设备符合国家标准'],
};

function unequal(where: string, words: string, kind: string | number | undefined, citation: string): string {
  const [why, other] = instead[unequalKinds.find((each) => each === kind) ?? 'form'];
  return `${where}写了“${words}”。${why}，${citation}不允许。请删掉，或者换成对服务本身的要求，例如“${other}”。`;
}
