import type { TextsOf } from '../../engine/texts.ts';
import type * as declared from './departure.ts';

export const zh = {
  name: '收回席位',
  begin: '收回席位',
  steps: {},
  positions: {},
  actions: {
    endSeats: {
      says: '有人离职了，同事离职，同事调走了，取消权限，收回权限，删除成员，移除成员，停用账号，注销同事的账号，不让他再进来，经办人换人了，有人辞职了，把他的权限关掉，人走了账号要停，会计不干了，退休了收回席位，被开除了，不再是我们单位的人，人不在我们单位了',
      label: '收回',
      done: '收回了席位',
    },
  },
  forms: {
    departure: {
      title: '收回席位',
      intro:
        '收回以后，他在这个单位的岗位都没有了，网页的登录马上失效，等他办的事由同岗位的人接着办。他本人会收到通知。',
      fields: {
        body: { label: '单位', ask: '是哪个单位的席位？' },
        person: { label: '姓名', ask: '收回谁的席位？' },
        reason: { label: '原因', ask: '为什么收回？例如“调离”。他本人会看到。' },
      },
    },
  },
  ends: { completed: { now: '席位已经收回', still: '要请他回来的，可以再邀请。' } },
  rules: {
    'seated-there': {
      refusal: () => '他在这个单位没有席位。请改选单位或者人。',
      holds: '他在这个单位有席位',
    },
    'giver-remains': {
      refusal: () => '他是这个单位唯一能邀请别人的人，收回以后就没有人能让别人进来了。请先邀请一位接替的人。',
      holds: '还有别人能邀请成员',
    },
  },
} satisfies TextsOf<typeof declared>;
