import assert from 'node:assert/strict';
import { buildApp } from '../../../src/server/app.ts';
import { networkOf } from '../../../src/server/accounts/throttle.ts';
import { onBothDatabases } from '../databases.ts';
import { createConsoleApp, password, type ConsoleApp } from '../console/consoleApp.ts';

const minute = 60_000;

onBothDatabases('guessing passwords', (dialect) => {
  let test: ConsoleApp;
  beforeEach(async () => {
    test = await createConsoleApp({ dialect });
  });
  afterEach(() => test.close());

  let addresses = 0;
  const newAddress = () => `127.0.1.${++addresses}`;
  async function tryIt(userName: string, secret: string, remoteAddress = newAddress()) {
    return test.browser().inject({ method: 'POST', url: '/api/v1/admin/login', payload: { userName, password: secret }, remoteAddress });
  }

  it('has to wait after the fifth wrong one: a minute, then twice as long each time, up to fifteen; the right one cannot either', async function () {
    this.timeout(30_000);
    const userName = await test.add('editor');
    for (let at = 0; at < 5; at++) assert.equal((await tryIt(userName, 'wrong')).status, 401);
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      const reply = await tryIt(userName, password);
      assert.deepEqual([reply.status, reply.headers['retry-after']], [429, String(minutes * 60)]);
      assert.match(reply.text, new RegExp(`请 ${minutes} 分钟后再试`));
      test.clock.now += minutes * minute - 1;
      assert.equal((await tryIt(userName, password)).status, 429);
      test.clock.now += 1;
      assert.equal((await tryIt(userName, 'wrong')).status, 401, 'one more guess');
    }
    test.clock.now += 15 * minute;
    assert.equal((await tryIt(userName, password)).status, 200);
    for (let at = 0; at < 5; at++) assert.equal((await tryIt(userName, 'wrong')).status, 401, 'forgotten once they came in');
  });

  it('treats a name that nobody has like one that somebody has', async () => {
    for (let at = 0; at < 5; at++) assert.equal((await tryIt('nobody', 'wrong')).status, 401);
    assert.equal((await tryIt('nobody', 'wrong')).status, 429);
  });

  it('gives fifty that come at once no more than five tries', async function () {
    this.timeout(30_000);
    const userName = await test.add('editor');
    const replies = await Promise.all(Array.from({ length: 50 }, (_, at) => tryIt(userName, `wrong ${at}`)));
    const statuses = replies.map(({ status }) => status);
    assert.deepEqual([statuses.filter((each) => each === 401).length, statuses.filter((each) => each === 429).length], [5, 45]);
  });

  it('counts over many names from one address, and leaves other addresses alone', async function () {
    this.timeout(30_000);
    const userName = await test.add('editor');
    for (let at = 0; at < 20; at++) assert.equal((await tryIt(`name${at}`, 'wrong', '127.0.0.9')).status, 401);
    assert.equal((await tryIt(userName, password, '127.0.0.9')).status, 429);
    assert.equal((await tryIt(userName, password, '127.0.0.10')).status, 200);
    test.clock.now += minute;
    assert.equal((await tryIt(userName, password, '127.0.0.9')).status, 200);
  });

  it('does not count those who come in, however many share an address', async function () {
    this.timeout(30_000);
    const userName = await test.add('editor');
    for (let at = 0; at < 30; at++) assert.equal((await tryIt(userName, password, '127.0.0.11')).status, 200);
  });

  it('does not begin anew with a restart, but an hour later', async () => {
    const userName = await test.add('editor');
    for (let at = 0; at < 5; at++) await tryIt(userName, 'wrong');
    const restarted = await buildApp({ config: test.config, db: test.db, now: () => test.clock.now });
    const again = () => restarted.inject({ method: 'POST', url: '/api/v1/admin/login', payload: { userName, password: 'wrong' } });
    assert.equal((await again()).statusCode, 429);
    test.clock.now += 61 * minute;
    for (let at = 0; at < 5; at++) assert.equal((await again()).statusCode, 401);
    assert.equal((await again()).statusCode, 429);
    await restarted.close();
  });

  it('is counted at one’s own password, too, and forgiven when somebody sets a new one', async () => {
    const editor = await test.as('editor');
    for (let at = 0; at < 5; at++) {
      assert.equal((await editor.post('/password', { current: 'wrong', next: '门前三棵老柳树，河里有鱼' })).status, 422);
    }
    assert.equal((await editor.post('/password', { current: password, next: '门前三棵老柳树，河里有鱼' })).status, 429);
    const administrator = await test.as('administrator');
    const { body } = await administrator.post<{ password: string }>(`/accounts/${editor.account.id}/password`);
    assert.equal((await tryIt(editor.account.userName, body.password)).status, 200);
  });
});

describe('whose address it is', () => {
  it('counts a whole IPv6 network as one, however it is written, and each IPv4 address for itself', () => {
    for (const one of ['2001:db8:0:7::1', '2001:0DB8:0000:0007:ffff:1:2:3', '2001:db8::7:0:0:0:9', '2001:db8:0:7:1::']) {
      assert.equal(networkOf(one), '2001:db8:0:7::/64', one);
    }
    assert.equal(networkOf('2001:db8:0:8::1'), '2001:db8:0:8::/64');
    assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64');
    assert.equal(networkOf('::1'), '0:0:0:0::/64');
    for (const one of ['203.0.113.7', '::ffff:203.0.113.7']) assert.equal(networkOf(one), one);
  });
});
