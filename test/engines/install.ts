import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const root = join(import.meta.dirname, '../..');

/** An old browser inside an npm package. */
export interface Engine {
  /** Its folder under ENGINES_DIR. */
  name: string;
  /** `name@version`. */
  package: string;
  /** Of the package's tarball, base64. */
  sha512: string;
  /** Brotli files of the package and where they go, decompressed; the browser itself goes to `chromium`. */
  files: Record<string, string>;
  /** A library of the system that the engine looks for beside itself, and the Debian package it is in. */
  library?: { path: string; as: string; debian: string };
}

/**
 * Path of the browser, fetched once into ENGINES_DIR (build/engines). None of the package's scripts
 * runs, and a tarball of another content is refused.
 */
export function installEngine(engine: Engine): string {
  const cache = process.env['ENGINES_DIR'] ?? join(root, 'build/engines');
  const folder = join(cache, engine.name);
  const binary = join(folder, 'chromium');
  if (existsSync(binary)) return binary;
  const work = join(cache, `unpacking-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    unpack(engine, work);
    const { library } = engine;
    if (library) {
      if (!existsSync(library.path)) throw new Error(`${library.path} is missing: apt-get install ${library.debian}`);
      symlinkSync(library.path, join(work, library.as));
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return binary;
}

function unpack(engine: Engine, work: string): void {
  execFileSync('npm', ['pack', engine.package, '--silent', '--pack-destination', work], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, npm_config_cache: join(work, 'npm-cache') },
  });
  const tarball = join(work, `${engine.package.replace('@', '-')}.tgz`);
  const found = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (found !== engine.sha512) throw new Error(`${engine.package} is not the one that was looked at: sha512 ${found}`);
  const packed = Object.keys(engine.files).map((file) => `package/${file}`);
  execFileSync('tar', ['-xzf', tarball, '-C', work, ...packed]);
  for (const [file, to] of Object.entries(engine.files)) {
    mkdirSync(dirname(join(work, to)), { recursive: true });
    writeFileSync(join(work, to), brotliDecompressSync(readFileSync(join(work, 'package', file))));
  }
  chmodSync(join(work, 'chromium'), 0o755);
  for (const rest of [tarball, join(work, 'package'), join(work, 'npm-cache')]) rmSync(rest, { recursive: true });
}
