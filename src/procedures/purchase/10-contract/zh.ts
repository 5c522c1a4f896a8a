import { day, moment, money, words } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { barWords } from '../supplier-words.ts';
import type * as declared from './contract.ts';
import type * as paper from './contract-paper.ts';

const after = {
  signature: '签订合同后',
  report: '报告通过后',
  midterm: '中期检查后',
  acceptance: '验收合格后',
} as const;

/** What both sides agreed, wherever it is read. */
const terms = {
  price: '合同金额',
  capitals: '金额大写',
  content: '服务内容',
  quantity: '数量',
  quality: '质量要求',
  start: '开始日期',
  end: '结束日期',
  place: '服务地点',
  milestones: {
    label: '付款安排',
    columns: { name: { label: '款项' }, amount: { label: '金额' }, on: { label: '日期' } },
  },
  reportEvery: '报告间隔',
  acceptance: '验收标准',
  liability: '违约责任',
  termination: '提前终止',
  handover: '交接',
  dispute: '争议解决',
};

export const zh = {
  steps: { contract: '签订合同' },
  positions: {
    'contract.draft': { now: '购买单位正在起草合同' },
    'contract.sign': { now: '合同等双方签署' },
  },
  actions: {
    draftContract: {
      says: '起草合同，拟合同',
      label: '起草合同',
      done: '起草了合同',
      ask: '请按采购文件和{award}的{response}起草合同，价格和实质内容不能改。',
    },
    askAdvance: {
      says: '申请提高预付款，资金紧张，多付预付款',
      label: '申请预付款',
      done: '申请提高预付款',
    },
    grantAdvance: { says: '批准预付款', label: '批准预付款', done: '批准了提高预付款' },
    refuseAdvance: { label: '不批预付款', done: '没有批准提高预付款' },
    declineAward: { says: '放弃中标', label: '放弃{award}', done: '放弃了{award}' },
    takeNext: {
      says: '供应商不签合同，另定下一名',
      label: '另定下一名',
      done: '没有与{award}供应商签成合同，另定下一名',
    },
    signForBuyer: {
      label: '签署合同',
      done: '代表购买单位签署了合同',
      ask: '合同可以签署吗？双方都签了，合同就成立并公告。',
    },
    signForSupplier: {
      says: '签合同，签署合同，合同在哪里签，合同签章',
      label: '签署合同',
      done: '代表供应商签署了合同',
      ask: '合同可以签署吗？双方都签了，合同就成立并公告。',
    },
    changeContract: { label: '要求修改', done: '要求修改合同，双方要重新签署' },
  },
  forms: {
    'advance-request': {
      title: '申请提高预付款',
      fields: {
        percent: { label: '预付比例', ask: '希望预付合同金额的百分之几？例如 60。' },
        reason: { label: '理由', ask: '为什么需要多预付？请写明资金上的困难和用途。' },
        proofs: { label: '证明材料', ask: '有财务报表等材料，请发来；没有可以跳过。' },
      },
    },
    'advance-grant': {
      title: '批准提高预付款',
      intro: '批准以后，合同可以按申请的比例预付，后面各期相应减少。',
      fields: {
        decision: { label: '批准文号', ask: '批准的文号是什么？例如 哈财社〔2027〕12号。' },
        note: { label: '说明', ask: '有什么要说明的？没有可以跳过。' },
      },
    },
    contract: {
      title: '政府购买服务合同',
      intro: '价格、期限和付款按{award}结果带出，请补上其余条款。',
      fields: {
        content: { label: '服务内容', ask: '服务内容怎么写？' },
        quantity: { label: '数量', ask: '服务数量是多少？例如“上门照料 2400 次”。' },
        quality: { label: '质量要求', ask: '质量要达到什么要求？' },
        price: { label: '合同金额', ask: '合同金额是多少元？应当等于{award}价，例如 460000。' },
        start: { label: '开始日期', ask: '从哪一天开始履行？例如 2027-03-01。' },
        end: { label: '结束日期', ask: '到哪一天结束？例如 2028-02-29。' },
        place: { label: '服务地点', ask: '在哪里提供服务？' },
        milestones: {
          label: '付款安排',
          ask: '分几期付、每期多少、什么时候、从哪个科目？例如：首付款；230000；2027-03-01；基本养老服务；签订合同后',
          help: '各期相加要等于合同金额；最后一期等验收合格以后付。',
          columns: {
            name: { label: '名称' },
            amount: { label: '金额' },
            on: { label: '日期' },
            line: { label: '预算科目' },
            after: { label: '条件', options: after },
          },
        },
        reportEvery: { label: '报告间隔', ask: '几个月报一次进展？例如 3。' },
        acceptance: { label: '验收标准', ask: '按什么标准、怎样验收？' },
        liability: { label: '违约责任', ask: '违约怎么办？' },
        termination: { label: '提前终止', ask: '什么情况下可以提前终止，怎样结算？' },
        handover: { label: '交接', ask: '合同结束时，服务对象和资料怎样交接？' },
        dispute: {
          label: '争议解决',
          ask: '有争议怎么解决？',
          options: { court: '向法院起诉', arbitration: '申请仲裁' },
        },
        attachments: { label: '附件', ask: '有附件请发来；没有可以跳过。' },
      },
    },
    'pause-end': {
      title: '恢复签订',
      fields: {
        number: { label: '质疑编号', ask: '质疑的编号？' },
        until: { label: '顺延到', ask: '顺延到哪一天？' },
      },
    },
  },
  rules: {
    'advance-within-reach': {
      refusal: ({ percent, usual, most }) =>
        `申请的是 ${percent}%。合同本来就可以预付 ${usual}% 以内，财政部门最多批到 ${most}%。请在这两者之间填写。`,
      holds: '申请的预付款比例在可以批准的范围内',
    },
    'advance-asked': {
      refusal: () => '没有等着决定的预付款申请。由{award}供应商先申请，再作决定。',
      holds: '有等着决定的预付款申请',
    },
    'no-advance-asked': {
      refusal: () => '预付款的申请已经交给财政部门，正在等决定。请等财政部门的决定。',
      holds: '没有等着决定的预付款申请',
    },
    'no-challenge-open': {
      refusal: ({ number, until }) =>
        said`有供应商提出了质疑（${String(number)}），答复以前依法暂停签订合同和付款。购买单位${until === '' ? '' : said`应当在${moment(until)}以前`}答复，答复以后就可以办，签订期限顺延。`,
      holds: '没有待答复的质疑',
    },
    'days-to-challenge-over': {
      refusal: ({ until }) => said`质疑期到${day(until)}才满。期内有供应商质疑的，签了也要依法中止履行，等到答复。`,
      holds: '质疑期已满',
    },
    'not-stopped': {
      refusal: ({ number, until }) =>
        said`财政部门正在处理供应商的${String(number)}，通知暂停到${moment(until)}。决定作出以后，或者过了这个时间，就可以办，签订期限顺延。`,
      holds: '财政部门没有通知暂停',
    },
    'price-as-bid': {
      refusal: ({ price, offered }) =>
        said`合同金额填的是 ${money(price)}，{award}价是 ${money(offered)}。签合同不能改价，请改回来。`,
      holds: '合同金额与{award}价一致',
    },
    'term-as-published': {
      refusal: ({ months, published }) =>
        `合同期是 ${months} 个月，采购时公布的是 ${published} 个月。起止日期可以顺延，长短不能改。请改一下日期。`,
      holds: '合同期与公布的一样长',
    },
    'start-as-published': {
      refusal: ({ start, published, last }) =>
        said`合同从${day(start)}开始，采购时公布的是${day(published)}。最多顺延到${day(last)}。请改一下日期。`,
      holds: '服务按公布的日子开始',
    },
    'content-as-published': {
      refusal: ({ missing }) => `采购文件里有“${missing}”，合同的服务内容里没有。可以写得更细，不能少。请补上。`,
      holds: '服务内容与采购文件一致',
    },
    'quantity-as-published': {
      refusal: ({ missing }) => `采购文件公布的数量是“${missing}”，合同的数量里没有。请按公布的数量写。`,
      holds: '数量与采购文件一致',
    },
    'quality-as-published': {
      refusal: ({ missing }) => `采购文件的标准里有“${missing}”，合同的质量要求里没有。可以写得更细，不能少。请补上。`,
      holds: '质量要求与采购文件一致',
    },
    'milestones-make-price': {
      refusal: ({ sum, price }) => said`各期付款合计 ${money(sum)}，合同金额是 ${money(price)}。请调整到相等。`,
      holds: '各期付款合计等于合同金额',
    },
    'advance-within-cap': {
      refusal: ({ percent, limit }) =>
        said`签订合同后的预付款最多 ${percent}%，就是 ${money(limit)}。请把多出的部分移到后面。`,
      holds: '预付款在上限以内',
    },
    'final-above-floor': {
      refusal: ({ final, percent, limit }) =>
        said`最后一期是 ${money(final)}，至少要留 ${percent}%，就是 ${money(limit)}，等验收合格以后付。请调整。`,
      holds: '最后一期留足了比例',
    },
    'last-after-acceptance': {
      refusal: () => '最后一期要等验收合格以后付。请把最后一期的条件改成“验收合格后”。',
      holds: '最后一期在验收以后',
    },
    'milestones-in-order': {
      refusal: ({ number, on }) => said`第 ${number} 期的日期是${day(on)}，比前一期还早。请按先后排好。`,
      holds: '各期按日期先后排列',
    },
    'milestones-within-reservation': {
      refusal: ({ amount, reserved }) =>
        said`一个科目上安排了 ${money(amount)}，这个项目在该科目预留的是 ${money(reserved)}。请减少，或者换到别的科目。`,
      holds: '付款都在预留的预算以内',
    },
    'reservation-lives': {
      refusal: ({ year, zh }) =>
        `“${zh}”是 ${year} 年的预算，那一年已经结束，预留的钱没有结转就不能再用来签合同。请财政部门预算科按“批准结转”，结转以后就可以签；不予结转的，由预算科负责人终止。`,
      holds: '预留的预算没有过期，或者已经结转',
    },
    'milestones-in-year': {
      refusal: ({ on, year }) => said`有一期在${day(on)}，用的是 ${year} 年的预算，到时要办结转。`,
      holds: '付款日期与预算年度一致',
    },
    'schedule-as-published': {
      refusal: ({ after: stage, given, share }) =>
        said`${words(stage, after, '')}付款合计 ${money(given)}，采购文件公布的是 ${share}%，签合同不能改付款安排，请按公布的比例改。`,
      holds: '付款安排与采购文件一致',
    },
    'reports-within-term': {
      refusal: ({ reportEvery, months }) => `每 ${reportEvery} 个月报一次，合同期只有 ${months} 个月。请改短一些。`,
      holds: '合同期内至少报告一次',
    },
    'supplier-in-good-standing': {
      refusal: (values) =>
        said`${String(values.supplier)}${barWords.zh(values)}，现在不能签合同。它补正登记以后再签；补不了的，由购买单位另定下一名。`,
      holds: '供应商登记有效',
    },
    'contract-price-still-as-bid': {
      refusal: ({ price, offered }) =>
        said`合同金额是 ${money(price)}，{award}价是 ${money(offered)}，对不上。请按“要求修改”。`,
      holds: '签署的金额就是{award}价',
    },
  },
  papers: {
    'contract-paper': {
      title: '政府购买服务合同',
      opening: '双方依照《政府采购法》《民法典》和采购文件、投标文件，订立本合同。',
      rows: {
        number: '项目编号',
        buyer: '甲方（购买单位）',
        supplier: '乙方（服务机构）',
        title: '项目名称',
        ...terms,
      },
      closing:
        '款项付到乙方登记的账户。改变本合同，双方另签补充合同；追加的不超过原合同金额的百分之十（《政府采购法》第四十九条）。',
      note: '注：政府采购合同用书面形式（《政府采购法》第四十四条）。双方在网上签订的与本文本相同；需要纸质的，打印以后由双方签字、盖章，各执一份。',
    },
  },
  notices: {
    contract: {
      title: '政府采购合同公告',
      rows: {
        title: '项目名称',
        buyer: '购买单位（购买主体）',
        supplier: '服务机构（承接主体）',
        ...terms,
        attachments: '附件',
      },
    },
  },
  briefs: {
    contract: {
      title: '要签的合同',
      rows: {
        supplier: '供应商',
        price: '合同金额',
        start: '服务开始',
        end: '服务结束',
        quantity: '数量',
        milestones: {
          label: '付款',
          columns: { name: { label: '款项' }, amount: { label: '金额' }, on: { label: '日期' } },
        },
        reportEvery: '报告间隔',
      },
    },
  },
} satisfies TextsOf<typeof declared & typeof paper>;
