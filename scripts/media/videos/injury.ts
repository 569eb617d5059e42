import { covers } from '../art/palette.ts';
import { board, cloud, office, road, table, ward, workshop } from '../art/places.ts';
import { balloon, calendar, document, money, phone, plate, press, scooter, verdict } from '../art/things.ts';
import type { Video } from '../stage.ts';
import { cast } from './cast.ts';
import { left, opening, points, remember } from './pieces.ts';

const blue = board(covers.lectures);
const teacher = cast('teacher', 'smile', ['down', 'hold']);
const speaks = { art: cast('teacher', 'smile', ['point', 'down']), x: 1080, y: 700, scale: 1.05 };

export const firstSteps: Video = {
  file: 'lectures/劳动用工/工伤了先做哪几步',
  title: '工伤了先做哪几步',
  poster: [1, 2],
  scenes: [
    opening({ column: 'lectures', over: '工伤那点事 第 1 讲', title: ['工伤了', '先做哪几步'], say: '工伤了，先做哪几步',
      beside: [{ art: cast('worker', 'worry', ['down', 'sling']), x: 1010, y: 690, scale: 1.15 }] }),
    { ground: ward(),
      layers: [
        { art: cast('worker', 'worry', ['down', 'sling']), x: 760, y: 690, scale: 1 },
        { art: cast('doctor', 'calm', ['hold', 'down']), x: 1060, y: 690, scale: 1.04, enter: 'right', at: 0 },
        { art: document('病  历', ['-----------', '--------', '----------']), x: 270, y: 560, scale: 0.9, at: 2, enter: 'rise', turn: -4 },
      ],
      lines: ['受了伤，先送医院。', '几点、在哪儿、怎么伤的，照实说。', '请医生原样写进病历。'] },
    { ground: workshop(),
      layers: [
        { art: press(), x: 380, y: 640 },
        { art: cast('mate', 'calm', ['give', 'down']), x: 900, y: 690, scale: 1.05 },
        { art: phone('拍照', ['机器', '场地', '伤处'], false), x: 690, y: 600, scale: 0.85, at: 0, enter: 'pop', turn: -6 },
        { art: plate('谁看见了，也记下'), x: 640, y: 170, at: 2, enter: 'drop' },
      ],
      lines: ['工友帮忙，拍几张照片。', '机器、场地、伤处，都拍下来。', '谁在旁边看见了，也要记下。'] },
    { ground: blue,
      layers: [
        speaks,
        { art: calendar('单位去办', '30天'), x: 290, y: 430, scale: 1.35, at: 1, enter: 'pop' },
        { art: calendar('自己去办', '1年', '#1d6b5a'), x: 670, y: 430, scale: 1.35, at: 2, enter: 'pop' },
        left(plate('申请工伤认定', '#f0bf5a', 48, '#20180a'), 270, 570, { at: 1.5, enter: 'rise' }),
      ],
      lines: ['两个日子，圈在挂历上。', '三十天以内，单位去申请认定。', '单位不去，一年以内自己去。'] },
    { ground: blue,
      layers: [...points('去申请，带三样', [['1', '工伤认定申请表', 1], ['2', '在这里干活的凭据', 2], ['3', '病历和诊断证明', 3]]), speaks],
      lines: ['去申请，要带三样东西。', '一是工伤认定申请表。', '二是干活的凭据，工资转账也算。', '三是病历和诊断证明。'] },
    remember('lectures', [
      { shown: '先救人，后留证', said: '先救人，后留证。' },
      { shown: '三十天催单位', said: '三十天以内，催单位去办。' },
      { shown: '一年内自己办', said: '单位不办，一年以内自己办。' },
    ], teacher, '问人社部门，打 12333'),
  ],
};

