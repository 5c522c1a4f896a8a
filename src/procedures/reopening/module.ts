import { module } from '../../engine/module.ts';
import { en } from './en.ts';
import * as declared from './reopening.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const reopening = module({ of: 'reopening', declared, texts: { zh, en }, story });
