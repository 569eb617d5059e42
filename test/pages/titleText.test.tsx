/** @jsxRuntime automatic @jsxImportSource preact */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { TitleText } from '../../src/pages/phone/titleText.tsx';

const html = (text: string): string => renderToString(<TitleText text={text} />);
const read = (text: string): string => html(text).replace(/<[^>]*>/g, '');

describe('titles on the phone', () => {
  it('keep short phrases whole', () => {
    const phrases = (text: string): (string | undefined)[] =>
      [...html(text).matchAll(/"phrase">([^<]*)/g)].map(([, phrase]) => phrase);
    assert.deepEqual(phrases('彩礼给了八万八，婚没结成'), ['彩礼给了八万八，', '婚没结成']);
    assert.deepEqual(phrases('中华人民共和国预防未成年人犯罪法'), ['中华人民共和国', '预防未成年人犯罪法']);
  });

  it('break at a blank, and keep it', () => {
    assert.equal(html('工伤那点事 第 2 讲'), '<span class="phrase">工伤那点事</span> <span class="phrase">第 2 讲</span>');
  });

  it('keep known words whole in a long title', () => {
    assert.match(html('用人单位未与劳动者协商一致增加工作任务，劳动者是否有权拒绝'), /<span class="nb">协商<\/span>/);
  });

  it('keep known words whole where large letters need a second line for a short title', () => {
    assert.match(html('上季度村级财务收支公示'), /<span class="nb">财务<\/span>/);
    assert.equal(html('工伤了先做哪几步'), '工伤了先做哪几步', 'eight characters fit a line at every size');
  });

  it('lose and double no character', () => {
    const part = fc.constantFrom('彩礼', '，', '劳动合同', '第', '三', '（', '）', '。', 'A', '中华人民共和国', ' ');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        assert.equal(read(parts.join('')), parts.join(''));
      }),
    );
  });
});
