import { readdirSync, readFileSync } from 'node:fs';
import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { listenToConversations } from '../../adapters/slack/conversations.ts';
import { fieldInputs } from '../../adapters/slack/field-input.ts';
import { listenToForms } from '../../adapters/slack/forms.ts';
import type { Given } from '../../adapters/slack/given.ts';
import { listenToInstallation } from '../../adapters/slack/installation.ts';
import { listenToMentions } from '../../adapters/slack/mentions.ts';
import { listenToPresses } from '../../adapters/slack/presses.ts';
import { listenToLinks } from '../../adapters/slack/unfurl.ts';
import { words } from '../../adapters/slack/words.ts';
import { commandNames } from '../../src/dialogue/commands.ts';
import type { PageField } from '../../src/dialogue/message.ts';

const text = (min: number, max: number) => z.string().min(min).max(max);

/** As docs.slack.dev/reference/app-manifest has it; with what it does not name nothing is imported. */
const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(1), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: text(1, 35),
    description: text(1, 140),
    long_description: text(175, 4000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: text(1, 80).regex(/^[a-z0-9._-]+$/), always_online: z.boolean() }),
    unfurl_domains: z.array(text(1, 255)).max(5),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(1, 24),
          type: z.enum(['global', 'message']),
          callback_id: text(1, 255),
          description: text(1, 150),
        }),
      )
      .max(10),
    slash_commands: z.array(
      z.strictObject({
        command: text(2, 32).startsWith('/'),
        description: text(1, 2000),
        usage_hint: text(1, 1000),
        should_escape: z.boolean(),
      }),
    ),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(text(1, 50)).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(text(1, 50)).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.boolean() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const folder = 'adapters/slack';
const manifest = Manifest.parse(JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')));
const code = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  .join('\n');

/** The scopes that each method of the Web API wants, as docs.slack.dev/reference/methods says. */
const scopesOfMethod: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.unfurl': ['links:write'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** What has to be subscribed to so that a listener hears something, and the scope that this wants. */
const subscriptionOf: Readonly<Record<string, { readonly event: string; readonly scope?: string }>> = {
  app_home_opened: { event: 'app_home_opened' },
  app_mention: { event: 'app_mention', scope: 'app_mentions:read' },
  app_uninstalled: { event: 'app_uninstalled' },
  channel_archive: { event: 'channel_archive', scope: 'channels:read' },
  channel_left: { event: 'channel_left', scope: 'channels:read' },
  group_archive: { event: 'group_archive', scope: 'groups:read' },
  group_left: { event: 'group_left', scope: 'groups:read' },
  link_shared: { event: 'link_shared', scope: 'links:read' },
  tokens_revoked: { event: 'tokens_revoked' },
  message: { event: 'message.im', scope: 'im:history' },
};

/** The scopes of what is neither a method nor an event: a slash command, and files in a form. */
const scopeOfCommands = 'commands';
const scopeOfFiles = 'files:read';

/** What is called on the client stands in the code alone. */
const methods = [...new Set([...code.matchAll(/\bclient\.((?:\w+\.)+\w+)\(/g)].map(([, found = '']) => found))].sort();

/** What the adapter listens to, by the kind of listener: as it tells Bolt. */
function listenedTo(): ReadonlyMap<string, readonly unknown[]> {
  const heard = new Map<string, unknown[]>();
  const noting = new Proxy(
    {},
    {
      get: (_, kind) => (what: unknown) => {
        heard.set(String(kind), [...(heard.get(String(kind)) ?? []), what]);
      },
    },
  );
  // While they are entered, listeners only tell the app what they listen to; nothing is asked of the rest.
  const app = noting as App;
  listenToConversations(app, noting as Given);
  listenToMentions(app, noting as Given);
  listenToPresses(app, noting as Given);
  listenToInstallation(app, noting as Given);
  listenToLinks(app, noting as Given);
  listenToForms(app, noting as Given);
  return heard;
}

const heard = listenedTo();
const papers: PageField = { key: 'papers', kind: 'files', label: '材料', ask: '请发材料。', required: true, value: [] };
const events = z.array(z.string()).parse(heard.get('event')).toSorted();

test('every method that the adapter calls is one whose scopes are known', () => {
  expect(methods).toEqual(Object.keys(scopesOfMethod).sort());
});

test('every event that the adapter handles is subscribed to, and no other', () => {
  const wanted = events.map((name) => subscriptionOf[name]?.event);
  expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(wanted.toSorted());
});

test('the bot asks for the scopes that it needs, and for no other', () => {
  const wanted = [
    ...methods.flatMap((name) => scopesOfMethod[name] ?? []),
    ...events.map((name) => subscriptionOf[name]?.scope),
    ...(heard.has('command') ? [scopeOfCommands] : []),
    ...(JSON.stringify(fieldInputs(papers, 0, words.zh, 'zh')).includes('"file_input"') ? [scopeOfFiles] : []),
  ];
  const scopes = new Set(wanted.filter((scope) => scope !== undefined));
  expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...scopes].sort());
});

test('the manifest offers the shortcuts that the adapter answers, and says what each is for', () => {
  const { shortcuts } = manifest.features;
  const answered = z.array(z.instanceof(RegExp)).parse(heard.get('shortcut'));
  for (const { callback_id: id } of shortcuts) expect(answered.some((pattern) => pattern.test(id))).toBe(true);
  expect(shortcuts.map(({ type }) => type)).toEqual(['global', 'message']);
});

test('the README says for each scope what it is wanted for', () => {
  const readme = readFileSync('README.md', 'utf8');
  for (const scope of manifest.oauth_config.scopes.bot) expect(readme).toContain(`| \`${scope}\` |`);
});

test('buttons, forms, the Home tab and writing to the bot are switched on, over a socket', () => {
  const { features, settings } = manifest;
  expect(settings.interactivity.is_enabled).toBe(true);
  expect(features.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(settings.socket_mode_enabled).toBe(true);
});

test('the hint of the slash command names every command', () => {
  const [only] = manifest.features.slash_commands;
  expect(only?.usage_hint).toBe(`[${commandNames.join(' | ')}]`);
});
