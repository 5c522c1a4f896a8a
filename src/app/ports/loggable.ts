import { fileURLToPath } from 'node:url';
import type { Log } from './system.ts';

/** All of an error that may stand in a log: nothing in it is ever what somebody wrote, or a secret. */
export interface Loggable {
  readonly name: string;
  /** Of the database, the system or the driver. */
  readonly code?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly routine?: string;
  /** How its message begins. */
  readonly words?: string;
  readonly frames?: readonly string[];
  readonly cause?: Loggable;
}

/** One line of a log, as it may be written anywhere. */
export interface LogLine {
  readonly level: 'info' | 'error';
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly message: string;
  readonly error?: Loggable;
}

const longestWords = 120;
const mostFrames = 12;
const mostCauses = 4;
const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Where an error of the system or of the driver has it. */
const named = {
  code: 'code',
  table: 'table_name',
  column: 'column_name',
  constraint: 'constraint_name',
  routine: 'routine',
} as const satisfies Partial<Record<keyof Loggable, string>>;

/** The one way to a log: every error comes to `write` as `loggable` leaves it. */
export function logTo(write: (line: LogLine) => void): Log {
  return {
    info: (facts, message) => write({ level: 'info', facts, message }),
    error: (facts, error) => write({ level: 'error', facts, message: 'failed', error: loggable(error) }),
  };
}

/**
 * What of a thrown value may be logged. Only what is named here: libraries put what people wrote into messages, details,
 * queries, parameters and stacks.
 */
export function loggable(thrown: unknown, depth = 0): Loggable {
  if (typeof thrown === 'string') return { name: 'Error', ...said(thrown) };
  if (!(thrown instanceof Error)) return { name: typeof thrown };
  const cause = depth < mostCauses ? causeOf(thrown) : undefined;
  const frames = framesOf(thrown);
  return {
    name: identifier(thrown.name) ?? 'Error',
    ...Object.fromEntries(Object.entries(named).flatMap(([as, key]) => entry(as, Reflect.get(thrown, key)))),
    // What wraps a failed query says nothing but the query.
    ...('params' in thrown ? {} : said(thrown.message)),
    ...(frames.length > 0 && { frames }),
    ...(cause !== undefined && { cause: loggable(cause, depth + 1) }),
  };
}

/**
 * How a message begins, as far as it is the words of whoever made it: PostgreSQL, the platforms and the language itself
 * put what they complain of in quotes or after a line.
 */
export function firstWords(message: string): string {
  const [begin = ''] = message.split(/[^\p{ASCII}]|[\r\n"`{[<@=]|\s'|'\s|\d{7}/u, 1);
  return begin.slice(0, longestWords).trim();
}

function said(message: string): Pick<Loggable, 'words'> {
  const words = firstWords(message);
  return words === '' ? {} : { words };
}

function causeOf(error: Error): unknown {
  if (error.cause !== undefined) return error.cause;
  if (error instanceof AggregateError) return error.errors[0];
  // What grammY wraps is its `error`.
  const inner: unknown = Reflect.get(error, 'error');
  return inner instanceof Error ? inner : undefined;
}

function entry(key: string, value: unknown): readonly (readonly [string, string])[] {
  const name = typeof value === 'number' ? String(value) : identifier(value);
  return name === undefined ? [] : [[key, name]];
}

/** Codes and names of what we ourselves have named: never a sentence. */
function identifier(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z_][\w.]{0,62}$|^[0-9A-Z]{5}$/.test(value) ? value : undefined;
}

/** Where it was thrown: lines that name a place in a file of ours, of a package or of Node, with the way to our folder left out. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const after = message === '' ? -1 : stack.indexOf(message);
  const lines = (after < 0 ? stack : stack.slice(after + message.length)).split('\n');
  return lines.flatMap(frameOf).slice(0, mostFrames);
}

function frameOf(line: string): readonly string[] {
  const found =
    /^ {4}at (?:(?:async )?([\w$.<># ]{1,80}) \()?(file:\/\/\/|\/|node:)([^\s()]{1,300}):(\d+):(\d+)\)?$/.exec(line);
  if (!found) return [];
  const [, doing = '', scheme = '', path = '', row, column] = found;
  const file = scheme === 'node:' ? `node:${path}` : withinRoot(scheme === '/' ? `/${path}` : `/${decoded(path)}`);
  return file === undefined ? [] : [`${doing} ${file}:${row}:${column}`.trim()];
}

function withinRoot(path: string): string | undefined {
  return path.startsWith(root) ? path.slice(root.length) : undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
