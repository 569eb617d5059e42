// The television app. The Lightning CLI bundles what home needs; then everything that is shipped, the
// Lightning core included, is lowered to the floor, because the CLI's own output is ES2020 inside.
// The other pages are a second script, hls.js is a third: they come when they are needed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import swc from '@swc/core';
import { build, environment, root, say, stop } from './folders.mjs';
import { coreSource } from './tv/core.mjs';
import { floor } from './tv/floor.mjs';
import { hlsSource } from './tv/hls.mjs';
import { laterSource } from './tv/scripts.mjs';

const require = createRequire(import.meta.url);
/** What is built becomes build/tv only when it is whole, so that a running server never serves half of it. */
const target = join(build, 'tv-next');

/** Bundles src/index.ts with the CLI; answers the script, which still wants `window.lng`. */
function bundle() {
  const options = ['--rollup-bundler-options', 'plugin=./scripts/tv/leaveOut.mjs'];
  const done = spawnSync(process.execPath, [require.resolve('@lightningjs/cli/bin/index.js'), 'build', ...options], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment({
      LNG_BUILD_FOLDER: 'build/tv-next',
      LNG_AUTO_UPDATE: 'false',
      LNG_BUILD_EXIT_ON_FAIL: 'true',
      LNG_SERVE_OPEN: 'false',
      LNG_BROWSER_BUILD: 'true',
      LNG_BUILD_SOURCEMAP: 'false',
      NODE_ENV: 'development',
    }),
  });
  if (done.status !== 0) stop(`电视端打包失败：\n${done.stdout}\n${done.stderr}`);
  return readFileSync(join(target, 'appBundle.js'), 'utf8');
}

/** What the CLI's own starter does, without its four requests: calls the app with its settings, shows its canvas. */
function starter() {
  const { identifier } = JSON.parse(readFileSync(join(root, 'metadata.json'), 'utf8'));
  const settings = JSON.parse(readFileSync(join(root, 'settings.json'), 'utf8'));
  const name = `APP_${identifier.replace(/[.-]/g, '_')}`;
  return `
    function show(app) {
      var canvas = app && app.stage && app.stage.getCanvas();
      if (canvas && !canvas.parentNode) document.body.appendChild(canvas);
    }
    var settings = ${JSON.stringify(settings)};
    var app = ${name}(settings.appSettings, settings.platformSettings, settings.appData);
    if (app && app.then) app.then(show); else show(app);`;
}

async function lower(source) {
  const { code } = await swc.transform(source, {
    configFile: false,
    swcrc: false,
    isModule: false,
    env: { targets: floor.engines },
    jsc: {
      assumptions: floor.assumptions,
      parser: { syntax: 'ecmascript' },
      // Lightning finds a component's states by the names of their classes.
      minify: {
        compress: { keep_classnames: true, passes: 3 },
        mangle: { keep_classnames: true },
        format: { comments: false },
      },
    },
    minify: true,
  });
  try {
    parse(code, { ecmaVersion: floor.syntax, sourceType: 'script' });
  } catch (error) {
    stop(`电视端脚本含有老机顶盒不认识的语法：${error.message}\n${code.slice(error.pos - 80, error.pos + 80)}`);
  }
  return code;
}

function hashed(name, extension, content) {
  const file = `${name}.${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${extension}`;
  writeFileSync(join(target, file), content);
  return file;
}

/** Packages of which something is shipped to a box; their terms ask for their texts to go along. */
const shipped = ['@lightningjs/core', '@lightningjs/sdk', 'axios', 'hls.js', 'uqr'];

function licences() {
  return shipped.flatMap((name) => {
    const folder = join(root, 'node_modules', name);
    const files = ['LICENSE', 'NOTICE'].filter((file) => existsSync(join(folder, file)));
    if (!files.includes('LICENSE')) stop(`${name} 没有 LICENSE 文件`);
    return files.map((file) => `${name} · ${file}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`);
  }).join(`\n${'—'.repeat(40)}\n\n`);
}

export async function buildTelevision() {
  mkdirSync(build, { recursive: true });
  const app = bundle();
  const polyfills = readFileSync(join(root, 'scripts/tv/polyfills.js'), 'utf8');
  const code = await lower(`(function () {\n${polyfills}\n${await coreSource(app)}\n${app}\n${starter()}\n}).call(window);`);

  // What the CLI leaves for its own starter, which fetches four files before the first frame.
  for (const file of ['appBundle.js', 'startApp.js', 'index.html', 'settings.json', 'metadata.json']) {
    rmSync(join(target, file), { force: true });
  }
  const later = await lower(`(function () {\n${await laterSource()}\n}).call(window);`);
  const scripts = {
    'src="app.js"': ['app', code],
    'data-later="later.js"': ['later', later],
    'data-hls="hls.js"': ['hls', await lower(await hlsSource())],
  };
  let page = readFileSync(join(root, 'static/index.html'), 'utf8');
  for (const [place, [name, source]] of Object.entries(scripts)) {
    if (!page.includes(place)) stop(`static/index.html 里没有 ${place}`);
    page = page.replace(place, place.replace(`${name}.js`, hashed(name, 'js', source)));
    say(`电视端 ${name}：${(gzipSync(source, { level: 9 }).length / 1024).toFixed(1)} KB（gzip）`);
  }
  writeFileSync(join(target, 'index.html'), page);
  writeFileSync(join(target, 'licenses.txt'), licences());
  // At the top, so that its scope is the app; its name stays, since a box finds a newer one by it.
  renameSync(join(target, 'static/sw.js'), join(target, 'sw.js'));
  rmSync(join(target, 'static/index.html'), { force: true });
  rmSync(join(build, 'tv'), { recursive: true, force: true });
  renameSync(target, join(build, 'tv'));
}
