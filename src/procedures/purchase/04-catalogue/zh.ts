import { day } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { methodWords } from '../method-words.ts';
import type * as declared from './catalogue.ts';

export const zh = {
  steps: { catalogue: '汇编目录' },
  positions: {
    'catalogue.check': { now: '民政部门正在核对目录项目' },
    'catalogue.approve': { now: '财政部门正在审定是否列入年度购买目录' },
    'catalogue.correct': { now: '等购买单位补正目录材料' },
  },
  actions: {
    checkCatalogue: { label: '核对无误', done: '核对了目录项目', ask: '目录项目和服务内容对得上吗？' },
    returnCatalogue: { label: '退回补正', done: '退回了目录材料，请补正' },
    recuseCatalogueCheck: { label: '我要回避', done: '回避了这次核对' },
    includeInCatalogue: {
      says: '列入目录，核对目录',
      label: '列入目录',
      done: '列入了年度购买目录，并公开了采购意向',
      ask: '列入年度购买目录吗？列入后会同时公开采购意向。',
    },
    reopenAtCatalogueCheck: { label: '退回改项目', done: '退回了项目，指明的内容可以修改，以前的批准不再算数' },
    reopenAtCatalogue: { label: '退回改项目', done: '退回了项目，指明的内容可以修改，以前的批准不再算数' },
    returnCatalogueLine: { label: '退回补正', done: '退回了目录材料，请补正' },
    excludeFromCatalogue: { label: '不列入', done: '没有列入年度购买目录' },
    recuseCatalogue: { label: '我要回避', done: '回避了这次审定' },
    mendCatalogue: { label: '补正材料', done: '补正了目录材料', ask: '目录材料要补正，补好会重新核对。' },
  },
  forms: {
    'catalogue-line': {
      title: '列入年度购买目录',
      intro: '采购意向公开满 30 天后，才能发采购公告。',
      fields: {
        method: { label: '拟用方式', ask: '准备用哪种采购方式？', options: methodWords('zh') },
        planned: { label: '计划时间', ask: '计划什么时候采购？例如 2026-12-31。' },
        purchaseForm: {
          label: '购买形式',
          ask: '建议用哪种购买形式？',
          options: { contract: '合同购买', voucher: '凭单（服务券）', framework: '框架协议' },
        },
        scope: { label: '范围说明', ask: '服务范围怎么界定？例如“独居、高龄老人上门照料”。' },
      },
    },
  },
  rules: {
    'code-in-catalogue': {
      refusal: ({ code }) => `项目填的“${code}”不在指导性目录里，不能列入。请退回补正，或者先按规定调整目录。`,
      holds: '列在指导性目录里',
    },
    'planned-ahead': {
      refusal: ({ planned }) => said`计划时间填的是${day(planned)}，应当在今天以后。请重新选日期。`,
      holds: '计划时间在今天以后',
    },
  },
  notices: {
    catalogue: {
      title: '年度购买服务目录公告',
      rows: {
        title: '项目名称',
        item: '目录项目',
        budget: '预算金额',
        method: '拟用采购方式',
        planned: '计划采购时间',
        purchaseForm: '购买形式',
        scope: '范围说明',
      },
    },
    intention: {
      title: '政府采购意向公告',
      rows: {
        title: '项目名称',
        item: '目录项目',
        need: '需求概况',
        divisions: '服务区域',
        budget: '预算金额',
        planned: '预计采购时间',
      },
    },
  },
} satisfies TextsOf<typeof declared>;
