// The one entrance: npm start, npm test and the others come here. It runs on any Node from 20 on and
// needs nothing installed; what it starts runs on the pinned Node 24. The npm scripts say `exec`: npm
// hands a signal to the shell that it starts, and a shell in between would keep it from us.
import { join } from 'node:path';
import { become, root, run, stop } from './folders.mjs';
import { installMissing, pinnedNode } from './install.mjs';

const [command, ...args] = process.argv.slice(2);

/** Runs one of our scripts on the pinned Node to its end; a failure ends us with the same code. */
function step(script, parameters = []) {
  const code = run(pinnedNode(), [join(root, 'scripts', script), ...parameters]);
  if (code !== 0) process.exit(code);
}

/** Hands over to a program: its output, its signals, its exit code. */
function handOver(...parameters) {
  become(pinnedNode(), parameters);
}

const commands = {
  build: () => step('build.mjs', args),
  start() {
    step('build.mjs');
    handOver('build/server/main.js', ...args);
  },
  import() {
    step('build.mjs', ['server']);
    handOver('build/server/cli.js', 'import', ...args);
  },
  admin() {
    step('build.mjs', ['server']);
    handOver('build/server/cli.js', ...args);
  },
  test: () => handOver('scripts/test.mjs', 'unit', ...args),
  'test:engines': () => handOver('scripts/test.mjs', 'engines', ...args),
  'test:endurance': () => handOver('scripts/test.mjs', 'endurance', ...args),
  bench() {
    step('build.mjs');
    handOver('--import', 'tsx', 'test/bench/run.ts', ...args);
  },
  pictures() {
    step('build.mjs');
    handOver('--import', 'tsx', 'test/e2e/pictures.ts', ...args);
  },
  media: () => handOver('--import', 'tsx', 'scripts/media/make.ts', ...args),
  package() {
    step('build.mjs');
    step('package.mjs');
  },
};

if (Number(process.versions.node.split('.')[0]) < 20) stop(`需要 Node 20 或更新的版本，现在是 ${process.version}。`);
if (!commands[command]) stop(`没有“${command ?? ''}”这个命令。可用：${Object.keys(commands).join('、')}`);
installMissing();
commands[command]();
