import type { StoryOf } from '../../engine/story.ts';
import { plusDays } from '../../law/date.ts';
import type * as declared from './common.ts';

/** What is answered on the forms that all procedures have. */
export const story = {
  scenes: [],
  answers: {
    reason: () => ({ reason: '经过核实和商量，依据已经存档。' }),
    correction: () => ({ mend: '请补上测算的依据，并写明服务的范围。' }),
    rejection: ({ one }) => ({ ground: one(['not-needed', 'unfunded', 'other']), reason: '今年的预算里没有这一项。' }),
    deferral: ({ today }) => ({ until: plusDays(today, 10), reason: '等待财力测算结果。' }),
  },
} satisfies StoryOf<typeof declared>;
