import sharp from 'sharp';
import { publishAll, type ItemDraft } from '../../src/server/content/content.ts';
import { saveTerms } from '../../src/server/glossary/glossary.ts';
import { createTestApp, draft, evening, village, type TestApp } from '../server/testApp.ts';
import { MediaShelf } from './films.ts';
import { blockId, paragraphs } from './fixtures.ts';

/** Sixty households and what each is paid: no two cells of a row are alike. */
export const subsidies = {
  header: ['户主', '组别', '面积', '补贴金额', '发放日期'],
  rows: Array.from({ length: 60 }, (_, i) => [
    `${'张王李赵陈刘周吴'[i % 8]}*${'三四五六七八九'[i % 7]}${i + 1}`, `第${(i % 6) + 1}组`, `${(i * 7) % 90 + 1}.${i % 10} 亩`,
    `${((i * 7) % 90 + 1) * 102 + i}.50 元`, `2026年11月${(i % 20) + 1}日`,
  ]),
};

export const phone = '0717-0000001';
export const subsidyTitle = '耕地地力保护补贴发放公示';
/** The block of its table. */
export const subsidyBlock = blockId(2);
export const pastTitle = '第二季度财务收支公示';
export const photoTitle = '村口公告栏照片';
export const photoBlock = blockId(3);
export const wordsTitle = '进城五年，地还是不是我的';

export const terms = [
  { word: '经营权', also: ['土地经营权'], plain: '拿这块地来种、来收、来转租的权利。', example: '地租给合作社，租出去的是经营权。', law: '《农村土地承包法》第三十六条' },
  { word: '流转', also: [], plain: '把地交给别人种，按约定收钱，承包的名分还是自己的。' },
  { word: '违约金', also: ['违约罚款'], plain: '说话不算数、没照合同办的一方，按约定要赔给对方的钱。', example: '说好三月交房，拖到六月，按合同每天赔五十块。', law: '《民法典》第五百八十五条' },
  { word: '调解员', also: [], plain: '两家人闹了矛盾，帮着坐下来谈拢的人。' },
  { word: '备案', also: [], plain: '把这件事报给管事的地方存个底。' },
];

/** A photograph of paper: tall, so that it wants enlarging. */
function photo(): Promise<Buffer> {
  const line = (i: number) => `<text x="90" y="${330 + i * 74}" font-size="40">${i + 1}. 第${i + 1}组修渠用水泥 ${i * 3 + 12} 袋，合计 ${(i + 3) * 285} 元。</text>`;
  const lines = Array.from({ length: 14 }, (_, i) => line(i)).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1500" font-family="Noto Sans CJK SC">
    <rect width="1000" height="1500" fill="#d8d2c4"/><rect x="40" y="40" width="920" height="1420" fill="#fffdf6"/>
    <text x="500" y="190" font-size="72" text-anchor="middle" fill="#a92e14">公 示</text>${lines}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}

/** Notices current and past, a notice as a photograph, and a case whose words are explained. */
export async function storyItems(shelf: MediaShelf): Promise<ItemDraft[]> {
  const src = shelf.put(await photo(), 'jpg');
  let minutes = 0;
  const at = () => evening - ++minutes * 60_000;
  const notice = (title: string, changes: Partial<ItemDraft> = {}): ItemDraft => draft({
    column: 'notices',
    region: village,
    topics: ['village'],
    title,
    summary: '每亩补贴 102 元，名单和金额都在里面。',
    publishAt: at(),
    disclosure: {
      from: '2026-11-20', until: '2026-11-24', responsible: '示例一村村民委员会', basis: '《村民委员会组织法》关于村务公开的规定',
      supervisionPhone: phone, objections: '公示期内到村委会当面提，或者打监督电话。', signature: '示例一村村民委员会', signedOn: '2026-11-20',
    },
    ...changes,
  });
  const words = '外出打工那年，老李把三亩水田的经营权流转给了合作社，合同上写着每年8月15日前付租金1,200元，' +
    '拖一天另付违约金。过了两年租金没有来，老李请调解员上门，先看合同有没有到村里备案。';
  const again = '调解员说，土地经营权在谁手里，要看合同；流转的租金拖着不给，违约金照算。';
  return [
    notice(subsidyTitle, {
      body: [
        { id: blockId(1), kind: 'paragraph', text: '各位村民：现将2026年耕地地力保护补贴发放名单公示如下，大家互相看一看。' },
        { id: subsidyBlock, kind: 'table', text: [subsidies.header, ...subsidies.rows].map((row) => row.join(' ')).join('\n'), ...subsidies },
      ],
    }),
    notice(photoTitle, {
      kind: 'article',
      body: [{ id: photoBlock, kind: 'picture', text: '公告栏', picture: { src, width: 1000, height: 1500, alt: '公告栏上的修渠材料公示' } }],
    }),
    ...Array.from({ length: 3 }, (_, i) => notice(`第${i + 1}组水渠清淤公示，请各家各户看清日子和工钱`, { summary: '清淤三天，各家出一个工。' })),
    notice(pastTitle, {
      publishAt: evening - 90 * 86_400_000,
      disclosure: { from: '2026-08-01', until: '2026-08-10', responsible: '示例一村村民委员会', supervisionPhone: phone },
    }),
    draft({
      title: wordsTitle,
      topics: ['land'],
      publishAt: at(),
      body: [
        { id: blockId(10), kind: 'paragraph', text: words },
        { id: blockId(11), kind: 'paragraph', text: again },
        ...paragraphs(6).map((block, i) => ({ ...block, id: blockId(20 + i) })),
        { id: blockId(12), kind: 'list', text: '流转\n备案', ordered: true, start: 1, items: ['流转要签书面合同。', '合同要到村里备案。'] },
        { id: blockId(13), kind: 'law', text: '土地经营权流转期限为五年以上的，可以登记。', law: '《农村土地承包法》', article: '第四十一条' },
      ],
    }),
  ];
}

export async function serveStories(): Promise<TestApp> {
  const test = await createTestApp();
  await saveTerms(test.db, 'test', terms);
  await publishAll(test.db, await storyItems(new MediaShelf(test)), evening);
  return test;
}
