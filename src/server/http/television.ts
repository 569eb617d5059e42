import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Type } from 'typebox';
import type { App, Services } from '../services.ts';
import { notFound } from './errors.ts';
import { acceptsGzip } from './representation.ts';

const compress = promisify(gzip);

/** Served types by extension; nothing else leaves the folder. */
const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
};
const alreadySmall = new Set(['png', 'jpg', 'webp', 'woff', 'woff2']);

/** A hash in the name: `app-3f2a9c01.js`, `chunk.3F2A9C01.js`. */
const hashedName = /[-.](?=[0-9a-z]*[0-9])[0-9a-z]{8,}\.[a-z0-9]+$/i;

const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>电子法务</title>
<p>电视界面还没有生成。请在程序所在的文件夹运行：</p><pre>npm run build</pre></html>`;

interface Asset {
  version: string;
  type: string;
  etag: string;
  body: Buffer;
  gzip?: Buffer;
}

/** The television application, from build/tv, and where it finds the address for its QR. */
export function registerTelevision(app: App, { config, publicUrl }: Services): void {
  const folder = path.join(config.appRoot, 'build', 'tv');
  const assets = new Map<string, Asset>();
  const open = { config: { access: 'public' as const } };

  app.get('/tv', open, (request, reply) => {
    // With what a portal handed over: its address to return to, for one.
    const query = request.raw.url?.split('?')[1];
    return reply.redirect(query === undefined ? '/tv/' : `/tv/?${query}`, 308);
  });

  app.get('/tv/config.json', open, async (_request, reply) => {
    reply.header('cache-control', 'no-cache');
    return { publicUrl: publicUrl(), returnOrigins: config.returnOrigins };
  });

  app.get(
    '/tv/*',
    { ...open, schema: { params: Type.Object({ '*': Type.String() }) } },
    async (request, reply) => {
      const name = request.params['*'] === '' ? 'index.html' : request.params['*'];
      const asset = await readAsset(folder, name, assets);
      if (asset === undefined) {
        if (name !== 'index.html') throw notFound('没有这个文件');
        return reply.code(503).type('text/html; charset=utf-8').send(notBuilt);
      }
      const lasting = hashedName.test(name);
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      reply.headers({ etag: asset.etag, vary: 'accept-encoding' }).type(asset.type);
      if (request.headers['if-none-match']?.includes(asset.etag) === true) return reply.code(304).send();
      const zipped = acceptsGzip(String(request.headers['accept-encoding'] ?? '')) && asset.gzip;
      if (zipped) return reply.header('content-encoding', 'gzip').send(zipped);
      return reply.send(asset.body);
    },
  );
}

/** Reads and compresses a file once for each version of it; undefined when it may not be served. */
async function readAsset(
  folder: string,
  name: string,
  assets: Map<string, Asset>,
): Promise<Asset | undefined> {
  const extension = path.extname(name).slice(1).toLowerCase();
  const type = types[extension];
  // No way out of the folder and no hidden files, whatever the encoding of the address was.
  if (type === undefined || !/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(name)) return undefined;
  const file = path.join(folder, name);
  const info = await stat(file).catch(() => undefined);
  if (info === undefined || !info.isFile()) return undefined;
  const version = `${info.mtimeMs} ${info.size}`;
  const known = assets.get(name);
  if (known?.version === version) return known;
  const body = await readFile(file);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const asset: Asset = { version, type, etag: `"${hash}"`, body };
  if (!alreadySmall.has(extension)) asset.gzip = await compress(body, { level: 9 });
  assets.set(name, asset);
  return asset;
}
