import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import type { Draft, DraftContent, Upload } from '../../../src/contract/admin/index.ts';
import { verifyAudit } from '../../../src/server/audit/verify.ts';
import { openDatabase, type Database } from '../../../src/server/db/open.ts';
import { saveRegions } from '../../../src/server/regions/regions.ts';
import type { TestDatabase } from '../databases.ts';
import { someRegions, town, village } from '../testApp.ts';
import { accounts, approval } from './desk.ts';
import { addAccount, startServer, Visitor, type OfficeServer } from './officeServer.ts';

/** What an official was told: this draft is at this version so, or later. */
interface Told {
  version: number;
  state: Draft['state'];
  title: string;
}

/** Numbers from a seed: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Publishes while the server is killed at moments made from `seed`, starts it again and looks whether
 * all is there that somebody was told. Answers how many answers were trusted that way.
 */
export async function survivePowerCuts(database: TestDatabase, rounds: number, seed: number): Promise<number> {
  const random = numbers(seed);
  await opened(database, async (db) => {
    await saveRegions(db, someRegions);
    for (const number of [1, 2, 3]) await addAccount(db, `clerk${number}`, 'editor', village);
    for (const number of [1, 2, 3]) await addAccount(db, `reviewer${number}`, 'reviewer', town);
  });
  const told = new Map<string, Told>();
  let trusted = 0;
  let offices: Promise<unknown> = Promise.resolve();
  for (let round = 0; round < rounds; round++) {
    const server = await startServer(database);
    try {
      const before = new Map(told);
      await checkTold(server, before);
      // By answers, so that a slow machine is cut off in the middle of its work, too; then anywhere in the next one.
      const [enough, late] = [4 + Math.floor(random() * 20), random() * 25];
      let answers = 0;
      const reached = new Promise<void>((resolve) => {
        const tell = (draft: Draft) => {
          answers++;
          told.set(draft.id, { version: draft.version, state: draft.state, title: draft.title });
          if (answers === enough) resolve();
        };
        offices = Promise.all([1, 2, 3].map((number) => work(server, number, random, tell)));
      });
      await Promise.race([reached, offices]);
      await wait(late);
      server.process.kill('SIGKILL');
      await offices;
      trusted += answers;
    } finally {
      server.process.kill('SIGKILL');
      await server.ended;
    }
    await opened(database, (db) => checkWhole(db, database));
  }
  const last = await startServer(database);
  try {
    await checkTold(last, told);
  } finally {
    last.process.kill('SIGKILL');
    await last.ended;
  }
  return trusted;
}

async function opened<T>(database: TestDatabase, look: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase(database.settings);
  try {
    return await look(db);
  } finally {
    await db.close();
  }
}

/** A clerk and a reviewer at work until no answer comes any more; `tell` hears of each that came. */
async function work(server: OfficeServer, number: number, random: () => number, tell: (draft: Draft) => void): Promise<void> {
  const [clerk, reviewer] = [new Visitor(server.url), new Visitor(server.url)];
  const must = async <T>(who: Visitor, method: string, address: string, body?: object): Promise<T> => {
    const reply = await who.ask<T>(method, address, body);
    assert.ok(reply.status < 300, `${method} ${address}: ${reply.text}`);
    return reply.body;
  };
  const pressed = async (who: Visitor, { id, version }: Draft, word: string, also: object = {}): Promise<Draft> => {
    const draft = await must<Draft>(who, 'POST', `/drafts/${id}/${word}`, { version, ...also });
    tell(draft);
    return draft;
  };
  const save = async (draft: Draft, content: DraftContent): Promise<Draft> => {
    const { version } = await must<{ version: number }>(clerk, 'PUT', `/drafts/${draft.id}`, { version: draft.version, content });
    const next = { ...draft, version, content, title: content.title };
    tell(next);
    return next;
  };
  const publishOne = async (draft: Draft, clearUploads: string[]): Promise<Draft> => {
    const handedIn = await pressed(clerk, draft, 'submit');
    return pressed(reviewer, handedIn, 'approve', approval({ clearUploads }));
  };
  try {
    await clerk.logIn(`clerk${number}`);
    await reviewer.logIn(`reviewer${number}`);
    for (let turn = 0; ; turn++) {
      const requestKey = `turn-${number}-${turn}-${Math.floor(random() * 1e9)}`;
      const begun = await must<Draft>(clerk, 'POST', '/drafts', { requestKey, column: 'notices', template: 'finance', region: village });
      tell(begun);
      const pictures = turn % 4 === 1 ? [await photograph(clerk, begun.id, random)] : [];
      const blocks = pictures.map((id, at): DraftContent['blocks'][number] => ({ key: `photo0${at}`, kind: 'picture', upload: id, alt: '公示栏的照片' }));
      const content = accounts(begun.content);
      const draft = await save(begun, { ...content, title: `第 ${number} 组第 ${turn} 件公示`, blocks: [...content.blocks, ...blocks] });
      const out = await publishOne(draft, pictures);
      if (turn % 3 === 0) await pressed(reviewer, out, 'withdraw', { reason: '试着撤下' });
      if (turn % 3 === 2) await publishOne(await save(await pressed(clerk, out, 'revise'), { ...out.content, title: `${out.title}（更正）` }), pictures);
    }
  } catch (error) {
    // The power is gone. Anything else is a fault.
    if (!(error instanceof TypeError && /fetch failed|terminated/.test(error.message))) throw error;
  }
}

