import { person } from '../art/people.ts';
import { cloud, fields, office, room, table, village } from '../art/places.ts';
import { balloon, calendar, document, fingerprint, money, pen, phone, plate, tea, verdict } from '../art/things.ts';
import type { Video } from '../stage.ts';
import { opening, remember } from './pieces.ts';

const sun = (mood: 'smile' | 'worry' | 'surprise', arms: Parameters<typeof person>[0]['arms'] = ['down', 'down']) =>
  person({ hair: 'crew', old: true, mood, arms, top: '#5f7a52', skin: '#dca97a' });
const nephew = (mood: 'smile' | 'calm' | 'worry', arms: Parameters<typeof person>[0]['arms'] = ['down', 'down']) =>
  person({ hair: 'short', mood, arms, top: '#2f5c8c', shirt: '#f0e6d2' });
const mediator = person({ hair: 'bob', mood: 'smile', arms: ['down', 'hold'], top: '#14262f', shirt: '#fffaf0', wears: 'badge' });

/** 还 is read huán (to pay back) or hái (still): who owes whom. */
export const iou: Video = {
  file: 'films/经济纠纷/一张借条',
  title: '一张借条',
  poster: [2, 2],
  scenes: [
    opening({ column: 'films', title: ['一张借条'], say: '一张借条',
      beside: [{ art: document('借  条', ['-----------', '---------', '-----------', '------']), x: 960, y: 570, turn: 5, scale: 1.15, moves: 'swing' }] }),
    { ground: village('dusk'),
      layers: [
        { art: cloud(), x: 300, y: 170, drift: [70, 0] },
        { art: sun('smile'), x: 400, y: 690 },
        { art: nephew('worry', ['down', 'give']), x: 800, y: 690, scale: 1.02, enter: 'right', at: 0.6, name: 'man' },
        { art: balloon(['叔，借我三万块'], 'right'), x: 720, y: 196, at: 1, enter: 'pop' },
      ],
      lines: ['老孙的侄子要买拖拉机。', { text: '叔，借我三万块，秋后就还。', say: '叔，借我三万块，秋后就环。', who: 'man' }, '自家人，老孙一口答应。'] },
    { ground: room('dusk'),
      layers: [
        { art: sun('smile', ['down', 'hold']), x: 400, y: 640, scale: 1.05 },
        { art: nephew('smile', ['hold', 'down']), x: 860, y: 640, scale: 1.08 },
        { art: table(720), x: 640, y: 720 },
        { art: money(3), x: 500, y: 545, at: 0, enter: 'drop' },
        { art: tea(), x: 860, y: 545 },
        { art: document('借  条', ['还欠款叁万元', '-----------', '-----']), x: 655, y: 560, scale: 0.95, at: 1, enter: 'rise' },
        { art: pen(), x: 790, y: 420, at: 1, enter: 'fade', moves: 'bob', until: 2 },
      ],
      lines: ['钱是现金，当面点清了。', '借条上，侄子写了六个字：', { text: '“还欠款叁万元”。', say: '还钱款叁万元' }] },
    { ground: fields('day', 'wheat'),
      layers: [
        { art: cloud(), x: 420, y: 160, drift: [80, 0] },
        { art: sun('worry', ['down', 'give']), x: 330, y: 700, name: 'oldman', until: 2 },
        { art: nephew('calm', ['point', 'down']), x: 950, y: 704, enter: 'right', at: 0, name: 'man' },
        { art: balloon(['还欠款，', '就是钱已经还了'], 'right', 36), x: 830, y: 218, at: 1, enter: 'pop', until: 3 },
        { art: sun('surprise', ['cheek', 'down']), x: 330, y: 700, at: 2 },
      ],
      lines: ['到了秋后，侄子却变了脸。', { text: '还欠款，就是钱已经还了！', say: '环欠款，就是钱已经环了', who: 'man' }, '一个“还”字两个音，老孙傻了眼。'] },
    { ground: office('人民调解室'),
      layers: [
        { art: sun('worry'), x: 270, y: 640 },
        { art: mediator, x: 680, y: 650, name: 'woman' },
        { art: nephew('worry'), x: 1010, y: 640, scale: 1.02 },
        { art: table(560), x: 640, y: 720 },
        { art: phone('侄子', ['叔，钱', '收到了', '3 万元'], false), x: 500, y: 690, scale: 0.8, at: 1, enter: 'rise' },
        { art: verdict(true), x: 830, y: 545, scale: 0.8, at: 3, enter: 'stamp' },
      ],
      lines: ['调解员问：还有别的凭据吗？', '幸好，侄子当天发过一条微信：', { text: '“叔，三万块收到了。”', who: 'man' }, '有微信作证，侄子认了账。'] },
    { ground: room('day'),
      layers: [
        { art: document('借  条', ['今借到孙某某', '人民币叁万元', '（30000 元）', '某年某月某日还清', '借款人：签名'], undefined), x: 330, y: 640, scale: 1.3, enter: 'rise', at: 0 },
        { art: plate('今借到', '#1d6b5a'), x: 780, y: 190, at: 1, enter: 'left' },
        { art: plate('大小写都写上', '#2f5c8c'), x: 850, y: 300, at: 2, enter: 'left' },
        { art: plate('哪天还，写清楚', '#7d5228'), x: 870, y: 410, at: 3, enter: 'left' },
        { art: calendar('诉讼时效', '三年'), x: 1080, y: 690, scale: 0.85, at: 4, enter: 'pop' },
        { art: fingerprint(), x: 450, y: 625, at: 3, enter: 'stamp' },
      ],
      lines: ['借条怎么写才牢靠？', '开头写“今借到”，别写“还”。', '金额大写小写，都写上。', '写明还款日期，亲笔签名。', '过了还款日，三年以内要去要。'].map((text) => ({ text, say: text.replaceAll('“还”', '“环”').replaceAll('还款', '环款') })) },
    remember('films', [
      { shown: '借钱写“今借到”', said: '借钱要写“今借到”。' },
      { shown: '转账比现金好查', said: '转账，比现金好查。' },
      { shown: '微信、录音都留着', said: '微信、录音，都要留着。' },
    ], mediator),
  ],
};
