import type { FastifyReply } from 'fastify';
import type { Config } from '../config.ts';

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (raw: string) => raw.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);

/** Where the console may be opened, for whoever stands before a closed door. */
export function consoleAddress(config: Config, port: number): string {
  const base = config.publicUrl;
  if (base === undefined || !base.startsWith('https:')) return `http://127.0.0.1:${port}/console/`;
  const { host } = new URL(base);
  return `https://${config.consoleHost ?? host}/console/`;
}

/** In place of the console, where a password would cross the network for everybody to read. */
export function closedPage(reply: FastifyReply, config: Config) {
  const open = consoleAddress(config, config.port);
  const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>管理后台在这里不开放</title>
<h1>管理后台在这里不开放</h1>
<p>从这个网址登录，密码会在网络上明着传，旁人看得到。请用这个网址打开：</p>
<p><strong>${text(open)}</strong></p>
<h2>给管理服务器的人</h2>
<p>要让办公室的电脑和手机也能用，请给服务器配 https，再做下面任意一样，然后重启：</p>
<ul><li>设置 PUBLIC_URL=https://您的网址（服务器前面的代理负责 https，并原样传递 Host）</li>
<li>设置 TRUSTED_PROXIES=代理的地址（代理要传 X-Forwarded-For 和 X-Forwarded-Proto）</li></ul>
<p>管理后台要用单独的域名时，再设置 CONSOLE_HOST=这个域名。</p></html>`;
  return reply.code(403).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page);
}
