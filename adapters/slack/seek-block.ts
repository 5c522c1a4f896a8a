import type { types } from '@slack/bolt';
import { type Language, type ProcedureId, procedureIds } from '../../src/names.ts';
import { sought } from './field-input.ts';
import { section } from './sections.ts';
import { words } from './words.ts';

/** The action_id of a place where the case is chosen under which something is to begin. */
export const caseField = 'case';

/** Its block carries what is to begin. */
export function seekBlock(text: string, begins: ProcedureId, language: Language): types.SectionBlock {
  const accessory = { type: 'external_select', action_id: caseField, ...sought(words[language]) } as const;
  return { ...section(text), block_id: `${caseField}.${begins}`, accessory };
}

export function begunIn(blockId: string): ProcedureId | undefined {
  return procedureIds.find((id) => blockId === `${caseField}.${id}`);
}
