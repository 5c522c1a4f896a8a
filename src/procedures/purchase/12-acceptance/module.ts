import { module } from '../../../engine/module.ts';
import * as declared from './acceptance.ts';
import * as paper from './acceptance-paper.ts';
import { en } from './en.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const acceptance = module({ of: 'purchase', declared: { ...declared, ...paper }, texts: { zh, en }, story });
