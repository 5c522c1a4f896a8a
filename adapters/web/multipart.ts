/** One part of a multipart body. Its bytes can be read once, before the next part is asked for; the rest is skipped. */
export interface Part {
  readonly name: string;
  /** Of a file: what it is called; empty when none was chosen. */
  readonly filename: string | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A body that is not what it says it is. */
export class Malformed extends Error {}

const longestHead = 8 * 1024;

/** Reads a multipart body as it arrives, without holding a file in memory. Throws `Malformed`. */
export async function* multipartParts(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const window = new Window(body);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  await skip(window.until(delimiter));
  for (;;) {
    const mark = (await window.take(2)).toString('latin1');
    if (mark === '--') return;
    if (mark !== '\r\n') throw new Malformed('a boundary does not end its line');
    const head = await headOf(window);
    window.passed = false;
    yield { ...head, bytes: window.until(delimiter) };
    // Whoever did not read it, or stopped, has not moved to the end of the part.
    if (!window.passed) await skip(window.until(delimiter));
  }
}

/** The boundary that a content type names. */
export function boundaryOf(contentType: string): string | undefined {
  const found = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,200})"|([^\s;,"]{1,200}))/i.exec(contentType);
  return found?.[1] ?? found?.[2];
}

/** The bytes that have arrived and are not yet read. */
class Window {
  /** Whether the last search has come to its delimiter. */
  passed = false;
  private data: Buffer = Buffer.from('\r\n');
  private readonly source: AsyncIterator<Uint8Array>;

  constructor(body: AsyncIterable<Uint8Array>) {
    this.source = body[Symbol.asyncIterator]();
  }

  async *until(delimiter: Buffer): AsyncGenerator<Uint8Array> {
    this.passed = false;
    for (;;) {
      const at = this.data.indexOf(delimiter);
      if (at >= 0) {
        const found = this.data.subarray(0, at);
        this.data = this.data.subarray(at + delimiter.length);
        this.passed = true;
        if (found.length > 0) yield found;
        return;
      }
      const sure = this.data.length - delimiter.length + 1;
      if (sure > 0) {
        const found = this.data.subarray(0, sure);
        this.data = this.data.subarray(sure);
        yield found;
      }
      await this.fill();
    }
  }

  async take(length: number): Promise<Buffer> {
    while (this.data.length < length) await this.fill();
    const taken = this.data.subarray(0, length);
    this.data = this.data.subarray(length);
    return taken;
  }

  private async fill(): Promise<void> {
    const next = await this.source.next();
    if (next.done) throw new Malformed('the body ends too early');
    this.data = Buffer.concat([this.data, next.value]);
  }
}

async function headOf(window: Window): Promise<Pick<Part, 'name' | 'filename'>> {
  let head = '';
  for await (const chunk of window.until(Buffer.from('\r\n\r\n'))) {
    head += Buffer.from(chunk).toString('utf8');
    if (head.length > longestHead) throw new Malformed('a part with too long a head');
  }
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1] ?? '';
  const name = parameter(disposition, 'name');
  if (name === undefined) throw new Malformed('a part without a name');
  return { name, filename: parameter(disposition, 'filename') };
}

/** Browsers write a quote as %22 and a line break as %0D%0A, and leave everything else as it is. */
function parameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|;)\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1];
  return found?.replaceAll('%22', '"').replaceAll(/%0D|%0A/gi, ' ');
}

async function skip(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes);
}
