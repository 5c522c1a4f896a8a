import { money } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './budget.ts';

export const zh = {
  steps: { budget: '预算申请' },
  positions: {
    'budget.request': { now: '等购买单位申请预算' },
    'budget.review': { now: '财政部门预算处正在审核预算' },
    'budget.sign': { now: '财政部门预算处负责人正在审批预算' },
    'budget.deferred': { now: '预算暂缓，到期再办' },
  },
  actions: {
    requestBudget: {
      says: '申请预算，要预算，申请经费，报预算',
      label: '申请预算',
      done: '申请了预算',
      ask: '项目已经确认，请申请预算。',
    },
    approveBudget: {
      says: '批预算，审批预算，批准预算',
      label: '同意',
      done: '审核同意了预算',
      ask: '同意这笔预算吗？',
    },
    approvePartly: { label: '部分批准', done: '审核同意了一部分预算' },
    returnBudget: { label: '退回补正', done: '退回了预算申请，请补正' },
    rejectBudget: { label: '不同意', done: '没有同意这笔预算' },
    deferBudget: { label: '暂缓', done: '把预算暂缓了' },
    recuseBudget: { label: '我要回避', done: '回避了这笔预算' },
    signBudget: { label: '批准', done: '批准了预算', ask: '金额超过处内审批权限，批准这笔预算吗？' },
    returnBudgetUnsigned: { label: '退回补正', done: '退回了预算申请，请补正' },
    rejectBudgetUnsigned: { label: '不同意', done: '没有同意这笔预算' },
    recuseSigning: { label: '我要回避', done: '回避了这笔预算' },
    resumeBudget: { label: '重新申请', done: '重新提起了预算申请', ask: '暂缓的预算现在可以重新申请了吗？' },
  },
  forms: {
    'budget-request': {
      title: '申请预算',
      intro: '批准后，这笔钱会在预算科目上留出来，专门用于这个项目。',
      needs: '各年的预算科目和金额、单价依据；跨年的，中期财政规划的文号；用当年预算的，批复或追加的文号',
      fields: {
        years: {
          label: '分年金额',
          ask: '每一年用哪个预算科目、多少钱？一个科目一行，同一年可以用几个科目。例如：基本养老服务；480000',
          columns: { line: { label: '预算科目' }, amount: { label: '金额' } },
        },
        unitCost: { label: '单价依据', ask: '单位成本是怎么算出来的？例如“每人每月 125 元，参照去年的合同价”。' },
        directLine: {
          label: '直接提供',
          ask: '现在有没有花钱直接提供同样的服务？购买以后这笔钱还留不留？',
          options: { none: '没有', ends: '有，购买后停列', remains: '有，仍然保留' },
        },
        oldCost: { label: '原来的经费', ask: '直接提供时，每年花多少元？例如 300000。' },
        oldPosts: { label: '原来的岗位', ask: '直接提供时，有几个专职岗位？没有请写 0。' },
        midTermPlan: { label: '中期规划', ask: '列入中期财政规划的文号或名称是？' },
        rollingPlan: {
          label: '中期规划',
          ask: '跨年的，列入中期财政规划的文号或名称是？都在同一年的，可以跳过。',
        },
        adjustment: {
          label: '批复文号',
          ask: '用当年预算的，预算批复的文号是？年中追加或调剂的，写批准追加或调剂的文号。例如“哈财预〔2027〕12号”。',
        },
        basis: { label: '依据材料', ask: '有询价单、合同、文件等依据，请发来；没有可以跳过。' },
      },
    },
    'partial-approval': {
      title: '部分批准',
      fields: {
        amounts: {
          label: '批准金额',
          ask: '每一年批准多少？不批的年份写 0。例如：450000',
          columns: { amount: { label: '批准金额' } },
        },
        reason: { label: '理由', ask: '为什么不是全额批准？购买单位会看到。' },
      },
    },
  },
  rules: {
    'years-make-total': {
      refusal: ({ sum, total }) =>
        said`分年金额合计是 ${money(sum)}，项目要列入预算的费用是 ${money(total)}，两个要一致。捐赠和自筹的，也用已经列入本单位预算的科目。请改分年金额。`,
      holds: '分年金额与项目总额一致',
    },
    'own-lines': {
      refusal: () => '选的预算科目里，有的不是本单位的。只能用本单位已经列入预算的科目，请重新选。',
      holds: '用的是本单位的预算科目',
    },
    'each-line-once': {
      refusal: ({ year, zh }) => `${year}年“${zh}”选了两次。同一个科目只写一行，请合并。`,
      holds: '每个科目只用一次',
    },
    'line-serves-item': {
      refusal: ({ year, zh, item, wanted }) =>
        `选了${year}年“${zh}”，它列的是目录 ${item} 的支出，这个项目是 ${wanted}。预算怎么列就怎么用，请换成列支 ${wanted} 的科目；没有这样的科目，请先办预算调整。`,
      holds: '预算科目列支的就是这个项目的服务',
    },
    'line-serves-year': {
      refusal: ({ year, from, to }) =>
        `选了 ${year} 年的科目，这项服务从 ${from} 年做起，最迟 ${to} 年付清。哪一年的服务用哪一年的预算，请换成 ${from === to ? from : `${from}—${to}`} 年的科目。`,
      holds: '科目的年度就是服务的年度',
    },
    'year-open': {
      refusal: ({ year, now }) =>
        `${year} 年的预算已经执行完了，现在是 ${now} 年。过去的年度不能再安排支出，请用 ${now} 年或以后的科目；正在审核的，请退回补正。`,
      holds: '预算年度还没有结束',
    },
    'mid-term-planned': {
      refusal: ({ years }) =>
        `预算分在 ${years} 个年度，还没有写中期财政规划的文号。跨年的项目要先列入中期规划，请补上文号或名称。`,
      holds: '跨年的已列入中期规划',
    },
    'addition-granted': {
      refusal: ({ year }) =>
        `用的是 ${year} 年的预算，这一年已经开始，还没有写批复文号。请在“批复文号”补上预算批复，或者批准追加、调剂的文号；都没有的，请先向财政部门申请预算调整，或者用下一年度的预算。`,
      holds: '用当年预算的有批复文号',
    },
    'within-line': {
      refusal: ({ year, amount, left }) =>
        said`${year} 年申请 ${money(amount)}，这个科目只剩 ${money(left)}。没有预算不能支出，请减少金额，或者先办预算调整。`,
      holds: '科目余额够用',
    },
    'money-follows-task': {
      refusal: () =>
        '选了仍然保留直接提供的经费。服务买出去，原来的经费就要停列（费随事转），请先与财政部门商定停列，再申请。',
      holds: '直接提供的同类经费不再保留',
    },
    'still-within-line': {
      refusal: ({ year, amount, left }) =>
        said`${year} 年要用 ${money(amount)}，科目余额现在只有 ${money(left)}，中间有别的项目用了。可以部分批准，或者退回补正。`,
      holds: '科目余额现在够用',
    },
    'less-than-asked': {
      refusal: ({ sum, asked }) =>
        said`批准金额合计 ${money(sum)}，申请的是 ${money(asked)}。部分批准要每年都填，每年不超过申请数，合计少于申请数、大于 0；全额同意请按“同意”。`,
      holds: '批准金额少于申请金额',
    },
  },
  briefs: {
    'budget-part': {
      title: '申请的预算',
      rows: {
        granted: '批准',
        asked: '申请',
        lines: {
          label: '各年科目',
          columns: {
            year: { label: '年度' },
            amount: { label: '金额' },
            left: { label: '科目余额' },
          },
        },
      },
    },
    budget: {
      title: '申请的预算',
      rows: {
        total: '合计',
        lines: {
          label: '各年科目',
          columns: {
            year: { label: '年度' },
            amount: { label: '金额' },
            left: { label: '科目余额' },
            rest: { label: '批准后还剩' },
          },
        },
        unitCost: '单价依据',
        cost: '项目费用合计',
        content: '服务内容',
      },
    },
  },
} satisfies TextsOf<typeof declared>;
