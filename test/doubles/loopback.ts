import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { parseMultipart, type UploadedFile } from './multipart.ts';

export type Fields = Readonly<Record<string, unknown>>;

export interface Loopback {
  readonly url: string;
  readonly server: Server;
  close(): Promise<void>;
}

/** Serves on 127.0.0.1, at a free port unless one is named. What the handler throws is the double's own fault: a 500. */
export async function loopback(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  port = 0,
): Promise<Loopback> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(`The double failed: ${error instanceof Error ? error.stack : String(error)}`);
    });
  });
  const connections = new Set<Socket>();
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The double has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    server,
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const connection of connections) connection.destroySoon();
      });
    },
  };
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The parameters of a call, from the query and a JSON, form or multipart body; an uploaded file is an UploadedFile. */
export async function fieldsOf(request: IncomingMessage, body: Buffer): Promise<Fields> {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://double').searchParams);
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return query;
  if (type.startsWith('application/json')) return { ...query, ...asFields(JSON.parse(body.toString())) };
  if (type.startsWith('multipart/')) return { ...query, ...parseMultipart(type, body) };
  if (!type.startsWith('application/x-www-form-urlencoded')) return query;
  return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString())) };
}

export function isUpload(value: unknown): value is UploadedFile {
  return typeof value === 'object' && value !== null && 'bytes' in value && Buffer.isBuffer(value.bytes);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isUpload(value);
}

export function asFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** A structured parameter, which may come as itself or as JSON in a form field; undefined when it is neither. */
export function structured(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Breaks the connection so that the caller sees a reset and no answer. */
export function breakOff(request: IncomingMessage): void {
  request.socket.resetAndDestroy();
}
