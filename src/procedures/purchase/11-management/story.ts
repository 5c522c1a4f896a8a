import { latest } from '../../../engine/case.ts';
import type { StoryOf } from '../../../engine/story.ts';
import { plusDays } from '../../../law/date.ts';
import { project } from '../01-setup/setup.ts';
import { carriesOver } from '../02-budget/carried-story.ts';
import { agreedContract } from '../10-contract/agreed.ts';
import { instalment } from '../payment/instalment.ts';
import type * as declared from './management.ts';

/** The first part is paid, the service is reported on and looked at, its second part is paid, and it comes to its end. */
export const story = {
  scenes: [
    { plays: 'payment' },
    { plays: 'report' },
    { act: 'inspect', by: 'civil_affairs', after: 4 },
    ...carriesOver,
    { plays: 'payment' },
    { plays: 'report', all: true },
    {
      act: 'requestAcceptance',
      by: 'org_admin',
      after: 1,
      from: ({ state }) => agreedContract(state)?.end,
    },
  ],
  answers: {
    inspection: ({ today, one }) => ({
      on: today,
      place: '和兴社区',
      findings: '服务记录完整，老人反映良好。',
      severity: one(['none', 'minor', 'serious']),
      rectifyBy: plusDays(today, 10),
    }),
    'acceptance-request': ({ state }) => {
      const { content = [], users = 1 } = latest(state, project) ?? {};
      const done = content.map(({ item, quantity, unit }) => `${item} ${quantity} ${unit}`).join('，');
      return { summary: `${done}，均已完成，服务记录齐全，服务对象普遍满意。`, users };
    },
    'contract-change': ({ state, facts, today, one, proof }) => {
      const { start = today, end = today, price = 0, milestones = [] } = agreedContract(state) ?? {};
      const open = facts.payments.findLast(({ position }) => position === 'request.due');
      const number = (open && latest(open, instalment)?.number) ?? milestones.length;
      const [lostTo = today] = [start, today].toSorted().slice(-1);
      return {
        kind: one(['force-majeure', 'extension', 'addition', 'instalments', 'persons', 'users', 'place', 'suspension']),
        lostFrom: lostTo,
        lostTo,
        end: plusDays(end, 1),
        amount: one([Math.floor(price / 50), Math.floor(price / 10)]),
        line: milestones.at(-1)?.line,
        quantity: '上门照料 40 次',
        what: '护理员王芳换成李梅，服务对象不变。',
        dates: [{ number, on: [...milestones.map(({ on }) => on), today].toSorted().at(-1) ?? today }],
        place: '和兴社区活动室',
        cause: one(['force-majeure', 'unsafe']),
        pausedFrom: today,
        pausedTo: plusDays(today, one([1, 30])),
        meanwhile: '紧急需要由社区中心接续照料。',
        reason: '汛期道路中断，双方协商一致。',
        evidence: proof,
      };
    },
    termination: ({ state, facts, today, one }) => {
      const { start = today, end = today } = agreedContract(state) ?? {};
      const open = facts.reports.some(
        ({ position }) => position === 'progress.review' || position === 'progress.correct',
      );
      const soon = [start, today, end].toSorted()[1] ?? today;
      const lastDay = open ? start : one([start, soon]);
      return { ground: 'agreed', lastDay, reason: '双方协商一致，提前结束。', handover: '移交服务对象名册。' };
    },
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
