import path from 'node:path';
import { buildSync } from 'esbuild';

/** One of the scripts of this folder, as a page can run it. */
export function inPage(file: string): string {
  const built = buildSync({
    entryPoints: [path.join(import.meta.dirname, file)], bundle: true, write: false, format: 'iife', logLevel: 'error',
  });
  return built.outputFiles[0]!.text;
}