export const onTheWay: Video = {
  file: 'lectures/劳动用工/上下班路上出事，算不算工伤',
  title: '上下班路上出事，算不算工伤',
  poster: [1, 1.5],
  scenes: [
    opening({ column: 'lectures', over: '工伤那点事 第 2 讲', title: ['上下班路上', '算不算工伤'], say: '上下班路上出事，算不算工伤',
      beside: [{ art: scooter(), x: 990, y: 560, scale: 1.25, moves: 'bob' }] }),
    { ground: road('dawn'),
      layers: [
        { art: cloud(), x: 360, y: 160, drift: [80, 0] },
        { art: cast('mate', 'worry', ['cheek', 'down']), x: 430, y: 640, scale: 0.98, name: 'man' },
        { art: scooter(), x: 740, y: 650, turn: -12 },
        { art: balloon(['这算工伤吗？'], 'left'), x: 660, y: 225, at: 1, enter: 'pop' },
      ],
      lines: ['早上骑车上班，被车撞了。', { text: '不在厂里，这算工伤吗？', who: 'man' }] },
    { ground: blue,
      layers: [...points('要看三条', [['1', '在上下班的路上', 1], ['2', '出的是交通事故', 2], ['3', '自己不负主要责任', 3]]), speaks],
      lines: ['算不算，要看三条。', '第一，是在上下班的路上。', '第二，出的是交通事故。', '第三，主要责任不在自己。'] },
    { ground: road('dusk'),
      layers: [
        { art: cloud(), x: 860, y: 190, drift: [70, 0] },
        { art: cast('mother', 'smile', ['down', 'give']), x: 470, y: 548, scale: 0.82 },
        { art: cast('boy', 'smile', ['wave', 'down']), x: 650, y: 548, scale: 0.64 },
        { art: plate('顺路接孩子、买菜', '#1d6b5a'), x: 640, y: 140, at: 0, enter: 'drop' },
        { art: verdict(true), x: 860, y: 500, at: 1, enter: 'stamp' },
      ],
      lines: ['下班顺路接孩子、买菜呢？', '时间合理、路线合理，也可以算。'] },
    { ground: office('交警队'),
      layers: [
        { art: cast('police', 'calm', ['down', 'hold']), x: 330, y: 690 },
        { art: cast('mate', 'calm', ['down', 'hold']), x: 960, y: 690 },
        { art: table(600), x: 640, y: 720 },
        { art: document('事故认定书', ['-----------', '---------', '--------'], '示例'), x: 640, y: 585, at: 1, enter: 'rise' },
      ],
      lines: ['出了事，先报警，别私下散了。', '事故认定书，写着谁的责任。', '申请工伤，就靠这张纸。'] },
    remember('lectures', [
      { shown: '出了事，先报警', said: '出了事，先报警。' },
      { shown: '留好责任认定书', said: '责任认定书，要留好。' },
      { shown: '戴头盔，不闯红灯', said: '骑车戴头盔，不闯红灯。' },
    ], teacher, '问人社部门，打 12333'),
  ],
};

export const settling: Video = {
  file: 'lectures/劳动用工/老板要私了，先别急着签',
  title: '老板要私了，先别急着签',
  poster: [1, 2],
  scenes: [
    opening({ column: 'lectures', over: '工伤那点事 第 3 讲', title: ['老板要私了', '先别急着签'], say: '老板要私了，先别急着签',
      beside: [{ art: document('协  议', ['一次了结', '互不追究', '------', '-----']), x: 980, y: 580, scale: 1.15, turn: 4, moves: 'swing' }] }),
    { ground: workshop(),
      layers: [
        { art: cast('boss', 'smile', ['down', 'give']), x: 340, y: 690, name: 'man' },
        { art: cast('worker', 'worry', ['down', 'sling']), x: 940, y: 690 },
        { art: money(2), x: 620, y: 560, at: 0, enter: 'drop' },
        { art: balloon(['拿两万，签了吧'], 'left'), x: 560, y: 226, at: 1, enter: 'pop' },
      ],
      lines: ['手压伤了，老板拿来一份协议。', { text: '给你两万，签了就两清。', who: 'man' }, '这字，能不能签？先别急。'] },
    { ground: blue,
      layers: [...points('该拿的，一样一样算', [['1', '治伤的钱', 1], ['2', '养伤期间的工资', 2], ['3', '伤残补助金', 3]]), speaks],
      lines: ['先算一算，该拿哪几样。', '治伤的钱，按规定报。', '养伤期间，工资照旧发。', '落下残疾，还有伤残补助金。'] },
    { ground: ward(),
      layers: [
        { art: cast('doctor', 'calm', ['point', 'down']), x: 1040, y: 690 },
        { art: cast('worker', 'calm', ['down', 'sling']), x: 760, y: 690 },
        { art: plate('先做鉴定，再谈钱'), x: 330, y: 200, at: 1, enter: 'drop' },
      ],
      lines: ['补多少，要看伤到几级。', '没做鉴定，谁也算不准。', '一签“互不追究”，再要就难了。'] },
    { ground: office('劳动仲裁'),
      layers: [
        { art: cast('lawyer', 'calm', ['down', 'hold']), x: 640, y: 750 },
        { art: cast('worker', 'calm', ['down', 'sling']), x: 290, y: 680 },
        { art: cast('boss', 'worry'), x: 990, y: 680 },
        { art: table(580), x: 640, y: 720 },
        { art: plate('仲裁不收费', '#1d6b5a'), x: 640, y: 250, at: 1, enter: 'stamp' },
      ],
      lines: ['单位没上保险，就由单位出钱。', '不给，可以申请仲裁，不收费。'] },
    remember('lectures', [
      { shown: '先认定，再鉴定', said: '先认定，再鉴定。' },
      { shown: '算清了，才谈钱', said: '算清楚了，才谈钱。' },
      { shown: '拿不准，先不签', said: '拿不准，就先不签。' },
    ], teacher),
  ],
};
