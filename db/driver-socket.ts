import { EventEmitter } from 'node:events';
import net from 'node:net';
import { encrypted } from './encrypted.ts';

/** Where the server is, as the driver has read it from the url and the environment. */
export interface Target {
  readonly host: readonly string[];
  readonly port: readonly number[];
  /** Of a Unix socket, which then goes before host and port. */
  readonly path: string | false;
}

interface Manner {
  /** The `sslmode` of the url; nothing where it asks for none. */
  readonly encryption: string | undefined;
  /** Milliseconds after which a server that owes an answer is given up; 0 waits for ever. */
  readonly answerTimeout: number;
}

/** The letters with which messages of the protocol begin. */
const letter = { error: 0x45, ready: 0x5a, query: 0x51, sync: 0x53 };
/** A letter, and the length of what follows it. */
const header = 5;
const readyMessage = Buffer.from('Z\0\0\0\u0005I');
const nothing = Buffer.alloc(0);

/**
 * What the driver writes to and is answered by, instead of a plain socket; to be given to it as its `socket`.
 *
 * Left alone, the driver takes over to a connection made anew what it had not sent on the old one, and the error that
 * had ended it; and lets whoever waits for a connection wait for ever while it is greeted and hung up on. So here a
 * connection ends in one go: who waits is told, the driver is left with nothing half heard, and what is left over does
 * not reach the server. The driver must be made to write its greeting at once, which takes 1,024 bytes of it.
 */
export class DriverSocket extends EventEmitter {
  readonly host: string;
  readonly port: number;
  readonly #raw: net.Socket;
  readonly #manner: Manner;
  /** Who speaks with the server: the socket itself, or its cipher once that is agreed on. */
  #line: net.Socket | undefined;
  #phase: 'new' | 'greeted' | 'open' | 'closed' = 'new';
  /** What the driver wrote before there was a line. */
  #early: Buffer = nothing;
  /** Bytes still to come of a message whose beginning was handed on. */
  #remaining = 0;
  /** The beginning of a message that is handed on only as a whole. */
  #held: Buffer = nothing;
  /** Why the server leaves, once it has said so. */
  #lastWord: Error | undefined;
  /** The driver has heard an error, and not yet that the server is ready again. */
  #failing = false;
  /** How many answers the server owes. */
  #owed = 0;
  /** Something was written since the server was heard last. */
  #unheard = false;
  #patience: NodeJS.Timeout | undefined;
  /** Half of the patience is used up. */
  #tired = false;

  constructor({ host: [host = 'localhost'], port: [port = 5432], path }: Target, manner: Manner) {
    super();
    this.host = path || host;
    this.port = port;
    this.#manner = manner;
    this.#raw = path ? net.connect(path) : net.connect(port, host);
    this.#raw.setNoDelay(true);
    this.#raw.on('error', (error) => this.#finish(error)).on('close', () => this.#finish());
    if (manner.encryption === undefined) this.#speak(this.#raw);
    else this.#encrypt(manner.encryption);
  }

  get readyState(): string {
    return this.#raw.readyState;
  }

  setKeepAlive(enabled: boolean, delay: number): void {
    this.#raw.setKeepAlive(enabled, delay);
  }

