import { day, money, words } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './setup.ts';

const kinds = { output: '产出', quality: '质量', effect: '效果', satisfaction: '满意度' } as const;

const negative = {
  none: '都不属于',
  'outside-duty': '不属于政府职责',
  'own-duty': '应由政府直接履行',
  'goods-or-works': '货物、工程或打包',
  financing: '融资行为',
  hiring: '招聘、派遣、公益岗',
  'otherwise-barred': '法律禁止的其他事项',
} as const;

/** What of a project can be opened again, as its form calls it. */
const parts = {
  title: '项目名称',
  item: '目录项目',
  need: '需求说明',
  groups: '服务对象',
  users: '服务人数',
  divisions: '服务区域',
  delivery: '服务方式',
  content: '服务内容',
  start: '开始日期',
  end: '结束日期',
  continuity: '长期条件',
  costs: '费用测算',
  funding: '资金来源',
  indicators: '绩效指标',
  risks: '风险与应对',
  documents: '附件',
} as const;

export const continuityWords = {
  'content-fixed': '内容相对固定',
  continuous: '连续性强',
  'funds-stable': '资金来源稳定',
  'price-steady': '价格变化幅度小',
} as const;

export const zh = {
  steps: { setup: '项目设立' },
  positions: {
    'setup.consult': { now: '正在向公众征求需求意见', others: '公众' },
    'setup.confirm': { now: '购买单位负责人正在确认项目' },
    'setup.correct': { now: '等购买单位修改项目' },
  },
  actions: {
    summariseNeeds: {
      says: '汇总需求意见，填征求意见的结果',
      label: '填意见汇总',
      done: '汇总了公众意见',
      ask: '征求意见已经期满，请把收到的意见汇总一下。',
    },
    confirmProject: {
      says: '确认立项',
      label: '同意上报',
      done: '同意了项目上报',
      ask: '这个项目要报上去申请预算吗？',
    },
    returnProject: { label: '退回修改', done: '退回了项目，请修改' },
    rejectProject: { label: '不同意', done: '没有同意设立这个项目' },
    recuseProject: { label: '我要回避', done: '回避了这个项目' },
    correctProject: { label: '修改项目', done: '修改了项目', ask: '项目要修改，改好再报给负责人。' },
  },
  forms: {
    'project-reopening': {
      title: '退回改项目',
      intro: '退回以后，购买单位只能改指明的内容，改好重新确认、重新申请预算；已经预留的预算先退回。',
      fields: {
        opens: { label: '可以修改', ask: '哪些内容可以修改？可以多选。', options: parts },
        mend: { label: '怎么改', ask: '为什么要改，怎么改？请逐条写清楚，好一次改齐。' },
      },
    },
    project: {
      title: '设立项目',
      intro: '填好后先向公众征求需求意见，至少 5 个工作日，再由单位负责人确认。',
      needs: '服务需求说明、费用测算、绩效指标',
      fields: {
        title: { label: '项目名称', ask: '项目叫什么名字？6 到 60 个字，例如“社区居家养老服务项目”。' },
        item: {
          label: '目录项目',
          ask: '属于政府购买服务指导性目录里的哪一项？',
          help: '请选到最细的一级。目录里没有的，要先由财政部门审核备案。',
        },
        origin: {
          label: '项目来源',
          ask: '这个项目是怎么提出来的？',
          options: {
            'own-need': '本单位需要',
            catalogue: '目录列有',
            'function-transfer': '职能转移',
            'organisation-proposal': '社会组织建议',
            'citizen-idea': '居民建议',
          },
        },
        need: {
          label: '需求说明',
          ask: '为什么需要这项服务？请写清服务谁、现在缺什么、要达到什么效果，至少 50 个字。',
          help: '这一段会公开，供公众提意见。',
        },
        groups: {
          label: '服务对象',
          ask: '服务哪些人？可以多选。',
          options: {
            'poor-household': '困难家庭',
            disabled: '残疾人',
            'migrant-worker': '异地务工人员',
            elderly: '老年人',
            women: '妇女',
            children: '儿童',
            residents: '普通居民',
            other: '其他',
          },
        },
        users: { label: '服务人数', ask: '大约服务多少人？例如 320。' },
        divisions: { label: '服务区域', ask: '在哪些区县提供服务？可以多选。' },
        delivery: {
          label: '服务方式',
          ask: '怎样提供服务？',
          options: { home: '上门', centre: '在服务场所', outreach: '流动服务', online: '线上', mixed: '多种方式' },
        },
        content: {
          label: '服务内容',
          ask: '要买哪些服务、多少、什么标准？例如：上门照料；次；2400；每次不少于 1 小时',
          columns: {
            item: { label: '内容' },
            unit: { label: '单位' },
            quantity: { label: '数量' },
            standard: { label: '标准' },
          },
        },
        start: { label: '开始日期', ask: '服务从哪一天开始？例如 2027-03-01。' },
        end: {
          label: '结束日期',
          ask: '服务到哪一天结束？例如 2028-02-29。',
          help: '一般不超过 12 个月；四条长期条件都符合的，最长 36 个月。',
        },
        continuity: {
          label: '长期条件',
          ask: '服务期超过 12 个月的，请确认下面四条都符合；不超过的请跳过。符合哪几条？',
          options: continuityWords,
        },
        costs: {
          label: '费用测算',
          ask: '费用由哪几部分组成，各多少元？例如：人员；400000',
          columns: { item: { label: '费用项' }, amount: { label: '金额' } },
        },
        funding: {
          label: '资金来源',
          ask: '钱从哪里来，各占百分之几？合计应为 100%。例如：财政预算；100',
          columns: {
            source: {
              label: '来源',
              options: { fiscal: '财政预算', lottery: '福彩公益金', donation: '捐赠', 'self-raised': '自筹' },
            },
            percent: { label: '百分比' },
          },
        },
        indicators: {
          label: '绩效指标',
          ask: '用哪些指标看做得好不好？产出、质量、效果、满意度每类至少一条。例如：服务对象满意率；满意度；不低于；90；%',
          columns: {
            name: { label: '指标' },
            kind: { label: '类别', options: kinds },
            sense: { label: '方向', options: { 'at-least': '不低于', 'at-most': '不高于' } },
            target: { label: '目标值' },
            unit: { label: '单位' },
          },
        },
        risks: { label: '风险与应对', ask: '可能有什么风险，准备怎么应对？' },
        negative: {
          label: '负面清单',
          ask: '下面这些依法不能购买。有没有属于其中的？都没有，请选“都不属于”。',
          options: negative,
        },
        noConflict: {
          label: '无利害关系',
          ask: '我承诺：本人和可能参加的组织没有利害关系；如果以后有，会马上说明并回避。您确认吗？',
        },
        documents: { label: '附件', ask: '有调查报告、测算表等材料，请发来；没有可以跳过。' },
      },
    },
    'needs-summary': {
      title: '需求意见汇总',
      fields: {
        supporters: { label: '支持', ask: '多少人表示支持？在这里收到的加上从别处收到的，例如 36，没有请写 0。' },
        opponents: { label: '反对', ask: '多少人表示反对？没有请写 0。' },
        comments: { label: '意见建议', ask: '收到多少条具体意见？没有请写 0。' },
        summary: { label: '汇总说明', ask: '主要意见是什么，采纳了哪些、没有采纳的为什么？至少 20 个字。' },
      },
    },
  },
  rules: {
    'few-reopenings': {
      refusal: ({ most }) => `项目已经退回修改 ${most} 次，不能再退回了。这次请作决定：同意，或者不同意并写明理由。`,
      holds: '退回修改项目的次数还没有用完',
    },
    'only-opened': {
      refusal: ({ beyond, opened }) =>
        `改了“${words(beyond, parts, '、')}”，这次退回只让改“${words(opened, parts, '、')}”。请把其他内容改回原样。`,
      holds: '只改了退回时指明的内容',
    },
    'in-catalogue': {
      refusal: ({ code }) =>
        `选的“${code}”不是目录里可以直接购买的项目。只有列入指导性目录的才能购买：请选更细的一级；确实没有的，先报财政部门审核备案。`,
      holds: '列在指导性目录里',
    },
    'end-after-start': {
      refusal: ({ start, end }) => said`结束日期填的是${day(end)}，没有晚于开始日期${day(start)}。请改其中一个日期。`,
      holds: '结束日期晚于开始日期',
    },
    'start-ahead': {
      refusal: ({ start }) =>
        said`服务从${day(start)}开始，已经到了。先采购、后服务，请把开始日期改到采购完成以后；已经在做的，不能补办采购。`,
      holds: '服务还没有开始',
    },
    'term-within-law': {
      refusal: ({ months, most }) => `服务期是 ${months} 个月，规定最长 ${most} 个月。请把结束日期提前。`,
      holds: '服务期没有超过最长期限',
    },
    'continuity-shown': {
      refusal: ({ months, normal, missing }) =>
        `服务期是 ${months} 个月，超过 ${normal} 个月的要四条长期条件都符合，现在还差 ${missing} 条。请补选；不都符合的，请缩短服务期。`,
      holds: '服务期的长短符合规定',
    },
    'shares-make-whole': {
      refusal: ({ sum }) => `各来源合计是 ${sum}%，应当是 100%。请改其中的百分比。`,
      holds: '资金来源合计 100%',
    },
    'every-kind-of-indicator': {
      refusal: ({ missing }) => `还缺这些类别的指标：${words(missing, kinds, '、')}。每类至少一条，请补上。`,
      holds: '四类绩效指标都有',
    },
    'not-on-negative-list': {
      refusal: ({ named }) =>
        `选了“${words(named, negative, '、')}”。这类事项不能作为政府购买服务，所以不能设立。如果是选错了，请改选“都不属于”。`,
      holds: '不在负面清单内',
    },
    'no-similar-project': {
      refusal: ({ similar, numbers, together, reached }) =>
        similar === -1
          ? '立项时还没有查过本单位的同类项目，请核对有没有化整为零。'
          : said`本单位同一年度、同一目录还有 ${similar} 个项目：${numbers}，连同这个合计 ${money(together)}${
              reached ? said`，合起来达到了 ${money(reached)} 的标准` : ''
            }。请核对是不是重复；应当合并的请合并，不能化整为零规避公开招标。`,
      holds: '本单位同一年度没有同类的项目',
    },
    'counts-cover-comments': {
      refusal: ({ supporters, opponents, comments }) =>
        `填的比在这里收到的少：这里收到支持 ${supporters} 人、反对 ${opponents} 人、意见建议 ${comments} 条。请在这个基础上加从别处收到的。`,
      holds: '在这里收到的意见都计入了',
    },
    'consultation-over': {
      refusal: ({ until }) => said`征求意见到${day(until)}才期满，期满后再填汇总。`,
      holds: '征求意见已经期满',
    },
  },
  notices: {
    consultation: {
      title: '服务需求征求意见公告',
      rows: {
        title: '项目名称',
        item: '目录项目',
        need: '需求说明',
        groups: '服务对象',
        users: '服务人数',
        divisions: '服务区域',
        content: '服务内容',
        start: '开始日期',
        end: '结束日期',
        until: '意见截止日期',
        contact: '意见提给',
      },
    },
  },
  briefs: {
    similar: {
      title: '本单位同一年度的同类项目',
      rows: {
        similar: '查到',
        projects: {
          label: '项目',
          columns: {
            number: { label: '编号' },
            title: { label: '名称' },
            cost: { label: '费用合计' },
            start: { label: '服务开始' },
            end: { label: '服务结束' },
          },
        },
        together: '连同这个合计',
        reached: '合起来达到的标准',
      },
    },
    comments: {
      title: '在这里收到的意见',
      rows: {
        heard: {
          label: '人数和条数',
          columns: { supporters: { label: '支持' }, opponents: { label: '反对' }, comments: { label: '意见建议' } },
        },
        said: {
          label: '原话',
          columns: {
            stance: { label: '态度', options: { support: '支持', oppose: '反对', suggest: '建议' } },
            opinion: { label: '意见' },
          },
        },
      },
    },
    project: {
      title: '要办的项目',
      rows: {
        cost: '费用合计',
        item: '目录项目',
        users: '服务人数',
        start: '服务开始',
        end: '服务结束',
        content: '服务内容',
        need: '需求',
        funding: '资金来源',
        comments: {
          label: '征求到的意见',
          columns: { supporters: { label: '支持' }, opponents: { label: '反对' }, comments: { label: '意见建议' } },
        },
        summary: '意见汇总',
      },
    },
  },
} satisfies TextsOf<typeof declared>;
