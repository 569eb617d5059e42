import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ContactsReply, Home, Link, Pulse } from '../../../src/contract/index.ts';
import { saveContacts, withdrawContacts, type ContactList } from '../../../src/server/contacts/contacts.ts';
import { publish } from '../../../src/server/content/content.ts';
import { chainOf } from '../../../src/contract/regionCodes.ts';
import { onBothDatabases } from '../databases.ts';
import { city, createTestApp, draft, evening, otherVillage, town, village, type TestApp } from '../testApp.ts';

const list = (region: string, ...names: string[]): ContactList => ({
  sourceKey: `test/contacts/${region}.yaml`,
  region,
  contacts: names.map((name) => ({ role: 'mediator', roleName: '调解员', name, phone: '0717-0000002' })),
});

onBothDatabases('contacts', (dialect) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp({ dialect });
  });
  afterEach(() => test.close());

  const read = async (region?: string) => {
    const { status, body } = await test.get<ContactsReply>(
      `/api/v1/contacts${region === undefined ? '' : `?region=${region}`}`,
    );
    assert.equal(status, 200);
    return body;
  };
  const names = async (region?: string) => (await read(region)).items.map(({ name }) => name);
  const revision = async () => (await test.get<Pulse>('/api/v1/pulse')).body.revision;

  it("are the village's own first, then the town's, then the city's, each in the order of its file", async () => {
    await saveContacts(test.db, [list(city, '市甲'), list(town, '镇乙', '镇甲'), list(village, '村丙', '村甲', '村乙')]);
    assert.deepEqual(await names(village), ['村丙', '村甲', '村乙', '镇乙', '镇甲', '市甲']);
    assert.deepEqual(await names(town), ['镇乙', '镇甲', '市甲']);
    assert.deepEqual(await names(), ['市甲']);
    const reply = await read(village);
    assert.deepEqual(reply.path.map(({ code }) => code), [city, town, village]);
    assert.deepEqual(reply.items.map(({ region }) => region), [village, village, village, town, town, city]);
  });

  it('keep every field', async () => {
    const picture = { src: `/media/${'a'.repeat(32)}.jpg`, width: 4, height: 3, alt: '照片' };
    const full = {
      role: 'adviser', roleName: '法律顾问', name: '周老师', organization: '司法所', phone: '0717-0000001',
      duty: '每周三上午', place: '村委会一楼', note: '签合同先问他。', portrait: picture, wechat: picture,
    };
    await saveContacts(test.db, [{ ...list(village), contacts: [full] }]);
    const { id, region, ...rest } = (await read(village)).items[0]!;
    assert.match(id, /^[0-9a-hjkmnp-tv-z]{10}$/);
    assert.deepEqual([region, rest], [village, full]);
  });

  it('never show a place what belongs neither to it nor to one above it', async function () {
    this.timeout(60_000);
    const regions = [city, town, village, otherVillage];
    const world = fc.array(fc.constantFrom(...regions), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(world, async (placed) => {
        await saveContacts(test.db, regions.map((region) =>
          list(region, ...placed.flatMap((place, at) => (place === region ? [`${at}`] : [])))));
        for (const region of regions) {
          const { items } = await read(region);
          const allowed = chainOf(region);
          assert.ok(items.every((contact) => allowed.includes(contact.region)));
          assert.equal(items.length, placed.filter((place) => allowed.includes(place)).length);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('are refused for a region that is not there, and before any is', async () => {
    const missing = await test.get<{ error: { code: string; message: string } }>(`/api/v1/contacts?region=420583902000`);
    assert.deepEqual([missing.status, missing.body.error.code], [404, 'not_found']);
    assert.equal((await test.get('/api/v1/contacts?region=42')).status, 400);
    const empty = await createTestApp({ dialect, regions: [] });
    assert.equal((await empty.get('/api/v1/contacts')).status, 404);
    await empty.close();
  });

  it('are gone from the next answer when their file no longer names them, and keep their ids otherwise', async () => {
    await saveContacts(test.db, [list(village, '老宋', '小林'), list(otherVillage, '老秦')]);
    const before = (await read(village)).items;
    assert.equal(await saveContacts(test.db, [list(village, '小林')]), true);
    assert.deepEqual((await read(village)).items, [before[1]]);
    assert.deepEqual(await names(otherVillage), ['老秦']);
    assert.equal(await withdrawContacts(test.db, list(village).sourceKey), true);
    assert.deepEqual(await names(village), []);
    assert.equal(await withdrawContacts(test.db, list(village).sourceKey), false);
  });

  it('are answered with 304 until they change, and raise the revision only then', async () => {
    await saveContacts(test.db, [list(village, '老宋')]);
    const url = `/api/v1/contacts?region=${village}`;
    const etag = String((await test.get(url)).headers['etag']);
    const first = await revision();
    assert.equal(await saveContacts(test.db, [list(village, '老宋')]), false);
    assert.equal(await revision(), first);
    assert.equal((await test.get(url, { 'if-none-match': etag })).status, 304);
    await saveContacts(test.db, [list(village, '老宋', '小林')]);
    assert.notEqual(await revision(), first);
    assert.equal((await test.get(url, { 'if-none-match': etag })).status, 200);
  });

  it('have one short link a region, for ever and for nothing else', async () => {
    await publish(test.db, draft(), evening);
    const [{ code }, again, elsewhere] = [await read(village), await read(village), await read(town)];
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{8}$/);
    assert.equal(again.code, code);
    assert.notEqual(elsewhere.code, code);
    const rails = (await test.get<Home>(`/api/v1/home?region=${village}`)).body.rails;
    assert.ok(rails.length > 0 && rails.every((rail) => rail.code !== code));
    const link = (await test.get<Link>(`/api/v1/links/${code.toLowerCase()}`)).body;
    assert.deepEqual(link, { code, kind: 'contacts', region: village, address: `/contacts?region=${village}` });
    for (const address of [`/s/${code}`, `/S/${code}`]) assert.equal((await test.get(address)).status, 200);
  });

  it('get one code when many ask first at the same time', async () => {
    const replies = await Promise.all(
      [village, village, town, village].map((region) => test.get<ContactsReply>(`/api/v1/contacts?region=${region}`)),
    );
    assert.equal(new Set(replies.map(({ body }) => body.code)).size, 2);
  });
});
