// `node scripts/run.mjs <script> [arguments]`: installs what is missing, then runs the script on the project's own Node.
// Plain JavaScript without dependencies, because it is what runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lockfile = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
const installed = join(modules, '.package-lock.json');
const preloaded = pathToFileURL(join(root, 'scripts', 'known-imports.mjs')).href;
const ownNode = join(root, 'node_modules', '.bin', 'node');

/** What a lockfile says of each package; the checkout itself is none. */
function packagesIn(file) {
  const { '': _checkout, ...packages } = JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  return packages;
}

/** Whether what npm noted as installed is what the lockfile asks for; what is optional may be missing, as on another system. */
function upToDate() {
  if (!existsSync(installed)) return false;
  const here = packagesIn(installed);
  const wanted = packagesIn(lockfile);
  return (
    Object.keys(here).every((path) => path in wanted) &&
    Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
      const found = here[path];
      return found ? found.version === version && found.integrity === integrity : optional === true;
    })
  );
}

/** What is linked belongs to another checkout: `npm ci` here would empty it there. */
function stopAtLink() {
  if (!lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  console.error(
    'node_modules is a symbolic link to those of another checkout, which npm ci would empty. Remove the link; the packages are then installed here.',
  );
  process.exit(1);
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
  // What was compiled once is not compiled at the next start, which takes half as long.
  const { NODE_COMPILE_CACHE = join(modules, '.cache', 'compiled') } = process.env;
  const env = { ...process.env, NODE_OPTIONS, NODE_COMPILE_CACHE };
  const child = spawn(nodeToUse(), [script, ...args], { stdio: 'inherit', env });
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

/** Biome colours what it writes into a pipe too, letter by letter. */
function plainly(script, args) {
  return script.endsWith('/biome') && !process.stdout.isTTY ? [...args, '--colors=off'] : args;
}

const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  console.error('Usage: node scripts/run.mjs <script> [arguments]');
  process.exit(2);
}
stopAtLink();
if (!upToDate()) install();
run(script, plainly(script, args));
