import { type Logger, LogLevel } from '@slack/bolt';
import { firstWords } from '../../src/app/ports/loggable.ts';
import type { Log } from '../../src/app/ports/system.ts';

/** What is written about Slack, with no token in it. */
export interface SlackLog {
  error(what: string, error: unknown): void;
  /** For Bolt and its clients: their warnings and errors only. */
  readonly logger: Logger;
}

export function slackLog(log: Log, secrets: readonly string[]): SlackLog {
  const clean = (text: string): string => withoutSecrets(text, secrets);
  const library = { channel: 'slack', what: 'library' };
  const cleaned = (said: readonly unknown[]): string => firstWords(clean(said.map(textOf).join(' ')));
  const ignore = (): void => {};
  return {
    error(what, error) {
      log.error({ channel: 'slack', what }, error instanceof Error ? cleanError(error, clean) : clean(String(error)));
    },
    logger: {
      debug: ignore,
      info: ignore,
      warn: (...said) => log.info(library, cleaned(said)),
      error: (...said) => log.error(library, cleaned(said)),
      setLevel: ignore,
      setName: ignore,
      getLevel: () => LogLevel.INFO,
    },
  };
}

/** The error as it is, unless it names a token. */
function cleanError(error: Error, clean: (text: string) => string): Error {
  const { message, stack = '' } = error;
  if (clean(message) === message && clean(stack) === stack) return error;
  const cleaned = new Error(clean(error.message));
  cleaned.name = error.name;
  cleaned.stack = clean(error.stack ?? '');
  return cleaned;
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text)
    .replaceAll(/x(?:ox[a-z]|app)-[\w.-]+/g, '…')
    .replaceAll(/ticket=[\w-]+/g, 'ticket=…');
}

function textOf(value: unknown): string {
  return value instanceof Error ? value.message : String(value);
}
