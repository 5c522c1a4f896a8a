import { DrizzleQueryError } from 'drizzle-orm';
import { GrammyError, HttpError } from 'grammy';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { reasoned } from '../../adapters/telegram/failure.ts';
import { NoAnswer } from '../../adapters/telegram/telegram-fetch.ts';
import { Undelivered } from '../../src/app/ports/channel.ts';
import { firstWords, type LogLine, loggable, logTo } from '../../src/app/ports/loggable.ts';

const written = 'CANARY the official took 13800138000';

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

function asDriver(message: string, more: object): Error {
  return Object.assign(new Error(message), { name: 'PostgresError', severity: 'ERROR', ...more });
}

const failedQuery = new DrizzleQueryError(
  'insert into "answer" ("value") values ($1)',
  [written],
  asDriver('duplicate key value violates unique constraint "answer_pkey"', {
    code: '23505',
    detail: `Key (value)=(${written}) already exists.`,
    where: written,
    query: `insert … ${written}`,
    parameters: [written],
    table_name: 'answer',
    constraint_name: 'answer_pkey',
    routine: '_bt_check_unique',
  }),
);

const errors: readonly (readonly [string, unknown])[] = [
  ['a failed query', failedQuery],
  ['a value that is none', asDriver(`invalid input syntax for type uuid: "${written}"`, { code: '22P02' })],
  ['a text that is no JSON', thrown(() => JSON.parse(written))],
  ['a text that is almost JSON', thrown(() => JSON.parse(`{"a": ${written}`))],
  ['a shape that is another', thrown(() => z.strictObject({}).parse({ [written]: written }))],
  ['an address that is none', thrown(() => new URL(written))],
  ['several at once', new AggregateError([failedQuery, new Error(`'${written}'`)], `“${written}”`)],
  ['what is no error', { written }],
  [
    'a message with a stack in it',
    new Error(`\n    at ${written} (file:///CANARY/a.ts:1:1)\n    at CANARY (/CANARY:1:1)`),
  ],
  ['a name that was given', Object.assign(new Error('no'), { name: written, code: written, constraint: written })],
  [
    'causes without end',
    ((): Error => {
      const error = new Error(`"${written}"`);
      error.cause = error;
      return error;
    })(),
  ],
  [
    'a refusal of Telegram',
    reasoned(
      new GrammyError(
        'Call failed',
        {
          ok: false,
          error_code: 400,
          description: `Bad Request: can't parse entities: Unsupported start tag "${written}" at byte offset 1`,
          parameters: {},
        },
        'sendMessage',
        { text: written },
      ),
    ),
  ],
  ['a message that did not arrive', new Undelivered('never', `Bad Request: "${written}"`)],
];

test.each(errors)('%s is logged without what people wrote', (_, error) => {
  const lines: LogLine[] = [];
  logTo((line) => lines.push(line)).error({ reference: 'A1' }, error);
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toMatch(/CANARY|13800138000|official/);
});

test('of a failed query the log has what an operator needs', () => {
  const { name, cause, words, frames } = loggable(failedQuery);
  expect({ name, words }).toEqual({ name: 'Error', words: undefined });
  expect(frames?.[0]).toMatch(/^test\/core\/loggable\.test\.ts\b.*:\d+:\d+$/);
  expect(cause).toMatchObject({
    name: 'PostgresError',
    code: '23505',
    table: 'answer',
    constraint: 'answer_pkey',
    routine: '_bt_check_unique',
    words: 'duplicate key value violates unique constraint',
  });
});

test('what a platform or the language says is told as far as it is its own words', () => {
  const refused = new GrammyError(
    'Call failed',
    { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user', parameters: {} },
    'sendMessage',
    {},
  );
  expect(loggable(reasoned(refused)).words).toBe('sendMessage: 403 Forbidden: bot was blocked by the user');
  expect(loggable(reasoned(new HttpError('Network request failed', new NoAnswer(true, 'ECONNRESET')))).words).toBe(
    'No answer from Telegram (ECONNRESET)',
  );
  expect(loggable(thrown(() => Reflect.get({}, 'none')())).words).toMatch(/is not a function$/);
  expect(firstWords('connect ECONNREFUSED 127.0.0.1:5432')).toBe('connect ECONNREFUSED 127.0.0.1:5432');
});
