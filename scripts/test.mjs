// The test tiers. `unit` is the first: lint, types, then every test that is not of another tier.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { build, environment, filesUnder, root, say, stop } from './folders.mjs';
import { buildChanged } from './build.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { addCounts, readCounts } from './test-counts.mjs';

const [tier, ...args] = process.argv.slice(2);
const others = ['engines', 'endurance', 'bench'];
/** Files that run at the same time: each may have a browser and a server of its own. */
const jobs = Math.min(availableParallelism(), 3);
/** Where files take minutes: begun first, so that the many short ones even out the end. */
const long = ['test/seen/', 'test/e2e/', 'test/tv/'];

const tiers = {
  unit: {
    needs: ['chromium', 'fonts-noto-cjk', 'postgresql', 'tesseract-ocr', 'tesseract-ocr-chi-sim'],
    files: (file) => !others.some((other) => file.startsWith(`test/${other}/`)),
    checks: true,
    isParallel: true,
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
let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    isStopped = true;
    process.exitCode = 130;
    if (running.size === 0) process.exit();
    // Of the two, mocha hands on only this one to the process that has the browsers.
    for (const child of running) child.kill('SIGINT');
  });
}

/** Runs a program of node_modules/.bin; answers whether it ended well. */
function check(words, command, parameters) {
  const begun = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { cwd: root, stdio: 'inherit', env: environment({ TEST_TIER: tier }) });
    running.add(child);
    child.on('exit', (code) => {
      running.delete(child);
      say(`${words}：${code === 0 ? '通过' : '没有通过'}（${((Date.now() - begun) / 1000).toFixed(1)} 秒）`);
      resolve(code === 0);
    });
  });
}

/** Lint and types, one after the other: each counts as one test. */
async function checks() {
  const projects = filesUnder(['tsconfig.json', 'src', 'test', 'scripts']).filter((file) => file.endsWith('tsconfig.json'));
  const work = [
    ['代码规范', 'eslint', ['--max-warnings=0', '.']],
    // What a .vue file holds, only Vue's own compiler front reads.
    ...projects.map((project) => [`类型 ${project}`, project.includes('console') ? 'vue-tsc' : 'tsc', ['-p', project]]),
  ];
  const failed = [];
  for (const [words, ...command] of work) {
    if (isStopped) break;
    const passed = await check(words, ...command);
    addCounts(passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
    if (!passed) failed.push(words);
  }
  return failed;
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

/** Mocha with these files, several at a time where a tier's files may run beside each other. */
async function tests(options, files, { isParallel }) {
  const rank = (file) => (long.findIndex((folder) => file.startsWith(folder)) + long.length + 1) % (long.length + 1);
  const ordered = isParallel ? files.toSorted((a, b) => rank(a) - rank(b)) : files;
  const parallel = isParallel && jobs > 1 && files.length > 1 ? ['--parallel', '--jobs', String(jobs)] : [];
  return (await check('测试', 'mocha', [...parallel, ...options, ...ordered])) ? [] : ['测试'];
}

async function main() {
  const chosen = tiers[tier];
  ensureSystemPackages(chosen.needs);
  mkdirSync(build, { recursive: true });
  rmSync(join(build, 'test-counts.jsonl'), { force: true });
  await buildChanged();
  const { named, all } = chosenFiles(chosen);
  if (all.length === 0) stop(`这里没有测试：${named.join('、') || tier}`);
  const options = args.filter((arg) => !named.includes(arg));
  const isWhole = chosen.checks && named.length === 0;
  const failed = (await Promise.all([isWhole ? checks() : [], tests(options, all, chosen)])).flat();
  const counts = readCounts();
  say(`合计：${counts.passed} 项通过，${counts.failed} 项没有通过${failed.length ? `（${failed.join('、')}）` : ''}`);
  process.exitCode ||= failed.length ? 1 : 0;
}

await main();
