import { module } from '../../../engine/module.ts';
import { en } from './en.ts';
import * as declared from './incident.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const incident = module({ of: 'incident', declared, texts: { zh, en }, story });
