import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { openWorkplace, type Workplace } from './folders.ts';
import { showProgress } from '../../../src/server/import/progress.ts';

describe('the import command', function () {
  this.timeout(30_000);
  let place: Workplace;
  beforeEach(() => { place = openWorkplace(); });
  afterEach(() => { place.remove(); });

  function run(...args: string[]) {
    const env = { ...process.env, DATA_DIR: place.dataDir };
    const command = ['--import', 'tsx', 'src/server/cli.ts', ...args];
    const done = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
    return { code: done.status, out: done.stdout, error: done.stderr.trim() };
  }

  it('ends with 0 when all went in, and with 3 when a file did not', () => {
    place.put({ '甲.md': '# 甲\n\n正文。' });
    const all = run('import', place.folder, '--column', 'cases');
    assert.deepEqual([all.code, all.error], [0, '']);
    assert.match(all.out, /^新增 1，更新 0，未变 0，撤回 0，未收 0$/m);
    place.put({ '乙.md': '' });
    const some = run('import', place.folder, '--column', 'cases');
    assert.equal(some.code, 3);
    assert.match(some.out, /^新增 0，更新 0，未变 1，撤回 0，未收 1\n\n没有收进来的文件：\n {2}乙\.md：文件是空的$/m);
  });

  const mistakes: [args: string[], message: RegExp][] = [
    [[], /^要写命令。可用的命令：import /],
    [['expotr'], /^没有“expotr”这个命令。/],
    [['constructor'], /^没有“constructor”这个命令。/],
    [['import'], /^要写一个文件夹。/],
    [['import', 'a', 'b'], /^要写一个文件夹。/],
    [['import', 'a', '--colum', 'cases'], /^不认识选项“--colum”。/],
    [['import', 'a', '--column'], /^有选项缺少值/],
    [['import', '没有的文件夹'], /^找不到文件夹“没有的文件夹”$/],
  ];
  for (const [args, message] of mistakes) {
    it(`answers “${args.join(' ')}” in one line`, () => {
      const { code, error } = run(...args);
      assert.equal(code, 2);
      assert.match(error, message);
      assert.doesNotMatch(error, /\n/);
    });
  }
});

describe('the progress of an import', () => {
  const shown = (isTTY: boolean, files: number) => {
    let text = '';
    const write = (part: string | Uint8Array) => {
      text += String(part);
      return true;
    };
    const progress = showProgress({ isTTY, write });
    for (let done = 1; done <= files; done += 1) progress.step({ done, refused: 1 });
    progress.end();
    return text;
  };

  it('is one changing line on a terminal, gone at the end', () => {
    assert.match(shown(true, 3), /^\r\x1b\[K已处理 1 个文件，未收 1[^\n]*\r\x1b\[K$/);
  });

  it('is a plain line every 500 files elsewhere', () => {
    assert.equal(shown(false, 1200), '已处理 500 个文件，未收 1\n已处理 1000 个文件，未收 1\n');
  });
});
