import { module } from '../../../engine/module.ts';
import * as declared from './contract.ts';
import * as paper from './contract-paper.ts';
import { en } from './en.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const contract = module({ of: 'purchase', declared: { ...declared, ...paper }, texts: { zh, en }, story });
