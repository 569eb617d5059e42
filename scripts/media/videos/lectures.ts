import { covers } from '../art/palette.ts';
import { board, cloud, fields, office, room, site, table } from '../art/places.ts';
import { balloon, calendar, document, money, pen, phone, plate, stone, verdict } from '../art/things.ts';
import type { Video } from '../stage.ts';
import { cast } from './cast.ts';
import { left, opening, points, remember } from './pieces.ts';

const blue = board(covers.lectures);
const teacher = cast('teacher', 'smile', ['down', 'hold']);
const speaks = { art: cast('teacher', 'smile', ['point', 'down']), x: 1080, y: 700, scale: 1.05 };

export const land: Video = {
  file: 'lectures/土地承包/土地流转合同怎么签',
  title: '土地流转合同怎么签',
  poster: [1, 1.5],
  scenes: [
    opening({ column: 'lectures', title: ['土地流转合同', '怎么签'], say: '土地流转合同，怎么签',
      beside: [{ art: cast('farmer', 'smile', ['wave', 'down']), x: 1030, y: 690, scale: 1.15 }] }),
    { ground: fields('day', 'rice'),
      layers: [
        { art: cloud(), x: 380, y: 150, drift: [90, 0] },
        { art: cast('farmer', 'smile', ['point', 'down']), x: 330, y: 690, name: 'oldman' },
        { art: cast('boss', 'smile', ['hold', 'down']), x: 960, y: 690, enter: 'right', at: 0 },
        { art: stone(), x: 640, y: 560, scale: 1.05 },
        { art: balloon(['地还是我的吗？'], 'left'), x: 560, y: 226, at: 1, enter: 'pop' },
      ],
      lines: ['自家种不过来，把地租给别人。', { text: '租出去了，地还是我的吗？', who: 'oldman' }, '是。租出去的，只是种地的权利。'] },
    { ground: blue,
      layers: [...points('看清这几样', [['1', '谁租的，租哪块，多少亩', 1], ['2', '租几年，种什么', 2], ['3', '租金多少，哪天付', 3], ['4', '征地补偿归谁，违约怎么赔', 4]], 60, 50, 800), speaks],
      lines: ['签字以前，看清这几样。', '谁来租，租哪块，多少亩。', '租几年，地里种什么。', '租金多少，哪一天付。', '征地补偿归谁，违约怎么赔。'] },
    { ground: office('村委会'),
      layers: [
        { art: cast('farmer', 'smile', ['down', 'hold']), x: 330, y: 690 },
        { art: cast('boss', 'smile', ['hold', 'down']), x: 950, y: 690 },
        { art: table(680), x: 640, y: 720 },
        { art: document('流转合同', ['先付租金，后种地', '转租要我点头', '到期恢复原样'], '示例'), x: 640, y: 585, scale: 1.1, at: 0, enter: 'rise' },
        { art: pen(), x: 850, y: 560, at: 1, enter: 'fade' },
      ],
      lines: ['三句话，最好写进合同。', '先付租金，后种地。', '转给别人，要我书面同意。', '到期了，地要恢复原样。'] },
    remember('lectures', [
      { shown: '自愿租，白纸黑字', said: '租不租，自己做主，要写合同。' },
      { shown: '先付租金，后种地', said: '先付租金，后种地。' },
      { shown: '签好了，村里备案', said: '签好了，到村里备案。' },
    ], teacher),
  ],
};

export const wills: Video = {
  file: 'lectures/婚姻家庭/立遗嘱的几种办法',
  title: '立遗嘱的几种办法',
  poster: [1, 0.9],
  scenes: [
    opening({ column: 'lectures', title: ['立遗嘱的', '几种办法'], say: '立遗嘱的几种办法',
      beside: [{ art: cast('grandma', 'smile', ['hold', 'down']), x: 890, y: 690, scale: 1.02 }, { art: cast('grandpa', 'smile', ['down', 'hold']), x: 1110, y: 690, scale: 1.05 }] }),
    { ground: room('day'),
      layers: [
        { art: cast('grandpa', 'smile', ['down', 'hold']), x: 470, y: 670, name: 'oldman' },
        { art: table(640), x: 640, y: 720 },
        { art: document('遗  嘱', ['自己写', '签上名', '年、月、日']), x: 760, y: 585, scale: 1.05, at: 1, enter: 'rise' },
        { art: pen(), x: 930, y: 520, at: 1, enter: 'fade', moves: 'bob', until: 3 },
      ],
      lines: ['立遗嘱，是留一句明白话。', '最省事的，是自己亲手写。', '从头到尾自己写，自己签名。', '哪年哪月哪日，一样不能少。'] },
    { ground: room('dusk'),
      layers: [
        { art: cast('grandma', 'calm', ['hold', 'hold']), x: 640, y: 660 },
        { art: cast('neighbour', 'calm', ['down', 'hold']), x: 300, y: 690 },
        { art: cast('lawyer', 'calm', ['hold', 'down']), x: 980, y: 690 },
        { art: table(480), x: 640, y: 720 },
        { art: plate('两个见证人，全程在场'), x: 700, y: 130, at: 1, enter: 'drop' },
      ],
      lines: ['请人写、打印、录像，都可以。', '但要有两个见证人，全程在场。', '打印的，每一页都要签名。'] },
    { ground: blue,
      layers: [...points('这些人不能当见证人', [['✕', '孩子', 1], ['✕', '要分遗产的人', 2], ['✕', '跟他有利害关系的人', 3]], 70, 70, 700), speaks],
      lines: ['谁不能当见证人？', '孩子不能。', '要分遗产的人不能。', '他的爱人、债主，也不能。'] },
    remember('lectures', [
      { shown: '亲手写，签名写日子', said: '亲手写，签名，写年月日。' },
      { shown: '请人写，两个外人在', said: '请人写，要有两个外人在场。' },
      { shown: '能改，看最后一份', said: '立了还能改，看最后那一份。' },
    ], teacher, '问公证处、问律师，打 12348'),
  ],
};