/** Takes a picture of plain colour into a draft and waits until its words were looked for. */
async function photograph(clerk: Visitor, draft: string, random: () => number): Promise<string> {
  const channel = () => Math.floor(random() * 256);
  const image = await sharp({ create: { width: 48, height: 36, channels: 3, background: { r: channel(), g: channel(), b: channel() } } }).jpeg().toBuffer();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(image)], { type: 'image/jpeg' }), '照片.jpg');
  const { status, body, text } = await clerk.ask<Upload>('POST', `/drafts/${draft}/uploads`, form);
  assert.equal(status, 201, text);
  for (;;) {
    const { body: list } = await clerk.ask<{ items: Upload[] }>('GET', `/drafts/${draft}/uploads`);
    if (list.items.every(({ reading }) => reading !== 'waiting' && reading !== 'reading')) return body.id;
    await wait(20);
  }
}

/** Whatever somebody was told stands, unless one more press, whose answer was lost, came after it. */
async function checkTold(server: OfficeServer, told: Map<string, Told>): Promise<void> {
  const visitor = new Visitor(server.url);
  await visitor.logIn('reviewer1');
  for (const [id, { version, state, title }] of told) {
    const { status, body, text } = await visitor.ask<Draft>('GET', `/drafts/${id}`);
    assert.equal(status, 200, text);
    assert.ok(body.version === version || body.version === version + 1, `${id}: told ${version}, has ${body.version}`);
    if (body.version === version) assert.deepEqual([body.state, body.title], [state, title]);
    if (body.item !== undefined) {
      const item = await fetch(`${server.url}/api/v1/items/${body.item}`);
      assert.equal(item.status, 200, `${id}: its item`);
      const { body: blocks } = (await item.json()) as { body: { picture?: { src: string } }[] };
      for (const { picture } of blocks) {
        if (picture !== undefined) assert.equal((await fetch(`${server.url}${picture.src}`)).status, 200, picture.src);
      }
    }
  }
}

/** Nothing is half done: drafts, items, files and the audit say the same. */
async function checkWhole(db: Database, { settings }: TestDatabase): Promise<void> {
  assert.equal((await verifyAudit(db.query)).broken, undefined);
  const drafts = await db.query.selectFrom('draft').selectAll().execute();
  const items = await db.query.selectFrom('item').selectAll().where('source_key', 'like', '/console/%').execute();
  const standing = new Map(items.filter((item) => item.withdrawn_at === null).map((item) => [item.key, item]));
  assert.deepEqual(
    drafts.flatMap(({ item }) => item ?? []).sort((a, b) => a - b),
    [...standing.keys()].sort((a, b) => a - b),
    'every item that stands is its draft’s, and no draft names another',
  );
  for (const draft of drafts) {
    const lines = await db.query.selectFrom('audit').select('action').where('target', '=', `draft/${draft.id}`).execute();
    assert.equal(lines.filter(({ action }) => action !== 'draft.publish').length, draft.version, `${draft.id}: a line for each version`);
    const revisions = await db.query.selectFrom('draft_revision').select('content').where('draft', '=', draft.id).execute();
    assert.equal(revisions.length, draft.revision);
    if (draft.state !== 'published') continue;
    const item = standing.get(draft.item ?? 0);
    assert.ok(item, `${draft.id} is published`);
    const body = await db.query.selectFrom('item_revision').select('body').where('item', '=', item.key).where('revision', '=', item.revision).executeTakeFirst();
    assert.ok(body && (JSON.parse(item.card) as { title: string }).title === draft.title, 'families read what the draft says');
    assert.ok(await db.query.selectFrom('link').select('code').where('item', '=', item.key).executeTakeFirst());
  }
  for (const { file } of await db.query.selectFrom('published_file').select('file').execute()) {
    const where = path.join(settings.dataDir, 'uploads', file);
    assert.ok(existsSync(where), `${file} is shown`);
    assert.ok(createHash('sha256').update(readFileSync(where)).digest('hex').startsWith(path.parse(file).name), `${file} is whole`);
  }
}