  /** Hands on what the driver says; false where it should wait for `drain`. */
  write(bytes: Buffer): boolean {
    if (this.#phase === 'closed' || this.#lastWord) return true;
    const said = this.#phase === 'new' ? greetingIn(bytes) : bytes;
    if (this.#phase === 'new') this.#phase = 'greeted';
    if (this.#phase === 'open') this.#expectAnswers(bytes);
    if (this.#line) return writtenTogether(this.#line, said);
    this.#early = Buffer.concat([this.#early, said]);
    return true;
  }

  end(bytes: Buffer): void {
    if (this.#line) this.#line.end(bytes);
    else this.#raw.destroy();
  }

  destroy(): void {
    this.#raw.destroy();
  }

  #encrypt(mode: string): void {
    encrypted(this.#raw, mode, this.host).then(
      (line) => {
        line.on('error', (error) => this.#finish(error)).on('close', () => this.#finish());
        this.#speak(line);
      },
      (error: unknown) => this.#finish(error),
    );
  }

  #speak(line: net.Socket): void {
    this.#line = line;
    line.on('data', (bytes) => this.#hear(bytes)).on('drain', () => this.emit('drain'));
    if (this.#early.length > 0) line.write(this.#early);
  }

  /** Counts the questions in what is written, and waits no longer for the server than is agreed. */
  #expectAnswers(bytes: Buffer): void {
    const waiting = this.#isWaiting();
    this.#unheard = true;
    for (let at = 0; at + header <= bytes.length; at += 1 + bytes.readUInt32BE(at + 1)) {
      if (bytes[at] === letter.query || bytes[at] === letter.sync) this.#owed += 1;
    }
    const { answerTimeout } = this.#manner;
    if (answerTimeout === 0 || waiting) return;
    this.#patience ??= setTimeout(() => this.#tire(), answerTimeout / 2).unref();
    this.#rest();
  }

  #isWaiting(): boolean {
    return this.#owed > 0 || this.#unheard;
  }

  /** Half of the time has passed: a programme that stood still meanwhile has the other half to read what has come. */
  #tire(): void {
    if (!this.#isWaiting()) return;
    if (this.#tired) this.#finish(new Error(`The server has not answered for ${this.#manner.answerTimeout} ms`));
    else this.#patience?.refresh();
    this.#tired = true;
  }

  #rest(): void {
    this.#tired = false;
    this.#patience?.refresh();
  }

  /** Hands on what the server says, but for the message with which it ends the connection. */
  #hear(arrived: Buffer): void {
    if (this.#phase === 'closed' || this.#lastWord) return;
    this.#unheard = false;
    this.#rest();
    const bytes = this.#held.length > 0 ? Buffer.concat([this.#held, arrived]) : arrived;
    let at = this.#remaining;
    while (at + header <= bytes.length) {
      const next = at + 1 + bytes.readUInt32BE(at + 1);
      const kind = bytes[at];
      if (kind === letter.error || kind === letter.ready) {
        if (next > bytes.length) break;
        const end = kind === letter.error ? fatal(bytes.subarray(at, next)) : undefined;
        if (end) {
          this.#handOn(bytes.subarray(0, at));
          this.#leave(end);
          return;
        }
        this.#follow(kind);
      }
      at = next;
    }
    const known = Math.min(at, bytes.length);
    this.#remaining = at - known;
    this.#held = bytes.subarray(known);
    this.#handOn(bytes.subarray(0, known));
  }

  #handOn(bytes: Buffer): void {
    if (bytes.length > 0) this.emit('data', bytes);
  }

  #follow(kind: number): void {
    this.#failing = kind === letter.error;
    if (this.#failing) return;
    if (this.#phase === 'open') this.#owed -= 1;
    else this.#phase = 'open';
  }

  /**
   * Ends the connection once those who were answered before have gone on: what they ask of one that is gone already, the
   * driver keeps for ever, or throws from a timer.
   */
  #leave(cause: Error): void {
    this.#lastWord = cause;
    setImmediate(() => this.#finish());
  }

  /** Ends the connection, for the driver too, all at once. */
  #finish(broken?: unknown): void {
    if (this.#phase === 'closed') return;
    const cause = this.#lastWord ?? broken;
    const open = this.#phase === 'open';
    this.#phase = 'closed';
    clearTimeout(this.#patience);
    this.#raw.destroy();
    if (!open) this.emit('error', cause ?? closed());
    else if (cause !== undefined) this.emit('error', closed(cause));
    if (this.#failing) this.emit('data', readyMessage);
    // Not as a failure: the driver would let the next connection wait, up to twenty seconds.
    this.emit('close', false);
  }
}

/** Statements that are sent in one moment go out as one: to hand each to the system costs as much as to make it. */
function writtenTogether(line: net.Socket, bytes: Buffer): boolean {
  if (line.writableCorked === 0) {
    line.cork();
    process.nextTick(() => line.uncork());
  }
  return line.write(bytes);
}

function closed(cause?: unknown): Error {
  return Object.assign(new Error('The connection to the database was closed', { cause }), {
    code: 'CONNECTION_CLOSED',
  });
}

/** The greeting is the last thing that the driver writes; what comes before it was meant for the connection before. */
function greetingIn(bytes: Buffer): Buffer {
  const protocol = 3 << 16;
  for (let at = 0; at + 8 <= bytes.length; at += 1) {
    if (bytes.readUInt32BE(at) === bytes.length - at && bytes.readUInt32BE(at + 4) === protocol)
      return bytes.subarray(at);
  }
  return bytes;
}

/** The error in a message, if it ends the connection. */
function fatal(message: Buffer): Error | undefined {
  const fields = new Map(
    message
      .toString('utf8', header)
      .split('\0')
      .map((field) => [field[0], field.slice(1)]),
  );
  const severity = fields.get('V');
  if (severity !== 'FATAL' && severity !== 'PANIC') return undefined;
  return Object.assign(new Error(fields.get('M')), { code: fields.get('C'), severity });
}
