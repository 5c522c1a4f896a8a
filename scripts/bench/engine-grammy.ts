import {
  type Conversation,
  type ConversationData,
  type ConversationFlavor,
  conversations,
  createConversation,
  type VersionedState,
} from '@grammyjs/conversations';
import { PsqlAdapter } from '@grammyjs/storage-psql';
import { Bot, type Context } from 'grammy';
import { Pool } from 'pg';
import { botInfo, botToken } from './bot-api.ts';
import { connections, type Engine } from './engine.ts';
import { type BenchForm, benchForms } from './forms.ts';
import { readTyped, reviewOf } from './peer-form.ts';
import { createOutbox, speaker } from './peer-outbox.ts';
import type { BenchServer } from './server.ts';
import { typedBy } from './updates.ts';

type Outside = ConversationFlavor<Context>;

/** grammY with its conversations, kept by its own storage for PostgreSQL, as its documentation shows. */
export async function grammyEngine(server: BenchServer, keeping: boolean): Promise<Engine> {
  const { ownerUrl } = await server.city(keeping ? 'grammy_answers' : 'grammy_sending');
  const pool = new Pool({ connectionString: ownerUrl, max: connections });
  let reviewed = 0;
  await createOutbox(ownerUrl);
  const insert = 'insert into peer_outbox (method, payload) values ($1, $2)';
  const keep = (method: string, payload: string) => pool.query(insert, [method, payload]);
  const speak = speaker(keeping ? keep : undefined);
  const fetch = async (address: string | URL | Request, { body }: RequestInit = {}): Promise<Response> => {
    const method = String(address).split('/').at(-1) ?? '';
    return Response.json({ ok: true, result: await speak(method, String(body)) });
  };
  const bot = new Bot<Outside>(botToken, { botInfo, client: { fetch } });
  const storage = await PsqlAdapter.create({ tableName: 'conversations', client: pool });
  bot.use(
    conversations<Outside, Context>({
      storage: {
        type: 'key',
        adapter: {
          // It gives back what was written.
          read: async (key) => (await storage.read(key)) as VersionedState<ConversationData>,
          write: (key, state) => storage.write(key, state),
          delete: (key) => storage.delete(key),
        },
      },
    }),
  );
  for (const form of benchForms) {
    const fill = async (conversation: Conversation<Outside, Context>, ctx: Context) => {
      await fillIn(form, conversation, ctx);
      await conversation.external(() => {
        reviewed += 1;
      });
      await conversation.wait();
    };
    bot.use(createConversation<Outside, Context>(fill, { id: `form-${form.size}` }));
    bot.command(`form${form.size}`, (ctx) => ctx.conversation.enter(`form-${form.size}`));
  }

  return {
    name: keeping ? 'grammy' : 'grammy, sending at once',
    async ready(form, people) {
      await pool.query('truncate conversations, peer_outbox');
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
          if (reviewed !== people) throw new Error(`grammY: ${reviewed} of ${people} forms were filled in`);
        },
      };
    },
    close: () => pool.end(),
  };
}

async function fillIn(form: BenchForm, conversation: Conversation<Outside, Context>, ctx: Context): Promise<void> {
  const said: string[] = [];
  for (const question of form.questions) {
    const asked = await ctx.reply(question.ask);
    let answer: string | undefined;
    while (answer === undefined) {
      const { message } = await conversation.waitFor('message:text');
      answer = readTyped(question, message.text);
      if (answer === undefined) await ctx.reply(question.ask);
    }
    said.push(`${question.label}: ${answer}`);
    await ctx.api.editMessageText(asked.chat.id, asked.message_id, `${question.label}: ${answer}`);
  }
  await ctx.reply(reviewOf(said));
}
