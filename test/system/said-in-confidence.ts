import type { Database } from '../../db/connect.ts';
import { eventScope } from '../../db/event-log.ts';
import { showWithin } from '../../db/private.ts';
import type { Seal } from '../../src/app/ports/system.ts';
import type { Event } from '../../src/engine/case.ts';
import { privateIn } from '../../src/engine/read.ts';
import type { ProcedureId } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';

interface Filed {
  readonly case: string;
  readonly seq: number;
  readonly event: Event;
  readonly procedure: ProcedureId;
}

/** Every text in a city's log that is nobody else's business, whatever of it lies open there. */
export async function saidInConfidence({ sql }: Database, seal: Seal): Promise<readonly string[]> {
  const rows = await sql<Filed[]>`
    select e.case_id as case, e.seq, e.event, o.event ->> 'procedure' as procedure
    from event e join event o on o.case_id = e.case_id and o.seq = 1 where e.kind = 'filed'`;
  const found = rows.flatMap(({ case: id, seq, event, procedure }) => {
    const plain = showWithin(seal, eventScope(id, seq), event);
    return textsUnder(new Set(privateIn(procedureOf(procedure), event)), plain);
  });
  return [...new Set(found)].filter(isTelling);
}

/** Chosen words and short numbers stand everywhere. */
function isTelling(text: string): boolean {
  return /\p{Script=Han}.*\p{Script=Han}|\d{7}/u.test(text);
}

function textsUnder(names: ReadonlySet<string>, tree: unknown): readonly string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([name, value]) => (names.has(name) ? textsIn(value) : textsUnder(names, value)));
}

function textsIn(tree: unknown): readonly string[] {
  if (typeof tree === 'string') return [tree];
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(textsIn) : [];
}
