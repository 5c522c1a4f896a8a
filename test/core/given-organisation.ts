import { latest } from '../../src/engine/case.ts';
import { organisationProfile } from '../../src/procedures/organisation/organisation.ts';
import { caseOf } from './engine-play.ts';
import { organisationStory } from './engine-stories.ts';

const [, registered] = organisationStory.worlds;
const filed = registered && latest(caseOf(registered, 'root'), organisationProfile);
if (!filed) throw new Error('the story registers an organisation');

/** What a new organisation says of itself. */
export const organisationAnswers = filed;
