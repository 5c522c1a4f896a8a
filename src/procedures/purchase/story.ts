import type { StoryOf } from '../../engine/story.ts';
import type * as declared from './purchase.ts';

/** Its steps tell it, one after the other. */
export const story = { scenes: [], answers: {} } satisfies StoryOf<typeof declared, 'purchase'>;
