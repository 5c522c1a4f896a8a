import { day, moment, money, words } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { zh as ofIncident } from '../incident/zh.ts';
import type * as declared from './acceptance.ts';
import type * as paper from './acceptance-paper.ts';

const partyNames = { evaluator: '第三方评估', user: '服务对象', buyer: '购买单位' } as const;

export const zh = {
  steps: { acceptance: '评估验收' },
  positions: {
    'acceptance.organise': { now: '验收人员正在组织验收' },
    'acceptance.evaluate': { now: '各方正在评价服务' },
    'acceptance.certify': { now: '验收小组正在出具验收书' },
    'acceptance.rectify': { now: '服务机构正在整改' },
    'acceptance.recheck': { now: '服务机构报告已经整改，代表和评估人员正在复核' },
    'acceptance.confirm': { now: '协调小组秘书正在确认验收结论和评价等级', others: '服务机构' },
  },
  actions: {
    organiseAcceptance: {
      says: '组织验收，安排验收',
      label: '组织验收',
      done: '组织了验收',
      ask: '服务机构申请了验收，请定时间、地点和验收小组。',
    },
    recuseAcceptance: { label: '我要回避', done: '回避了验收' },
    usersOpinion: {
      label: '填大家意见',
      done: '代表服务对象提了意见',
      ask: '请代表服务对象说说：服务好不好，大家满意吗？',
    },
    evaluateService: {
      says: '填评估结果，第三方评估',
      label: '填评估结果',
      done: '完成了第三方评估',
      ask: '请按绩效指标评估这项服务。',
    },
    scoreService: { label: '打分', done: '给服务打了分', ask: '请从本部门的角度给这项服务打分。' },
    recuseJudging: { label: '我要回避', done: '回避了评价' },
    changeGroup: {
      says: '换评估人员，换代表，调整验收小组',
      label: '换人评价',
      done: '调整了验收小组',
      ask: '有人回避了，请换一位来评价。',
    },
    closeOpinions: { label: '意见收齐', done: '结束了意见收集' },
    certify: {
      says: '出验收书',
      label: '出验收书',
      done: '出具了验收书',
      ask: '各方意见已经收齐，请逐条对照标准，出具验收书。',
    },
    orderRectification: { label: '要求整改', done: '要求整改' },
    recuseCertifying: { label: '我要回避', done: '回避了验收' },
    reportRectified: {
      says: '报整改情况，整改好了',
      label: '报告整改',
      done: '报告了整改情况',
      ask: '验收发现有要改的地方，改好后请报告。',
    },
    recheckOpinion: {
      label: '填复核意见',
      done: '代表服务对象复核了整改',
      ask: '服务机构报告已经整改。请再问问大家：改好了吗，现在满意吗？',
    },
    recheckService: {
      says: '复核整改，填复核结果',
      label: '填复核结果',
      done: '复核了整改后的服务',
      ask: '服务机构报告已经整改。请按指标再评估一次，等级按这次的算。',
    },
    closeRecheck: { label: '复核期满', done: '结束了复核，接着出具验收书' },
    closeRectification: { label: '整改期满', done: '结束了整改，接着出具验收书' },
    confirmGrade: { label: '确认等级', done: '确认了评价等级', ask: '验收书和评价等级可以确认吗？确认后公告。' },
    objectGrade: {
      says: '对验收结论有异议，不同意评价等级',
      label: '陈述意见',
      done: '对验收结论陈述了意见',
    },
    returnGrade: { label: '退回重做', done: '退回了验收书' },
    recuseGrade: { label: '我要回避', done: '回避了等级确认' },
  },
  forms: {
    'acceptance-group': {
      title: '组织验收',
      intro: '验收小组由您、服务对象代表和专家组成，总人数是单数，至少 3 人。',
      fields: {
        on: { label: '验收日期', ask: '哪天验收？例如 2028-03-15。' },
        place: { label: '地点', ask: '在哪里验收？' },
        users: { label: '服务对象代表', ask: '请哪几位服务对象代表参加？必须有。' },
        experts: { label: '专家', ask: '请哪几位专家参加？' },
        evaluator: { label: '第三方评估', ask: '由第三方评估机构的哪一位来评估？' },
      },
    },
    'users-opinion': {
      title: '服务对象意见',
      intro: '您说的会写进验收公告，不写您的名字；服务机构知道您参加了验收。',
      fields: {
        surveyed: { label: '调查人数', ask: '一共问了多少位服务对象？要有代表性，例如 40。' },
        satisfaction: { label: '满意度', ask: '满意的占百分之几？写 0 到 100 的数，例如 93.5。' },
        opinion: { label: '意见', ask: '大家怎么说？好的、不好的都请写。' },
        proofs: { label: '问卷材料', ask: '有问卷、照片请发来；没有可以跳过。' },
      },
    },
    'service-evaluation': {
      title: '第三方评估',
      needs: '服务台账、现场核查记录',
      fields: {
        actuals: {
          label: '指标完成',
          ask: '各项指标实际完成多少？例如：上门次数；2450',
          columns: { indicator: { label: '指标' }, actual: { label: '实际完成' } },
        },
        findings: { label: '主要发现', ask: '评估的主要发现是什么？会公开。' },
        proofs: { label: '评估报告', ask: '请发评估报告；没有可以跳过。' },
      },
    },
    'party-score': {
      title: '部门评价',
      fields: {
        score: { label: '分数', ask: '打多少分？满分 100 分，例如 88。' },
        opinion: { label: '意见', ask: '为什么打这个分？' },
      },
    },
    certificate: {
      title: '验收书',
      intro: '请逐条对照采购文件和合同里的标准。',
      fields: {
        standards: {
          label: '逐条结果',
          ask: '每条标准达到了吗，看的是什么？例如：上门照料；达到；台账 2450 次，抽查 30 次一致',
          columns: {
            standard: { label: '标准' },
            met: { label: '结果', options: { yes: '达到', partly: '部分达到', no: '没有达到' } },
            evidence: { label: '依据' },
          },
        },
        usersHeard: { label: '听取意见', ask: '我确认：已经听取服务对象的意见并予考虑。您确认吗？' },
        outcome: {
          label: '验收结论',
          ask: '结论是什么？可以整改的，请先放着，改按“要求整改”。',
          options: { accepted: '验收合格', deduction: '合格，扣款', refused: '验收不合格' },
        },
        deduction: { label: '扣款金额', ask: '按合同扣多少元？不能超过验收后才付的金额，例如 20000。' },
        remarks: { label: '说明', ask: '请写验收意见，会公开。' },
        documents: { label: '附件', ask: '请发签字的验收书；没有可以跳过。' },
      },
    },
    'rectification-order': {
      title: '要求整改',
      intro: '只能要求一次，期限 30 天；改好后再出验收书。',
      fields: { faults: { label: '要改的地方', ask: '哪些地方要改，改到什么程度？' } },
    },
    rectification: {
      title: '整改报告',
      fields: {
        done: { label: '整改情况', ask: '逐条写改了什么。' },
        proofs: { label: '证明材料', ask: '请发能看出已经改好的照片或记录。' },
      },
    },
    'grade-objection': {
      title: '陈述意见',
      intro: '验收人员不能一个人定下来；协调小组秘书看了您的意见再决定，或者退回重做。',
      fields: {
        objection: { label: '意见', ask: '您怎么看？请写事实和依据。' },
        proofs: { label: '材料', ask: '有证明材料请发来；没有可以跳过。' },
      },
    },
  },
  rules: {
    'group-large-enough': {
      refusal: ({ size, least }) => `连您一共 ${size} 人，应当是单数、至少 ${least} 人。请增减代表或专家。`,
      holds: '验收小组人数合规',
    },
    'group-named-once': {
      refusal: ({ person }) => `${person}写了两处。服务对象代表、专家和第三方评估各由不同的人担任，请换一位。`,
      holds: '服务对象代表、专家和第三方评估是不同的人',
    },
    'group-independent': {
      refusal: ({ person, side }) =>
        side === 'buyer'
          ? `${person}在购买单位任职，不能当服务对象代表或者第三方评估。请换一位。`
          : `${person}在服务机构任职，不能参加验收。请换一位。`,
      holds: '参加的人没有不该有的任职关系',
    },
    'group-can-answer': {
      refusal: ({ person }) => `${person}不能参加这次验收：不在名单里，或者已经回避了这个项目。请换一位。`,
      holds: '参加的人都在名单里，没有回避过',
    },
    'meeting-ahead': {
      refusal: ({ on }) => said`验收日期填的是${day(on)}，已经过去了。请另定一天。`,
      holds: '验收日期有效',
    },
    'enough-surveyed': {
      refusal: ({ surveyed, least }) => `调查了 ${surveyed} 人，至少要 ${least} 人，结果才可信。请再问一些人。`,
      holds: '调查的人数足够',
    },
    'every-indicator-evaluated': {
      refusal: ({ indicator }) => `每个指标都要填一次。请看看“${indicator}”。`,
      holds: '每个指标都评估了',
    },
    'enough-opinions': {
      refusal: ({ missing, weight }) =>
        `意见还不够，不足以评定${missing ? `：缺${words(missing, partyNames, '、')}` : ''}（现有权重 ${weight}）。请等他们填完。`,
      holds: '各方意见足以评定',
    },
    'every-standard-judged': {
      refusal: ({ standard }) => `每条标准都要有一个结果。请看看“${standard}”。`,
      holds: '每条标准都有结果',
    },
    'accepted-means-met': {
      refusal: ({ standard }) => `“${standard}”没有达到，不能写验收合格。请改结论，或者要求整改。`,
      holds: '结论与逐条结果相符',
    },
    'grade-allows-outcome': {
      refusal: ({ grade, score, ordered }) =>
        grade === 'fair'
          ? `综合得分 ${score}，等级是中，要先整改、复核，才能写合格。请按“要求整改”。`
          : `综合得分 ${score}，等级是差，不能写合格。${ordered === 'yes' ? '请写验收不合格。' : '请按“要求整改”，复核以后再出验收书；或者写验收不合格。'}`,
      holds: '结论与评价等级相符',
    },
    'recheck-over': {
      refusal: ({ until }) => said`代表和评估人员可以复核到${day(until)}，到期没有复核就可以接着出验收书。`,
      holds: '复核期限已满',
    },
    'grade-heard': {
      refusal: ({ until }) => said`服务机构可以陈述意见到${moment(until)}，到时候再确认。现在就可以退回重做。`,
      holds: '服务机构的陈述期已满，或者验收合格',
    },
    'deduction-within-final': {
      refusal: ({ deduction, final }) =>
        said`扣款填的是 ${money(deduction)}，验收后才付的一共 ${money(final)}，不够扣。请改到 ${money(final)} 以内，超出的部分按合同另行追缴。`,
      holds: '扣款不超过验收后才付的金额',
    },
    'answers-stay': {
      refusal: ({ person, heard, until }) =>
        heard === undefined
          ? said`${String(person)}还可以在${day(until)}以前评价，到期没有评价才能换。请把他留在名单里。`
          : `${person}已经评价了，不能换下。请把他留在名单里。`,
      holds: '评价过的和还在期限内的人都留着',
    },
    'rectification-over': {
      refusal: ({ until }) => said`服务机构可以整改到${day(until)}，到期没有报告就可以接着出验收书。`,
      holds: '整改期限已满',
    },
    'evaluator-rotates': {
      refusal: ({ person, from, years }) =>
        said`${person}从${day(from)}起评价这家机构已经超过 ${years} 年，要换一位评价人。请另选第三方评价人。`,
      holds: '评价人没有连续评价这家机构太久',
    },
    'rectified-once': {
      refusal: () => '已经整改过一次，不能再要求整改。请出具验收书。',
      holds: '还没有整改过',
    },
  },
  papers: {
    'acceptance-paper': {
      title: '履约验收书',
      rows: {
        title: '项目名称',
        number: '项目编号',
        buyer: '购买单位',
        supplier: '服务机构',
        price: '合同金额',
        capitals: '金额大写',
        start: '服务开始',
        end: '服务结束',
        on: '验收日期',
        place: '验收地点',
        standards: '逐条验收结果',
        usersOpinion: { label: '服务对象意见', columns: { opinion: { label: '意见' } } },
        outcome: '验收结论',
        deduction: '扣款金额',
        remarks: '验收意见',
      },
      note: '注：验收方成员都在验收书上签字，并承担相应的法律责任（《政府采购法》第四十一条）。',
    },
  },
  notices: {
    acceptance: {
      title: '履约验收结果公告',
      rows: {
        title: '项目名称',
        supplier: '服务机构（承接主体）',
        standards: '逐条验收结果',
        usersOpinion: { label: '服务对象意见', columns: { opinion: { label: '意见' } } },
        outcome: '验收结论',
        deduction: '扣款金额',
        remarks: '验收意见',
      },
    },
    evaluation: {
      title: '绩效评价结果公告',
      rows: {
        title: '项目名称',
        supplier: '服务机构（承接主体）',
        score: '综合得分',
        grade: { label: '等级', options: { excellent: '优', good: '良', fair: '中', poor: '差' } },
        parties: {
          label: '各方评分',
          columns: {
            party: {
              label: '评分方',
              options: {
                buyer: '购买单位',
                finance: '财政部门',
                'civil-affairs': '民政部门',
                evaluator: '第三方评估机构',
                expert: '专家',
                user: '服务对象',
                public: '公众',
              },
            },
            score: { label: '得分' },
          },
        },
        findings: '主要发现',
        indicators: {
          label: '承诺和做到的',
          columns: {
            name: { label: '指标' },
            sense: { label: '方向', options: { 'at-least': '不低于', 'at-most': '不高于' } },
            promised: { label: '承诺' },
            reached: { label: '做到' },
            unit: { label: '单位' },
          },
        },
      },
    },
  },
  briefs: {
    rectified: {
      title: '整改情况',
      rows: { supplier: '服务机构', faults: '要改的地方', done: '整改情况' },
    },
    service: {
      title: '要评价的服务',
      rows: {
        supplier: '服务机构',
        price: '合同金额',
        start: '服务开始',
        end: '服务结束',
        content: '服务内容',
        indicators: '绩效指标',
        on: '验收日期',
        place: '验收地点',
        incidents: {
          label: '服务事件',
          columns: {
            on: { label: '日期' },
            kind: { label: '类别', options: ofIncident.forms.incident.fields.kind.options },
            hurt: { label: '受伤' },
            told: { label: '报告', options: { 'in-time': '按时报告', late: '报告晚了' } },
          },
        },
      },
    },
    acceptance: {
      title: '验收和评价结果',
      rows: {
        grade: { label: '评价等级', options: { excellent: '优', good: '良', fair: '中', poor: '差' } },
        score: '综合得分',
        parties: {
          label: '各方评分',
          columns: {
            party: {
              label: '评分方',
              options: {
                buyer: '购买单位',
                finance: '财政部门',
                'civil-affairs': '民政部门',
                evaluator: '第三方评估机构',
                expert: '专家',
                user: '服务对象',
                public: '公众',
              },
            },
            score: { label: '得分' },
          },
        },
        outcome: '验收结论',
        deduction: '扣款金额',
        standards: '逐条验收结果',
        remarks: '验收意见',
        usersOpinion: { label: '服务对象的意见', columns: { opinion: { label: '意见' } } },
        findings: '主要发现',
        price: '合同金额',
        objection: '服务机构的意见',
      },
    },
  },
} satisfies TextsOf<typeof declared & typeof paper>;
