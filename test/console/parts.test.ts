import assert from 'node:assert/strict';
import { projectFiles, sourceOf } from '../structure/sources.ts';
import { actionNames } from '../../src/console/pages/audit/actionNames.ts';
import { changesBetween } from '../../src/console/pages/audit/changes.ts';
import { passwordProblem, repeatProblem, userNameProblem } from '../../src/console/parts/newPassword.ts';
import { draftStateWords } from '../../src/console/parts/states.ts';
import {
  agoWords, daysLeftWords, dayWords, fromLocal, periodAt, periodsUntil, periodWords, timeWords, toLocal, today, weekdayWords,
} from '../../src/console/parts/time.ts';

/** 19:05 in China, the day before in New York. */
const evening = Date.parse('2026-11-22T19:05:00+08:00');

describe('words for times', () => {
  it('are those of China, wherever the computer thinks it is', () => {
    assert.equal(today(Date.parse('2026-11-22T23:59:00+08:00')), '2026-11-22');
    assert.equal(today(Date.parse('2026-11-22T16:00:00Z')), '2026-11-23');
    assert.equal(timeWords('2026-11-22T00:10:00+08:00', evening), '今天 00:10');
    assert.equal(timeWords('2026-11-21T15:59:00Z', evening), '昨天 23:59');
    assert.equal(timeWords('2026-11-23T08:00:00+08:00', evening), '明天 08:00');
    assert.equal(timeWords('2026-11-03T08:00:00+08:00', evening), '11月3日 08:00');
    assert.equal(timeWords('2025-12-31T08:00:00+08:00', evening), '2025年12月31日 08:00');
    assert.equal(weekdayWords('2026-11-22'), '星期日');
  });

  it('say how long ago, and how long still', () => {
    assert.equal(agoWords(evening - 30_000, evening), '刚刚');
    assert.equal(agoWords(evening - 59 * 60_000, evening), '59 分钟前');
    assert.equal(agoWords(evening - 60 * 60_000, evening), '今天 18:05');
    assert.deepEqual(['2026-11-25', '2026-11-22', '2026-11-17'].map((day) => daysLeftWords(day, evening)), ['还有 3 天', '今天截止', '已过 5 天']);
    assert.equal(dayWords('2026-03-05', evening), '3月5日');
  });

  it('name periods, and list those before', () => {
    assert.deepEqual(['2026-Q3', '2026-09', '2026'].map(periodWords), ['2026 年第三季度', '2026 年 9 月', '2026 年']);
    assert.deepEqual([periodAt('2026-09-30', 'quarter'), periodAt('2026-10-01', 'quarter'), periodAt('2026-01-01', 'month')], ['2026-Q3', '2026-Q4', '2026-01']);
    assert.deepEqual(periodsUntil('2026-02-10', 'quarter', 3), ['2026-Q1', '2025-Q4', '2025-Q3']);
    assert.deepEqual(periodsUntil('2026-02-10', 'month', 3), ['2026-02', '2026-01', '2025-12']);
    assert.deepEqual(periodsUntil('2026-02-10', 'year', 2), ['2026', '2025']);
  });

  it('go into the browser’s own field and come back the same', () => {
    assert.equal(toLocal('2026-11-22T11:05:00Z'), '2026-11-22T19:05');
    assert.equal(fromLocal('2026-11-22T19:05'), '2026-11-22T19:05:00+08:00');
    assert.deepEqual(['', '0202-11-22T19:05', '20261-11-22T19:05'].map(fromLocal), [undefined, undefined, undefined]);
  });
});

describe('what is wrong with a form', () => {
  it('is said before the server is asked', () => {
    assert.equal(passwordProblem('柿子树下三只鹅88', ''), '密码至少 10 个字，现在是 9 个');
    assert.equal(passwordProblem('柿子树下三只大白鹅88', 'wang'), undefined);
    assert.equal(passwordProblem('xx-Wang.jianguo-1', 'wang.jianguo'), '密码里不要有登录名');
    assert.equal(passwordProblem('aaaaaaaaaaaa', ''), '密码不能全是同一个字');
    assert.equal(repeatProblem('a', 'b'), '两次填的密码不一样');
    assert.equal(userNameProblem('liuxi.wang'), undefined);
    for (const wrong of ['', 'ab', 'Wang', '9wang', '王建国', 'a b c']) assert.match(userNameProblem(wrong) ?? '', /小写字母/);
  });
});

describe('words for where a draft stands', () => {
  it('name who decides next', () => {
    assert.equal(draftStateWords({ state: 'submitted', step: { number: 0, of: 1, role: 'reviewer' } }), '等镇级审核');
    assert.equal(draftStateWords({ state: 'submitted', step: { number: 1, of: 2, role: 'issuer' } }), '等市级签发（第 2 步，共 2 步）');
    assert.equal(draftStateWords({ state: 'returned' }), '退回修改');
    const out = { state: 'published' as const, publishedAt: '2026-11-20T08:00:00+08:00', expiresAt: '2026-11-25T08:00:00+08:00' };
    const told = ['2026-11-19', '2026-11-22', '2026-11-26'].map((day) => draftStateWords(out, Date.parse(`${day}T08:00:00+08:00`)));
    assert.deepEqual(told, ['定了时间，还没公布', '已公布', '到期撤下了']);
    assert.equal(draftStateWords({ ...out, state: 'withdrawn' }, evening), '已撤下');
  });
});

describe('what an entry of the audit changed', () => {
  it('is listed field by field, whatever its shape', () => {
    assert.deepEqual(changesBetween({ role: 'editor', place: { code: '1' }, same: 1 }, { role: 'reviewer', place: { code: '2' }, same: 1, list: ['甲'] }), [
      { name: 'role', before: 'editor', after: 'reviewer' },
      { name: 'place.code', before: '1', after: '2' },
      { name: 'list.0', before: '', after: '甲' },
    ]);
    assert.deepEqual(changesBetween(undefined, { name: '周会计' }), [{ name: 'name', before: '', after: '周会计' }]);
    assert.deepEqual(changesBetween(null, null), []);
    assert.deepEqual(changesBetween('旧', '新'), [{ name: '内容', before: '旧', after: '新' }]);
  });
});

describe('an action of the audit', () => {
  it('is called something where a person reads it', () => {
    const written = projectFiles()
      .filter((file) => /^src\/server\/.*\.ts$/.test(file))
      .flatMap((file) => [...sourceOf(file).matchAll(/\baction: '([\w-]+(?:\.[\w-]+)*)'/g)].map(([, action]) => action!))
      .filter((action) => action.includes('.') || action.startsWith('log'));
    assert.ok(written.length > 15, `${written.length} found`);
    assert.deepEqual(written.filter((action) => actionNames[action] === undefined), []);
  });
});
