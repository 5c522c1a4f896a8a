import { module } from '../../engine/module.ts';
import { en } from './en.ts';
import * as declared from './purchase.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const purchase = module({ of: 'purchase', declared, texts: { zh, en }, story });
