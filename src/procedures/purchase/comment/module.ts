import { module } from '../../../engine/module.ts';
import * as declared from './comment.ts';
import { en } from './en.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const comment = module({ of: 'comment', declared, texts: { zh, en }, story });
