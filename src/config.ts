import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

type Environment = Readonly<Record<string, string | undefined>>;

/** How updates of Telegram arrive: pushed to PUBLIC_URL, or fetched where there is none. */
type TelegramReceiving = { readonly kind: 'webhook'; readonly secret: string } | { readonly kind: 'polling' };

/** How events of Slack arrive: pushed to PUBLIC_URL, or over a socket that the bot opens. */
type SlackReceiving =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

export interface Config {
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** Without a slash at the end. */
  readonly publicUrl?: string;
  /** The addresses of the proxies before it: only these are believed when they say from where somebody comes. */
  readonly proxies: readonly string[];
  /** Without a url the embedded database in `dataDir` is used. */
  readonly database: { readonly url?: string; readonly schema: string; readonly connections: number };
  /** An absolute path. */
  readonly dataDir: string;
  /**
   * Where the city's keys lie, the file of the second holder where they are parted between two, and that of whoever holds the
   * other share of tenders' keys.
   */
  readonly keys: { readonly folder: string; readonly share?: string; readonly opening: string };
  /** A `file:` URL of a folder. */
  readonly filesUrl: string;
  readonly telegram?: { readonly botToken: string; readonly apiRoot: string; readonly receiving: TelegramReceiving };
  readonly slack?: { readonly botToken: string; readonly apiUrl: string; readonly receiving: SlackReceiving };
  /** The city's own directory, by which officials can sign in. */
  readonly identity?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  readonly demo: boolean;
  /** How many things a second one account may do for long; 0 for as many as it likes. */
  readonly pace: number;
  /** By which whoever watches from another machine is known. */
  readonly metricsToken?: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function isPublicUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
}

/** `postgres://user@one:1,two:2/db` and `postgres:///db?host=/run` are addresses too, but no URLs of one host. */
function namesOneHost(text: string): boolean {
  const [, host] = /^postgres(?:ql)?:\/\/(?:[^/@]*@)?([^/?]*)/.exec(text) ?? [];
  return host === undefined || (host !== '' && !host.includes(',') && !/[?&]host=/.test(text));
}

/** No message repeats the value: it may be a secret, or a secret in the wrong place. */
const Settings = z.object({
  HOST: z.string().regex(/^\S+$/, '应为主机名或地址 / must be a host name or an address').default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, '应为 0 至 65535 的整数 / must be a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, '应为 0 至 65535 的整数 / must be a whole number from 0 to 65535')
    .default(8080),
  PUBLIC_URL: z
    .string()
    .refine(isPublicUrl, '应为 https 网址，本机可用 http / must be an https URL, or http on this machine')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  PROXIES: z
    .string()
    .transform((list) => list.split(',').map((each) => each.trim()))
    .refine(
      (list) => list.every((each) => isIP(each) > 0),
      '应为 IP 地址，用逗号隔开 / must be IP addresses, parted by commas',
    )
    .optional(),
  DATABASE_URL: z
    .string()
    .refine(namesOneHost, {
      error:
        '须指明一台主机；多台主机或套接字请用代理或浮动地址 / must name one host: for several, or a socket, put a proxy or a floating address before them',
    })
    .pipe(
      z.url({
        protocol: /^postgres(ql)?$/,
        error: '应以 postgres:// 开头 / must be a URL that begins with postgres://',
      }),
    )
    .optional(),
  DATABASE_SCHEMA: z
    .string()
    .regex(
      /^[a-z][a-z0-9_]{0,40}$/,
      '应为小写字母开头的字母、数字、下划线，至多 41 个 / must be up to 41 of a-z, 0-9 and _, beginning with a letter',
    )
    .default('gouban'),
  DATABASE_CONNECTIONS: z
    .string()
    .regex(/^([2-9]|[1-9]\d)$/, '应为 2 至 99 的整数 / must be a whole number from 2 to 99')
    .transform(Number)
    .default(10),
  DATA_DIR: z.string().default('.data'),
  KEY_SHARE: z.string().optional(),
  OPENING_KEY: z.string().optional(),
  FILES_URL: z
    .url({
      protocol: /^file$/,
      error: '目前只支持 file:///… 文件夹 / must be a file:///… URL of a folder; other storage is not supported yet',
    })
    .optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, '应为 BotFather 给出的令牌 / must be a token as BotFather gives it')
    .optional(),
  TELEGRAM_API_ROOT: z
    .url({ protocol: /^https?$/, error: '应为网址 / must be a URL' })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/, '应为 1 至 256 个字母、数字、_、- / must be 1 to 256 of A-Z, a-z, 0-9, _ and -')
    .optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', '应以 xoxb- 开头 / must begin with xoxb-').optional(),
  SLACK_SIGNING_SECRET: z.string().regex(/^\S+$/, '不应含空白 / must not contain white space').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', '应以 xapp- 开头 / must begin with xapp-').optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: '应为网址 / must be a URL' })
    .transform((url) => `${url.replace(/\/+$/, '')}/`)
    .default('https://slack.com/api/'),
  OIDC_ISSUER: z
    .string()
    .refine(isPublicUrl, '应为 https 网址，本机可用 http / must be an https URL, or http on this machine')
    .optional(),
  OIDC_CLIENT_ID: z.string().regex(/^\S+$/, '不应含空白 / must not contain white space').optional(),
  OIDC_CLIENT_SECRET: z.string().regex(/^\S+$/, '不应含空白 / must not contain white space').optional(),
  PACE: z
    .string()
    .regex(/^\d{1,4}$/, '应为 0 至 9999 的整数 / must be a whole number from 0 to 9999')
    .transform(Number)
    .default(2),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w-]{16,}$/, '应为至少 16 个字母、数字、_、- / must be at least 16 of A-Z, a-z, 0-9, _ and -')
    .optional(),
  DEMO: z
    .enum(['true', 'false', '1', '0'], '应为 true 或 false / must be true or false')
    .transform((demo) => demo === 'true' || demo === '1')
    .optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      '应为 / must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
});

