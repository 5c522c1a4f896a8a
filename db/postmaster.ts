import { execFile } from 'node:child_process';
import { readFile, readlink, realpath } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

interface Process {
  /** Seconds since 1970. */
  readonly startedAt: number;
  readonly runsIn: (folder: string) => boolean;
}

/** Between the kernel's account of a start and PostgreSQL's own, in seconds. */
const tolerance = 5;

/**
 * The port of the PostgreSQL server that runs in this cluster, or undefined when none does.
 * A process number alone proves nothing: start time and folder must be those that the server wrote down.
 */
export async function runningServer(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, folder, startedAt, port] = text.split('\n');
  if (!pid || !folder || !startedAt || !port) return undefined;
  const here = await realpath(cluster);
  if (folder !== here) return undefined;
  const found = await processOf(pid).catch(() => undefined);
  if (found === undefined || Math.abs(found.startedAt - Number(startedAt)) > tolerance) return undefined;
  return found.runsIn(here) ? Number(port) : undefined;
}

function processOf(pid: string): Promise<Process> {
  return platform() === 'linux' ? processOnLinux(pid) : processElsewhere(pid);
}

async function processOnLinux(pid: string): Promise<Process> {
  const [stat, kernel, folder] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile('/proc/stat', 'utf8'),
    readlink(`/proc/${pid}/cwd`),
  ]);
  // Fields are counted after the program's name, which may itself hold spaces; starttime is in hundredths of a second.
  const started = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]) / 100;
  const booted = Number(/^btime (\d+)$/m.exec(kernel)?.[1]);
  return { startedAt: booted + started, runsIn: (cluster) => folder === cluster };
}

async function processElsewhere(pid: string): Promise<Process> {
  const ps = promisify(execFile);
  const options = { env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' } };
  const [started, command] = await Promise.all([
    ps('ps', ['-p', pid, '-o', 'lstart='], options),
    ps('ps', ['-p', pid, '-o', 'command='], options),
  ]);
  return {
    startedAt: Date.parse(started.stdout.trim()) / 1000,
    runsIn: (cluster) => command.stdout.includes(cluster),
  };
}
