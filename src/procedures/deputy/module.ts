import { module } from '../../engine/module.ts';
import * as declared from './deputy.ts';
import { en } from './en.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const deputy = module({ of: 'deputy', declared, texts: { zh, en }, story });
