import { module } from '../../engine/module.ts';
import * as declared from './departure.ts';
import { en } from './en.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const departure = module({ of: 'departure', declared, texts: { zh, en }, story });
