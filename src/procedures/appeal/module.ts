import { module } from '../../engine/module.ts';
import * as declared from './appeal.ts';
import { en } from './en.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const appeal = module({ of: 'appeal', declared, texts: { zh, en }, story });
