import postgres from 'postgres';
import { type Context, Scenes, session, Telegraf } from 'telegraf';
import { botInfo, botToken } from './bot-api.ts';
import { connections, type Engine } from './engine.ts';
import { type BenchForm, benchForms } from './forms.ts';
import { readTyped, reviewOf } from './peer-form.ts';
import { createOutbox, speaker } from './peer-outbox.ts';
import type { BenchServer } from './server.ts';
import { typedBy } from './updates.ts';

type Session = Scenes.WizardSession;

/** What the wizard remembers: what was said, and the message with the question that is open. */
interface Filled {
  said: string[];
  asked: { readonly chat: number; readonly message: number };
}

interface BenchContext extends Context {
  session: Session;
  scene: Scenes.SceneContextScene<BenchContext, Scenes.WizardSessionData>;
  wizard: Scenes.WizardContextWizard<BenchContext>;
}

/** Telegraf's WizardScene, its session in PostgreSQL: read before an update is handled and written after. */
export async function telegrafEngine(server: BenchServer, keeping: boolean): Promise<Engine> {
  const { ownerUrl } = await server.city(keeping ? 'telegraf_answers' : 'telegraf_sending');
  const sql = postgres(ownerUrl, { max: connections, onnotice: () => {} });
  await sql`create table telegraf_session (key text primary key, session text not null)`;
  let reviewed = 0;
  await createOutbox(ownerUrl);
  const keep = (method: string, payload: string) =>
    sql`insert into peer_outbox (method, payload) values (${method}, ${payload})`;
  const speak = speaker(keeping ? keep : undefined);
  const bot = new Telegraf<BenchContext>(botToken);
  bot.use((ctx, next) => {
    // What the method's own type says of its result is what `speak` gives for the methods used here.
    ctx.telegram.callApi = async (method, payload) => (await speak(String(method), JSON.stringify(payload))) as never;
    return next();
  });
  bot.botInfo = botInfo;
  const stage = new Scenes.Stage<BenchContext>(
    benchForms.map((form) =>
      wizard(form, () => {
        reviewed += 1;
      }),
    ),
  );
  bot.use(
    session({
      store: {
        async get(key) {
          const [row] = await sql<{ session: string }[]>`select session from telegraf_session where key = ${key}`;
          return row && (JSON.parse(row.session) as Session); // as `set` wrote it
        },
        async set(key, value) {
          await sql`
            insert into telegraf_session (key, session) values (${key}, ${JSON.stringify(value)})
            on conflict (key) do update set session = excluded.session`;
        },
        async delete(key) {
          await sql`delete from telegraf_session where key = ${key}`;
        },
      },
    }),
  );
  bot.use(stage.middleware());
  for (const { size } of benchForms) bot.command(`form${size}`, (ctx) => ctx.scene.enter(`form-${size}`));

  return {
    name: keeping ? 'telegraf' : 'telegraf, sending at once',
    async ready(form, people) {
      await sql`truncate telegraf_session, peer_outbox`;
      reviewed = 0;
      for (let person = 0; person < people; person += 1) await bot.handleUpdate(typedBy(person, `/form${form.size}`));
      const updates = Array.from({ length: people }, (_, person) =>
        form.questions.map(({ typed }) => typedBy(person, typed)),
      );
      return {
        async answer(person, question) {
          const update = updates[person]?.[question];
          if (!update) throw new Error('nobody asked this');
          await bot.handleUpdate(update);
        },
        async check() {
          if (reviewed !== people) throw new Error(`Telegraf: ${reviewed} of ${people} forms were filled in`);
        },
      };
    },
    close: () => sql.end(),
  };
}

function wizard({ size, questions }: BenchForm, onReview: () => void): Scenes.WizardScene<BenchContext> {
  const [first, ...others] = questions;
  if (!first) throw new Error('a form asks something');
  const ask = async (ctx: BenchContext, text: string): Promise<Filled['asked']> => {
    const { chat, message_id: message } = await ctx.reply(text);
    return { chat: chat.id, message };
  };
  const steps = questions.map((question, place) => async (ctx: BenchContext) => {
    const filled = ctx.wizard.state as Filled; // as the first step made it
    const answer = ctx.text === undefined ? undefined : readTyped(question, ctx.text);
    if (answer === undefined) return ctx.reply(question.ask);
    const line = `${question.label}: ${answer}`;
    filled.said.push(line);
    await ctx.telegram.editMessageText(filled.asked.chat, filled.asked.message, undefined, line);
    const next = others[place];
    if (next) filled.asked = await ask(ctx, next.ask);
    else {
      await ctx.reply(reviewOf(filled.said));
      onReview();
    }
    return ctx.wizard.next();
  });
  return new Scenes.WizardScene<BenchContext>(
    `form-${size}`,
    async (ctx) => {
      Object.assign(ctx.wizard.state, { said: [], asked: await ask(ctx, first.ask) } satisfies Filled);
      return ctx.wizard.next();
    },
    ...steps,
    async () => {},
  );
}
