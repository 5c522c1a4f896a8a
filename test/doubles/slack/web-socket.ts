import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's side of one WebSocket: text messages out and in, pings answered. */
export interface Socket {
  send(message: unknown): void;
  close(): void;
}

const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const;
const goingAway = Buffer.from([1001 >> 8, 1001 & 0xff]);
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Completes the handshake of RFC 6455 on an upgraded connection. */
export function acceptSocket(
  request: IncomingMessage,
  connection: Duplex,
  hear: { message(text: string): void; closed(): void },
): Socket {
  const key = String(request.headers['sec-websocket-key']);
  const accept = createHash('sha1')
    .update(key + guid)
    .digest('base64');
  connection.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let received = Buffer.alloc(0);
  connection.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (let frame = readFrame(received); frame !== undefined; frame = readFrame(received)) {
      received = received.subarray(frame.length);
      if (frame.opcode === opcodes.text) hear.message(frame.payload.toString());
      if (frame.opcode === opcodes.ping) connection.write(writeFrame(opcodes.pong, frame.payload));
      if (frame.opcode === opcodes.close) connection.end(writeFrame(opcodes.close, frame.payload));
    }
  });
  connection.on('error', () => connection.destroy());
  connection.on('close', hear.closed);
  return {
    send: (message) => void connection.write(writeFrame(opcodes.text, Buffer.from(JSON.stringify(message)))),
    close() {
      connection.end(writeFrame(opcodes.close, goingAway), () => connection.destroy());
    },
  };
}

function writeFrame(opcode: number, payload: Buffer): Buffer {
  const size = payload.length;
  const head = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  if (size < 126) head[1] = size;
  else if (size < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(size, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(size), 2);
  }
  return Buffer.concat([head, payload]);
}

/** The first whole frame; clients mask theirs, and none of ours splits a message into several. */
function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; length: number } | undefined {
  if (bytes.length < 6) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const start = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < start + 4) return undefined;
  const size = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const length = start + 4 + size;
  if (bytes.length < length) return undefined;
  const mask = bytes.subarray(start, start + 4);
  const payload = bytes.subarray(start + 4, length).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return { opcode: (bytes[0] ?? 0) & 0x0f, payload: Buffer.from(payload), length };
}
