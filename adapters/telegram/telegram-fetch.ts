/** A call without an answer. `begun` is false when surely not one byte of it was written. Never names the address. */
export class NoAnswer extends Error {
  readonly begun: boolean;
  constructor(begun: boolean, reason: string) {
    super(`No answer from Telegram (${reason})`);
    this.begun = begun;
  }
}

/**
 * fetch for grammY, whose own default cannot tell a connection that was never made from one that broke. The address of a
 * call holds the bot's token, so no error of fetch is let through: throws `NoAnswer` only.
 */
export async function telegramFetch(...[address, init = {}]: Parameters<typeof fetch>): Promise<Response> {
  const { signal, body, method = 'GET', headers } = init;
  const aborting = new AbortController();
  const abort = () => aborting.abort();
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await fetch(address, {
      method,
      signal: aborting.signal,
      ...(headers && { headers }),
      ...(body != null && { body, duplex: 'half' }),
    });
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    throw new NoAnswer(!isBeforeConnection(cause), String(property(cause, 'code') ?? property(cause, 'name')));
  }
}

function isBeforeConnection(cause: unknown): boolean {
  if (cause instanceof AggregateError) return cause.errors.every(isBeforeConnection);
  const code = String(property(cause, 'code'));
  const call = property(cause, 'syscall');
  if (call === 'connect' || call === 'getaddrinfo') return true;
  return code === 'UND_ERR_CONNECT_TIMEOUT' || /^(CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(code);
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
