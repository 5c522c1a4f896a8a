import { module } from '../../engine/module.ts';
import * as declared from './common.ts';
import { en } from './en.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const common = module({ declared, texts: { zh, en }, story });
