import { day } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './appeal.ts';

export const zh = {
  name: '申诉',
  begin: '提出申诉',
  says: '我的申诉，申诉有结果吗，申诉办到哪了',
  steps: { panel: '复核' },
  positions: { 'panel.vote': { now: '三个没有参与原决定的部门正在复核' } },
  actions: {
    fileAppeal: {
      label: '提出申诉',
      done: '提出了申诉',
      says: '申诉，我要申诉，不服暂停资格，登记没通过我不服，对决定有异议，不服验收结论，不服评价等级，暂停资格我们不服，登记没有批准我们不认，请求复核决定',
    },
    voteAppeal: {
      label: '复核',
      done: '作了复核意见',
      says: '复核申诉，处理申诉',
      ask: '请对照原决定和申诉的理由，写明维持还是撤销。三个部门都写了，按多数决定。',
    },
    recuseAppeal: { label: '我要回避', done: '回避了这件申诉' },
    withdrawAppeal: { label: '撤回', done: '撤回了申诉' },
  },
  forms: {
    appeal: {
      title: '提出申诉',
      intro:
        '对登记没有通过、资格被暂停、验收结论或者评价等级不服的，决定以后十个工作日内可以申诉一次，由三个没有参与的部门复核。申诉期间原决定照常执行。',
      fields: {
        grounds: { label: '理由', ask: '为什么不服？请写事实和依据，例如“年检已经补办，证明附后”。' },
        evidence: { label: '证明材料', ask: '有新的证明请发过来；没有可以跳过。' },
      },
    },
    'appeal-vote': {
      title: '复核意见',
      fields: {
        opinion: { label: '意见', ask: '原决定维持还是撤销？', options: { uphold: '维持', revoke: '撤销' } },
        reason: { label: '理由', ask: '请写理由，申诉人会看到。' },
      },
    },
  },
  briefs: {
    appeal: {
      title: '申诉',
      rows: {
        name: '组织或者项目',
        decided: {
          label: '原决定',
          options: { rejected: '登记不予通过', suspended: '暂停资格', judged: '验收结论和评价等级' },
        },
        because: '原决定的理由',
        grounds: '申诉的理由',
        result: { label: '复核结果', options: { uphold: '维持原决定', revoke: '撤销原决定' } },
      },
    },
  },
  ends: {
    completed: {
      now: '复核已经有结果',
      still:
        '结果写在上面。撤销“不予通过”的，可以重新登记；撤销验收结论的，重新验收。仍然不服的，六十日内可以申请行政复议，六个月内可以起诉。',
    },
    withdrawn: { now: '已经撤回', still: '决定以后十个工作日内还可以再提。' },
  },
  rules: {
    'appeal-in-time': {
      refusal: ({ until }) =>
        said`申诉要在决定以后十个工作日内提出，到${day(until)}为止，现在过了。还可以在知道决定后六十日内申请行政复议，或者六个月内起诉。`,
      holds: '在可以申诉的期限内',
    },
    'own-decision': {
      refusal: () => '只有登记的人和这家组织的负责人可以申诉。请他来提出。',
      holds: '决定是对本组织作的',
    },
    'appealed-once': {
      refusal: ({ number }) =>
        `这个决定已经申诉过（${number}），只能申诉一次。仍然不服的，六十日内可以申请行政复议，六个月内可以起诉。`,
      holds: '还没有申诉过',
    },
    'not-involved': {
      refusal: () => '您参与过原决定，不能复核。请选“我要回避”，由同部门的其他人来办。',
      holds: '没有参与原决定',
    },
    'votes-for-the-silent': {
      refusal: ({ until }) => said`到${day(until)}还有部门没有写意见的，才由您来写。`,
      holds: '有部门到期没有写意见',
    },
  },
} satisfies TextsOf<typeof declared>;
