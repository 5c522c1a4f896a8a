import { module } from '../../../engine/module.ts';
import { en } from './en.ts';
import * as declared from './report.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const report = module({ of: 'report', declared, texts: { zh, en }, story });
