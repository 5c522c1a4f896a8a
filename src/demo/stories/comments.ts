import type { Answers } from '../../engine/form.ts';
import { instant } from '../../law/date.ts';
import { castOf } from '../directions.ts';
import type { Plan } from '../plan.ts';
import { plays } from '../play.ts';
import type { DemoStage } from '../stage.ts';

/** What two citizens say of a need while it is open to comment. */
const said: Readonly<Record<string, Answers>> = {
  'citizen-1': { stance: 'support', opinion: null },
  'citizen-2': { stance: 'suggest', opinion: '希望每个社区每月至少坐诊两次，时间提前贴出来。（演示数据）' },
};

/** Both have said it, and can take it back until the day. */
export async function playComments(stage: DemoStage, { yesterday }: Plan, under: string): Promise<void> {
  for (const [citizen, answers] of Object.entries(said)) {
    const directions = {
      cast: castOf('ngmz', [], { citizen: [citizen] }),
      when: () => instant(yesterday, '19:30'),
      otherwise: () => answers,
      proof: async () => [],
    };
    await plays(stage, directions, { procedure: 'comment', under, until: 'withdrawComment' });
  }
}
