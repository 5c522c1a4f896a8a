import { module } from '../../../engine/module.ts';
import * as declared from './award.ts';
import * as paper from './award-letter.ts';
import { en } from './en.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const award = module({ of: 'purchase', declared: { ...declared, ...paper }, texts: { zh, en }, story });
