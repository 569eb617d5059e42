import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { join } from 'node:path';

export interface Peers {
  bare: string;
  react: string;
  /** gzip bytes of each page's script. */
  bytes: { bare: number; react: number };
  close(): Promise<void>;
}

const folder = join(import.meta.dirname, 'peers');

/** Builds the two peer pages for production and serves them, with `home` as the reply that React draws. */
export async function servePeers(home: string): Promise<Peers> {
  const bare = gzipSync(await script('bareLightning.ts'));
  const react = gzipSync(await script('reactHome.tsx'));
  const styles = gzipSync(await script('peers.css'));
  const page = (name: string) =>
    gzipSync(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="stylesheet" href="/peers.css">` +
        `<body><div id="root"></div><script src="/${name}.js"></script></body></html>`,
    );
  const files = new Map<string, [string, Buffer]>([
    ['/bare', ['text/html; charset=utf-8', page('bare')]],
    ['/react', ['text/html; charset=utf-8', page('react')]],
    ['/bare.js', ['text/javascript', bare]],
    ['/react.js', ['text/javascript', react]],
    ['/peers.css', ['text/css', styles]],
    ['/home.json', ['application/json', gzipSync(home)]],
  ]);
  const server: Server = createServer((request, reply) => {
    const file = files.get(request.url ?? '');
    if (!file) return void reply.writeHead(404).end();
    reply.writeHead(200, { 'content-type': file[0], 'content-encoding': 'gzip' }).end(file[1]);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    bare: `${origin}/bare`,
    react: `${origin}/react`,
    bytes: { bare: bare.length, react: react.length },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function script(name: string): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, name)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'chrome100',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return Buffer.from((outputFiles[0] as { contents: Uint8Array }).contents);
}
