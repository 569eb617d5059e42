import { join } from 'node:path';
import { Client } from './load.ts';
import { serve } from './child.ts';
import { median, report, round } from './measure.ts';
import { questions, village } from './corpus.ts';

const large = Number(process.env.BENCH_ITEMS ?? 200_000);
const shots = 150;
/** Of another number than those that count, so that no answer is kept before it is measured. */
const warmUp = 30;

/** Detail, list and search at 1,000 and at 200,000 items, in turn; no answer is asked twice. */
export async function run(): Promise<void> {
  const sides = await Promise.all(
    [1000, large].map(async (items) => {
      const server = await serve(join(import.meta.dirname, 'apiServer.ts'), { items });
      const client = new Client(server.port, 1);
      return { items, server, client, pages: await walkList(client) };
    }),
  );
  const kinds: [string, (pages: Pages, index: number) => string][] = [
    ['detail', (pages, index) => `/api/v1/items/${pages.ids[index % pages.ids.length]}`],
    [
      'list',
      (pages, index) =>
        `/api/v1/items?region=${village}&limit=${20 - (Math.floor(index / pages.cursors.length) % 20)}` +
        `&cursor=${pages.cursors[index % pages.cursors.length]}`,
    ],
    ['search', (_pages, index) => `/api/v1/search?region=${village}&q=${encodeURIComponent(questions(index))}`],
  ];
  for (const [name, path] of kinds) {
    for (const { client, pages } of sides) {
      for (let shot = shots; shot < shots + warmUp; shot++) await client.get({ path: path(pages, shot) });
    }
    const times = sides.map(() => [] as number[]);
    for (let shot = 0; shot < shots; shot++) {
      for (const [index, side] of sides.entries()) {
        const reply = await side.client.get({ path: path(side.pages, shot) });
        if (reply.status !== 200) throw new Error(`${name} answered ${reply.status}`);
        times[index]?.push(reply.ms);
      }
    }
    const [small, big] = times.map((each) => median(each)) as [number, number];
    report(`scale ${name}`, {
      items: sides.map(({ items }) => items),
      medianMs: [round(small), round(big)],
      ratio: round(big / small),
    });
  }
  for (const { client, server } of sides) {
    client.close();
    await server.stop();
  }
}

interface Pages {
  ids: string[];
  cursors: string[];
}

/** Ids and cursors of the first pages of the village's list. */
async function walkList(client: Client): Promise<Pages> {
  const pages: Pages = { ids: [], cursors: [] };
  let cursor: string | null = null;
  do {
    const reply = await client.get({
      path: `/api/v1/items?region=${village}&limit=20${cursor ? `&cursor=${cursor}` : ''}`,
    });
    const page = JSON.parse(reply.body.toString()) as { items: { id: string }[]; next: string | null };
    pages.ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
    if (cursor) pages.cursors.push(encodeURIComponent(cursor));
  } while (cursor && pages.ids.length < shots + warmUp);
  return pages;
}
