/** @jsxRuntime automatic @jsxImportSource preact */
import assert from 'node:assert/strict';
import type { Contact, Term } from '../../src/contract/index.ts';
import { ContactsPage } from '../../src/pages/phone/contacts.tsx';
import { GlossaryPage } from '../../src/pages/phone/glossary.tsx';
import { render } from '../../src/pages/phone/page.tsx';
import { PrintPage } from '../../src/pages/phone/print.tsx';
import { RegionsPage } from '../../src/pages/phone/regions.tsx';
import { city, frame, item, notice, town, village } from './fixtures.ts';

const hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)>\'&';
const picture = { src: '/media/00112233445566778899aabbccddeeff.png', width: 400, height: 400, alt: '微信码' };

const adviser: Contact = {
  id: 'c000000001', region: village.code, role: 'adviser', roleName: '法律顾问', name: '周老师',
  organization: '示例镇司法所', phone: '0717-000 0002', duty: '每周三上午 8:30-11:30', place: '村委会一楼',
  note: '签合同先问他。', wechat: picture,
};
const office: Contact = {
  id: 'c000000002', region: town.code, role: 'office', roleName: '司法所', name: '示例镇司法所',
};

const term = (word: string, fields: Partial<Term> = {}): Term => ({ word, also: [], plain: `${word}的白话。`, ...fields });

describe('the phone’s page of whom to ask', () => {
  const page = render(<ContactsPage frame={frame} contacts={[office, adviser]} />);

  it('calls with one tap, the village’s own before the town’s', () => {
    assert.match(page, /href="tel:07170000002"[^>]*><span>打电话<\/span> <span class="nb">0717-000 0002/);
    assert.ok(page.indexOf('<h2>示例一村') < page.indexOf('周老师'));
    assert.ok(page.indexOf('周老师') < page.indexOf('<h2>示例镇'));
  });

  it('says when and where, and shows the WeChat picture large enough to press', () => {
    assert.match(page, /每周三上午.*8:30-11:30.*村委会一楼.*<img src="[^"]*" width="400" height="400" alt="微信码".*识别图中的二维码/s);
  });

  it('always has the number of the whole country, once', () => {
    const bare = render(<ContactsPage frame={{ ...frame, path: [city] }} contacts={[]} />);
    assert.match(bare, /href="tel:12348"/);
    const own = { ...office, region: city.code, name: '热线', phone: '12348' };
    assert.equal(render(<ContactsPage frame={frame} contacts={[own]} />).match(/href="tel:12348"/g)?.length, 1);
  });

  it('is where a place chosen from it leads', () => {
    const { region: _none, ...nowhere } = frame;
    assert.match(render(<ContactsPage frame={nowhere} contacts={[]} />), /href="\/regions\?to=contacts"/);
    const towns = { path: [city], items: [town], next: null };
    assert.match(render(<RegionsPage frame={nowhere} list={towns} to="contacts" />), /parent=420583901000&amp;to=contacts"/);
    const list = { path: [city, town], items: [village], next: null };
    const chosen = render(<RegionsPage frame={nowhere} list={list} to="contacts" />);
    assert.match(chosen, /href="\/contacts\?region=420583901001">示例一村/);
  });

  it('runs nothing that stands in a card', () => {
    const bad = { ...adviser, name: hostile, note: hostile, duty: hostile, roleName: hostile, organization: hostile };
    assert.doesNotMatch(render(<ContactsPage frame={frame} contacts={[bad]} />), /<script>|<img src=x/);
  });
});

describe('the phone’s glossary', () => {
  const words = ['彩礼', '担保', '调解', '违约金'].map((word) => term(word));

  it('leads from each letter to its words, and has a place for each word', () => {
    const page = render(<GlossaryPage frame={frame} terms={words} letter={undefined} />);
    for (const letter of ['C', 'D', 'T', 'W']) {
      assert.ok(page.includes(`href="#${letter}">${letter}</a>`), letter);
      assert.ok(page.includes(`id="${letter}"><h2>${letter}</h2>`), letter);
    }
    assert.match(page, /id="w-违约金"><dt>违约金<\/dt><dd><p>违约金的白话。/);
  });

  it('comes in pages when it is long, the one with the letter asked for', () => {
    const many = ['阿', '彩', '担', '房', '公', '合', '继', '连', '民', '赔', '全', '人', '调', '违', '刑', '原', '仲'].flatMap(
      (first) => Array.from({ length: 8 }, (_, index) => term(`${first}${'一二三四五六七八'[index]}`, { plain: '字'.repeat(90) })),
    );
    const first = render(<GlossaryPage frame={frame} terms={many} letter={undefined} />);
    const last = render(<GlossaryPage frame={frame} terms={many} letter="Z" />);
    assert.ok(first.includes('id="w-阿一"') && !first.includes('id="w-仲一"'));
    assert.ok(last.includes('id="w-仲一"') && !last.includes('id="w-阿一"'));
    assert.match(first, /href="\/glossary\?region=420583901001&amp;letter=Z#Z">Z/);
    assert.match(first, /rel="next"[^>]*>后面：/);
    assert.match(last, /rel="prev"[^>]*>前面：/);
  });

  it('runs nothing that stands in a word', () => {
    const bad = term(hostile, { also: [hostile], plain: hostile, example: hostile, law: hostile });
    const page = render(<GlossaryPage frame={frame} terms={[bad]} letter={undefined} />);
    assert.doesNotMatch(page, /<script>|<img src=x/);
  });
});

describe('the sheet for the notice board', () => {
  it('has the whole text, who answers for it, who signs it, and the code to type', () => {
    const page = render(<PrintPage frame={frame} item={notice} />);
    for (const words of ['88,000', '公示期', '2026年11月24日', '公开依据', '0717-1234567', '张贴人', '（盖章）', '7K3M 9QXW', 'fw.test']) {
      assert.ok(page.includes(words), words);
    }
    assert.match(page, /<svg[^>]*aria-label="二维码"/);
    assert.doesNotMatch(page, /还剩|class="tools"|name="q"/);
  });

  it('runs nothing that stands in a notice', () => {
    const bad = item({ ...notice, title: hostile, disclosure: { ...notice.disclosure!, signature: hostile, basis: hostile } });
    assert.doesNotMatch(render(<PrintPage frame={frame} item={bad} />), /<script>|<img src=x/);
  });
});