export const wages: Video = {
  file: 'lectures/劳动用工/工钱拖着不给，四步要回来',
  title: '工钱拖着不给，四步要回来',
  poster: [1, 1.5],
  scenes: [
    opening({ column: 'lectures', title: ['工钱拖着不给', '四步要回来'], say: '工钱拖着不给，四步要回来',
      beside: [{ art: cast('worker', 'worry', ['cheek', 'down']), x: 1040, y: 690, scale: 1.15 }] }),
    { ground: site('day'),
      layers: [
        { art: cloud(), x: 620, y: 150, drift: [80, 0] },
        { art: cast('worker', 'worry', ['down', 'give']), x: 420, y: 690, name: 'man' },
        { art: cast('boss', 'calm', ['hip', 'down']), x: 900, y: 690, name: 'man2' },
        { art: balloon(['等等，过完年给'], 'right'), x: 790, y: 226, at: 1, enter: 'pop' },
      ],
      lines: ['干了三个月，一分工钱没见着。', { text: '再等等，过完年就给。', who: 'man2' }, '别干等，一步一步来要。'] },
    { ground: blue,
      layers: [...points('第一步：留凭据', [['✓', '劳动合同、考勤表', 1], ['✓', '工牌、派活的微信', 1.6], ['✓', '欠条，写明欠多少', 2]]), speaks],
      lines: ['第一步，留好凭据。', '合同、考勤、工牌、聊天记录。', '写个欠条，让他签上名。'] },
    { ground: site('dusk'),
      layers: [
        { art: cast('worker', 'calm', ['point', 'down']), x: 850, y: 690 },
        { art: plate('工地欠薪，找总包', '#b8361b', 50), x: 640, y: 140, at: 0, enter: 'drop' },
        { art: document('工资维权告示', ['总包单位：某某公司', '人社部门：12333', '------------']), x: 420, y: 640, scale: 1.05, at: 1, enter: 'rise' },
      ],
      lines: ['第二步，在工地干的，找总包。', '分包欠了你的，总包先还。'] },
    { ground: office('劳动保障监察'),
      layers: [
        { art: cast('teacher', 'smile', ['down', 'hold']), x: 860, y: 680 },
        { art: cast('worker', 'calm', ['down', 'hold']), x: 380, y: 690 },
        { art: table(520), x: 640, y: 720 },
        { art: phone('12333', ['欠薪投诉'], false), x: 620, y: 600, scale: 0.75, at: 0, enter: 'pop' },
        { art: verdict(true), x: 1090, y: 520, at: 2, enter: 'stamp' },
      ],
      lines: ['第三步，打 12333，去投诉。', '第四步，申请劳动仲裁。', '仲裁不收费，还能请法律援助。'] },
    { ground: blue,
      layers: [
        speaks,
        { art: calendar('离开单位后', '1年'), x: 330, y: 450, scale: 1.4, at: 0, enter: 'pop' },
        { art: money(3), x: 680, y: 440, scale: 1.3, at: 1, enter: 'drop' },
        left(plate('仲裁别过这个日子', '#f0bf5a', 48, '#20180a'), 270, 590, { at: 0.5, enter: 'rise' }),
      ],
      lines: ['离开单位，一年以内去仲裁。', '早一天去要，早一天拿到手。'] },
    remember('lectures', [
      { shown: '凭据一样不丢', said: '凭据，一样都不丢。' },
      { shown: '工地欠薪找总包', said: '工地欠薪，找总包。' },
      { shown: '不堵路，不动手', said: '不堵路，不动手，依法要。' },
    ], teacher, '欠薪投诉，打 12333'),
  ],
};
