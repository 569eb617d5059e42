import type { Block, Home, Item, ItemCard, Region } from '../../src/contract/index.ts';
import type { Frame } from '../../src/pages/phone/frame.ts';

export const city: Region = {
  code: '420583000000', name: '枝江市', level: 'city', parent: null, initials: 'zjs', children: 2,
};
export const town: Region = {
  code: '420583901000', name: '示例镇', level: 'town', parent: city.code, initials: 'slz', children: 2,
};
export const village: Region = {
  code: '420583901001', name: '示例一村', level: 'village', parent: town.code, initials: 'slyc', children: 0,
};

export const frame: Frame = {
  style: '/pages/phone.0.css',
  script: '/pages/phone.0.js',
  origin: 'http://fw.test',
  region: village.code,
  path: [city, town, village],
  columns: [
    { id: 'notices', name: '信息公开', subtitle: '本村的账，大家看' },
    { id: 'cases', name: '法治案例', subtitle: '身边人，身边事' },
    { id: 'lectures', name: '法治讲堂', subtitle: '听明白，用得上' },
    { id: 'films', name: '法治电影', subtitle: '看故事，学法律' },
    { id: 'tips', name: '温馨提示', subtitle: '早知道，少吃亏' },
    { id: 'shorts', name: '微视频', subtitle: '一分钟，一件事' },
    { id: 'laws', name: '法律法规', subtitle: '原文在这里' },
  ],
  topics: [
    { id: 'marriage', name: '婚姻家庭' },
    { id: 'labour', name: '劳动用工' },
  ],
};

/** A made-up card; every field can be replaced. */
export function card(fields: Partial<ItemCard> = {}): ItemCard {
  return {
    id: 'k7q2ma0001', code: '7K3M9QXW', column: 'cases', kind: 'article', region: village.code,
    topics: ['marriage'], title: '彩礼给了八万八，婚没结成', summary: '两家人谁也说服不了谁，找到了调解员。',
    minutes: 5, publishedAt: '2026-11-22T08:00:00+08:00', revision: 1,
    ...fields,
  };
}

export function paragraph(id: string, text: string): Block {
  return { id, kind: 'paragraph', text };
}

/** One block of every kind. */
export const body: Block[] = [
  paragraph('A00001', '小周和小吴经人介绍认识，两个月后定了亲。'),
  { id: 'A00002', kind: 'heading', level: 2, text: '怎么处理' },
  { id: 'A00003', kind: 'list', ordered: true, start: 3, items: ['先调解', '再起诉'], text: '3. 先调解 4. 再起诉' },
  {
    id: 'A00004', kind: 'table', header: ['项目', '金额'], rows: [['彩礼', '88,000'], ['首饰', '6,200']],
    text: '项目 金额 彩礼 88,000 首饰 6,200',
  },
  {
    id: 'A00005', kind: 'picture', text: '调解现场',
    picture: { src: '/media/00112233445566778899aabbccddeeff.jpg', width: 640, height: 360, alt: '调解现场' },
  },
  { id: 'A00006', kind: 'law', law: '《民法典》', article: '第一千零四十二条', text: '禁止借婚姻索取财物。' },
  paragraph('K7Q2MA', '可是婚期一拖再拖，两个人没有领证。'),
];

export function item(fields: Partial<Item> = {}): Item {
  const base = card();
  return { ...base, provenance: { notes: [] }, body, ...fields } as Item;
}

export const notice: Item = item({
  id: 'n000000001', column: 'notices', title: '第三季度村级财务收支公示', topics: [],
  summary: '收入 18.6 万元，支出 15.2 万元，结余 3.4 万元。',
  disclosure: {
    from: '2026-11-15', until: '2026-11-24', daysLeft: 3, basis: '村民委员会组织法第三十条',
    responsible: '示例一村村民委员会', supervisionPhone: '0717-1234567 或 12348',
    objections: '公示期内到村委会书面提出。', signature: '示例一村村民委员会', signedOn: '2026-11-15',
  },
  provenance: { source: '示例一村村民委员会', notes: ['2026年11月15日 张榜'] },
});

export const home: Home = {
  revision: '1', path: frame.path, today: '2026-11-22',
  rails: [
    { column: frame.columns[0]!, code: 'AAAAAAAA', items: [notice], total: 1 },
    { column: frame.columns[1]!, code: 'BBBBBBBB', items: [card()], total: 26 },
  ],
};
