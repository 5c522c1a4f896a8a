import { module } from '../../../engine/module.ts';
import { en } from './en.ts';
import * as declared from './payment.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const payment = module({ of: 'payment', declared, texts: { zh, en }, story });
