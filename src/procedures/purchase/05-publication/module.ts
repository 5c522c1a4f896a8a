import { module } from '../../../engine/module.ts';
import { en } from './en.ts';
import * as declared from './publication.ts';
import { story } from './story.ts';
import { zh } from './zh.ts';

export const publication = module({ of: 'purchase', declared, texts: { zh, en }, story });
