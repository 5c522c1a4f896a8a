import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { TLSSocket } from 'node:tls';

/** What becomes of bytes on their way, and, for the server's, who would have had them. */
type Carrying = (bytes: Buffer, client: Socket) => Buffer | undefined;

/** A network between a client and PostgreSQL that fails exactly as a test says. */
export interface Relay {
  readonly url: string;
  /** How many connections clients have asked for. */
  asked(): number;
  /** What becomes, from now on, of what clients write. */
  carry(carrying: Carrying): void;
  /** The same for what the server answers. */
  hear(hearing: Carrying): void;
  /** Greets every later connection with its end, or no longer. */
  refuse(refused: boolean): void;
  /** Ends the connection that a client wrote to last: without notice, or in good order. */
  cut(way: 'reset' | 'end'): void;
  close(): Promise<void>;
}

const whole: Carrying = (bytes) => bytes;

/** Listens in front of the server at `url`. */
export async function relay(url: string): Promise<Relay> {
  const server = new URL(url);
  const clients = new Set<Socket>();
  const network = { asked: 0, carrying: whole, hearing: whole, refused: false };
  let latest: Socket | undefined;
  const gate = createServer((client) => {
    network.asked += 1;
    client.on('error', () => {}).on('close', () => clients.delete(client));
    if (network.refused) {
      client.resume();
      client.end();
      return;
    }
    clients.add(client);
    const upstream = connect(Number(server.port), server.hostname);
    upstream.on('error', () => {}).on('close', () => client.end());
    client.on('close', () => upstream.destroy());
    client.on('data', (bytes) => {
      latest = client;
      write(upstream, network.carrying(bytes, client));
    });
    upstream.on('data', (bytes) => write(client, network.hearing(bytes, client)));
  });
  return {
    url: await listening(gate, url),
    asked: () => network.asked,
    carry: (carrying) => {
      network.carrying = carrying;
    },
    hear: (hearing) => {
      network.hearing = hearing;
    },
    refuse: (refused) => {
      network.refused = refused;
    },
    cut: (way) => {
      if (way === 'reset') latest?.resetAndDestroy();
      else latest?.end();
    },
    close: async () => {
      for (const client of clients) client.destroy();
      gate.close();
      await once(gate, 'close');
    },
  };
}

function write(to: Socket, bytes: Buffer | undefined): void {
  if (bytes && to.writable) to.write(bytes);
}

/** A network that encrypts what goes to the server and comes from it, with a certificate that nobody vouches for. */
export async function encrypting(url: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = new URL(url);
  const gate = createServer((client) => {
    client.once('data', () => {
      client.write('S');
      const secure = new TLSSocket(client, { isServer: true, key, cert });
      const upstream = connect(Number(server.port), server.hostname);
      pipeline(secure, upstream, secure, () => client.destroy());
    });
  });
  return {
    url: await listening(gate, url),
    close: async () => {
      gate.close();
      await once(gate, 'close');
    },
  };
}

/** Opens the gate, and resolves with the url that leads through it to the server at `url`. */
async function listening(gate: Server, url: string): Promise<string> {
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  const address = gate.address();
  if (address === null || typeof address === 'string') throw new Error('a gate has a port');
  const here = new URL(url);
  here.host = `127.0.0.1:${address.port}`;
  return here.href;
}

/** Made for these tests alone, with `openssl req -x509 -nodes -days 36500 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1`. */
const cert = `-----BEGIN CERTIFICATE-----
MIIBfzCCASWgAwIBAgIUTyK4MnSukvWR3Ic+2qQ0RBjaWRQwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyOTAxNDgzOVoYDzIxMjYxMTA1
MDE0ODM5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARn1WhHLvrJmak5/wMlm32jzzXhIPW5/JbDnGo074zo70Wqus11rU31
qx3tYwWgTLs4ysYIEbPfd4XlyO/qvZ07o1MwUTAdBgNVHQ4EFgQUS0Xsq1A9feLm
YHxSlXi9LK+MywMwHwYDVR0jBBgwFoAUS0Xsq1A9feLmYHxSlXi9LK+MywMwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAjb0w6PYIJxuBWeP54fXf
yoK8adHcwmVT/Qy6T/C6PEcCIGiy4T0WP3Jqv+ASvGqLxTfPCM7oQXEjBMkSaNS6
cSgs
-----END CERTIFICATE-----`;
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgMzOwTSFLk3D+2+yv
rUFyauGr8mkfAzt2veIRFJoTv3uhRANCAARn1WhHLvrJmak5/wMlm32jzzXhIPW5
/JbDnGo074zo70Wqus11rU31qx3tYwWgTLs4ysYIEbPfd4XlyO/qvZ07
-----END PRIVATE KEY-----`;
