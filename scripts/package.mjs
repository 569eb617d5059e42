// Makes release/: what an operator installs. It holds built code only and names only the packages that
// the built server imports; the television's are inside its bundle already.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { filesUnder, root, say, stop } from './folders.mjs';
import { npm } from './install.mjs';

const target = join(root, 'release');
const bootstrap = ['scripts/folders.mjs', 'scripts/install.mjs', 'scripts/serve.mjs'];
const copied = ['build/server', 'build/pages', 'build/tv', 'build/console', 'sample', 'docs', 'README.md', '.npmrc', ...bootstrap];

/** Names of the packages that the built server imports. */
function importedPackages() {
  const built = filesUnder(['build/server']).filter((file) => file.endsWith('.js'));
  const names = built.flatMap((file) => {
    const code = readFileSync(join(root, file), 'utf8');
    const written = [...code.matchAll(/^(?:import|export)\b[^;]*?["']([^"'\n]+)["'];$|\bimport\(["']([^"'\n]+)["']\)/gm)];
    return written.map(([, still, dynamic]) => still ?? dynamic);
  });
  return [...new Set(names)]
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:') && !builtinModules.includes(name))
    .map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/'))
    .sort();
}

function releaseManifest() {
  const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const missing = importedPackages().filter((name) => !ours.dependencies[name]);
  if (missing.length > 0) stop(`服务端用到了没有列在 dependencies 里的包：${missing.join('、')}`);
  const { name, version, description, type, engines, optionalDependencies } = ours;
  const used = importedPackages().map((dependency) => [dependency, ours.dependencies[dependency]]);
  return {
    name,
    version,
    private: true,
    description,
    type,
    engines,
    // `exec`: npm hands signals to the shell it starts, and a shell in between would keep them.
    scripts: {
      start: 'exec node scripts/serve.mjs',
      import: 'exec node scripts/serve.mjs import',
      admin: 'exec node scripts/serve.mjs admin',
    },
    dependencies: Object.fromEntries(used),
    optionalDependencies,
  };
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target);
for (const path of copied.filter((each) => existsSync(join(root, each)))) {
  cpSync(join(root, path), join(target, path), { recursive: true });
}
writeFileSync(join(target, 'package.json'), `${JSON.stringify(releaseManifest(), null, 2)}\n`);
// From the project's own lock npm leaves what is needed, at the same versions.
cpSync(join(root, 'package-lock.json'), join(target, 'package-lock.json'));
const pruned = npm(['install', '--package-lock-only', '--omit=dev', '--offline', '--no-audit', '--no-fund'], { cwd: target });
if (pruned !== 0) stop('没有能写出发布用的 package-lock.json');
say('发布文件夹 release/ 已做好。把它复制到服务器，在里面运行：npm ci --omit=dev && npm start');
