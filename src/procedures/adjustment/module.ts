import { module } from '../../engine/module.ts';
import * as declared from './adjustment.ts';
import { en } from './en.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const adjustment = module({ of: 'adjustment', declared, texts: { zh, en }, story });