export const settingNames: readonly string[] = Settings.keyof().options;
type Settings = z.infer<typeof Settings>;
type Name = keyof Settings;

/** A setting that another one asks for; looked at before the values are right, so that all is named at once. */
interface Pair {
  readonly needs: Name;
  readonly when: readonly Name[];
  readonly without?: Name;
}

const pairs: readonly Pair[] = [
  { needs: 'TELEGRAM_WEBHOOK_SECRET', when: ['TELEGRAM_BOT_TOKEN', 'PUBLIC_URL'] },
  { needs: 'TELEGRAM_BOT_TOKEN', when: ['TELEGRAM_WEBHOOK_SECRET'] },
  { needs: 'SLACK_SIGNING_SECRET', when: ['SLACK_BOT_TOKEN', 'PUBLIC_URL'] },
  { needs: 'SLACK_APP_TOKEN', when: ['SLACK_BOT_TOKEN'], without: 'PUBLIC_URL' },
  { needs: 'SLACK_BOT_TOKEN', when: ['SLACK_SIGNING_SECRET'] },
  { needs: 'SLACK_BOT_TOKEN', when: ['SLACK_APP_TOKEN'] },
  { needs: 'OIDC_CLIENT_ID', when: ['OIDC_ISSUER'] },
  { needs: 'OIDC_CLIENT_SECRET', when: ['OIDC_ISSUER'] },
  { needs: 'PUBLIC_URL', when: ['OIDC_ISSUER'] },
  { needs: 'OIDC_ISSUER', when: ['OIDC_CLIENT_ID'] },
  { needs: 'OIDC_ISSUER', when: ['OIDC_CLIENT_SECRET'] },
];

function missingPairs(given: Environment): readonly string[] {
  const has = (name: Name): boolean => given[name] !== undefined;
  return pairs
    .filter(({ needs, when, without }) => !has(needs) && when.every(has) && !(without && has(without)))
    .map(({ needs, when, without }) => {
      const cause = when.join(' + ');
      const [but, otherwise] = without ? [`而无 ${without} `, ` without ${without}`] : ['', ''];
      return `${needs}: 有 ${cause} ${but}时必填 / is needed with ${cause}${otherwise}`;
    });
}

/**
 * The settings of the environment; an empty one counts as not given.
 * Throws one error that names every wrong and every missing setting, and repeats no value.
 */
export function configFrom(env: Environment): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Settings.safeParse(given);
  const issues = parsed.error?.issues ?? [];
  const wrong = [...issues.map(({ path, message }) => `${path.join('.')}: ${message}`), ...missingPairs(given)];
  if (!parsed.success || wrong.length > 0) {
    throw new Error(`设置有误 / The settings are wrong:\n${wrong.map((line) => `- ${line}`).join('\n')}`);
  }
  return grouped(parsed.data);
}

function grouped(settings: Settings): Config {
  const { PUBLIC_URL: publicUrl, DATABASE_URL: databaseUrl } = settings;
  const dataDir = resolve(settings.DATA_DIR);
  const telegram = telegramOf(settings);
  const slack = slackOf(settings);
  const identity = identityOf(settings);
  return {
    host: settings.HOST,
    port: settings.PORT,
    ...(publicUrl !== undefined && { publicUrl }),
    proxies: settings.PROXIES ?? [],
    database: {
      schema: settings.DATABASE_SCHEMA,
      connections: settings.DATABASE_CONNECTIONS,
      ...(databaseUrl !== undefined && { url: databaseUrl }),
    },
    dataDir,
    keys: {
      folder: `${dataDir}/keys`,
      ...(settings.KEY_SHARE !== undefined && { share: resolve(settings.KEY_SHARE) }),
      opening: resolve(settings.OPENING_KEY ?? `${dataDir}/second-holder/opening.key`),
    },
    filesUrl: settings.FILES_URL ?? pathToFileURL(`${dataDir}/files`).href,
    ...(telegram && { telegram }),
    ...(slack && { slack }),
    ...(identity && { identity }),
    pace: settings.PACE,
    ...(settings.METRICS_TOKEN !== undefined && { metricsToken: settings.METRICS_TOKEN }),
    demo: settings.DEMO ?? (publicUrl === undefined && databaseUrl === undefined),
    logLevel: settings.LOG_LEVEL,
  };
}

function identityOf(settings: Settings): Config['identity'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings;
  // `pairs` has asked for the other two already; the compiler cannot know it.
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { issuer, clientId, clientSecret };
}

function telegramOf(settings: Settings): Config['telegram'] {
  const { TELEGRAM_BOT_TOKEN: botToken, TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEBHOOK_SECRET: secret } = settings;
  if (botToken === undefined) return undefined;
  const pushed = settings.PUBLIC_URL !== undefined && secret !== undefined;
  return { botToken, apiRoot, receiving: pushed ? { kind: 'webhook', secret } : { kind: 'polling' } };
}

function slackOf(settings: Settings): Config['slack'] {
  const { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl } = settings;
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = settings;
  if (botToken === undefined) return undefined;
  if (settings.PUBLIC_URL !== undefined && signingSecret !== undefined) {
    return { botToken, apiUrl, receiving: { kind: 'http', signingSecret } };
  }
  // `pairs` has asked for the token already; the compiler cannot know it.
  return appToken === undefined ? undefined : { botToken, apiUrl, receiving: { kind: 'socket', appToken } };
}
