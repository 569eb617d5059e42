// The officials' console: Vue and Element Plus by Vite, cut so that the login comes first and every page
// when it is opened.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import vue from '@vitejs/plugin-vue';
import { build as vite } from 'vite';
import { elementStyles } from './console/elementStyles.mjs';
import { unusedSchemas } from './console/unusedSchemas.mjs';
import { build, root, say, stop } from './folders.mjs';

/** What is built becomes build/console only when it is whole, so that a running server never serves half of it. */
const target = join(build, 'console-next');

/** Office computers that still run Windows 7 end at Chrome 109; 360 and QQ browsers lag behind. */
const floor = ['chrome87', 'edge88', 'firefox78', 'safari14'];

/** Packages of which something is shipped to a browser; their terms ask for their texts to go along. */
const shipped = ['vue', 'vue-router', 'element-plus', '@element-plus/icons-vue', '@vueuse/core', 'dayjs', 'uqr'];

function licences() {
  return shipped.map((name) => {
    const folder = join(root, 'node_modules', name);
    const file = ['LICENSE', 'LICENSE.md'].find((each) => existsSync(join(folder, each)));
    if (file === undefined) stop(`${name} 没有 LICENSE 文件`);
    return `${name} · LICENSE\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  }).join(`\n${'—'.repeat(40)}\n\n`);
}

/** Gzip bytes of what the page itself names: all that a browser loads before the login stands. */
function firstLoad() {
  const page = readFileSync(join(target, 'index.html'), 'utf8');
  const files = [...page.matchAll(/ (?:src|href)="\/console\/([^"]+)"/g)].map(([, file]) => file);
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(target, file)), { level: 9 }).length, 0);
}

export async function buildConsole() {
  rmSync(target, { recursive: true, force: true });
  await vite({
    configFile: false,
    root: join(root, 'src/console'),
    base: '/console/',
    logLevel: 'warn',
    // Its own folder for what it keeps, outside the sources.
    cacheDir: join(build, 'vite'),
    plugins: [vue({ features: { optionsAPI: true } }), elementStyles(), unusedSchemas()],
    define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
    build: {
      outDir: target,
      emptyOutDir: true,
      target: floor,
      cssTarget: floor,
      modulePreload: { polyfill: false },
      // The Content-Security-Policy lets no script and no style in from within a file.
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: {
        treeshake: {
          propertyReadSideEffects: false,
          moduleSideEffects: [{ test: /[\\/]typebox[\\/]|[\\/]src[\\/]contract[\\/]/, sideEffects: false }],
        },
        output: {
          hashCharacters: 'hex',
          entryFileNames: 'files/[name]-[hash:12].js',
          chunkFileNames: 'files/[name]-[hash:12].js',
          assetFileNames: 'files/[name]-[hash:12][extname]',
        },
      },
    },
  });
  writeFileSync(join(target, 'licenses.txt'), licences());
  const scripts = readdirSync(join(target, 'files')).filter((name) => name.endsWith('.js'));
  say(`管理后台 ${scripts.length} 段脚本，打开登录页要下载 ${(firstLoad() / 1024).toFixed(1)} KB（gzip）`);
  rmSync(join(build, 'console'), { recursive: true, force: true });
  renameSync(target, join(build, 'console'));
}
