import { module } from '../../engine/module.ts';
import { en } from './en.ts';
import * as declared from './inquiry.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const inquiry = module({ of: 'inquiry', declared, texts: { zh, en }, story });
