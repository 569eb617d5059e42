import path from 'node:path';
import { Type } from 'typebox';
import type { App, Services } from '../services.ts';
import { builtFiles } from './builtFiles.ts';
import { notFound } from './errors.ts';

/** Scripts and styles from our own files only; frames show the television and the phone page of a draft. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>电子法务</title>
<p>管理后台还没有生成。请在程序所在的文件夹运行：</p><pre>npm run build</pre></html>`;

/** The officials' console, from build/console. Its pages are one file: the address says which of them. */
export function registerConsole(app: App, { config }: Services): void {
  const files = builtFiles(path.join(config.appRoot, 'build', 'console'));
  const access = { config: { access: 'console' as const } };

  app.get('/console', access, (_request, reply) => reply.redirect('/console/', 308));

  app.get(
    '/console/*',
    { ...access, schema: { params: Type.Object({ '*': Type.String() }) } },
    async (request, reply) => {
      const asked = request.params['*'];
      const name = asked.startsWith('files/') || asked === 'licenses.txt' ? asked : 'index.html';
      const file = await files.read(name);
      reply.header('content-security-policy', contentSecurityPolicy);
      if (file !== undefined) return files.send(request, reply, name, file);
      if (name !== 'index.html') throw notFound('没有这个文件');
      return reply.code(503).type('text/html; charset=utf-8').send(notBuilt);
    },
  );
}
