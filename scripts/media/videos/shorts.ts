import { cloud, office, road, room, table } from '../art/places.ts';
import { balloon, document, money, phone, plate, tricycle, verdict } from '../art/things.ts';
import type { Video } from '../stage.ts';
import { cast } from './cast.ts';
import { opening, remember } from './pieces.ts';

export const call: Video = {
  file: 'shorts/防骗/“孙子”来电话',
  title: '“孙子”来电话',
  poster: [1, 1.5],
  scenes: [
    opening({ column: 'shorts', title: ['“孙子”', '来电话'], say: '孙子来电话',
      beside: [{ art: phone('陌生号码', ['奶奶，', '是我'], true), x: 990, y: 650, scale: 1.25, moves: 'ring' }] }),
    { ground: room('night'),
      layers: [
        { art: cast('grandma', 'worry', ['down', 'phone']), x: 480, y: 690, name: 'oldwoman' },
        { art: phone('陌生号码', ['奶奶，是我', '快打三万'], true), x: 900, y: 630, scale: 1.1, moves: 'ring' },
        { art: plate('千万别告诉我爸', '#27404f', 40), x: 900, y: 130, at: 2, enter: 'drop' },
      ],
      lines: ['夜里，李奶奶接到一个电话。', { text: '奶奶，我撞了人，快打三万！', who: 'child' }, { text: '千万别告诉我爸！', who: 'child' }] },
    { ground: room('night'),
      layers: [
        { art: cast('grandma', 'surprise', ['cheek', 'down']), x: 420, y: 690, name: 'oldwoman' },
        { art: cast('grandpa', 'calm', ['point', 'down']), x: 860, y: 690, enter: 'right', at: 0.5, name: 'oldman' },
        { art: balloon(['先挂了，打他手机'], 'right', 36), x: 720, y: 226, at: 1, enter: 'pop' },
      ],
      lines: ['奶奶急着要去取钱。', { text: '先挂了，打孙子自己的手机。', who: 'oldman' }] },
    { ground: room('night'),
      layers: [
        { art: cast('grandma', 'smile', ['down', 'phone']), x: 420, y: 690 },
        { art: phone('孙子', ['奶奶，我在', '上晚自习'], false), x: 1080, y: 580, scale: 1.1, at: 0, enter: 'rise' },
        { art: verdict(false), x: 740, y: 420, at: 1, enter: 'stamp' },
      ],
      lines: ['一打才知道，孙子在上晚自习。', '刚才那个电话，是骗子。'] },
    remember('shorts', [
      { shown: '声音像，也不能信', said: '声音再像，也不能信。' },
      { shown: '先挂断，再打他本人', said: '先挂断，再打他本人的电话。' },
      { shown: '钱转走了，马上报警', said: '钱转走了，马上打 110。' },
    ], cast('police', 'smile', ['wave', 'down']), '反诈专线 96110'),
  ],
};

