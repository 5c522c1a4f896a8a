import { module } from '../../../engine/module.ts';
import * as declared from './catalogue.ts';
import { en } from './en.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const catalogue = module({ of: 'purchase', declared, texts: { zh, en }, story });
