import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Files of the project that git holds or would take, relative to its root, with `/`. */
export function projectFiles(): string[] {
  if (!existsSync(join(root, '.git'))) throw new Error('the structure is checked in a git checkout');
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)))
    .sort();
}

export function sourceOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

export function isCode(file: string): boolean {
  // A film's pieces end in .ts as well.
  return /\.(ts|tsx|mjs|js|vue)$/.test(file) && !file.includes('.generated.') && !file.startsWith('sample/');
}

/** Import in a file: as written, and as a path of ours when it is one. */
export interface Import {
  written: string;
  path: string | undefined;
}

/** Static and dynamic imports, re-exports and imported types of a TypeScript source. */
export function importsOf(file: string): Import[] {
  const code = sourceOf(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g;
  return [...code.matchAll(pattern)].map(([, , written]) => {
    const relative = written!.startsWith('.');
    return { written: written!, path: relative ? normalize(join(dirname(file), written!)) : undefined };
  });
}
