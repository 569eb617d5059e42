import path from 'node:path';
import { Type } from 'typebox';
import type { App, Services } from '../services.ts';
import { builtFiles } from './builtFiles.ts';
import { notFound } from './errors.ts';
import { framedByUs } from './headers.ts';

const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>电子法务</title>
<p>电视界面还没有生成。请在程序所在的文件夹运行：</p><pre>npm run build</pre></html>`;

/** The television application, from build/tv, and where it finds the address for its QR. */
export function registerTelevision(app: App, { config, publicUrl }: Services): void {
  const files = builtFiles(path.join(config.appRoot, 'build', 'tv'));
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
    { ...open, schema: { params: Type.Object({ '*': Type.String() }), querystring: Type.Object({ preview: Type.Optional(Type.Unknown()) }) } },
    async (request, reply) => {
      const name = request.params['*'] === '' ? 'index.html' : request.params['*'];
      const file = await files.read(name);
      if (name === 'index.html' && request.query.preview === '1') reply.headers(framedByUs);
      if (file !== undefined) return files.send(request, reply, name, file);
      if (name !== 'index.html') throw notFound('没有这个文件');
      return reply.code(503).type('text/html; charset=utf-8').send(notBuilt);
    },
  );
}
