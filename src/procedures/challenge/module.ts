import { module } from '../../engine/module.ts';
import * as declared from './challenge.ts';
import { en } from './en.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const challenge = module({ of: 'challenge', declared, texts: { zh, en }, story });
