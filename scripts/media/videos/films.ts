import { fields, office, room, table, village, cloud } from '../art/places.ts';
import { balloon, document, envelope, hoe, money, plate, stone, tape, verdict } from '../art/things.ts';
import type { Video } from '../stage.ts';
import { cast } from './cast.ts';
import { opening, remember } from './pieces.ts';

export const ridge: Video = {
  file: 'films/邻里/田埂上的官司',
  title: '田埂上的官司',
  poster: [1, 1.5],
  scenes: [
    opening({ column: 'films', title: ['田埂上的', '官司'], say: '田埂上的官司',
      beside: [{ art: hoe(), x: 890, y: 610, scale: 1.25, turn: -14 }, { art: stone(), x: 1060, y: 600, scale: 1.7 }] }),
    { ground: fields('day', 'rice'),
      layers: [
        { art: cloud(), x: 400, y: 150, drift: [80, 0] },
        { art: cast('farmer', 'cross', ['hip', 'point']), x: 330, y: 700, name: 'oldman' },
        { art: cast('neighbour', 'cross', ['point', 'hip']), x: 950, y: 700, name: 'man' },
        { art: balloon(['你铲了我的埂'], 'left'), x: 480, y: 216, at: 1, enter: 'pop', until: 2 },
        { art: balloon(['是你先铲的'], 'right'), x: 810, y: 216, at: 2, enter: 'pop' },
      ],
      lines: ['老李和老王，田挨着田。', { text: '你铲了我的田埂！', who: 'oldman' }, { text: '明明是你先铲的！', who: 'man' }] },
    { ground: fields('rain', 'rice'),
      layers: [
        { art: cast('farmer', 'worry', ['cheek', 'down']), x: 340, y: 700 },
        { art: cast('neighbour', 'surprise'), x: 940, y: 700 },
        { art: plate('田埂塌了', '#27404f', 50), x: 640, y: 170, at: 1, enter: 'drop' },
      ],
      lines: ['你一锹，我一锹，埂越来越薄。', '一场大雨，田埂塌了。', '两家的秧，都泡在水里。'] },
    { ground: office('人民调解室'),
      layers: [
        { art: cast('farmer', 'cross'), x: 290, y: 690 },
        { art: cast('mediator', 'smile', ['down', 'hold']), x: 640, y: 640, name: 'woman' },
        { art: cast('neighbour', 'cross'), x: 990, y: 690 },
        { art: table(580), x: 640, y: 720 },
        { art: document('承包地图', ['-----------', '---------']), x: 640, y: 570, scale: 0.8, at: 2, enter: 'rise' },
      ],
      lines: ['闹到村里，调解员来了。', { text: '先不吵，先看证。', who: 'woman' }, '拿出承包证，找出老地图。'] },
    { ground: fields('dusk', 'rice'),
      layers: [
        { art: cast('mediator', 'smile', ['down', 'give']), x: 640, y: 590, scale: 0.9 },
        { art: cast('farmer', 'calm'), x: 270, y: 700 },
        { art: cast('neighbour', 'calm'), x: 1010, y: 700 },
        { art: tape(480), x: 640, y: 660, at: 0, enter: 'left' },
        { art: stone(), x: 480, y: 640, scale: 0.8, at: 1, enter: 'drop' },
        { art: stone(), x: 800, y: 640, scale: 0.8, at: 1.4, enter: 'drop' },
      ],
      lines: ['三个人一起，到田里量一量。', '埂宽一尺二，栽上界石。'] },
    { ground: village('dusk'),
      layers: [
        { art: cloud(), x: 500, y: 150, drift: [60, 0] },
        { art: cast('farmer', 'smile', ['down', 'give']), x: 420, y: 690, name: 'oldman' },
        { art: cast('neighbour', 'smile', ['give', 'down']), x: 860, y: 690 },
        { art: verdict(true), x: 640, y: 330, at: 1, enter: 'stamp' },
      ],
      lines: ['埂一起修，水轮着放。', { text: '邻居做好了，胜过亲戚。', who: 'oldman' }] },
    remember('films', [
      { shown: '先看证，再量地', said: '地界不清，先看证，再量地。' },
      { shown: '方便生活，公平合理', said: '邻里之间，方便生活，公平合理。' },
      { shown: '谈不拢，找调解员', said: '谈不拢，找调解员，不要钱。' },
    ], cast('mediator', 'smile', ['wave', 'down'])),
  ],
};

export const brideWealth: Video = {
  file: 'films/婚姻家庭/八万八的彩礼',
  title: '八万八的彩礼',
  poster: [2, 1.6],
  segments: true,
  scenes: [
    opening({ column: 'films', title: ['八万八的', '彩礼'], say: '八万八的彩礼',
      beside: [{ art: envelope(), x: 990, y: 570, scale: 1.9, turn: 5, moves: 'swing' }] }),
    { ground: room('day'),
      layers: [
        { art: cast('son', 'smile', ['down', 'give']), x: 420, y: 690, name: 'man' },
        { art: cast('bride', 'smile', ['hold', 'down']), x: 860, y: 690 },
        { art: table(560), x: 640, y: 720 },
        { art: envelope(), x: 570, y: 540, scale: 0.8, at: 0, enter: 'drop' },
        { art: money(3), x: 730, y: 545, at: 1, enter: 'drop' },
      ],
      lines: ['小两口订了亲，皆大欢喜。', '男方东拼西凑，给了八万八。'] },
    { ground: village('rain'),
      layers: [
        { art: cast('son', 'worry', ['down', 'cheek']), x: 380, y: 690, name: 'man' },
        { art: cast('bride', 'cross', ['hip', 'down']), x: 900, y: 690, name: 'woman' },
        { art: balloon(['这婚，不结了'], 'right'), x: 770, y: 216, at: 1, enter: 'pop' },
      ],
      lines: ['还没领证，两个人却吵翻了。', { text: '这婚，我不结了！', who: 'woman' }, { text: '那彩礼，退不退？', who: 'man' }] },
    { ground: office('人民调解室'),
      layers: [
        { art: cast('son', 'worry'), x: 270, y: 690 },
        { art: cast('mediator', 'calm', ['down', 'hold']), x: 640, y: 750, name: 'woman2' },
        { art: cast('bride', 'worry'), x: 1010, y: 690 },
        { art: table(580), x: 640, y: 720 },
        { art: plate('没领证：一般要退', '#1d6b5a'), x: 640, y: 250, at: 1, enter: 'drop' },
      ],
      lines: ['两家来到调解室。', { text: '没有领证，彩礼一般要退。', who: 'woman2' }, { text: '一起住过、花掉的，也要看。', who: 'woman2' }] },
    { ground: room('dusk'),
      layers: [
        { art: document('账  单', ['买家具  一万二', '办酒席  八千', '给彩礼  八万八']), x: 400, y: 540, scale: 1.25, at: 0, enter: 'rise' },
        { art: cast('mediator', 'smile', ['point', 'down']), x: 960, y: 690 },
        { art: plate('退还六万八', '#b8361b', 54), x: 400, y: 600, at: 2, enter: 'stamp' },
      ],
      lines: ['一笔一笔，对清了账。', '办酒、买家具，花去两万。', '女方退还六万八，各自安好。'] },
    remember('films', [
      { shown: '不借婚姻要钱财', said: '法律说，不能借婚姻索要财物。' },
      { shown: '给彩礼，留凭据', said: '给彩礼，转账留凭据。' },
      { shown: '闹僵了，先调解', said: '闹僵了，先调解，莫动手。' },
    ], cast('mediator', 'smile', ['wave', 'down'])),
  ],
};
