import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cutBefore } from '../../src/text/figures.ts';

describe('a line that is cut', () => {
  const cut = (text: string, end: number) => text.slice(0, cutBefore(text, end));

  it('never leaves half a number, which would be another one', () => {
    const text = '账上还有 7.64 万元，够用';
    for (let end = 5; end <= 10; end++) assert.equal(cut(text, end), '账上还有 ', `room for ${end}`);
    assert.equal(cut(text, 11), '账上还有 7.64 万');
    assert.equal(cut('领 22,591 元', 5), '领 ');
    assert.equal(cut('领 22,591 元', 8), '领 22,591');
  });

  it('stays where no number is cut, and keeps a beginning of what is but a number', () => {
    assert.equal(cut('44 户领了钱', 4), '44 户');
    assert.equal(cut('192.168.100.100:8080', 9), '192.168.1');
    assert.equal(cut('一句话', 2), '一句');
  });
});
