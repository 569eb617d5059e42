// Brings node_modules up to date with package-lock.json, on any Node from 20 on.
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root, run, say, stop } from './folders.mjs';

function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/** Whether what npm says it installed is what the lock asks for. Optional packages may be missing. */
function isInstalled() {
  const installed = packagesIn(join(root, 'node_modules/.package-lock.json'));
  if (!installed) return false;
  const wanted = Object.entries(packagesIn(join(root, 'package-lock.json')));
  return wanted.every(([path, { version, integrity, optional, devOptional }]) => {
    const found = installed[path];
    if (!found) return path === '' || optional === true || devOptional === true;
    return found.version === version && found.integrity === integrity;
  });
}

/** npm keeps its cache in the home folder; where there is none to write to, it gets one of ours. */
function cacheSettings() {
  try {
    accessSync(process.env.HOME ?? homedir(), constants.W_OK);
    return {};
  } catch {
    const cache = join(root, 'build/npm-cache');
    mkdirSync(cache, { recursive: true });
    return { npm_config_cache: cache, npm_config_userconfig: join(cache, 'npmrc') };
  }
}

/** Runs npm, by the script that started us if it was npm, otherwise by name. Answers its exit code. */
export function npm(args, options = {}) {
  const script = process.env.npm_execpath;
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  return run(command, [...first, ...args], cacheSettings(), options);
}

export function installMissing() {
  if (isInstalled()) return;
  say('安装依赖（npm ci，第一次约一分钟）……');
  // Quiet: npm would warn of packages that ask for a newer Node than its own; they run on the pinned one.
  if (npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) stop('依赖没有装上：请检查网络后再试。');
}

/** The pinned Node 24, which came with the dependencies; the running one where it is new enough. */
export function pinnedNode() {
  const pinned = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return stop(`这台机器（${process.platform}-${process.arch}）没有随附的 Node 24，请先安装 Node 24 或更新的版本。`);
}
