import { module } from '../../engine/module.ts';
import * as declared from './complaint.ts';
import { en } from './en.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const complaint = module({ of: 'complaint', declared, texts: { zh, en }, story });
