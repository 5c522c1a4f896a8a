import { day } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './comment.ts';

export const zh = {
  name: '需求意见',
  begin: '对需求提意见',
  steps: { consultation: '征求意见' },
  positions: { 'consultation.given': { now: '意见已经收到，期满后计入汇总' } },
  actions: {
    giveComment: {
      label: '提交',
      done: '对需求提了意见',
      says: '对需求提意见，对项目的需求有建议，征求意见在哪里提，怎么参加征求意见，我支持这个项目，我反对这个项目，对单一来源公示有异议，给项目提建议，需求里应该加上，建议增加服务内容，对征求意见稿说几句',
    },
    withdrawComment: { label: '撤回意见', done: '撤回了意见' },
    countComment: { label: '计入汇总', done: () => '征求意见期满，意见计入汇总' },
  },
  forms: {
    comment: {
      title: '对需求提意见',
      intro:
        '意见由购买单位汇总，公告里不写您的名字；对单一来源公示有异议的，选“反对”并写理由。每人对一个项目提一次，期满以前可以撤回再提。',
      fields: {
        stance: {
          label: '态度',
          ask: '您对这个项目是什么态度？',
          options: { support: '支持', oppose: '反对', suggest: '提建议' },
        },
        opinion: { label: '意见', ask: '想说什么？例如“希望周末也能上门”。只表示支持或者反对的，可以跳过。' },
      },
    },
  },
  ends: {
    completed: { now: '已经计入意见汇总', still: '项目往后怎么走，看公告就知道。' },
    withdrawn: { now: '已经撤回', still: '期满以前可以再提。' },
  },
  rules: {
    'consultation-runs': {
      refusal: ({ until }) => said`这个项目征求意见到${day(until)}为止，现在过了。往后怎么走，可以看公告。`,
      holds: '还在征求意见',
    },
    'one-comment': {
      refusal: () => '您对这个项目已经提过意见，每人提一次。要改的话，请先打开那一件，按“撤回意见”，再提一次。',
      holds: '还没有提过意见',
    },
    'suggestion-said': {
      refusal: () => '选了“提建议”，但没有写建议是什么。请写几个字；只表示支持或者反对的，请改选。',
      holds: '建议写了内容',
    },
    'consultation-ended': {
      refusal: ({ until }) => said`征求意见到${day(until)}才期满。`,
      holds: '征求意见已经期满',
    },
  },
} satisfies TextsOf<typeof declared>;
