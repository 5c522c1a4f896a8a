import { listed, moment, money } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { hours } from '../06-bidding/zh.ts';
import { priceReasonWords, refusedPriceWords } from '../price-words.ts';
import type * as declared from './evaluation.ts';

const notProven: Readonly<Record<string, (percent: string | number | undefined) => string>> = {
  arithmetic: () => '总分由程序按公式计算，不会算错，',
  'out-of-range': () => '评分表里没有超出范围的分，',
  'objective-differs': () => '成员给的客观分都一致，',
  abnormal: (percent) => `没有哪一项与其他成员的平均分相差超过满分的 ${percent}%，`,
};

export const zh = {
  steps: { evaluation: '竞标评审' },
  positions: {
    'evaluation.panel': { now: '正在组成评审小组' },
    'evaluation.consult': { now: '评审小组正在与各家分别{talks}' },
    'evaluation.offers': { now: '各家在规定时间内提交最后报价，到时间才能打开', others: '供应商' },
    'evaluation.scoring': { now: '评审小组正在各自打分，交齐以前互相看不到' },
    'evaluation.prices': { now: '评审小组正在认定报价' },
    'evaluation.report': { now: '采购代理机构正在汇总评审结果' },
    'evaluation.sign': { now: '评审小组成员正在逐人签署{report}' },
    'evaluation.halted': { now: '评审已经停下，等购买单位负责人决定终止还是继续' },
  },
  actions: {
    drawPanel: {
      says: '抽取评审专家，抽专家，组成{panel}',
      label: '抽取专家',
      done: '随机抽取了评审专家，组成{panel}',
      ask: '资格审查完了，现在随机抽取评审专家吗？',
    },
    namePanel: {
      says: '组成{panel}，抽专家',
      label: '组成小组',
      done: '组成了{panel}',
      ask: '资格审查完了，请抽取专家、组成{panel}。',
    },
    declareNoConflict: {
      label: '没有利害关系',
      done: '声明了与各家没有利害关系',
      ask: '请您参加评审。您与参加投标的各家有没有利害关系？有的话，请按“我要回避”。',
    },
    recusePanelMember: { label: '我要回避', done: '回避了评审' },
    replaceMember: { label: '换人', done: '更换了{panel}成员' },
    askOffers: {
      says: '{talks}结束，请各家提交最后报价',
      label: '请最后报价',
      done: '与各家分别{talks}过，请各家提交最后报价',
      ask: '请与各家分别{talks}，采购文件的要求不变。谈完了，写下各家的情况，定好最后报价的截止时间。',
    },
    openOffers: {
      says: '打开最后报价',
      label: '打开报价',
      done: '打开了最后报价',
      ask: '最后报价的时间已过，现在打开吗？没有提交的视为退出，不再参加评审。',
    },
    stopEvaluation: { label: '提请终止', done: '停下了评审，提请终止' },
    confirmStop: {
      label: '{endTender}',
      done: '终止了这次采购',
      ask: '采购代理机构停下了评审，理由在上面。要{endTender}吗？不成立的，请按“继续评审”。',
    },
    resumeEvaluation: { label: '继续评审', done: '要求继续评审' },
    doubtPrice: { label: '报价偏低', done: '提出一家的报价明显偏低，请它说明' },
    judgePrices: {
      says: '认定偏低报价',
      label: '认定报价',
      done: '认定了偏低的报价',
      ask: '有报价明显偏低，供应商说明的时间已过。请您独立认定能不能证明合理。',
    },
    scoreBids: {
      says: '评标打分，给标书打分',
      label: '打分',
      done: '交了评分表',
      ask: '请按公布的评审因素给各家打分。',
    },
    concludeEvaluation: {
      says: '出{report}',
      label: '出具报告',
      done: '出具了{report}',
      ask: '评分已经交齐，请核对后出具{report}。',
    },
    signReport: {
      says: '签署{report}',
      label: '签署报告',
      done: '签署了{report}',
      ask: '{report}已经写好。您同意吗？不同意的，请写明意见和理由。',
    },
    closeSigning: {
      label: '截止签署',
      done: '截止了报告的签署',
      ask: '签署的时间已过。没有签署又没有说明理由的成员，视为同意。现在截止吗？',
    },
    reopenScoring: { label: '重新评审', done: '要求重新评审' },
  },
  forms: {
    panel: {
      title: '组成{panel}',
      intro: '人数是单数，专家不少于三分之二；名单在结果公告以前保密。',
      needs: '专家抽取记录',
      fields: {
        members: { label: '成员', ask: '{panel}有哪些人？请逐个选。', help: '在购买单位任职的，算购买单位的代表。' },
        chair: { label: '组长', ask: '谁当组长？购买单位的代表不能当。' },
        draw: { label: '抽取记录', ask: '专家抽取记录的编号是什么？例如“哈采抽 2027-018”。' },
      },
    },
    'panel-change': {
      title: '更换{panel}成员',
      intro: '换下的人打过的分作废。',
      fields: {
        leaves: { label: '换下', ask: '换下哪一位？' },
        joins: { label: '换上', ask: '换上哪一位？' },
        draw: { label: '抽取记录', ask: '补抽记录的编号是什么？例如“哈采抽 2027-019”。' },
        reason: { label: '理由', ask: '为什么换？例如“本人回避”“未到场”。' },
      },
    },
    'no-conflict': {
      title: '无利害关系声明',
      fields: {
        noInterest: {
          label: '无利害关系',
          ask: '我声明：三年内没有在参加的各家任职、持股，与其负责人没有亲属关系，也没有其他可能影响公正的关系。您确认吗？',
        },
        secrecy: { label: '保密', ask: '我承诺：不透露评审情况，独立打分。您确认吗？' },
      },
    },
    'offers-call': {
      title: '请各家最后报价',
      intro: '各家的机会要一样；最后报价密封保存，到截止时间才能打开，不提交的视为退出。',
      fields: {
        talks: {
          label: '{talks}情况',
          ask: '与各家分别谈了什么？每家写一行。例如：夕阳红养老服务中心；确认了上门次数和人员安排',
          columns: { bid: { label: '供应商' }, said: { label: '情况' } },
        },
        closing: { label: '截止日期', ask: '最后报价到哪一天截止？例如 2027-01-14。' },
        hour: { label: '截止时间', ask: '当天几点截止？', options: hours },
      },
    },
    'score-sheet': {
      title: '评分表',
      intro: '每家每项都要打分；报价由公式算，不用打。全部交齐以前，别人看不到您的分。',
      fields: {
        scores: {
          label: '评分',
          ask: '各家各项打多少分？每一项不超过公布的满分。例如：夕阳红养老服务中心；服务方案；42',
          columns: { bid: { label: '供应商' }, factor: { label: '评审因素' }, score: { label: '分数' } },
        },
        remarks: { label: '评语', ask: '有要说明的吗？没有可以跳过。' },
      },
    },
    'price-doubt': {
      title: '报价明显偏低',
      intro: '会请那一家说明，不会告诉它是谁提出的；说明时间过后由小组成员逐人认定。',
      fields: {
        bid: { label: '供应商', ask: '哪一家的报价明显偏低？' },
        grounds: { label: '理由', ask: '从哪里看出偏低，可能影响服务？那一家会看到。' },
      },
    },
    'price-judgement': {
      title: '认定偏低的报价',
      intro: '请独立认定；多数成员认为不能证明的，作无效处理，理由会写进结果公告。',
      fields: {
        verdicts: {
          label: '认定',
          ask: '各家的说明能证明报价合理吗，依据是什么？例如：夕阳红养老服务中心；不能证明；没有提供成本材料',
          columns: {
            bid: { label: '供应商' },
            proven: { label: '结论', options: { yes: '能够证明', no: '不能证明' } },
            grounds: { label: '依据' },
          },
        },
      },
    },
    'report-signature': {
      title: '签署{report}',
      fields: {
        opinion: { label: '意见', ask: '您同意这份{report}吗？', options: { agree: '同意', dissent: '不同意' } },
        dissent: { label: '不同意见', ask: '您的意见和理由是什么？会附在报告里。' },
      },
    },
    'scoring-reopened': {
      title: '重新评审',
      intro: '只有四种情形可以重新评审；原来的评分全部作废，要报采购监管处。',
      fields: {
        ground: {
          label: '情形',
          ask: '属于哪一种？',
          options: {
            arithmetic: '分值汇总算错',
            'out-of-range': '分项超出范围',
            'objective-differs': '客观分不一致',
            abnormal: '畸高或畸低',
          },
        },
        reason: { label: '说明', ask: '具体是哪一项、哪一家？' },
      },
    },
    'evaluation-report': {
      title: '{report}',
      intro: '名次按公布的公式算出，不用填。',
      fields: {
        lowPrices: {
          label: '偏低报价',
          ask: '有报价明显偏低的吗？请写各家说明得通不通、依据是什么；没有可以跳过。例如：夕阳红养老服务中心；不能证明；没有提供成本材料',
          columns: {
            bid: { label: '供应商' },
            proven: { label: '结论', options: { yes: '能够证明', no: '不能证明' } },
            grounds: { label: '依据' },
          },
        },
        agreed: {
          label: '协商价格',
          ask: '单一来源：与供应商协商确定的价格是多少元？不得高于它的报价；谈不下来的写报价。',
        },
        tieOrder: {
          label: '并列排序',
          ask: '得分和报价都相同的，按采购文件的规则先后怎么排？没有并列可以跳过。',
        },
        summary: { label: '评审意见', ask: '请写评审情况和推荐意见。' },
        dissent: { label: '不同意见', ask: '有成员持不同意见吗？请写意见和理由；没有可以跳过。' },
        signedByAll: { label: '全体签字', ask: '我确认：报告由全体成员签字，拒签又不说明理由的视为同意。您确认吗？' },
      },
    },
    'evaluation-stopped': {
      title: '终止评审',
      intro: '由购买单位负责人决定；终止的，会发公告，参加的组织会收到通知。',
      fields: {
        cause: {
          label: '原因',
          ask: '因为什么要终止？',
          options: { 'document-defect': '采购文件有缺陷', 'too-few-valid': '有效投标不足' },
        },
        ground: {
          label: '原因',
          ask: '因为什么终止？',
          options: { 'document-defect': '采购文件有缺陷', 'too-few-valid': '有效投标不足', other: '其他' },
        },
        reason: { label: '说明', ask: '请写具体情况，会公开。' },
      },
    },
  },
  rules: {
    'panel-large-enough': {
      refusal: ({ members, least }) => `选了 ${members} 人，按采购方式和金额至少要 ${least} 人。请再抽取。`,
      holds: '{panel}人数足够',
    },
    'panel-odd': {
      refusal: ({ members }) => `选了 ${members} 人，是双数，表决可能打平。请增减一人，凑成单数。`,
      holds: '{panel}是单数',
    },
    'panel-of-experts': {
      refusal: ({ members, experts, leastExperts }) =>
        `${members} 人里专家 ${experts} 人，至少要 ${leastExperts} 人（三分之二）。请少选购买单位的人，多抽专家。`,
      holds: '专家不少于三分之二',
    },
    'chair-is-member': {
      refusal: () => '组长要从小组成员里选。请换一位，或者先把他加进成员。',
      holds: '组长是小组成员',
    },
    'chair-not-buyers': {
      refusal: ({ chair }) => `${chair}在购买单位任职，不能当组长。请选一位专家。`,
      holds: '组长不是购买单位的人',
    },
    'members-independent': {
      refusal: ({ person, bidder }) => `${person}在参加投标的${bidder}任职，要回避。请换一位。`,
      holds: '成员与各家没有任职关系',
    },
    'members-are-experts': {
      refusal: ({ person }) => `${person}不在评审专家名单里，不能进{panel}。请从专家里抽取。`,
      holds: '成员都是专家库里的',
    },
    'joiner-is-expert': {
      refusal: ({ person }) => `${person}不在评审专家名单里，不能补进{panel}。请从专家里抽取。`,
      holds: '补进来的是专家库里的',
    },
    'pool-large-enough': {
      refusal: ({ experts, least }) =>
        `可以参加的评审专家有 ${experts} 位，要 ${least} 位才能抽取；在购买单位、各投标单位、代理和监管机构任职的不能参加。请联系管理员登记更多评审专家。`,
      holds: '可以抽取的评审专家足够',
    },
    'someone-is-next': {
      refusal: () => '没有可以补上的评审专家了。请联系管理员登记更多评审专家，再按“换人”。',
      holds: '有可以补上的评审专家',
    },
    'panel-full': {
      refusal: () => '有成员回避了，他打的分不再作数。请先按“换人”补足{panel}，由补上的成员打分以后再出具{report}。',
      holds: '{panel}是完整的',
    },
    'leaver-is-gone': {
      refusal: ({ until }) =>
        said`这位成员没有回避，${until === '' ? '' : said`在${moment(until)}前`}还可以完成评审，不能换下。本人不能参加的，请他按“我要回避”。`,
      holds: '换下的成员已经回避，或者逾期未办',
    },
    'panel-not-named': { refusal: () => '{panel}已经组成。要换人请用“换人”。', holds: '{panel}还没有组成' },
    'panel-named': { refusal: () => '{panel}还没有组成，没有人可换。请先组成小组。', holds: '{panel}已经组成' },
    'not-yet-declared': { refusal: () => '您已经声明过了，不用再声明。', holds: '还没有声明' },
    'leaver-is-member': {
      refusal: ({ person }) => `${person}不在{panel}里，不用换。请选一位成员。`,
      holds: '换下的是小组成员',
    },
    'joiner-is-new': {
      refusal: ({ person }) => `${person}已经在小组里，或者已经回避。请另选一位。`,
      holds: '换上的是新人',
    },
    'joiner-independent': {
      refusal: ({ person, bidder }) => `${person}在参加投标的${bidder}任职，要回避。请换一位。`,
      holds: '换上的人与各家没有任职关系',
    },
    'still-of-experts': {
      refusal: ({ experts, least }) => `这样一换，专家只剩 ${experts} 人，至少要 ${least} 人。请换一位专家。`,
      holds: '换人以后专家仍不少于三分之二',
    },
    'every-bidder-heard': {
      refusal: ({ bidders }) =>
        `每家都要谈到，各写一行。${bidders ? `还差：${listed(bidders, '、')}。` : ''}请补齐再提交。`,
      holds: '各家的机会一样',
    },
    'offers-have-time': {
      refusal: ({ closing, workday, hours: least }) =>
        workday === 'no'
          ? said`截止时间填的是${moment(closing)}，那天不上班。请改到工作日。`
          : said`截止时间填的是${moment(closing)}，离现在不到 ${String(least)} 小时，各家来不及。请改晚一些。`,
      holds: '各家有时间提交最后报价',
    },
    'offers-are-due': {
      refusal: ({ until }) => said`最后报价可以提交到${moment(until)}，之前谁都不能打开。到时候再来。`,
      holds: '最后报价的时间已过',
    },
    'not-yet-scored': {
      refusal: () => '您的评分表已经交了，不能再改。只有四种法定情形可以重新评审，请告诉采购代理机构。',
      holds: '还没有交评分表',
    },
    'sheet-complete': {
      refusal: ({ given, wanted, bidder, factor }) =>
        `填了 ${given} 项，应当是 ${wanted} 项，每家每个因素一项。${bidder ? `例如还差：${bidder}的“${factor}”。` : ''}请补齐。`,
      holds: '每家每项都有分',
    },
    'score-within-weight': {
      refusal: ({ bidder, factor, score, most }) =>
        `${bidder}的“${factor}”填的是 ${score} 分，这一项公布的满分是 ${most} 分。请改在 0 到 ${most} 之间。`,
      holds: '分数都在公布的范围内',
    },
    'objective-scores-agree': {
      refusal: ({ bidder, factor }) =>
        `${bidder}的“${factor}”是客观因素，成员给的分却不一样。请查明；需要的话重新评审。`,
      holds: '客观因素的分一致',
    },
    'not-yet-asked': {
      refusal: ({ bidder }) => `${bidder}已经在说明报价了，不用再提。请等它说明以后认定。`,
      holds: '这一家还没有被请求说明',
    },
    'time-to-explain-over': {
      refusal: ({ until }) => said`供应商说明报价的时间到${moment(until)}为止，之前不能认定。到时候再来。`,
      holds: '供应商说明的时间已过',
    },
    'not-yet-judged': { refusal: () => '您已经认定过了，不用再认定。', holds: '还没有认定' },
    'every-price-judged': {
      refusal: ({ bidders }) =>
        `请说明过报价的每家都要认定一次。${bidders ? `还差：${listed(bidders, '、')}。` : ''}请补上再提交。`,
      holds: '偏低的报价都有认定',
    },
    'low-prices-are-low': {
      refusal: ({ bidder }) => `${bidder}的报价按规定的比例算不偏低，不能作无效处理。请把它从“偏低报价”里去掉。`,
      holds: '作无效处理的都是明显偏低的报价',
    },
    'enough-valid': {
      refusal: ({ count, least }) => `有效的只有 ${count} 家，不到 ${least} 家，不能推荐。请提请终止评审。`,
      holds: '有效的家数够推荐',
    },
    'not-yet-signed': { refusal: () => '您已经签署过这份报告了。', holds: '还没有签署' },
    'signing-over': {
      refusal: ({ until }) => said`成员还可以签署到${moment(until)}，之前不能截止。`,
      holds: '签署的时间已过',
    },
    'too-few-are-valid': {
      refusal: ({ count }) =>
        `有效的有 ${count} 家，够继续，不能以有效投标不足终止。有缺陷的，请选“采购文件有缺陷”；没有的，请继续评审。`,
      holds: '终止的原因与有效家数相符',
    },
    'stop-still-true': {
      refusal: ({ count }) => `有效的有 ${count} 家，够继续，不能以有效投标不足终止。请按“继续评审”。`,
      holds: '终止的原因与有效家数相符',
    },
    'reopening-proven': {
      refusal: ({ ground, percent }) =>
        `${notProven[String(ground)]?.(percent) ?? ''}没有这种情形，不能重新评审。请按现有评分出具报告。`,
      holds: '重新评审的情形从评分表里看得出来',
    },
    'low-prices-explained': {
      refusal: ({ bidders, minutes }) =>
        `报价明显偏低：${listed(bidders, '、')}。要给至少 ${minutes} 分钟说明，并写下能不能证明合理。请在“偏低报价”里补上。`,
      holds: '偏低的报价都有结论',
    },
    'price-bargained': {
      refusal: ({ offered, agreed }) =>
        agreed === undefined
          ? said`单一来源采购要与供应商协商价格，还没有填“协商价格”。报价是${money(offered)}，请填协商的结果。`
          : said`协商价格填的是${money(agreed)}，高于报价${money(offered)}。请填不高于报价的数。`,
      holds: '价格经过协商，不高于报价',
    },
    'offers-stand': {
      refusal: ({ agreed }) =>
        said`填了协商价格${money(agreed)}；有几家竞争的，以各家的报价为准，不能另外议价。请去掉这一项。`,
      holds: '以各家的报价为准',
    },
    'ties-ordered': {
      refusal: ({ bidders }) =>
        `${listed(bidders, '、')}得分和报价都相同。请按采购文件的规则，在“并列排序”里排出先后。`,
      holds: '名次没有并列',
    },
    'points-were-given': {
      refusal: () => '这次按最低报价确定名次，没有打分，不存在重新评审。',
      holds: '有评分可以重评',
    },
  },
  briefs: {
    'panel-draw': {
      title: '随机抽取',
      rows: {
        pool: '可以抽取的专家',
        size: '抽取人数',
        seed: '抽取种子（由各家投标组成）',
        order: '抽取顺序',
      },
    },
    'panel-next': { title: '换人时由谁补上', rows: { joins: '抽签的下一位' } },
    offers: { title: '最后报价', rows: { asked: '参加的供应商', offers: '收到的最后报价' } },
    'low-prices': {
      title: '偏低的报价和说明',
      rows: {
        prices: {
          label: '各家',
          columns: {
            bidder: { label: '供应商' },
            price: { label: '报价' },
            reason: { label: '怎么看出偏低', options: priceReasonWords.zh },
            grounds: { label: '成员的理由' },
            explanation: { label: '供应商的说明' },
          },
        },
      },
    },
    evaluation: {
      title: '评审情况',
      rows: {
        ranking: {
          label: '名次（按现有评分算出）',
          columns: {
            rank: { label: '名次' },
            bidder: { label: '供应商' },
            price: { label: '报价' },
            total: { label: '得分' },
          },
        },
        refused: refusedPriceWords.zh,
        agreed: '协商价格',
        summary: '评审意见',
        bids: { label: '合格的投标', columns: { bidder: { label: '供应商' }, price: { label: '报价' } } },
        factors: { label: '评审因素', columns: { factor: { label: '因素' }, most: { label: '满分' } } },
      },
    },
  },
} satisfies TextsOf<typeof declared>;