export const game: Video = {
  file: 'shorts/未成年人/孩子打游戏，花掉八千块',
  title: '孩子打游戏，花掉八千块',
  poster: [1, 1.5],
  scenes: [
    opening({ column: 'shorts', title: ['孩子打游戏', '花掉八千块'], say: '孩子打游戏，花掉八千块',
      beside: [{ art: cast('boy', 'surprise', ['hold', 'down']), x: 1020, y: 690, scale: 1.1 }] }),
    { ground: room('dusk'),
      layers: [
        { art: cast('mother', 'surprise', ['down', 'cheek']), x: 420, y: 690, name: 'woman' },
        { art: cast('boy', 'worry', ['hold', 'hold']), x: 720, y: 690, scale: 0.8 },
        { art: phone('扣款', ['游戏充值', '8000 元'], false), x: 1110, y: 560, scale: 1.05, at: 0, enter: 'rise' },
      ],
      lines: ['妈妈一查账，少了八千块。', '十岁的小宝，全充了游戏。', { text: '这钱还能要回来吗？', who: 'woman' }] },
    { ground: office('法律顾问'),
      layers: [
        { art: cast('lawyer', 'smile', ['down', 'hold']), x: 380, y: 750, name: 'man' },
        { art: cast('mother', 'calm', ['hold', 'down']), x: 920, y: 750 },
        { art: table(560), x: 640, y: 720 },
        { art: plate('家长不同意，可以要求退', '#1d6b5a', 42), x: 640, y: 250, at: 2, enter: 'drop' },
      ],
      lines: [{ text: '十岁的孩子，小事自己做主。', who: 'man' }, { text: '花大钱，要家长同意才算数。', who: 'man' }, { text: '你不同意，可以要求退。', who: 'man' }] },
    { ground: room('day'),
      layers: [
        { art: document('退款申请', ['充值记录', '孩子的年龄', '是孩子自己操作']), x: 400, y: 640, scale: 1.3, at: 0, enter: 'rise' },
        { art: cast('mother', 'smile', ['point', 'down']), x: 900, y: 690 },
        { art: money(2), x: 1120, y: 560, at: 2, enter: 'drop' },
      ],
      lines: ['备好充值记录、户口本。', '说明是孩子自己操作的。', '找平台退，不退打 12315。'] },
    remember('shorts', [
      { shown: '支付密码别告诉孩子', said: '支付密码，别告诉孩子。' },
      { shown: '打开未成年人模式', said: '手机打开未成年人模式。' },
      { shown: '多陪孩子玩一玩', said: '多陪孩子，比什么都强。' },
    ], cast('lawyer', 'smile', ['wave', 'down'])),
  ],
};

export const cart: Video = {
  file: 'shorts/交通出行/三轮车不是班车',
  title: '三轮车不是班车',
  poster: [1, 1.5],
  scenes: [
    opening({ column: 'shorts', title: ['三轮车', '不是班车'], say: '三轮车，不是班车',
      beside: [{ art: tricycle(), x: 970, y: 560, scale: 1.05, moves: 'bob' }] }),
    { ground: road('dawn'),
      layers: [
        { art: cloud(), x: 420, y: 150, drift: [80, 0] },
        { art: cast('grandma', 'smile', ['down', 'down']), x: 490, y: 578, scale: 0.72 },
        { art: cast('boy', 'smile', ['wave', 'down']), x: 625, y: 578, scale: 0.6 },
        { art: cast('neighbour', 'smile', ['down', 'give']), x: 800, y: 606, scale: 0.74, name: 'man' },
        { art: tricycle(), x: 680, y: 670, scale: 1.1 },
        { art: balloon(['走，带你们赶集'], 'left'), x: 940, y: 215, at: 1, enter: 'pop' },
      ],
      lines: ['三轮车，家家户户离不了。', { text: '走，我带你们去赶集！', who: 'man' }] },
    { ground: road('rain'),
      layers: [
        { art: tricycle(), x: 560, y: 665, scale: 1.05, turn: 10 },
        { art: cast('neighbour', 'surprise', ['cheek', 'down']), x: 930, y: 680, scale: 0.95 },
        { art: plate('一个急弯，车翻了', '#b8361b', 50), x: 640, y: 150, at: 0, enter: 'drop' },
      ],
      lines: ['雨天路滑，一个急弯，车翻了。', '车斗里没有座，人最容易伤。', '货车、拖拉机，也不能拉人。'] },
    { ground: road('day'),
      layers: [
        { art: cloud(), x: 420, y: 150, drift: [80, 0] },
        { art: cast('grandma', 'smile', ['wave', 'down']), x: 420, y: 548, scale: 0.82 },
        { art: cast('police', 'smile', ['down', 'give']), x: 800, y: 548, scale: 0.82, name: 'man2' },
        { art: verdict(true), x: 610, y: 420, at: 1, enter: 'stamp' },
      ],
      lines: [{ text: '赶集办事，坐班车、坐公交。', who: 'man2' }, { text: '骑摩托、电动车，要戴头盔。', who: 'man2' }] },
    remember('shorts', [
      { shown: '货车车斗不坐人', said: '货车车斗里，不坐人。' },
      { shown: '骑车要戴头盔', said: '骑车，要戴头盔。' },
      { shown: '出了事，打 122', said: '出了事，打 122。' },
    ], cast('police', 'smile', ['wave', 'down']), '伤了人，先打 120'),
  ],
};
