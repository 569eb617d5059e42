// The server as plain JavaScript, so that it starts without a compiler; packages stay outside.
import { cpSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build as bundle } from 'esbuild';
import { build, filesUnder, root } from './folders.mjs';

/** Data that the server reads from beside its code: all .yaml files of src/server, by their own names. */
function dataFiles() {
  return filesUnder(['src/server']).filter((file) => file.endsWith('.yaml'));
}

export async function buildServer() {
  const target = join(build, 'server');
  rmSync(target, { recursive: true, force: true });
  await bundle({
    absWorkingDir: root,
    // The reader is a process of its own: what somebody uploaded is taken apart there.
    entryPoints: ['src/server/main.ts', 'src/server/cli.ts', 'src/server/uploads/reader.ts'],
    outdir: target,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    logLevel: 'warning',
  });
  for (const file of dataFiles()) cpSync(join(root, file), join(target, basename(file)));
}
