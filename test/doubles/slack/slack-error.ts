/** An answer with ok: false, in Slack's own words. */
export class SlackError extends Error {
  readonly error: string;
  readonly messages: readonly string[];
  readonly retryAfter: number | undefined;

  constructor(error: string, messages: readonly string[] = [], retryAfter?: number) {
    super([error, ...messages].join('; '));
    this.error = error;
    this.messages = messages;
    this.retryAfter = retryAfter;
  }
}
