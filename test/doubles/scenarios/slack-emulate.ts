import { createEmulator } from 'emulate';
import { freePort } from '../../../db/free-port.ts';
import { asFields, type Fields, isFields, structured } from '../loopback.ts';
import { encoded, type Kind, signed } from '../slack/request.ts';
import { playedPerson } from './played-person.ts';
import { recorder } from './recorder.ts';
import { calledAt, type Workplace } from './slack-workplace.ts';

const app = { app_id: 'A0GOUBAN', bot_id: 'B0GOUBAN', bot_user_id: 'U0GOUBAN' } as const;
const botToken = 'xoxb-emulate';
const signingSecret = 'emulate-signing-secret';

/**
 * The Slack of `emulate`. It keeps messages, files, triggers and views, but brings nothing to the bot and shows no
 * modal: what a person does is posted here, signed as Slack signs it, and what the bot answers to a submission is done
 * to the view through emulate's own API.
 */
export async function emulate(cast: readonly string[]): Promise<Workplace> {
  const port = await freePort();
  const recorded = await recorder(`http://127.0.0.1:${port}`);
  const emulator = await createEmulator({ service: 'slack', port, baseUrl: recorded.url, seed: seedOf(cast) });
  const api = (method: string, params: Fields = {}, token: string = botToken) =>
    calledAt(`http://127.0.0.1:${port}/api/${method}`, params, token);
  let target = '';

  async function post(kind: Kind, payload: Fields): Promise<Fields> {
    const { type, body } = encoded(kind, payload);
    const headers = { 'content-type': type, ...signed(signingSecret, body, new Date()) };
    const response = await fetch(target, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`The bot answered ${response.status}`);
    return asFields(structured(await response.text()));
  }

  return {
    name: 'emulate',
    plays: ['events', 'presses', 'submissions', 'modals'],
    botToken,
    appToken: 'xapp-emulate',
    signingSecret,
    apiUrl: `${recorded.url}/api/`,
    deliverTo(url) {
      target = url;
    },
    async person(name) {
      const { members } = await api('users.list');
      const id = String(
        [members]
          .flat()
          .filter(isFields)
          .find((member) => member.name === name)?.id,
      );
      const { channel } = await api('conversations.open', { users: id });
      return playedPerson({
        id,
        channel: String(asFields(channel).id),
        app,
        asBot: api,
        asPerson: (method, params) => api(method, params, tokenOf(name)),
        post,
        calls: recorded.calls,
      });
    },
    api,
    outcomes: (method) =>
      recorded.calls.filter((call) => call.method === method).map(({ answer }) => String(answer.error ?? 'ok')),
    async found(look) {
      for (;;) {
        const before = recorded.calls.length;
        const result = await look();
        if (result !== undefined) return result;
        await recorded.until(() => recorded.calls.length > before);
      }
    },
    async trigger(person, viewId) {
      const { trigger_id } = await api('views.generateTriggerId', { user_id: person.id, view_id: viewId });
      return String(trigger_id);
    },
    async stop() {
      await emulator.close();
      await recorded.stop();
    },
  };
}

function tokenOf(name: string): string {
  return `xoxp-${name}`;
}

function seedOf(cast: readonly string[]) {
  const bot = { client_id: 'gouban', client_secret: 'gouban', name: 'gouban', bot_name: 'gouban', redirect_uris: [] };
  const people = cast.map((name) => ({ token: tokenOf(name), user: name }));
  return {
    slack: {
      users: cast.map((name) => ({ name, real_name: name })),
      oauth_apps: [{ ...bot, ...app }],
      tokens: [{ ...app, token: botToken, user_id: app.bot_user_id }, ...people],
    },
  };
}
