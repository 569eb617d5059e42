// Where things are, and how they are started. Uses nothing but Node, so that it also runs before
// anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const build = join(root, 'build');

/** One line about a step, in the words of who reads it. */
export function say(words) {
  process.stdout.write(`» ${words}\n`);
}

/** Ends the program with one clear line. */
export function stop(words, code = 1) {
  process.stderr.write(`✗ ${words}\n`);
  process.exit(code);
}

/** All files under the given files and folders, sorted, relative to the root. Missing ones are left out. */
export function filesUnder(paths) {
  const found = [];
  const walk = (path) => {
    if (!existsSync(path)) return;
    if (!statSync(path).isDirectory()) {
      found.push(relative(root, path));
      return;
    }
    for (const name of readdirSync(path).sort()) walk(join(path, name));
  };
  for (const path of paths) walk(join(root, path));
  return found.sort();
}

/** Hash of the names and contents of files; equal hashes mean nothing to do. What is made from them does not count. */
export function hashOf(paths) {
  const hash = createHash('sha256');
  const written = filesUnder(paths).filter((file) => !file.includes('.generated.'));
  for (const file of written) hash.update(`${file}\0`).update(readFileSync(join(root, file))).update('\0');
  return hash.digest('hex');
}

/** The environment in which the project's own commands are found first. */
export function environment(extra = {}) {
  const path = [dirname(process.execPath), join(root, 'node_modules/.bin'), process.env.PATH ?? ''];
  return { ...process.env, PATH: path.join(delimiter), ...extra };
}

/** Runs a program to its end with its output shown; answers its exit code. */
export function run(command, args, extra = {}, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment(extra), ...options });
  if (done.error) stop(`无法运行 ${command}：${done.error.message}`);
  return exitCode(done.status, done.signal);
}

/** Like `run`, for programs that live on: signals reach the child, and its end is our end. */
export function become(command, args, extra = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: environment(extra) });
  // A terminal sends Ctrl-C to the whole group, so the child has it already; `kill` reaches only us.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  child.on('error', (error) => stop(`无法运行 ${command}：${error.message}`));
  child.on('exit', (status, signal) => process.exit(exitCode(status, signal)));
}

function exitCode(status, signal) {
  return status ?? 128 + (constants.signals[signal] ?? 0);
}
