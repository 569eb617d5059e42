import assert from 'node:assert/strict';
import type { Account, AccountsReply, Role } from '../../../src/contract/admin/index.ts';
import { onBothDatabases } from '../databases.ts';
import { city, otherTown, otherVillage, someRegions, town, village } from '../testApp.ts';
import { createConsoleApp, password, type Client, type ConsoleApp } from '../console/consoleApp.ts';

interface Refused {
  error: { code: string; message: string; details?: { field: string; problem: string }[] };
  current?: Account;
}

onBothDatabases('administering accounts', (dialect) => {
  let test: ConsoleApp;
  let ofCity: Client;
  let ofTown: Client;
  beforeEach(async () => {
    test = await createConsoleApp({ dialect, regions: [...someRegions, { code: otherTown, name: '双泉镇' }] });
    ofCity = await test.as('administrator');
    ofTown = await test.as('administrator', town);
  });
  afterEach(() => test.close());

  const lastAudit = async () => {
    const line = (await test.db.query.selectFrom('audit').selectAll().orderBy('number').execute()).at(-1)!;
    const kept = await test.db.query.selectFrom('audit_values').select('value').where('number', '=', line.number).executeTakeFirst();
    return { ...line, values: kept === undefined ? undefined : (JSON.parse(kept.value) as { before?: object; after?: object }) };
  };

  it('makes one with a first password that is shown once and must be changed', async () => {
    const made = await ofTown.post<{ account: Account; password: string }>('/accounts', {
      userName: 'zhouwenshu', name: ' 周文书 ', role: 'editor', region: village,
    });
    assert.equal(made.status, 200, made.text);
    assert.deepEqual([made.body.account.name, made.body.account.regionName, made.body.account.version], ['周文书', '示例一村', 1]);
    const logIn = await test.browser().post<{ mustChangePassword: boolean }>('/login', { userName: 'zhouwenshu', password: made.body.password });
    assert.equal(logIn.body.mustChangePassword, true);
    assert.doesNotMatch((await ofTown.get('/accounts')).text, new RegExp(made.body.password));
    const twice = await ofTown.post<Refused>('/accounts', { userName: 'zhouwenshu', name: '另一个', role: 'editor', region: village });
    assert.deepEqual([twice.status, twice.body.error.details?.[0]?.field], [422, 'userName']);
  });

  const places: [role: Role, region: string, fits: boolean][] = [
    ['editor', village, true], ['editor', town, true], ['editor', city, false],
    ['reviewer', town, true], ['reviewer', village, false], ['reviewer', city, false],
    ['issuer', city, true], ['issuer', town, false], ['issuer', village, false],
    ['adviser', city, true], ['adviser', town, true], ['adviser', village, false],
    ['administrator', city, true], ['administrator', town, true], ['administrator', village, false],
    ['auditor', city, true], ['auditor', town, true], ['auditor', village, false],
    ['editor', '110000000000', false],
  ];
  it('puts roles where they make sense, and says where', async function () {
    this.timeout(30_000);
    for (const [at, [role, region, fits]] of places.entries()) {
      const reply = await ofCity.post<Refused>('/accounts', { userName: `user${at}`, name: '某人', role, region });
      assert.equal(reply.status, fits ? 200 : 422, `${role} of ${region}: ${reply.text}`);
      if (!fits) assert.equal(reply.body.error.details?.[0]?.field, 'region');
    }
  });

  it('reaches down only: nobody is made, seen or changed outside of it', async () => {
    for (const region of [city, otherTown]) {
      const role = region === city ? 'issuer' : 'reviewer';
      assert.equal((await ofTown.post('/accounts', { userName: 'somebody', name: '某人', role, region })).status, 422);
    }
    const outside = [await test.as('issuer'), await test.as('reviewer', otherTown), ofCity];
    const inside = [await test.as('editor'), await test.as('editor', otherVillage), await test.as('reviewer')];
    const { body } = await ofTown.get<AccountsReply>('/accounts');
    assert.deepEqual(body.items.map(({ id }) => id).sort(), [...inside, ofTown].map(({ account }) => account.id).sort());
    for (const { account } of outside) {
      assert.equal((await ofTown.patch(`/accounts/${account.id}`, { version: 1, suspended: true })).status, 404);
      assert.equal((await ofTown.post(`/accounts/${account.id}/password`)).status, 404);
    }
    const moved = await ofTown.patch<Refused>(`/accounts/${inside[2]!.account.id}`, { version: 1, region: otherTown });
    assert.deepEqual([moved.status, moved.body.error.details?.[0]?.field], [422, 'region']);
  });

  it('is looked at by auditors: as administrators see it, within reach, changing nothing', async () => {
    const clerk = await test.as('editor');
    await test.as('reviewer', otherTown);
    const auditor = await test.as('auditor', town);
    const seen = await auditor.get<AccountsReply>('/accounts');
    assert.equal(seen.status, 200, seen.text);
    assert.deepEqual(seen.body, (await ofTown.get<AccountsReply>('/accounts')).body);
    assert.deepEqual(seen.body.items.map(({ id }) => id).sort(), [clerk, ofTown, auditor].map(({ account }) => account.id).sort());
    assert.deepEqual(Object.keys(seen.body.items[0]!).sort(), [
      'id', 'lastLoginAt', 'name', 'region', 'regionName', 'role', 'suspended', 'totp', 'userName', 'version',
    ]);
    assert.equal((await auditor.get<AccountsReply>(`/accounts?region=${otherTown}`)).body.items.length, 0);
    assert.equal((await (await test.as('auditor')).get<AccountsReply>('/accounts')).body.items.length, 6);

    const { id } = clerk.account;
    const tries = [
      await auditor.post('/accounts', { userName: 'somebody', name: '某人', role: 'editor', region: village }),
      await auditor.patch(`/accounts/${id}`, { version: 1, suspended: true }),
      await auditor.post(`/accounts/${id}/password`),
    ];
    assert.deepEqual(tries.map(({ status }) => status), [403, 403, 403]);
    assert.equal((await clerk.get('/session')).status, 200);
  });

  it('lists by name, page after page, and finds', async () => {
    for (let at = 0; at < 7; at++) await test.add(at % 2 === 0 ? 'editor' : 'reviewer');
    const all: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: AccountsReply } = await ofCity.get<AccountsReply>(`/accounts?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      all.push(...body.items.map(({ userName }) => userName));
      cursor = body.next;
    }
    assert.equal(all.length, 9);
    assert.deepEqual(all, [...new Set(all)].sort());
    const found = async (query: string) => (await ofCity.get<AccountsReply>(`/accounts?${query}`)).body.items.length;
    assert.equal(await found('role=editor'), 4);
    assert.equal(await found(`q=${encodeURIComponent('会计')}`), 4);
    assert.equal(await found('q=EDITOR'), 4);
    assert.equal(await found('q=%25'), 0);
    assert.equal(await found(`region=${village}`), 4);
    assert.equal(await found('suspended=true'), 0);
    assert.equal((await ofCity.get('/accounts?cursor=eA')).status, 400);
  });

  it('ends the sessions of whom it suspends, moves or gives another role, not of whom it renames', async () => {
    const changes: [change: object, standing: boolean][] = [
      [{ name: '张会计（兼）' }, true], [{ suspended: true }, false], [{ role: 'reviewer', region: town }, false], [{ region: otherVillage }, false],
    ];
    for (const [change, standing] of changes) {
      const editor = await test.as('editor');
      const reply = await ofTown.patch<Account>(`/accounts/${editor.account.id}`, { version: editor.account.version, ...change });
      assert.equal(reply.status, 200, reply.text);
      assert.equal(reply.body.version, 2);
      assert.equal((await editor.get('/session')).status === 200, standing, JSON.stringify(change));
      const { action, values, account } = await lastAudit();
      assert.deepEqual([action, account], ['suspended' in change ? 'account.suspend' : 'account.change', ofTown.account.id]);
      assert.notDeepEqual(values?.before, values?.after);
    }
  });

  it('lets somebody suspended in again, with the password they had', async () => {
    const editor = await test.as('editor');
    await ofTown.patch(`/accounts/${editor.account.id}`, { version: 1, suspended: true });
    await assert.rejects(editor.logIn());
    await ofTown.patch(`/accounts/${editor.account.id}`, { version: 2, suspended: false });
    await editor.logIn();
    assert.equal((await editor.get('/session')).status, 200);
  });

  it('overwrites nobody’s change: the second sees how it stands', async () => {
    const editor = await test.as('editor');
    await ofCity.patch(`/accounts/${editor.account.id}`, { version: 1, name: '张主任' });
    const late = await ofTown.patch<Refused>(`/accounts/${editor.account.id}`, { version: 1, name: '张文书' });
    assert.deepEqual([late.status, late.body.error.code, late.body.current?.name, late.body.current?.version], [409, 'conflict', '张主任', 2]);
    const atOnce = await Promise.all(
      Array.from({ length: 10 }, (_, at) => ofTown.patch(`/accounts/${editor.account.id}`, { version: 2, name: `名字${at}` })),
    );
    assert.equal(atOnce.filter(({ status }) => status === 200).length, 1);
    assert.equal(atOnce.filter(({ status }) => status === 409).length, 9);
  });

  it('keeps one from changing one’s own role, region or suspension, and from resetting one’s own password', async () => {
    const url = `/accounts/${ofTown.account.id}`;
    for (const change of [{ role: 'auditor' }, { region: city }, { suspended: true }]) {
      assert.equal((await ofTown.patch(url, { version: 1, ...change })).status, 403);
    }
    assert.equal((await ofTown.post(`${url}/password`)).status, 403);
    assert.equal((await ofTown.patch(url, { version: 1, name: '钱主任' })).status, 200);
  });

  it('keeps one administrator of the city, even when two suspend each other at once', async () => {
    const second = await test.as('administrator');
    const replies = await Promise.all([
      ofCity.patch(`/accounts/${second.account.id}`, { version: 1, suspended: true }),
      second.patch(`/accounts/${ofCity.account.id}`, { version: 1, suspended: true }),
    ]);
    assert.deepEqual(replies.filter(({ status }) => status === 200).length, 1, replies.map(({ text }) => text).join());
    const { body } = await (replies[0]!.status === 200 ? ofCity : second).get<AccountsReply>('/accounts?role=administrator&suspended=false');
    assert.equal(body.items.filter(({ region }) => region === city).length, 1);
  });

  it('gives a new first password and ends what was open with the old one', async () => {
    const editor = await test.as('editor');
    const { status, body } = await ofTown.post<{ account: Account; password: string }>(`/accounts/${editor.account.id}/password`);
    assert.equal(status, 200);
    assert.equal((await editor.get('/session')).status, 401);
    const logIn = (secret: string) => test.browser().post<{ mustChangePassword: boolean }>('/login', { userName: editor.account.userName, password: secret });
    assert.equal((await logIn(password)).status, 401);
    const fresh = await logIn(body.password);
    assert.deepEqual([fresh.status, fresh.body.mustChangePassword], [200, true]);
    const lines = await test.db.query.selectFrom('audit').select(['action', 'note']).execute();
    assert.ok(lines.some(({ action, note }) => action === 'account.password' && note === '重设'));
    assert.ok(!JSON.stringify(await test.db.query.selectFrom('audit_values').selectAll().execute()).includes(body.password));
  });
});
