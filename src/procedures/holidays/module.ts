import { module } from '../../engine/module.ts';
import { en } from './en.ts';
import * as declared from './holidays.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const holidays = module({ of: 'holidays', declared, texts: { zh, en }, story });
