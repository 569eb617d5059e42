/** @jsxRuntime automatic @jsxImportSource preact */
import assert from 'node:assert/strict';
import { ItemPage } from '../../src/pages/phone/item.tsx';
import { render } from '../../src/pages/phone/page.tsx';
import { stretches, type Line } from '../../src/pages/phone/transcript.tsx';
import { linesOf } from '../../src/server/phone/captions.ts';
import { card, frame, item } from './fixtures.ts';

const media = { src: '/media/00112233445566778899aabbccddeeff.mp4', type: 'video/mp4' };

describe('what is said in a film', () => {
  it('is read from captions as sentences, without their markup', () => {
    const captions = [
      'WEBVTT\r\n', 'NOTE 说明\r\n', '1\r\n00:02.000 --> 00:03.500 line:80%\r\n<v 老孙>一张借条，</v>\r\n',
      '2\r\n00:00:03.600 --> 00:00:05.000\r\n三万块 &amp; 利息。\r\n', '01:02:05.000 --> 01:02:07.000\r\n秋后就还\r\n还有呢\r\n', '坏的',
    ].join('\r\n');
    assert.deepEqual(linesOf(captions), [
      { second: 2, text: '一张借条，三万块 & 利息。' },
      { second: 3725, text: '秋后就还 还有呢' },
    ]);
  });

  it('begins a new line after a silence, and when a line is long', () => {
    const cue = (from: number, text: string) => `00:00:${from}.000 --> 00:00:${from + 1}.000\n${text}`;
    const long = '很长的一句话没有标点一直说一直说一直说一直说一直说';
    const lines = linesOf(['WEBVTT', cue(10, '先说'), cue(11, '一件'), cue(20, '停一停'), cue(21, long), cue(22, '完了')].join('\n\n'));
    assert.deepEqual(lines.map(({ second }) => second), [10, 20, 22]);
  });

  const lines: Line[] = Array.from({ length: 300 }, (_, index) => ({ second: index * 10, text: `第 ${index} 句话，说得不长也不短。` }));

  it('is shown stretch by stretch, the one where the reader is', () => {
    assert.deepEqual(stretches(lines).flat(), lines);
    const stop = { via: 'television', second: 2000, moved: false } as const;
    const page = render(<ItemPage frame={frame} item={item({ media })} related={[]} lines={lines} stop={stop} />);
    assert.match(page, /href="[^"]*t=2000" data-at="2000"><span>33:20<\/span> 第 200 句话/);
    assert.doesNotMatch(page, /第 0 句话/);
    assert.match(page, /t=\d+#said">前面讲的/);
    const first = render(<ItemPage frame={frame} item={item({ media })} related={[]} lines={lines} />);
    assert.match(first, /第 0 句话.*后面讲的/s);
    assert.doesNotMatch(first, /前面讲的/);
  });

  it('is followed by the next part of the series', () => {
    const series = { name: '工伤那点事', episode: 1 };
    const next = card({ id: 'k7q2ma0002', column: 'lectures', title: '怎么报工伤', series: { ...series, episode: 2 } });
    const page = render(<ItemPage frame={frame} item={item({ column: 'lectures', media, series, next })} related={[]} />);
    assert.match(page, /工伤那点事 · 第 1 讲.*href="\/items\/k7q2ma0002\?region=420583901001".*接下来：第 2 讲.*怎么报工伤/s);
  });
});
