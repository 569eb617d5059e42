/** @jsxRuntime automatic @jsxImportSource preact */
import assert from 'node:assert/strict';
import { renderToString } from 'preact-render-to-string';
import type { UnknownBlock } from '../../src/contract/index.ts';
import { BlockView } from '../../src/pages/phone/blocks.tsx';
import { body } from './fixtures.ts';

const html = (index: number): string => renderToString(<BlockView block={body[index]!} />);

describe('phone blocks', () => {
  it('gives every block an anchor made from its id', () => {
    for (const block of body) {
      assert.match(renderToString(<BlockView block={block} />), new RegExp(`id="b-${block.id}"`));
    }
  });

  it('starts an ordered list at its own number', () => {
    assert.match(html(2), /<ol id="b-A00003" start="3"><li>先调解<\/li><li>再起诉<\/li><\/ol>/);
  });

  it('heads the columns of a table and sets amounts right', () => {
    assert.match(html(3), /<th scope="col" class="nb">项目<\/th><th scope="col" class="n">金额<\/th>/);
    assert.match(html(3), /<td class="nb">彩礼<\/td><td class="n">88,000<\/td>/);
  });

  it('gives a picture its size and its words', () => {
    assert.match(html(4), /width="640" height="360" alt="调解现场"/);
  });

  it('names the law and the article of a quotation', () => {
    assert.match(html(5), /<blockquote.*禁止借婚姻索取财物。.*<cite>《民法典》<span class="phrase">第一千零四十二条<\/span><\/cite>/);
  });

  it('shows the text of a block whose kind it does not know', () => {
    const later: UnknownBlock = { id: 'Z00001', kind: 'hologram', text: '以后才有的内容' };
    assert.equal(renderToString(<BlockView block={later} />), '<p id="b-Z00001">以后才有的内容</p>');
  });

  it('leads the articles of a law with their numbers in bold', () => {
    const view = (text: string): string =>
      renderToString(<BlockView block={{ id: 'B00001', kind: 'paragraph', text }} />);
    assert.match(view('第一百二十条之一 民事权益'), /<b>第一百二十条之一<\/b> 民事权益/);
    assert.doesNotMatch(view('第一条规定了什么'), /<b>/);
  });
});
