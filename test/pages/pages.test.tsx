/** @jsxRuntime automatic @jsxImportSource preact */
import assert from 'node:assert/strict';
import type { Block, ItemCard, SearchHit } from '../../src/contract/index.ts';
import { ColumnPage } from '../../src/pages/phone/column.tsx';
import { HomePage, newest } from '../../src/pages/phone/home.tsx';
import { ItemPage } from '../../src/pages/phone/item.tsx';
import { render } from '../../src/pages/phone/page.tsx';
import { ProblemPage } from '../../src/pages/phone/problem.tsx';
import { RegionsPage } from '../../src/pages/phone/regions.tsx';
import { MarkedText, SearchPage } from '../../src/pages/phone/search.tsx';
import { body, card, city, frame, home, item, notice, paragraph, town, village } from './fixtures.ts';

const hit = (found: ItemCard, text: string): SearchHit => ({ item: found, title: { text, marks: [[0, 2]] } });

const hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)>\'&';

describe('phone pages', () => {
  it('put the village’s notices first on home, with the days left', () => {
    const page = render(<HomePage frame={frame} home={home} />);
    assert.ok(page.indexOf('第三季度村级财务收支公示') < page.indexOf('彩礼给了八万八'));
    assert.match(page, /公示还剩 3 天/);
    assert.match(page, /<h1[^>]*><small>示例镇<\/small>示例一村/);
  });

  it('carry the region in every link to a page of content', () => {
    const pages = [
      render(<HomePage frame={frame} home={home} />),
      render(<ItemPage frame={frame} item={notice} related={[card()]} />),
      render(<SearchPage frame={frame} words="彩礼" hits={[hit(card(), '彩礼')]} />),
    ];
    for (const page of pages) {
      const found = page.matchAll(/<a [^>]*href="(\/(?:items|columns|search|contacts|glossary|\?)[^"]*)"/g);
      // A printed sheet is the same for every reader.
      const links = [...found].map(([, href]) => href).filter((href) => !href?.endsWith('/print'));
      assert.ok(links.length > 0);
      links.forEach((href) => assert.match(href!, /region=420583901001/));
      if (page.includes('name="q"')) assert.match(page, /type="hidden" name="region" value="420583901001"/);
    }
  });

  it('take a few newest items from every column', () => {
    const many = Array.from({ length: 5 }, (_, index) =>
      card({ id: `c00000000${index}`, publishedAt: `2026-11-0${index + 1}T08:00:00+08:00` }),
    );
    const rail = { column: frame.columns[1]!, code: 'BBBBBBBB', items: many, total: 5 };
    assert.deepEqual(newest([rail]).map(({ id }) => id), ['c000000004', 'c000000003']);
  });

  it('mark the passage where the television stopped and offer a plain link to it', () => {
    const stop = { via: 'television', block: 'K7Q2MA', moved: false } as const;
    const page = render(<ItemPage frame={frame} item={item()} related={[]} stop={stop} />);
    assert.match(page, /<div class="stopped" data-stop[^>]*>.*电视上看到这里.*id="b-K7Q2MA"/);
    assert.match(page, /href="#b-K7Q2MA">跳到电视上看到的地方/);
  });

  it('say gently that the passage was changed', () => {
    const stop = { via: 'television', block: 'A00001', moved: true } as const;
    const page = render(<ItemPage frame={frame} item={item()} related={[]} stop={stop} />);
    assert.match(page, /电视上那一段改过了，从这里接着看/);
  });

  it('open the part of a long text that holds the passage', () => {
    const long: Block[] = Array.from({ length: 40 }, (_, index) =>
      paragraph(`A${String(index).padStart(5, '0')}`, `第 ${index} 段${'字'.repeat(500)}`),
    );
    const stop = { via: 'television', block: 'A00030', moved: false } as const;
    const page = render(<ItemPage frame={frame} item={item({ body: long })} related={[]} stop={stop} />);
    assert.match(page, /id="b-A00030"/);
    assert.doesNotMatch(page, /id="b-A00001"/);
    assert.match(page, /全文共 5 部分，这是第 4 部分/);
    const first = render(<ItemPage frame={frame} item={item({ body: long })} related={[]} part={1} />);
    assert.match(first, /id="b-A00001"/);
    assert.match(first, /href="\/items\/k7q2ma0001\?region=420583901001&amp;part=2"/);
  });

  it('list what a notice discloses, with a number to dial', () => {
    const page = render(<ItemPage frame={frame} item={notice} related={[]} />);
    for (const words of ['公示还剩 3 天', '2026年11月24日', '公开主体', '公开依据', '有不同意见']) {
      assert.ok(page.includes(words), words);
    }
    assert.match(page, /href="tel:07171234567"/);
    assert.match(page, /href="tel:12348"/);
    assert.match(page, /2026年11月15日 张榜/);
  });

  it('start a film where the television stopped, with captions and nothing loaded before', () => {
    const media = {
      src: '/media/00112233445566778899aabbccddeeff.mp4', type: 'video/mp4',
      captions: '/media/00112233445566778899aabbccddeeff.vtt',
    };
    const film = item({ kind: 'video', media });
    const stop = { via: 'television', second: 494, moved: false } as const;
    const page = render(<ItemPage frame={frame} item={film} related={[]} stop={stop} />);
    assert.match(page, /<video controls preload="none" src="[^"]*\.mp4#t=494"/);
    assert.match(page, /<track kind="captions" src="[^"]*\.vtt" srclang="zh"/);
    assert.match(page, /从 08:14 接着看/);
  });

  it('mark what a search found, and leave out marks that do not fit', () => {
    const marked = { text: '讨要工钱', marks: [[2, 4], [1, 3], [3, 99]] as [number, number][] };
    assert.match(render(<MarkedText marked={marked} />), /讨要<mark>工钱<\/mark>$/);
  });

  it('choose a town, then a village', () => {
    const towns = render(<RegionsPage frame={frame} list={{ path: [city], items: [town], next: null }} />);
    assert.match(towns, /href="\/regions\?region=420583901001&amp;parent=420583901000">示例镇/);
    const list = { path: [city, town], items: [village], next: null };
    const villages = render(<RegionsPage frame={frame} list={list} />);
    assert.match(villages, /href="\/\?region=420583901001">示例一村/);
  });

  it('offer older items and the way back to the newest', () => {
    const column = frame.columns[1]!;
    const list = { items: [card()], next: 'abc' };
    const { topics } = frame;
    const page = render(
      <ColumnPage frame={frame} column={column} topics={topics} topic={topics[0]} list={list} older />,
    );
    assert.match(page, /href="\/columns\/cases\?region=420583901001&amp;topic=marriage&amp;cursor=abc">看更早的/);
    assert.match(page, /href="\/columns\/cases\?region=420583901001&amp;topic=marriage">回到最新的/);
  });

  it('offer a way on when something is wrong', () => {
    for (const problem of ['code', 'missing', 'withdrawn', 'expired', 'busy', 'failed'] as const) {
      const page = render(<ProblemPage frame={frame} problem={problem} />);
      assert.match(page, /回首页/);
      assert.match(page, /name="code"/);
    }
  });

  it('escape hostile text in every field', () => {
    const blocks: Block[] = body.map((block): Block => {
      switch (block.kind) {
        case 'list':
          return { ...block, items: [hostile], text: hostile };
        case 'table':
          return { ...block, header: [hostile], rows: [[hostile]], text: hostile };
        case 'picture':
          return { ...block, text: hostile, picture: { ...block.picture, alt: hostile } };
        case 'law':
          return { ...block, law: hostile, article: hostile, text: hostile };
        default:
          return { ...block, text: hostile };
      }
    });
    const bad = item({
      ...notice, title: hostile, subtitle: hostile, summary: hostile, body: blocks,
      disclosure: {
        ...notice.disclosure!, basis: hostile, responsible: hostile, supervisionPhone: hostile,
        objections: hostile, signature: hostile,
      },
      provenance: { source: hostile, notes: [hostile] },
    });
    const place = { ...frame, path: [{ ...village, name: hostile }] };
    const pages = [
      <ItemPage frame={place} item={bad} related={[card({ title: hostile, summary: hostile })]} />,
      <SearchPage frame={place} words={hostile} hits={[hit(bad, hostile)]} />,
      <RegionsPage frame={place} list={{ path: [], items: [{ ...town, name: hostile }], next: null }} />,
      <ProblemPage frame={place} problem="code" code={hostile} />,
    ];
    for (const page of pages.map(render)) {
      assert.doesNotMatch(page, /<script>|<img src=x/);
      assert.equal(page.match(/<script /g)?.length, 1);
    }
  });
});
