import { join } from 'node:path';
import { Client, type Reply, type Shot } from './load.ts';
import { serve } from './child.ts';
import { median, report, round } from './measure.ts';
import { village } from './corpus.ts';
import type { Canned } from './bareServer.ts';

const rounds = 7;
const requests = 4000;
const connections = 8;

/**
 * Requests per processor second of our API against a bare node:http server that sends the same
 * bytes, in turn, each in a process of its own.
 */
export async function run(): Promise<void> {
  const ours = await serve(join(import.meta.dirname, 'apiServer.ts'), { items: 1000 });
  const client = new Client(ours.port, connections);
  const list = `/api/v1/items?region=${village}&limit=20`;
  const page = await client.get({ path: list });
  const first = (JSON.parse(page.body.toString()) as { items: { id: string }[] }).items[0];
  const detail = `/api/v1/items/${first?.id}`;

  const canned: Record<string, Canned> = {};
  for (const path of [list, detail]) {
    const reply = await client.get({ path, headers: { 'accept-encoding': 'gzip' } });
    const headers = ownHeaders(reply);
    const etag = headers.etag ?? '';
    const notModified = ownHeaders(await client.get({ path, headers: { 'if-none-match': etag } }));
    canned[path] = { headers, notModified, body: reply.body.toString('base64'), etag };
  }
  const bare = await serve(join(import.meta.dirname, 'bareServer.ts'), canned);
  const bareClient = new Client(bare.port, connections);

  const shots: [string, Shot, number][] = [
    ['list', { path: list, headers: { 'accept-encoding': 'gzip' } }, 200],
    ['detail', { path: detail, headers: { 'accept-encoding': 'gzip' } }, 200],
    ['not modified', { path: list, headers: { 'if-none-match': canned[list]?.etag ?? '' } }, 304],
  ];
  for (const [name, shot, expected] of shots) {
    const ratios: number[] = [];
    const perSecond = { ours: [] as number[], bare: [] as number[] };
    for (let turn = -1; turn < rounds; turn++) {
      const our = await efficiency(client, ours, shot, expected);
      const their = await efficiency(bareClient, bare, shot, expected);
      if (turn < 0) continue; // warm-up
      ratios.push(our / their);
      perSecond.ours.push(our);
      perSecond.bare.push(their);
    }
    report(`api ${name}`, {
      toBareHttp: round(median(ratios)),
      requestsPerCpuSecond: { ours: round(median(perSecond.ours)), bare: round(median(perSecond.bare)) },
      rssMb: round(await ours.rss()),
    });
  }
  client.close();
  bareClient.close();
  await Promise.all([ours.stop(), bare.stop()]);
}

/** Headers that the server wrote, not the ones that node adds. */
function ownHeaders({ headers }: Reply): Record<string, string> {
  const added = ['date', 'connection', 'keep-alive'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !added.includes(name))) as Record<string, string>;
}

async function efficiency(
  client: Client,
  server: { cpu(): Promise<number> },
  shot: Shot,
  expected: number,
): Promise<number> {
  const before = await server.cpu();
  await client.burst(shot, requests, connections, expected);
  return requests / ((await server.cpu()) - before);
}
