// Builds what has changed. Each output remembers the hash of all it was made from.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { buildChecks } from './build-checks.mjs';
import { buildConsole } from './build-console.mjs';
import { buildPages } from './build-pages.mjs';
import { buildServer } from './build-server.mjs';
import { buildTelevision } from './build-tv.mjs';
import { writeShared } from './tv/scripts.mjs';
import { build, hashOf, root, say } from './folders.mjs';

const leaves = ['src/contract', 'src/text', 'src/qr'];
const always = ['package-lock.json', 'scripts'];

/** In this order: the television is made from the checks and from what its scripts share. `made` is gone when someone deleted it. */
const outputs = [
  {
    name: 'checks',
    words: '机顶盒端的数据校验',
    from: ['src/tv/content/schemas.ts', 'src/contract', ...always],
    made: 'src/tv/content/checks.generated.js',
    make: buildChecks,
  },
  {
    name: 'shared',
    words: '电视端两段脚本的接口',
    from: ['src/index.ts', 'src/tv', ...leaves, ...always],
    made: 'src/tv/shared.generated.js',
    make: writeShared,
  },
  {
    name: 'server',
    words: '服务端',
    from: ['src/server/main.ts', 'src/server', 'src/pages', ...leaves, ...always],
    made: 'build/server/main.js',
    make: buildServer,
  },
  {
    name: 'pages',
    words: '手机网页',
    from: ['src/pages', ...leaves, ...always],
    made: 'build/pages/manifest.json',
    make: buildPages,
  },
  {
    name: 'tv',
    words: '电视端',
    from: ['src/index.ts', 'src/tv', ...leaves, 'static', 'settings.json', 'metadata.json', 'tsconfig.json',
      'tsconfig.base.json', ...always],
    made: 'build/tv/index.html',
    make: buildTelevision,
  },
  {
    name: 'console',
    words: '管理后台',
    from: ['src/console', ...leaves, 'tsconfig.base.json', ...always],
    made: 'build/console/index.html',
    make: buildConsole,
  },
];

/** Waits until no other process builds here (a start beside a test), then holds the place until we end. */
async function exclusively() {
  const holder = join(build, 'builder.pid');
  for (;;) {
    try {
      writeFileSync(holder, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const pid = Number(readFileSync(holder, 'utf8'));
      if (!isAlive(pid)) rmSync(holder, { force: true });
      await delay(200);
    }
  }
  const release = () => rmSync(holder, { force: true });
  process.once('exit', release);
  return release;
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Builds the named outputs, or all of them, where their sources have changed. */
export async function buildChanged(names = outputs.map((output) => output.name)) {
  const stamps = join(build, 'stamps');
  mkdirSync(stamps, { recursive: true });
  const release = await exclusively();
  // A television built beside an older interface between its scripts would count as up to date.
  const wanted = names.includes('tv') ? ['checks', 'shared', ...names] : names;
  for (const { name, words, from, made, make } of outputs.filter((output) => wanted.includes(output.name))) {
    const stamp = join(stamps, name);
    const hash = hashOf(from);
    if (existsSync(join(root, made)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) continue;
    say(`构建${words}……`);
    rmSync(stamp, { force: true });
    await make();
    writeFileSync(stamp, hash);
  }
  release();
}

if (import.meta.main) await buildChanged(process.argv.slice(2).length ? process.argv.slice(2) : undefined);
