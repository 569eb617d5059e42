// The test tiers. `unit` is the first: lint, types, then every test that is not of another tier.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { build, environment, filesUnder, root, say, stop } from './folders.mjs';
import { buildChanged } from './build.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { addCounts, readCounts } from './test-counts.mjs';

const [tier, ...args] = process.argv.slice(2);
const others = ['engines', 'endurance', 'bench'];

const tiers = {
  unit: {
    needs: ['chromium', 'fonts-noto-cjk', 'postgresql'],
    files: (file) => !others.some((other) => file.startsWith(`test/${other}/`)),
    checks: true,
  },
  engines: {
    needs: ['chromium', 'fonts-noto-cjk', 'libosmesa6', 'libnss3', 'cog', 'wpewebkit-driver', 'libgles2'],
    files: (file) => file.startsWith('test/engines/'),
  },
  // Rounds and sizes by environment: each file names its own at its head.
  endurance: {
    needs: ['chromium', 'fonts-noto-cjk', 'postgresql'],
    files: (file) => file.startsWith('test/endurance/'),
  },
};

const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exitCode = 130;
  });
}

/** Runs a program of node_modules/.bin; answers whether it ended well. */
function check(words, command, parameters) {
  const begun = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { cwd: root, stdio: 'inherit', env: environment() });
    running.add(child);
    child.on('exit', (code) => {
      running.delete(child);
      say(`${words}：${code === 0 ? '通过' : '没有通过'}（${((Date.now() - begun) / 1000).toFixed(1)} 秒）`);
      resolve(code === 0);
    });
  });
}

/** Lint and types, two at a time: each counts as one test. */
async function checks() {
  const projects = filesUnder(['tsconfig.json', 'src', 'test', 'scripts']).filter((file) => file.endsWith('tsconfig.json'));
  const work = [
    ['代码规范', 'eslint', ['--max-warnings=0', '.']],
    ...projects.map((project) => [`类型 ${project}`, 'tsc', ['-p', project]]),
  ];
  let well = true;
  const worker = async () => {
    for (let next = work.shift(); next; next = work.shift()) {
      const passed = await check(...next);
      addCounts(passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
      well &&= passed;
    }
  };
  await Promise.all([worker(), worker()]);
  return well;
}

/** Test files named on the command line, or all of the tier. What stands behind an option is its value. */
function chosenFiles({ files }) {
  const isFile = (arg, at) => !arg.startsWith('-') && !args[at - 1]?.startsWith('-');
  const missing = args.filter(isFile).find((arg) => !existsSync(join(root, arg)));
  if (missing !== undefined) stop(`没有“${missing}”这个测试文件或文件夹`);
  const named = args.filter((arg) => existsSync(join(root, arg)));
  const all = filesUnder(['test']).filter((file) => /\.test\.tsx?$/.test(file) && files(file));
  return { named, all: named.length ? all.filter((file) => named.some((name) => file.startsWith(name))) : all };
}

async function main() {
  const chosen = tiers[tier];
  ensureSystemPackages(chosen.needs);
  mkdirSync(build, { recursive: true });
  rmSync(join(build, 'test-counts.jsonl'), { force: true });
  await buildChanged();
  const { named, all } = chosenFiles(chosen);
  if (all.length === 0) stop(`这里没有测试：${named.join('、') || tier}`);
  const clean = chosen.checks && named.length === 0 ? await checks() : true;
  const options = args.filter((arg) => !named.includes(arg));
  const passed = await check('测试', 'mocha', [...options, ...all]);
  const counts = readCounts();
  say(`合计：${counts.passed} 项通过，${counts.failed} 项没有通过`);
  process.exitCode ||= clean && passed ? 0 : 1;
}

await main();
