import assert from 'node:assert/strict';
import { limits, type Home, type ItemsReply } from '../../../src/contract/index.ts';
import { publishAll, withdraw } from '../../../src/server/content/content.ts';
import { onBothDatabases } from '../databases.ts';
import { createTestApp, draft, evening, otherVillage, town, village, type TestApp } from '../testApp.ts';

onBothDatabases('notices by their period', (dialect) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp({ dialect });
  });
  afterEach(() => test.close());

  /** A notice until a day; without one it names no period. Published so many minutes before the evening. */
  const notice = (title: string, until?: string, minutes = 0, changes: Parameters<typeof draft>[0] = {}) =>
    draft({
      sourceKey: title, title, column: 'notices', region: village, publishAt: evening - minutes * 60_000,
      ...(until !== undefined && { disclosure: { from: '2026-11-01', until } }), ...changes,
    });
  const page = async (query: string) => {
    const { status, body } = await test.get<ItemsReply>(`/api/v1/items?region=${village}&${query}`);
    assert.equal(status, 200, query);
    return body;
  };
  const titles = async (query: string) => (await page(query)).items.map((item) => item.title);
  const walk = async (query: string, between: (page: number) => Promise<void> = async () => undefined) => {
    const found: string[] = [];
    let next: string | null = '';
    for (let at = 0; next !== null; at++) {
      if (at > 0) await between(at);
      const body: ItemsReply = await page(`${query}${next === '' ? '' : `&cursor=${next}`}`);
      found.push(...body.items.map((item) => item.title));
      next = body.next;
    }
    return found;
  };

  it('parts what lasts, newest first, from what is over, ended last first', async () => {
    await publishAll(test.db, [
      notice('今天止', '2026-11-22', 5), notice('昨天止', '2026-11-21', 1), notice('早就止', '2026-11-02', 0),
      notice('月底止', '2026-11-30', 3), notice('没写期限', undefined, 4),
      notice('还没开始', '2026-12-30', 2, { disclosure: { from: '2026-12-01', until: '2026-12-30' } }),
      notice('镇里的', '2026-11-25', 6, { region: town }), notice('别村的', '2026-11-25', 0, { region: otherVillage }),
      draft({ title: '案例', region: village }),
    ], evening);
    const current = ['还没开始', '月底止', '没写期限', '今天止', '镇里的'];
    for (const column of ['', '&column=notices']) {
      assert.deepEqual(await titles(`disclosure=current${column}`), current);
      assert.deepEqual(await titles(`disclosure=past${column}`), ['昨天止', '早就止']);
    }
    assert.deepEqual(await titles('disclosure=current&column=cases'), []);
    assert.deepEqual(await titles('disclosure=past&topic=marriage'), ['昨天止', '早就止']);
    assert.deepEqual(await titles('disclosure=current&topic=land'), []);
  });

  it('puts on home what lasts before what is over, each nearest first, and an emergency before all', async () => {
    await publishAll(test.db, [
      notice('三天的', '2026-11-24', 0), notice('三十天的', '2026-12-20', 60), notice('没写期限', undefined, 120),
      notice('镇里的', '2026-12-25', 1, { region: town }), notice('镇里早止的', '2026-11-20', 0, { region: town }),
      notice('应急', undefined, 600, { region: town, urgent: true }),
    ], evening);
    const home = async () => {
      const { body } = await test.get<Home>(`/api/v1/home?region=${village}`);
      return body.rails[0]?.items.map(({ title }) => title);
    };
    assert.deepEqual(await home(), ['应急', '三天的', '三十天的', '没写期限', '镇里的', '镇里早止的']);
    test.clock.now = Date.parse('2026-11-25T00:00:00+08:00') - 1;
    assert.equal((await home())?.[1], '三天的');
    test.clock.now += 1;
    assert.deepEqual(await home(), ['应急', '三十天的', '没写期限', '镇里的', '三天的', '镇里早止的']);
  });

  it('fills home with what lasts alone where there is enough of it', async () => {
    const lasting = Array.from({ length: limits.railMax }, (_, at) => notice(`镇里第${at}份`, '2026-12-20', at, { region: town }));
    await publishAll(test.db, [...lasting, notice('村里止了的', '2026-11-20')], evening);
    const { body } = await test.get<Home>(`/api/v1/home?region=${village}`);
    assert.deepEqual(body.rails[0]?.items.map(({ title }) => title), lasting.map(({ title }) => title));
    assert.equal(body.rails[0]?.total, limits.railMax + 1);
  });

  it('moves a notice at midnight in Asia/Shanghai, in every answer that was kept', async () => {
    await publishAll(test.db, [notice('今天止', '2026-11-22'), notice('明天止', '2026-11-23')], evening);
    test.clock.now = Date.parse('2026-11-23T00:00:00+08:00') - 1;
    assert.deepEqual([await titles('disclosure=current'), await titles('disclosure=past')], [['明天止', '今天止'], []]);
    test.clock.now += 1;
    assert.deepEqual([await titles('disclosure=current'), await titles('disclosure=past')], [['明天止'], ['今天止']]);
  });

  it('shows nothing that is withdrawn, expired or not due', async () => {
    await publishAll(test.db, [
      notice('撤回', '2026-11-30'), notice('撤回的旧账', '2026-11-10'),
      notice('到期', '2026-11-30', 1, { expiresAt: evening }), notice('明天发', undefined, -1440),
      notice('旧账到期', '2026-11-10', 1, { expiresAt: evening }),
    ], evening);
    await withdraw(test.db, { sourceKey: '撤回' }, evening);
    await withdraw(test.db, { sourceKey: '撤回的旧账' }, evening);
    assert.deepEqual([await titles('disclosure=current'), await titles('disclosure=past')], [[], []]);
  });

  it('pages with neither gaps nor doubles while notices come and a day ends', async () => {
    const day = (at: number) => `2026-11-${String(10 + at).padStart(2, '0')}`;
    // Ends on the 10th to the 29th, several on a day, several of one moment.
    const many = Array.from({ length: 60 }, (_, at) =>
      notice(`第${at}份`, at % 7 === 0 ? undefined : day(at % 20), Math.floor(at / 4), at % 3 === 0 ? { region: town } : {}));
    await publishAll(test.db, many, evening);
    const midnight = Date.parse('2026-11-23T00:00:00+08:00');
    for (const which of ['current', 'past']) {
      test.clock.now = evening;
      const before = await walk(`disclosure=${which}&limit=50`);
      assert.ok(before.length > 20);
      const found = await walk(`disclosure=${which}&limit=4`, async (at) => {
        await publishAll(test.db, [notice(`${which}新${at}`, which === 'past' ? '2026-11-21' : '2026-11-30', -at)], evening);
        test.clock.now = at < 3 ? evening + at * 60_000 : midnight;
      });
      assert.equal(new Set(found).size, found.length, 'a notice twice');
      const ended = new Set(many.filter(({ disclosure }) => disclosure?.until === '2026-11-22').map(({ title }) => title));
      const expected = before.filter((title) => found.includes(title) || !ended.has(title));
      assert.deepEqual(found.filter((title) => before.includes(title)), expected, 'a notice left out');
    }
  });
});
