import { day, listed } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { barWords } from '../supplier-words.ts';
import type * as declared from './qualification.ts';

export const zh = {
  steps: { qualification: '资质认定（资格审查）' },
  positions: {
    'qualification.review': { now: '购买单位和民政部门正在审查资格' },
    'qualification.sign': { now: '购买单位负责人正在签署资格审查结果' },
  },
  actions: {
    judgeBidders: {
      says: '资格审查，审查投标人',
      label: '资格审查',
      done: '审查了各家的资格',
      ask: '{response}已经{opening}，请按采购文件的条件逐家审查。',
    },
    confirmRegistry: {
      label: '核对登记',
      done: '核对了登记和信用情况',
      ask: '请核对各家的登记状态，并查询信用记录。',
    },
    recuseQualification: { label: '我要回避', done: '回避了资格审查' },
    signQualification: {
      label: '签署名单',
      done: '签署了资格审查结果',
      ask: '这份资格审查结果可以签署吗？不合格的会收到理由。',
    },
    declareFailedQualification: { label: '{endTender}', done: '因合格的供应商不足，终止了采购' },
    returnQualification: { label: '退回重审', done: '退回了资格审查，请重新审查' },
    recuseQualificationSigning: { label: '我要回避', done: '回避了资格审查的签署' },
  },
  forms: {
    'bidder-judgement': {
      title: '资格审查',
      intro: '对各家用同一把尺子：采购文件里公布的资格条件。不合格的会马上收到理由；对外公布要到结果公告。',
      needs: '各家的资格证明材料',
      fields: {
        verdicts: {
          label: '审查结果',
          ask: '各家合格吗，依据是什么？例如：夕阳红养老服务中心；合格；登记证书、审计报告齐全',
          help: '不合格的，请写清哪一条不符合、材料缺什么；这段话会原样告诉那一家。',
          columns: {
            bid: { label: '供应商' },
            outcome: { label: '结果', options: { pass: '合格', fail: '不合格' } },
            grounds: { label: '依据或理由' },
          },
        },
        sameStandard: { label: '同一标准', ask: '我确认：对所有供应商按同一标准审查，没有另加条件。您确认吗？' },
      },
    },
    'registry-confirmation': {
      title: '核对登记和信用',
      needs: '信用中国、中国政府采购网的查询结果',
      fields: {
        entries: {
          label: '核对结果',
          ask: '各家登记在册吗，信用记录怎样，哪天查的？例如：夕阳红养老服务中心；在册；无不良；2027-01-11',
          columns: {
            bid: { label: '供应商' },
            registered: { label: '登记', options: { yes: '在册', no: '不在册' } },
            credit: { label: '信用', options: { clean: '无不良', listed: '列入失信' } },
            creditChecked: { label: '查询日期' },
          },
        },
      },
    },
    'failed-qualification': {
      title: '{endTender}',
      intro: '会发终止公告，并告诉参加的组织。',
      fields: { reason: { label: '说明', ask: '请写明为什么合格的供应商不足，会公开。' } },
    },
  },
  rules: {
    'every-bid-judged': {
      refusal: ({ missing }) =>
        `每家都要有一个结果，也只能有一个。${missing ? `还差：${listed(missing, '、')}。` : ''}请补上再提交。`,
      holds: '每家都有审查结果',
    },
    'failures-reasoned': {
      refusal: ({ bidder, given, least }) =>
        `${bidder}不合格的理由写的是“${given}”，太短了。请写清哪一条不符合、缺什么，至少 ${least} 个字；那一家有权知道。`,
      holds: '不合格的都写明了理由',
    },
    'passes-may-supply': {
      refusal: (values) =>
        said`${String(values.supplier)}${barWords.zh(values)}，今天不能承接，不能写合格。请写不合格和理由；登记已经补正的，请民政部门核验以后再审查。`,
      holds: '写合格的都可以承接',
    },
    'passed-still-may-supply': {
      refusal: (values) => said`${String(values.supplier)}写的是合格，可是它${barWords.zh(values)}。请退回重审。`,
      holds: '合格的今天仍然可以承接',
    },
    'no-namesakes': {
      refusal: ({ bidders }) =>
        `${listed(bidders, '和')}的法定代表人同名。请核对证件：是同一个人的，不能参加同一个项目；只是同名的，照常审查。`,
      holds: '没有法定代表人同名的供应商',
    },
    'every-bid-looked-up': {
      refusal: ({ missing }) => `每家都要核对一次。${missing ? `还差：${listed(missing, '、')}。` : ''}请补上再提交。`,
      holds: '每家的登记和信用都核对过',
    },
    'credit-checked-by-now': {
      refusal: ({ date, from }) =>
        from === undefined
          ? said`查询日期填的是${day(date)}，还没有到。请填实际查询的那一天。`
          : said`查询日期填的是${day(date)}。这次的信用要在${day(from)}{opening}以后查，查询日期也不能在今天以后。请查了再填。`,
      holds: '信用是{opening}以后查的',
    },
    'judged-as-registered': {
      refusal: ({ bidder, registered }) =>
        `民政部门核对的结果是：${bidder}${registered === 'no' ? '不在册' : '列入了失信名单'}，审查却写了合格。请退回重审。`,
      holds: '审查结果与登记、信用情况相符',
    },
    'enough-qualified': {
      refusal: ({ count, least }) =>
        `合格的有 ${count} 家，不到 ${least} 家，这种采购方式不能继续。请{endTender}，再决定是否重新采购。`,
      holds: '合格的家数够继续',
    },
    'too-few-qualified': {
      refusal: ({ count, least }) =>
        `合格的有 ${count} 家，够规定的 ${least} 家，可以继续，不能以家数不足终止。请签署审查结果。`,
      holds: '合格的家数不足',
    },
  },
  briefs: {
    'opened-bids': {
      title: '{opening}一览表',
      rows: {
        count: '待审查的投标',
        bids: {
          label: '各家投标',
          columns: {
            bidder: { label: '供应商' },
            price: { label: '报价' },
            outcome: { label: '资格审查', options: { pass: '合格', fail: '不合格' } },
            grounds: { label: '理由' },
            registered: { label: '登记情况', options: { yes: '在册', no: '不在册' } },
            credit: { label: '信用', options: { clean: '无不良', listed: '列入失信' } },
          },
        },
      },
    },
  },
} satisfies TextsOf<typeof declared>;
