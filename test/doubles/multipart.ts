export interface UploadedFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Buffer;
}

/**
 * Reads a multipart body as leniently as the platforms do: grammY writes no space after the colon and no quotes around
 * a file's name, which the parser of the standard Response refuses.
 */
export function parseMultipart(contentType: string, body: Buffer): Record<string, string | UploadedFile> {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (boundary === null) throw new Error('A multipart body without a boundary');
  const fields: Record<string, string | UploadedFile> = {};
  for (const part of parts(body, `--${boundary[1] ?? boundary[2]}`)) {
    const split = part.indexOf('\r\n\r\n');
    if (split < 0) continue;
    const head = part.subarray(0, split).toString();
    const bytes = part.subarray(split + 4);
    const name = parameter(head, 'name');
    const file = parameter(head, 'filename');
    if (name === undefined) continue;
    const mime = /^content-type:\s*(\S+)/im.exec(head)?.[1] ?? 'application/octet-stream';
    fields[name] = file === undefined ? bytes.toString() : { name: file, mime, bytes: Buffer.from(bytes) };
  }
  return fields;
}

function parts(body: Buffer, delimiter: string): readonly Buffer[] {
  const found: Buffer[] = [];
  let from = body.indexOf(delimiter);
  while (from >= 0) {
    const start = from + delimiter.length + 2;
    const next = body.indexOf(`\r\n${delimiter}`, start - 2);
    if (next < 0) break;
    found.push(body.subarray(start, Math.max(start, next)));
    from = next + 2;
  }
  return found;
}

function parameter(head: string, name: string): string | undefined {
  const found = new RegExp(`content-disposition:[^\\r\\n]*?;\\s*${name}=(?:"([^"\\r\\n]*)"|([^;\\r\\n]*))`, 'i').exec(
    head,
  );
  return found?.[1] ?? found?.[2];
}
