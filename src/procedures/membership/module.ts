import { module } from '../../engine/module.ts';
import { en } from './en.ts';
import * as declared from './membership.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const membership = module({ of: 'membership', declared, texts: { zh, en }, story });
