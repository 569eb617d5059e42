import assert from 'node:assert/strict';
import { initials } from '../../src/text/pinyin.ts';

describe('initials of place names', () => {
  it('are the first letters of its pinyin', () => {
    assert.equal(initials('枝江市'), 'zjs');
    assert.equal(initials('马家店街道'), 'mjdjd');
    assert.equal(initials('示例一村'), 'slyc');
  });

  it('leave out brackets and keep letters and digits', () => {
    assert.equal(initials('示例镇（示例）'), 'slz');
    assert.equal(initials('示例镇(示例'), 'slz');
    assert.equal(initials('A区３号 社区'), 'aq3hsq');
    assert.equal(initials(''), '');
  });

  it('read characters with several readings as places do', () => {
    const names = { 重阳村: 'cyc', 长岭村: 'clc', 厦门: 'xm', 番禺: 'py', 朝阳村: 'cyc', 乐园村: 'lyc', 大厦村: 'dsc' };
    for (const [name, expected] of Object.entries(names)) assert.equal(initials(name), expected, name);
  });

  it('read a family’s name before 家', () => {
    const names = { 单家湾村: 'sjwc', 曾家岗村: 'zjgc', 解家冲村: 'xjcc', 仇家坝村: 'qjbc', 查家村: 'zjc' };
    for (const [name, expected] of Object.entries(names)) assert.equal(initials(name), expected, name);
  });
});
