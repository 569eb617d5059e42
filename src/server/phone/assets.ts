import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** A stylesheet or a script of the pages, ready to be sent. */
export interface Asset {
  /** With its content's hash, so that it may be kept for ever. */
  address: string;
  hash: string;
  type: string;
  body: Buffer;
  gzip: Buffer;
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** What the build made of src/pages, by file name; nothing before the first build. */
export function loadAssets(appRoot: string): Map<string, Asset> {
  const folder = path.join(appRoot, 'build', 'pages');
  const manifest = path.join(folder, 'manifest.json');
  if (!existsSync(manifest)) return new Map();
  const hashes = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>;
  return new Map(
    Object.entries(hashes).map(([name, hash]) => {
      const body = readFileSync(path.join(folder, name));
      const type = types[path.extname(name)] ?? 'application/octet-stream';
      return [name, { address: `/pages/${name}?v=${hash}`, hash, type, body, gzip: gzipSync(body) }];
    }),
  );
}

/** Where the television keeps its script for films in pieces, which pages use too; undefined before it is built. */
export function piecesAddress(appRoot: string): string | undefined {
  const folder = path.join(appRoot, 'build', 'tv');
  const name = existsSync(folder) && readdirSync(folder).find((each) => /^hls\.[0-9a-f]+\.js$/.test(each));
  return name ? `/tv/${name}` : undefined;
}
