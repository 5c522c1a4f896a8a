import type { TextsOf } from '../../engine/texts.ts';
import type * as declared from './inquiry.ts';

export const zh = {
  name: '询问',
  begin: '询问采购事项',
  says: '我的询问，询问有答复吗，我问的问题答复了吗',
  steps: { answering: '答复询问' },
  positions: { 'answering.reply': { now: '购买单位正在核实，三个工作日内答复' } },
  actions: {
    askInquiry: {
      label: '提出询问',
      done: '提出了询问',
      says: '询问，提出询问，对采购文件有疑问，采购文件看不明白，想问招标文件的问题，采购文件里的要求是什么意思，资格条件怎么理解，资格条件指什么，请解释评分办法，评分怎么算，评审因素怎么打分，采购需求不清楚，这一条是什么意思，请采购人说明，服务数量怎么算，合同条款有疑问，业绩要求指什么，响应文件格式怎么写，对要求有疑问，资格要求指什么，要求能说明吗，最少要几个人，业绩怎么认定，两处不一致，文件前后矛盾，报价包不包括税费，报价怎么填，价格含不含',
    },
    answerInquiry: {
      label: '答复',
      done: '答复了询问',
      says: '答复询问，回答供应商的问题',
      ask: '请答复这件询问。不能涉及商业秘密；要改采购文件的，另发更正。',
    },
    recuseInquiry: { label: '我要回避', done: '回避了这件询问' },
    withdrawInquiry: { label: '撤回', done: '撤回了询问' },
  },
  forms: {
    inquiry: {
      title: '询问采购事项',
      intro:
        '对采购文件、过程或者结果不清楚的，都可以问，三个工作日内答复。认为权益受到损害的，请用“提出质疑”，质疑有期限。',
      fields: {
        question: { label: '问题', ask: '想问什么？例如“护理员的上岗证明可以在签订合同以后再提交吗？”' },
      },
    },
    'inquiry-answer': {
      title: '答复询问',
      fields: {
        answer: { label: '答复', ask: '怎么答复？例如“可以，开始服务以前提交就行，见采购文件第 8 页”。' },
        concerns: {
          label: '告诉谁',
          ask: '别的供应商也用得上吗？用得上的要公告，让大家知道得一样多。',
          options: { all: '公告', asker: '只答复询问人' },
        },
        published: { label: '公告里的问题', ask: '公告里怎么写这个问题？请去掉能认出询问人的内容。' },
      },
    },
  },
  briefs: { inquiry: { title: '询问', rows: { title: '项目', question: '问题' } } },
  notices: {
    inquiry: { title: '询问答复公告', rows: { title: '项目名称', question: '问题', answer: '答复' } },
  },
  ends: {
    completed: { now: '已经答复', still: '认为权益受到损害的，在质疑期内可以提出质疑；询问不影响质疑的期限。' },
    withdrawn: { now: '已经撤回', still: '随时可以再问。' },
  },
  rules: {},
} satisfies TextsOf<typeof declared>;
