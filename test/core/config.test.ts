import { expect, test } from 'vitest';
import { configFrom } from '../../src/config.ts';

/** What the error says about these settings, line by line. */
function wrongSettings(env: Record<string, string>): readonly string[] {
  try {
    configFrom(env);
  } catch (error) {
    if (error instanceof Error) return error.message.split('\n').slice(1);
  }
  return [];
}

const names = (lines: readonly string[]) => lines.map((line) => line.slice(2).split(':')[0]).sort();

test('nothing set starts a demonstration on this machine with the embedded database', () => {
  const config = configFrom({});
  expect(config).toEqual({
    host: '127.0.0.1',
    port: 8080,
    pace: 2,
    proxies: [],
    database: { schema: 'gouban', connections: 10 },
    dataDir: `${process.cwd()}/.data`,
    keys: {
      folder: `${process.cwd()}/.data/keys`,
      opening: `${process.cwd()}/.data/second-holder/opening.key`,
    },
    filesUrl: `file://${process.cwd()}/.data/files`,
    demo: true,
    logLevel: 'info',
  });
});

test('an empty setting counts as not given', () => {
  expect(configFrom({ PORT: '', PUBLIC_URL: '', SLACK_BOT_TOKEN: '', DEMO: '', DATABASE_URL: '' })).toEqual(
    configFrom({}),
  );
});

test('every wrong setting and every missing partner is named in one message', () => {
  const lines = wrongSettings({
    HOST: 'two words',
    PORT: '70000',
    PUBLIC_URL: 'http://city.example',
    PROXIES: '10.0.0.1, proxy.example',
    DATABASE_URL: 'mysql://db/city',
    DATABASE_SCHEMA: 'Gouban; drop',
    DATABASE_CONNECTIONS: '1',
    FILES_URL: 's3://bucket/files',
    TELEGRAM_BOT_TOKEN: 'not-a-token',
    TELEGRAM_API_ROOT: 'telegram',
    SLACK_BOT_TOKEN: 'xoxp-1',
    SLACK_APP_TOKEN: 'xoxb-2',
    SLACK_API_URL: 'slack',
    DEMO: 'perhaps',
    LOG_LEVEL: 'loud',
  });
  expect(names(lines)).toEqual([
    'DATABASE_CONNECTIONS',
    'DATABASE_SCHEMA',
    'DATABASE_URL',
    'DEMO',
    'FILES_URL',
    'HOST',
    'LOG_LEVEL',
    'PORT',
    'PROXIES',
    'PUBLIC_URL',
    'SLACK_API_URL',
    'SLACK_APP_TOKEN',
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
    'TELEGRAM_API_ROOT',
    'TELEGRAM_BOT_TOKEN',
    'TELEGRAM_WEBHOOK_SECRET',
  ]);
});

test.each(['postgres://owner:secret@one:1,two:2/city', 'postgres://owner:secret@/city?host=/var/run/postgresql'])(
  'a database of several hosts or of a socket is refused for what it is, and not for how it begins',
  (url) => {
    const [line] = wrongSettings({ DATABASE_URL: url });
    expect(line).toContain('must name one host');
    expect(line).not.toContain('begins with');
  },
);

test('no value of a wrong setting is repeated, for it may be a secret', () => {
  const secrets = {
    DATABASE_URL: 'https://owner:hunter2@db/city',
    TELEGRAM_BOT_TOKEN: 'hunter2',
    TELEGRAM_WEBHOOK_SECRET: 'hunter2!',
    SLACK_BOT_TOKEN: 'hunter2',
    SLACK_SIGNING_SECRET: 'hunter2 hunter2',
    SLACK_APP_TOKEN: 'hunter2',
    PUBLIC_URL: 'https://owner:hunter2@city.example',
  };
  const lines = wrongSettings(secrets);
  expect(names(lines)).toEqual(Object.keys(secrets).sort());
  expect(lines.join('\n')).not.toContain('hunter2');
});

const telegram = { TELEGRAM_BOT_TOKEN: '12:ab' };
const slack = { SLACK_BOT_TOKEN: 'xoxb-1' };
const open = { PUBLIC_URL: 'https://city.example/' };

test.each([
  ['Telegram behind a public address without a secret', { ...telegram, ...open }, ['TELEGRAM_WEBHOOK_SECRET']],
  ['a webhook secret without a bot', { TELEGRAM_WEBHOOK_SECRET: 'x' }, ['TELEGRAM_BOT_TOKEN']],
  ['Slack behind a public address without a signing secret', { ...slack, ...open }, ['SLACK_SIGNING_SECRET']],
  ['Slack without a public address and without a socket', slack, ['SLACK_APP_TOKEN']],
  [
    'a directory that knows nobody, and cannot send back',
    { OIDC_ISSUER: 'https://id.city.test' },
    ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'],
  ],
  ['a directory without an address', { OIDC_CLIENT_ID: 'c', OIDC_CLIENT_SECRET: 's' }, ['OIDC_ISSUER', 'OIDC_ISSUER']],
  ['a signing secret without a bot', { SLACK_SIGNING_SECRET: 'x' }, ['SLACK_BOT_TOKEN']],
  ['an app token without a bot', { SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
])('%s is refused', (_, env, expected) => {
  expect(names(wrongSettings(env))).toEqual(expected);
});

test('with a public address both platforms push, signed', () => {
  const config = configFrom({
    ...telegram,
    ...slack,
    ...open,
    TELEGRAM_WEBHOOK_SECRET: 's-1',
    SLACK_SIGNING_SECRET: 's-2',
  });
  expect(config.publicUrl).toBe('https://city.example');
  expect(config.demo).toBe(false);
  expect(config.telegram).toEqual({
    botToken: '12:ab',
    apiRoot: 'https://api.telegram.org',
    receiving: { kind: 'webhook', secret: 's-1' },
  });
  expect(config.slack).toEqual({
    botToken: 'xoxb-1',
    apiUrl: 'https://slack.com/api/',
    receiving: { kind: 'http', signingSecret: 's-2' },
  });
});

test('without a public address Telegram is polled and Slack comes over a socket', () => {
  const config = configFrom({
    ...telegram,
    ...slack,
    SLACK_APP_TOKEN: 'xapp-1',
    TELEGRAM_API_ROOT: 'http://127.0.0.1:1/',
  });
  expect(config.telegram).toEqual({ botToken: '12:ab', apiRoot: 'http://127.0.0.1:1', receiving: { kind: 'polling' } });
  expect(config.slack?.receiving).toEqual({ kind: 'socket', appToken: 'xapp-1' });
});

test.each(['http://localhost:8080', 'http://127.0.0.1', 'http://[::1]:3000', 'https://city.example'])(
  '%s may be the public address',
  (url) => {
    expect(configFrom({ PUBLIC_URL: url }).publicUrl).toBe(url);
  },
);

test.each([
  'http://city.example',
  'http://localhost.evil.example',
  'ftp://localhost',
  'https://city.example/?a=1',
  'city',
])('%s may not be the public address', (url) => {
  expect(names(wrongSettings({ PUBLIC_URL: url }))).toEqual(['PUBLIC_URL']);
});

test('a database of its own ends the demonstration, unless it is asked for', () => {
  const own = { DATABASE_URL: 'postgresql://owner:secret@db/city' };
  expect(configFrom(own).demo).toBe(false);
  expect(configFrom({ ...own, DEMO: '1' }).demo).toBe(true);
  expect(configFrom({ DEMO: 'false' }).demo).toBe(false);
});
