import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { verifyPassword } from '../../../src/server/accounts/passwords.ts';
import { askHidden } from '../../../src/server/accounts/terminal.ts';
import { openDatabase } from '../../../src/server/db/open.ts';
import { saveRegions } from '../../../src/server/regions/regions.ts';
import { newDatabase, type TestDatabase } from '../databases.ts';
import { someRegions, village } from '../testApp.ts';

describe('the account command', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  beforeEach(async () => {
    database = await newDatabase('sqlite');
    const db = await openDatabase(database.settings);
    await saveRegions(db, someRegions);
    await db.close();
  });
  afterEach(() => database.remove());

  function run(...args: string[]) {
    const env = { ...process.env, DATA_DIR: database.settings.dataDir };
    const done = spawnSync(process.execPath, ['--import', 'tsx', 'src/server/cli.ts', 'account', ...args], { env, encoding: 'utf8', input: '' });
    return { code: done.status, out: done.stdout.trim(), error: done.stderr.trim() };
  }

  it('makes the first administrator, resets, suspends, resumes and lists', async () => {
    assert.equal(run('list').out, '还没有账号。');
    const made = run('add', 'wangming', '--name', '王明', '--role', '系统管理', '--generate');
    assert.deepEqual([made.code, made.error], [0, '']);
    assert.match(made.out, /^已新建账号：wangming（王明，系统管理，枝江市）\n初始密码（只显示这一次，第一次登录时要更改）：([0-9a-z]{4}-?){3}$/);
    assert.equal(run('add', 'zhangsan', '--name', '张三', '--role', 'editor', '--region', village, '--generate').code, 0);
    assert.equal(run('suspend', 'zhangsan').out, 'zhangsan 已停用，正在用的登录已失效。');
    assert.match(run('list').out, /^wangming {2}王明 {2}系统管理 {2}枝江市 420583000000 {2}还没登录过\nzhangsan {2}张三 {2}村级编辑 .*已停用$/);
    assert.equal(run('resume', 'zhangsan').out, 'zhangsan 已恢复。');
    const reset = run('password', 'wangming', '--generate');
    const password = /：(\S+)$/.exec(reset.out)![1]!;
    const db = await openDatabase(database.settings);
    const row = await db.query.selectFrom('account').selectAll().where('user_name', '=', 'wangming').executeTakeFirstOrThrow();
    const lines = await db.query.selectFrom('audit').select(['action', 'actor']).orderBy('number').execute();
    await db.close();
    assert.ok(await verifyPassword(password, row.password));
    assert.equal(row.must_change_password, 1);
    assert.deepEqual(lines.map(({ action }) => action), ['account.add', 'account.add', 'account.suspend', 'account.resume', 'account.password']);
    assert.ok(lines.every(({ actor }) => actor === '命令行'));
  });

  it('says what is wrong, and changes nothing', () => {
    assert.equal(run('add', 'wangming', '--name', '王明', '--role', 'administrator', '--generate').code, 0);
    const mistakes: [args: string[], words: RegExp][] = [
      [[], /^用法：/],
      [['delete', 'wangming'], /^用法：/],
      [['constructor', 'wangming'], /^用法：/],
      [['add', 'lihua'], /^要写 --name 和 --role/],
      [['add', 'LiHua!', '--name', '李华', '--role', 'editor'], /^登录名“lihua!”不行/],
      [['add', 'lihua', '--name', '李华', '--role', 'editor', '--generate'], /^村级编辑要写 --region/],
      [['add', 'lihua', '--name', '李华', '--role', 'reviewer', '--region', village, '--generate'], /地区不对：镇级审核的地区要选镇（街道）/],
      [['add', 'wangming', '--name', '王明', '--role', 'auditor', '--generate'], /登录名已经有人用了/],
      [['add', 'lihua', '--name', '李华', '--role', 'auditor'], /^没有输入密码；.*--generate/],
      [['password', 'nobody', '--generate'], /^没有账号“nobody”$/],
      [['suspend', 'wangming'], /最后一个能用的系统管理账号/],
    ];
    for (const [args, words] of mistakes) {
      const { code, error } = run(...args);
      assert.equal(code, 2, error);
      assert.match(error, words);
    }
    assert.equal(run('list').out.split('\n').length, 1);
  });
});

describe('a password asked in the terminal', () => {
  function terminal() {
    const input = Object.assign(new PassThrough(), { isTTY: true, raw: [] as boolean[], setRawMode: (raw: boolean) => void input.raw.push(raw) });
    const output = new PassThrough();
    let shown = '';
    output.on('data', (data) => (shown += String(data)));
    return { input, output, shown: () => shown };
  }

  it('is read to Enter, mended with Backspace, in Chinese as well, and shown nowhere', async () => {
    const { input, output, shown } = terminal();
    output.once('data', () => assert.deepEqual(input.raw, [true], 'hidden before it is asked for'));
    const answer = askHidden({ input, output }, '密码：');
    const bytes = Buffer.from('大槐x\u007f树1958\r');
    for (const byte of bytes) input.write(Buffer.of(byte));
    assert.equal(await answer, '大槐树1958');
    assert.equal(shown(), '密码：\n');
    assert.deepEqual(input.raw, [true, false], 'the terminal is as it was');
  });

  it('is none after Ctrl-C, and where nobody sits', async () => {
    const { input, output } = terminal();
    const answer = askHidden({ input, output }, '密码：');
    input.write('abc\u0003');
    assert.equal(await answer, undefined);
    assert.equal(await askHidden({ input: new PassThrough(), output }, '密码：'), undefined);
  });
});
