import type { App, Services } from '../services.ts';
import { listItems } from '../content/content.ts';
import type { ApiDocument, OpenapiDocument, OpenapiOperation } from './openapi.ts';

/** The API for people: its routes with their parameters, each with an example to open. */
export function registerApiPage(app: App, { db, now }: Services, describe: ApiDocument): void {
  const open = { config: { access: 'public' as const } };
  app.get('/api', open, (_request, reply) => reply.redirect('/api/', 308));
  app.get('/api/style.css', open, async (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
  app.get('/api/', open, async (_request, reply) => {
    const list = await listItems(db, { limit: 1 }, now());
    const newest = typeof list === 'string' ? undefined : list.items[0];
    const example: Record<string, string> = {
      id: newest?.id ?? '0000000000',
      code: newest?.code ?? '00000000',
      q: '离婚',
      limit: '5',
      keys: 'dg',
    };
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8');
    return page(describe(), example);
  });
}

function page({ info, paths, components }: OpenapiDocument, example: Record<string, string>): string {
  const routes = Object.entries(paths).map(([path, { get }]) => route(path, get, components.schemas, example));
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text(info.title)}</title><link rel="stylesheet" href="/api/style.css"></head>
<body><main><h1>${text(info.title)}</h1>
<p>${text(info.description)}</p>
<p>机器可读的说明：<a href="/api/v1/openapi.json">openapi.json</a>（OpenAPI 3.1）。</p>
<p>答复是 JSON（UTF-8），时间带时区。列表是 <code>{ items, next }</code>，把 next 填进 cursor 就是下一页。
出错时是 <code>{ error: { code, message } }</code>，message 可以直接给人看。</p>
${routes.join('\n')}
</main></body></html>`;
}

function route(
  path: string,
  { summary, description, parameters }: OpenapiOperation,
  schemas: OpenapiDocument['components']['schemas'],
  example: Record<string, string>,
): string {
  const rows = parameters.map(({ name, required, schema }) => {
    const whole = schemas[String(schema['$ref'] ?? '').split('/').at(-1) ?? ''] ?? schema;
    return (
      `<tr><td><code>${text(name)}</code></td><td>${required ? '必填' : '可不填'}</td>` +
      `<td>${text(form(whole))}</td><td>${text(String(whole['description'] ?? ''))}</td></tr>`
    );
  });
  const query = parameters
    .filter((each) => each.in === 'query' && example[each.name] !== undefined)
    .map((each) => `${each.name}=${encodeURIComponent(example[each.name] ?? '')}`);
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => example[name] ?? name);
  const address = filled + (query.length > 0 ? `?${query.join('&')}` : '');
  return `<section><h2>${text(summary ?? path)} <code>GET ${text(path)}</code></h2>
<p>${text(description ?? '')}</p>
${rows.length > 0 ? `<table><thead><tr><th>参数</th><th></th><th>形式</th><th>说明</th></tr></thead><tbody>${rows.join('')}</tbody></table>` : ''}
<p>例：<a href="${text(address)}">${text(decodeURI(address))}</a></p></section>`;
}

/** A parameter's form in a few words. */
function form(schema: Record<string, unknown>): string {
  const { type, minimum, maximum, maxLength, pattern, default: usual } = schema;
  if (type === 'integer') {
    return `整数 ${String(minimum)}–${String(maximum)}${usual === undefined ? '' : `，不填为 ${String(usual)}`}`;
  }
  if (typeof pattern === 'string') return pattern;
  return maxLength === undefined ? '文字' : `文字，最多 ${String(maxLength)} 个字`;
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (raw: string) => raw.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);

const style = `body{margin:0;font:17px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;color:#1d2a3a;background:#f5f7fa}
main{max-width:60rem;margin:0 auto;padding:1.5rem}
section{background:#fff;border-radius:.6rem;padding:.5rem 1.25rem;margin:1rem 0}
h2{font-size:1.15rem}code{font:.92em ui-monospace,monospace;background:#eef2f7;padding:.1em .35em;border-radius:.25em}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem .3rem 0;border-top:1px solid #e3e8ef;vertical-align:top}
a{color:#0b57a4}
`;
