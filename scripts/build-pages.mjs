// What the server-rendered pages load: small scripts and styles, under stable names. `manifest.json`
// has the content hash of each, for addresses that may be kept for ever (app.css?v=…).
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { build, filesUnder, root } from './folders.mjs';

export async function buildPages() {
  const target = join(build, 'pages');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const entryPoints = filesUnder(['src/pages']).filter((file) => /\.client\.tsx?$|\.css$/.test(file));
  await bundle({
    absWorkingDir: root,
    entryPoints,
    outdir: target,
    entryNames: '[name]',
    bundle: true,
    minify: true,
    format: 'iife',
    // Phones of grandparents: WeChat's own browser on an Android of some years.
    target: ['chrome64', 'safari11'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  });
  const manifest = {};
  for (const name of readdirSync(target).sort()) {
    const hash = createHash('sha256').update(readFileSync(join(target, name))).digest('hex');
    manifest[name] = hash.slice(0, 12);
  }
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
