import { module } from '../../engine/module.ts';
import { en } from './en.ts';
import * as declared from './organisation.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const organisation = module({ of: 'organisation', declared, texts: { zh, en }, story });
