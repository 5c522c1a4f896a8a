import { module } from '../../../engine/module.ts';
import { en } from './en.ts';
import * as declared from './initiation.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const initiation = module({ of: 'purchase', declared, texts: { zh, en }, story });
