import { type Fields, isFields, isUpload } from '../loopback.ts';
import type { Entry } from '../slack/inputs.ts';
import { bot } from '../slack/state.ts';
import type { SlackUser } from '../slack/user.ts';
import { startSlack } from '../slack.ts';
import { calledAt, type Person, type SeenView, seenMessage, seenView, type Workplace } from './slack-workplace.ts';

/** Our own Slack. Everything a person does in it, the double itself brings to the bot. */
export async function ours(cast: readonly string[]): Promise<Workplace> {
  const slack = await startSlack({ signedAt: () => new Date() });
  const users = new Map(cast.map((name) => [name, slack.user({ name })]));

  const api = (method: string, params: Fields = {}, token = slack.botToken) =>
    calledAt(`${slack.apiUrl}${method}`, params, token);

  const byBot = () => slack.calls.filter(({ method }) => method !== 'conversations.history');

  async function found<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
    for (;;) {
      const before = byBot().length;
      const result = await look();
      if (result !== undefined) return result;
      await slack.until(() => byBot().length > before);
    }
  }

  function personOf(user: SlackUser): Person {
    const shown = (view: SlackUser['home']): SeenView | undefined =>
      view && {
        ...seenView({ ...view.given, id: view.id, hash: view.hash, blocks: view.blocks }),
        errors: Object.values(view.errors),
      };
    return {
      id: user.id,
      channel: user.channel,
      async says(text) {
        user.says(text);
        await slack.idle();
      },
      async press(button) {
        await user.press(button);
      },
      async fills(values) {
        const entries = Object.entries(values).map(([name, entry]): [string, Entry] => [
          name,
          isUpload(entry) ? user.uploads(entry) : entry,
        ]);
        await user.fills(Object.fromEntries(entries));
      },
      submits: () => user.submits(),
      async opensHome() {
        user.opensHome();
        await slack.idle();
      },
      async dm() {
        const { messages } = await api('conversations.history', { channel: user.channel });
        return [messages]
          .flat()
          .filter(isFields)
          .map((message) => seenMessage(message, bot.userId))
          .toReversed();
      },
      get modal() {
        return shown(user.modal);
      },
      get home() {
        return shown(user.home);
      },
    };
  }

  return {
    name: 'ours',
    plays: [],
    botToken: slack.botToken,
    appToken: slack.appToken,
    signingSecret: slack.signingSecret,
    apiUrl: slack.apiUrl,
    deliverTo: slack.deliverTo,
    async person(name) {
      const user = users.get(name);
      if (user === undefined) throw new Error(`${name} is not of the cast`);
      return personOf(user);
    },
    api,
    outcomes: (method) => slack.callsOf(method).map(({ outcome }) => outcome),
    found,
    async trigger(person) {
      const user = [...users.values()].find(({ id }) => id === person.id);
      await (person.modal ? user?.press(person.modal.buttons[0] ?? '') : user?.command('/gouban'));
      return String(slack.deliveries.at(-1)?.payload.trigger_id);
    },
    stop: () => slack.stop(),
  };
}
