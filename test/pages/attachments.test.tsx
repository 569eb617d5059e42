/** @jsxRuntime automatic @jsxImportSource preact */
import assert from 'node:assert/strict';
import { sizeWords } from '../../src/pages/phone/attachments.tsx';
import { ItemPage } from '../../src/pages/phone/item.tsx';
import { render } from '../../src/pages/phone/page.tsx';
import { PrintPage } from '../../src/pages/phone/print.tsx';
import { signatureLines } from '../../src/text/signature.ts';
import { frame, notice } from './fixtures.ts';

const pdf = { src: '/media/00112233445566778899aabbccddeeff.pdf', name: '收支明细<b>.pdf', bytes: 2_400_000 };
const village = '示例一村村民委员会';
const sealed = (seal: string) => ({ ...notice, disclosure: { ...notice.disclosure!, seal } });

describe('what goes with a notice', () => {
  it('is opened on the phone, by its name, with its size said before', () => {
    const page = render(<ItemPage frame={frame} item={{ ...notice, attachments: [pdf] }} related={[]} />);
    assert.match(page, /<h2>附件<\/h2><a class="wide-button file" href="\/media\/00112233445566778899aabbccddeeff\.pdf"><b>收支明细&lt;b>\.pdf<\/b>.*PDF，2\.3 MB/);
    assert.doesNotMatch(render(<ItemPage frame={frame} item={notice} related={[]} />), /附件/);
    assert.deepEqual([900, 88_000, 2_400_000, 20_971_520].map(sizeWords), ['1 KB', '86 KB', '2.3 MB', '20.0 MB']);
  });

  it('is sealed by whom it says, in one line with who signs where they are the same', () => {
    assert.deepEqual(signatureLines({ signature: village, seal: village }), [`${village}（盖章）`]);
    assert.deepEqual(signatureLines({ signature: village, seal: '村务监督委员会' }), [village, '村务监督委员会（盖章）']);
    assert.deepEqual([signatureLines({ signature: village }), signatureLines({ seal: village }), signatureLines({})], [[village], [`${village}（盖章）`], []]);
    assert.match(render(<ItemPage frame={frame} item={sealed(village)} related={[]} />), /示例一村村民委员会（盖章）/);
  });

  it('has on paper a place for the seal beside who signs; without one named, a place to seal by hand', () => {
    const page = render(<PrintPage frame={frame} item={sealed(village)} />);
    assert.match(page, /盖章处<\/span><p class="signature"><span>示例一村村民委员会（盖章）/);
    assert.equal(page.split('（盖章）').length, 2);
    assert.match(render(<PrintPage frame={frame} item={notice} />), /<span class="short">（盖章）<\/span>/);
  });
});
