import { promisify } from 'node:util';
import { inflate } from 'node:zlib';

const inflated = promisify(inflate);
/** So much of what is compressed in a paper is looked at, in all. */
const mostInflated = 32 * 1024 * 1024;

/** What makes a PDF do something by itself; files that go with one, as with an invoice, do nothing. */
const doing = /\/(?:JavaScript|JS|Launch|RichMedia)(?![\w.-])/;
/** Where an office's papers keep their programmes. */
const programmes = /vbaProject\.bin|\/activeX\//i;

/** Does a paper hold a programme, which runs on the machine of whoever opens it? */
export async function isActive(mime: string, bytes: Uint8Array): Promise<boolean> {
  const text = Buffer.from(bytes).toString('latin1');
  if (mime !== 'application/pdf') return programmes.test(text);
  let left = mostInflated;
  let at = 0;
  for (const { index, 0: begin } of text.matchAll(/stream\r?\n/g)) {
    // The end of one is none, nor is what stands in another.
    if (index < at || text.slice(index - 3, index) === 'end') continue;
    const objects = text.slice(at, index);
    if (does(objects)) return true;
    const start = index + begin.length;
    const end = text.indexOf('endstream', start);
    at = end < 0 ? text.length : end;
    // Objects can be compressed, too.
    if (!/\/ObjStm\b/.test(named(objects.slice(-1_000)))) continue;
    const opened = await objectsIn(bytes.subarray(start, at), Math.max(left, 1));
    if (opened === 'too-much' || does(opened)) return true;
    left -= opened.length;
  }
  return does(text.slice(at));
}

/** What is compressed in it; nothing where it is encrypted besides. */
async function objectsIn(stream: Uint8Array, most: number): Promise<string | 'too-much'> {
  try {
    return (await inflated(stream, { maxOutputLength: most })).toString('latin1');
  } catch (error) {
    return error instanceof RangeError ? 'too-much' : '';
  }
}

function does(objects: string): boolean {
  return doing.test(named(objects));
}

/** Every character of a name can be written by its number. */
function named(objects: string): string {
  return objects.replaceAll(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
