import type { Sql } from 'postgres';
import { connect } from '../../db/connect.ts';
import { connections, type Engine } from './engine.ts';
import type { Gouban } from './engine-gouban.ts';
import type { BenchForm } from './forms.ts';
import type { FormSize } from './lines.ts';
import type { Snapshot } from './snapshots.ts';

interface Statement {
  readonly text: string;
  readonly values: Parameters<Sql['unsafe']>[1];
}

/** What a form cost the programme in statements: of each person, of each answer. */
interface Recording {
  readonly before: Snapshot;
  readonly statements: readonly (readonly (readonly Statement[])[])[];
}

/**
 * The bare statements: those with which the programme took the same answers, listened to once, and sent again with
 * nothing around them, to tables that stand as they stood then.
 */
export async function floorEngine(
  gouban: Gouban,
  sittings: readonly { readonly form: BenchForm; readonly people: number }[],
): Promise<Engine> {
  const recordings = new Map<FormSize, Recording>();
  for (const { form, people } of sittings) recordings.set(form.size, await record(gouban, form, people));
  // One connection for each answer in flight, so that what was sent between BEGIN and COMMIT stays together.
  const databases = Array.from({ length: connections }, () => connect(gouban.url, 'gouban', { max: 1 }));
  const idle = databases.map(({ sql }) => sql);
  return {
    name: 'floor',
    async ready(form, people) {
      const recording = recordings.get(form.size);
      if (!recording || recording.statements.length < people) throw new Error('this was not listened to');
      await recording.before.restore();
      return {
        async answer(person, question) {
          const sql = idle.pop();
          if (!sql) throw new Error('there is no connection left');
          for (const { text, values } of recording.statements[person]?.[question] ?? []) {
            await sql.unsafe(text, values, { prepare: true });
          }
          idle.push(sql);
        },
        check: () => gouban.mustBeFilled(form, people),
      };
    },
    async close() {
      await Promise.all(databases.map((database) => database.close()));
    },
  };
}

async function record(gouban: Gouban, form: BenchForm, people: number): Promise<Recording> {
  const { answer, check } = await gouban.ready(form, people);
  const before = await gouban.snapshot();
  let sent: Statement[] = [];
  const stop = listen(gouban, (statement) => sent.push(statement));
  const statements: Statement[][][] = [];
  for (let person = 0; person < people; person += 1) {
    const his: Statement[][] = [];
    for (const question of form.questions.keys()) {
      sent = [];
      await answer(person, question);
      his.push(sent);
    }
    statements.push(his);
  }
  stop();
  await check();
  return { before, statements };
}

/** The driver shows every statement that it sends to whoever sets `debug`, at any time. */
function listen({ database }: Gouban, hear: (statement: Statement) => void): () => void {
  const drivers = [database.sql, database.transactions];
  const debug = (_connection: number, text: string, values: Statement['values']): void => hear({ text, values });
  for (const { options } of drivers) Object.assign(options, { debug });
  return () => {
    for (const { options } of drivers) Object.assign(options, { debug: false });
  };
}
