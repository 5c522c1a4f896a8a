import { moment, money } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { priceReasonWords } from '../price-words.ts';
import { barWords } from '../supplier-words.ts';
import type * as declared from './bid.ts';

const waysOut: Readonly<Record<string, string>> = {
  unregistered: '请等核验结果，在“我的事项”里可以看进度。',
  left: '要恢复的，请联系民政部门。',
  suspended: '请联系民政部门。',
  'kept-out': '期满以后可以再投标；对决定不服的，可以依法申请行政复议或者起诉。',
  'filed-only': '请先登记为社会团体、民办非企业单位或基金会，或者由已经登记的组织投标。',
  expired: '请换发证书，更新登记，民政部门核验以后就可以投标。',
};

const lost = {
  reason: { label: '说明', ask: '没有{award}的说明是？' },
  rank: { label: '名次', ask: '第几名？' },
  score: { label: '得分', ask: '得了多少分？例如 81.40。' },
};

export const zh = {
  name: '投标',
  begin: '我要投标',
  says: '我们中标了吗，中标没有，投标结果，评审结果，评审出来了吗，我们的得分，排第几名，什么时候开标，标书审查通过了没有，资格审查结果，我们的投标怎么样了，没中标的原因，得了多少分，我们的分数，为什么没中标，没选上的原因',
  steps: { bidding: '项目申报（投标）', qualification: '资格审查', evaluation: '竞标评审', award: '评审结果' },
  positions: {
    'bidding.sign': { now: '等本组织负责人签章提交' },
    'bidding.correct': { now: '等本组织经办人修改' },
    'bidding.submitted': { now: '已经投标，密封保存到{opening}' },
    'qualification.opened': { now: '已经{opening}，正在审查资格' },
    'evaluation.qualified': { now: '资格合格，等待评审' },
    'evaluation.explain': { now: '资格合格，正在评审' },
    'evaluation.final': { now: '资格合格，等提交最后报价' },
    'evaluation.sealed': { now: '已经提交最后报价，密封保存到截止时间' },
    'evaluation.out': { now: '没有最后报价，不再参加评审' },
    'award.ranked': { now: '评审已经排出名次，等购买单位确认' },
    'award.won': { now: '已经{award}，等签订合同' },
    'award.lost': {
      now: '这次没有{award}；排在前面的没有签订合同的，按名次递补。对结果有疑问的，可以在结果公告期满后 7 个工作日内提出书面质疑',
    },
  },
  actions: {
    draftBid: {
      says: '投标，我要投标，怎么投标，报名，怎么报名，在哪里报名，参加投标，参加竞标，参加磋商，申报项目，提交标书，交标书，递交投标文件，递交响应文件，我要报价，想接这个项目，应标，参加这次采购，想做这个项目，材料交到哪里，上传标书，还能报名吗，投标截止了吗，这个项目我们想接，有什么标可以投，这个活我们能做，材料怎么递，养老方面的标',
      label: '投标',
      done: '填好了投标',
    },
    signBid: {
      says: '签章投标，提交盖章的标书',
      label: '签章提交',
      done: '签章并提交了投标',
      ask: '经办人已经填好，请您核对。签章提交后密封保存，{opening}前谁都看不到，贵组织也一样，请自留一份。',
    },
    returnBid: { label: '退回修改', done: '退回了投标，请修改' },
    correctBid: {
      says: '修改标书，改投标文件',
      label: '修改投标',
      done: '修改了投标',
      ask: '投标要修改，改好再交给负责人。',
    },
    lapseBid: { label: '逾期失效', done: () => '截止前没有签章，这份投标失效' },
    openBid: { label: '{opening}', done: () => '{response}已经{opening}' },
    qualify: { label: '资格合格', done: ({ buyer }) => `${buyer}审查：资格合格` },
    failQualification: { label: '资格不合格', done: ({ buyer }) => `${buyer}审查：资格不合格` },
    askPrice: { label: '请说明报价', done: () => '{panel}请贵组织说明报价' },
    explainPrice: {
      says: '说明报价，解释为什么报价低',
      label: '说明报价',
      done: '说明了报价',
      ask: '报价明显偏低，请在时间内说明并附上成本材料；不说明或不能证明合理的，由{panel}成员逐人认定，多数认为不能证明的，投标作无效处理。',
    },
    closeExplanation: { label: '说明截止', done: () => '说明报价的时间已过' },
    askOffer: { label: '请最后报价', done: () => '{panel}请贵组织提交最后报价' },
    fileOffer: {
      says: '提交最后报价，最后报价，最终报价，第二轮报价',
      label: '最后报价',
      done: '提交了最后报价',
      ask: '{talks}结束了，请在截止时间前提交最后报价：没有变的，照原来的提交。不提交的视为退出，不再参加评审。',
    },
    changeOffer: { says: '修改最后报价', label: '改最后报价', done: '修改了最后报价' },
    dropOut: { says: '退出{talks}，不参加{talks}了', label: '退出{talks}', done: '退出了{talks}' },
    lapseOffer: { label: '没有报价', done: () => '截止前没有提交最后报价，视为退出' },
    openOffer: { label: '打开报价', done: () => '最后报价已经打开' },
    rank: { label: '排名次', done: () => '{panel}排出了名次' },
    award: { label: '{award}', done: ({ buyer, supplier }) => `${buyer}确定${supplier}{award}` },
    passOver: { label: '另定供应商', done: ({ buyer }) => `${buyer}另定{award}供应商` },
    concludeBid: { label: '签订了合同', done: () => '合同已经签订' },
    endBid: { label: '评审结束', done: ({ buyer }) => `${buyer}与{award}供应商签订了合同，这次投标结束` },
    withdrawBid: { says: '撤回投标，不投标了，退出投标，撤标', label: '撤回投标', done: '撤回了投标' },
    noteCorrection: { label: '更正通知', done: ({ buyer }) => `${buyer}更正了采购文件` },
    lose: { label: '没有{award}', done: ({ buyer }) => `${buyer}公布了结果，这次没有{award}` },
    cancelBid: { label: '采购终止', done: () => '采购终止，这份投标随之结束' },
  },
  ends: {
    awarded: { now: '{award}', still: '合同已经签订，以后的报告和付款都在项目里办。' },
    'not-awarded': {
      now: '这次没有{award}',
      still:
        '不清楚的，可以“询问采购事项”；认为权益受到损害的，由贵组织负责人在结果公告期满后 7 个工作日内“提出质疑”，七个工作日内答复，不影响以后投标。',
    },
    'not-qualified': {
      now: '资格审查没有通过',
      still:
        '理由在上面。认为权益受到损害的，由贵组织负责人在收到理由后 7 个工作日内“提出质疑”，七个工作日内答复，不影响以后投标。',
    },
    withdrawn: { now: '投标已经撤回', still: '截止以前还可以重新投标。' },
    cancelled: {
      now: '采购终止，投标随之结束',
      still: '终止的原因见公告。有异议的，由贵组织负责人在公告后 7 个工作日内“提出质疑”。重新采购时可以再投标。',
    },
    expired: { now: '截止前没有签章，投标失效', still: '以后的项目可以再投标。' },
  },
  forms: {
    bid: {
      title: '投标',
      intro: '交出后密封保存，{opening}前谁都看不到，贵组织也一样，请自留一份；截止前可以撤回，再重填一份。',
      needs: '服务方案、人员名单、报价明细、{response}',
      fields: {
        declarations: {
          label: '资格声明',
          ask: '按《政府采购法》第二十二条，请逐条确认：能独立承担民事责任；商业信誉良好、财务会计制度健全；有履行合同的设备和专业能力；依法纳税和缴纳社会保险的记录良好；参加采购前三年内没有重大违法记录；符合法律、行政法规规定的其他条件。六条都符合才能投标。都符合吗？',
          options: {
            independent: '独立承担民事责任',
            'reputation-and-accounts': '信誉与财务良好',
            'equipment-and-skill': '有设备和专业能力',
            'taxes-and-insurance': '依法纳税、缴社保',
            'no-violation': '三年无重大违法',
            'other-conditions': '符合法定其他条件',
          },
        },
        noConflict: {
          label: '无利害关系',
          ask: '我承诺：与购买单位、评审专家没有应当回避的关系，没有与其他供应商串通。您确认吗？',
        },
        declaration: {
          label: '声明和承诺',
          ask: '按《政府采购法》第二十二条，本组织声明：一、具有独立承担民事责任的能力；二、商业信誉良好，财务会计制度健全；三、有履行合同所需的设备和专业技术能力；四、有依法缴纳税收和社会保障资金的良好记录；五、参加采购活动前三年内，在经营活动中没有重大违法记录；六、符合法律、行政法规规定的其他条件。并承诺：与购买单位、评审专家没有应当回避的关系，没有与其他供应商串通。您确认吗？',
          help: '以虚假材料谋取中标、成交的，结果无效，并依法承担责任（《政府采购法》第七十七条）。',
        },
        related: {
          label: '关联单位',
          ask: '负责人相同、或者有控股和管理关系的单位有哪些？没有可以跳过。',
        },
        plan: { label: '服务方案', ask: '准备怎样做好这项服务？写目标、做法、质量保证和风险应对，至少 50 个字。' },
        timetable: {
          label: '进度安排',
          ask: '什么时候完成什么？例如：入户建档；2027-03-31',
          columns: { task: { label: '事项' }, until: { label: '完成日期' } },
        },
        staff: {
          label: '项目人员',
          ask: '由哪些人来做？例如：王敏；项目主管；中级社工师',
          columns: { name: { label: '姓名' }, role: { label: '分工' }, qualification: { label: '资质' } },
        },
        price: { label: '总报价', ask: '总报价是多少元？不能超过公布的最高限价，例如 588000。' },
        breakdown: {
          label: '报价明细',
          ask: '报价由哪几部分组成，各多少元？合计就是总报价，不能超过公布的最高限价。例如：人员；380000',
          columns: { item: { label: '费用项' }, amount: { label: '金额' } },
        },
        commitments: {
          label: '指标承诺',
          ask: '每项绩效指标承诺做到多少？要达到括号里公布的要求。例如：2500',
          columns: { value: { label: '承诺值' } },
        },
        experience: { label: '以往项目', ask: '做过哪些类似的项目？不是必须的条件，没有可以跳过。' },
        documents: { label: '{response}', ask: '请发{response}，PDF 最好，要有签章。' },
      },
    },
    'bid-note': {
      title: '采购更正',
      fields: {
        becomes: {
          label: '这次采购',
          ask: '这次采购怎么样了？',
          options: { stopped: '停止，更正后重新公告；已交的投标不再打开，请到时候重新投标' },
        },
        what: { label: '更正内容', ask: '更正了什么？' },
        closing: { label: '新的截止日期', ask: '新的截止日期是？没有变可以跳过。' },
        hour: { label: '截止时间', ask: '几点截止？没有变可以跳过。' },
      },
    },
    'bid-failure': {
      title: '资格审查结果',
      fields: { reason: { label: '理由', ask: '没有通过的理由是？' } },
    },
    'price-question': {
      title: '请说明报价',
      fields: {
        reasons: { label: '怎么看出偏低', ask: '怎么看出偏低？', options: priceReasonWords.zh },
        grounds: { label: '小组的理由', ask: '还有什么理由？没有可以跳过。' },
        closing: { label: '说明到哪天', ask: '说明到哪一天为止？' },
        hour: { label: '说明到几点', ask: '说明到几点为止？' },
      },
    },
    'price-explanation': {
      title: '说明报价',
      intro: '只有评审小组和组织评审的人看得到。',
      needs: '成本测算、人员工资、捐赠或自有投入的证明',
      fields: {
        explanation: { label: '说明', ask: '为什么能以这个价格做好服务？请写成本怎么构成、钱从哪里来。' },
        proofs: { label: '证明材料', ask: '有证明材料，请发来；没有可以跳过。' },
      },
    },
    'offer-call': {
      title: '请提交最后报价',
      fields: {
        closing: { label: '截止日期', ask: '最后报价到哪一天截止？' },
        hour: { label: '截止时间', ask: '几点截止？' },
      },
    },
    'final-offer': {
      title: '最后报价',
      fields: {
        price: {
          label: '最后报价',
          ask: '最后报价是多少元？密封保存，到截止时间才打开；不能超过最高限价，例如 568000。',
        },
      },
    },
    'bid-standing': {
      title: '评审名次',
      fields: { rank: lost.rank, score: lost.score },
    },
    'bid-award': {
      title: '评审结果',
      fields: {
        rank: lost.rank,
        score: lost.score,
        price: { label: '{award}金额', ask: '{award}金额是多少元？' },
      },
    },
    'passed-over': {
      title: '另定供应商',
      fields: {
        why: {
          label: '情形',
          ask: '为什么另定？',
          options: {
            declined: '放弃{award}',
            silent: '期满不签合同',
            refuses: '拒绝签订合同',
            'cannot-supply': '已不能承接',
            challenged: '质疑成立，或者财政部门决定',
          },
        },
        reason: { label: '说明', ask: '事实和经过？' },
      },
    },
    'bid-loss': {
      title: '评审结果',
      fields: {
        refused: {
          label: '没有{award}的原因',
          ask: '为什么没有{award}？',
          options: {
            price: '报价明显偏低，评审小组多数认为不能证明其合理性，作无效处理',
            'no-offer': '没有在规定时间内提交最后报价，视为退出',
          },
        },
        ...lost,
        awardedTo: { label: '{award}供应商', ask: '哪一家{award}？' },
        winner: { label: '{award}供应商', ask: '哪一家{award}？' },
        winnerScore: { label: '它的得分', ask: '它得了多少分？' },
        challengeUntil: { label: '质疑截止', ask: '质疑到哪一天为止？' },
        challengeTo: { label: '质疑接收', ask: '质疑由谁接收？' },
      },
    },
  },
  briefs: {
    price: {
      title: '要说明的报价',
      rows: {
        price: '报价',
        reasons: '怎么看出偏低',
        grounds: '小组的理由',
        closing: '说明到哪天',
        hour: '说明到几点',
      },
    },
    'final-offer': {
      title: '最后报价',
      rows: { price: '投标时的报价', ceiling: '最高限价', closing: '截止日期', hour: '截止时间' },
    },
    call: {
      title: '投标的项目',
      rows: {
        title: '项目',
        ceiling: '最高限价',
        closing: '截止日期',
        hour: '截止时间',
        start: '服务开始',
        end: '服务结束',
        indicators: '要达到的指标',
      },
    },
  },
  rules: {
    'may-supply': {
      refusal: (values) =>
        said`贵组织${barWords.zh(values)}，现在不能投标。${waysOut[String(values.bar)]}填过的都会留着。`,
      holds: '组织登记有效，可以承接',
    },
    'before-closing': {
      refusal: ({ closing }) =>
        closing === ''
          ? '这个项目现在不接受投标，已经截止或者暂停了。可以看看别的项目。'
          : said`投标在${moment(closing)}已经截止，以收到的时间为准，不能再交也不能撤回。可以看看别的项目。`,
      holds: '还在投标时间内',
    },
    'before-offers-close': {
      refusal: ({ until }) =>
        said`最后报价在${moment(until)}已经截止，以收到的时间为准，不能再交、不能再改。请等评审结果。`,
      holds: '还在最后报价的时间内',
    },
    'one-bid-each': {
      refusal: ({ number }) => `贵组织已经投过这个项目（${number}）。要改内容，请先撤回那一份，再重填一份。`,
      holds: '一家组织投一份',
    },
    'own-representative': {
      refusal: () =>
        '另有一家投标的供应商，负责人或者办理投标的人与贵组织是同一个人。这样的单位不能参加同一个项目，请商量由其中一家投标。登记的电话或账号写错了的，请先更正登记。',
      holds: '没有发现由同一个人负责或办理的其他供应商',
    },
    'is-invited': {
      refusal: () =>
        '这个项目只接受受邀的供应商投标，贵组织没有受邀，或者没有抽中；抽取的种子和顺序在结果公告里公布，可以核对。可以看看公开招标的项目。',
      holds: '在邀请名单内，或者对所有供应商开放',
    },
    'within-ceiling': {
      refusal: ({ price, ceiling }) =>
        said`报价填的是 ${money(price)}，比公布的最高限价 ${money(ceiling)} 高。请核对，改到最高限价以内。`,
      holds: '报价没有超过最高限价',
    },
    'price-as-fixed': {
      refusal: ({ price, fixed }) =>
        said`这个项目的价格是固定的，都是 ${money(fixed)}，现在填的是 ${money(price)}。请改成 ${money(fixed)}。`,
      holds: '价格没有固定，或者报价就是固定的价格',
    },
    'breakdown-makes-price': {
      refusal: ({ sum, price }) => said`明细合计是 ${money(sum)}，总报价是 ${money(price)}，两个要一致。请改其中一处。`,
      holds: '报价明细与总报价一致',
    },
    'commitments-meet-targets': {
      refusal: ({ name, value, target, unit, sense }) => {
        const wanted = `${sense === 'at-most' ? '不高于' : '不低于'} ${target} ${unit}`;
        return value === undefined
          ? `“${name}”还没有填承诺值，公布的要求是${wanted}。请补上。`
          : `“${name}”承诺的是 ${value} ${unit}，公布的要求是${wanted}。请改承诺值。`;
      },
      holds: '每项指标都达到公布的要求',
    },
  },
} satisfies TextsOf<typeof declared>;
