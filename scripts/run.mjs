// `node scripts/run.mjs <script> [arguments]`: installs what is missing, then runs the script on the project's own Node.
// Plain JavaScript without dependencies, because it is what runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lockfile = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.package-lock.json');
const preloaded = pathToFileURL(join(root, 'scripts', 'drizzle-imports.mjs')).href;
const ownNode = join(root, 'node_modules', '.bin', 'node');

/** Whether `npm ci` has run since the lockfile last changed. */
function upToDate() {
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs;
}

function install() {
  console.error('Installing the packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const command = npm === undefined ? 'npm' : process.execPath;
  const before = npm === undefined ? [] : [npm];
  const { status } = spawnSync(command, [...before, 'ci', '--include=dev', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  utimesSync(installed, new Date(), new Date());
}

/** The Node of node_modules; where install scripts are switched off, this one, if it is new enough. */
function nodeToUse() {
  if (existsSync(ownNode)) return ownNode;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  console.error(`${ownNode} is missing: allow the install scripts of the packages and run npm ci, or use Node 24.`);
  process.exit(1);
}

/** npm gives a signal to its shell, which dies of it and passes nothing on: what can be seen is the parent's end. */
function onOrphaned(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 250);
}

function run(script, args) {
  // In the environment, so that it holds for the processes that the script starts too.
  const NODE_OPTIONS = [process.env.NODE_OPTIONS, `--import=${preloaded}`].filter(Boolean).join(' ');
  const child = spawn(nodeToUse(), [script, ...args], { stdio: 'inherit', env: { ...process.env, NODE_OPTIONS } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // At a terminal the child already has the Ctrl-C; a second one would mean "at once".
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  if (process.env.npm_lifecycle_event !== undefined) onOrphaned(() => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  console.error('Usage: node scripts/run.mjs <script> [arguments]');
  process.exit(2);
}
if (!upToDate()) install();
run(script, args);
