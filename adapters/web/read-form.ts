import { boundaryOf, Malformed, multipartParts } from './multipart.ts';

/** What a form sent: the values of each field, in order. Its files were handed over as they arrived. */
export type Fields = ReadonlyMap<string, readonly string[]>;

export type ReadForm =
  | { readonly ok: true; readonly fields: Fields }
  | { readonly ok: false; readonly status: 400 | 413 | 415 };

export type TakeFile = (field: string, name: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>;

const mebibyte = 1024 * 1024;
/** All that is typed on a page. */
const mostTyped = mebibyte;
/** A page with several files; each has its own limit where it is kept. */
const mostUploaded = 100 * mebibyte;
const mostFiles = 20;
/** More fields than the longest table has cells. */
const mostFields = 2000;
const longestField = 200;

class TooLarge extends Error {}

/** Reads a posted form within limits. Files are only taken where `takeFile` is given; others are skipped. */
export async function readForm(request: Request, takeFile?: TakeFile): Promise<ReadForm> {
  const type = request.headers.get('content-type') ?? '';
  const boundary = boundaryOf(type);
  if (boundary === undefined && !type.startsWith('application/x-www-form-urlencoded')) {
    return { ok: false, status: 415 };
  }
  const most = boundary === undefined || !takeFile ? mostTyped : mostUploaded;
  if (Number(request.headers.get('content-length') ?? 0) > most) return { ok: false, status: 413 };
  const body = counted(request.body ?? emptyBody(), most);
  try {
    const fields = boundary === undefined ? await readTyped(body) : await readParts(body, boundary, takeFile);
    return { ok: true, fields };
  } catch (error) {
    if (error instanceof TooLarge) return { ok: false, status: 413 };
    if (error instanceof Malformed) return { ok: false, status: 400 };
    throw error;
  }
}

/** The first value of a field, empty when there is none. */
export function firstOf(fields: Fields, name: string): string {
  return fields.get(name)?.[0] ?? '';
}

async function readTyped(body: AsyncIterable<Uint8Array>): Promise<Fields> {
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(await textOf(body))) put(fields, name, value);
  return fields;
}

async function readParts(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  takeFile: TakeFile | undefined,
): Promise<Fields> {
  const fields = new Map<string, string[]>();
  let typed = 0;
  let files = 0;
  let parts = 0;
  for await (const { name, filename, bytes } of multipartParts(body, boundary)) {
    parts += 1;
    if (parts > mostFields) throw new TooLarge();
    if (filename === undefined) {
      const value = await textOf(counted(bytes, mostTyped - typed));
      typed += value.length;
      put(fields, name, value);
    } else if (filename !== '' && takeFile) {
      files += 1;
      if (files > mostFiles) throw new TooLarge();
      await takeFile(name, filename, bytes);
    }
  }
  return fields;
}

async function* counted(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > most) throw new TooLarge();
    yield chunk;
  }
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** A browser ends the lines of a text area with CR LF. */
function put(fields: Map<string, string[]>, name: string, value: string): void {
  const values = fields.get(name) ?? [];
  if (name.length > longestField || fields.size >= mostFields || values.length >= mostFields) throw new TooLarge();
  values.push(value.replaceAll('\r\n', '\n'));
  fields.set(name, values);
}
