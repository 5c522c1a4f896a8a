import { module } from '../../../engine/module.ts';
import * as declared from './bid.ts';
import { en } from './en.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const bid = module({ of: 'bid', declared, texts: { zh, en }, story });
