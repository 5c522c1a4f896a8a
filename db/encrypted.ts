import { isIP, type Socket } from 'node:net';
import tls from 'node:tls';

const request = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
/** These encrypt without asking who is at the other end. */
const unverified: ReadonlySet<string> = new Set(['allow', 'prefer', 'require']);

/**
 * Agrees with the PostgreSQL server at the other end of `socket`, reached as `host`, to encrypt what follows. Resolves
 * with what to speak through: `socket` itself if the server does not encrypt and `mode`, an `sslmode`, puts up with it.
 */
export async function encrypted(socket: Socket, mode: string, host: string): Promise<Socket> {
  socket.write(request);
  const answer = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
  if (answer.toString() === 'N' && (mode === 'prefer' || mode === 'allow')) return socket;
  if (answer.toString() !== 'S') throw new Error('The database server does not encrypt connections');
  return tls.connect({
    socket,
    ...(isIP(host) ? {} : { servername: host }),
    rejectUnauthorized: !unverified.has(mode),
  });
}
