import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { encode } from 'uqr';
import { parse } from 'yaml';
import { documentOf, place } from './art/art.ts';
import { type Look, person } from './art/people.ts';
import { sampleMark } from './art/things.ts';

const grounds = ['#2f5c8c', '#1d6b5a', '#7a4674', '#7d5228', '#3f5b66', '#8a4a30'];

/** How the people on the convenience cards look; nobody of this name lives. */
const looks: Record<string, Omit<Look, 'arms' | 'mood'>> = {
  周老师: { hair: 'short', glasses: true, top: '#27404f', shirt: '#fffaf0', wears: 'badge' },
  宋大叔: { hair: 'crew', old: true, top: '#5f7a52', skin: '#dca97a' },
  小林: { hair: 'tail', top: '#e0692a', shirt: '#fffaf0' },
  郑律师: { hair: 'short', hairColour: '#5a524c', glasses: true, top: '#14262f', shirt: '#fffaf0', wears: 'badge' },
  田婶: { hair: 'bun', hairColour: '#4a3b30', top: '#9a4a3a', skin: '#e0ae80' },
  小许: { hair: 'short', top: '#e0692a', shirt: '#f4efe6' },
  秦老师: { hair: 'crew', hairColour: '#77706a', top: '#7a4674', shirt: '#fffaf0', wears: 'badge' },
  老韩叔: { hair: 'bald', old: true, top: '#4a5a60', skin: '#d9a070' },
  小姜: { hair: 'bob', top: '#2f6f8c', shirt: '#fffaf0' },
  许律师: { hair: 'crew', glasses: true, top: '#3a3f55', shirt: '#fffaf0', wears: 'badge' },
  余伯: { hair: 'bald', old: true, beard: true, top: '#7d6a4a' },
  小蔡: { hair: 'short', glasses: true, top: '#1d6b5a', shirt: '#fffaf0' },
  罗老师: { hair: 'short', hairColour: '#77706a', top: '#2f5c8c', shirt: '#fffaf0', wears: 'badge' },
  彭阿姨: { hair: 'bun', old: true, top: '#7a4674' },
  小邱: { hair: 'bowl', top: '#a8632f', shirt: '#fffaf0' },
  蒋律师: { hair: 'short', top: '#14262f', shirt: '#fffaf0', wears: 'badge' },
  老曹: { hair: 'crew', old: true, glasses: true, top: '#5b4a3c', skin: '#dca97a' },
  小汪: { hair: 'bob', top: '#c9553a', shirt: '#fffaf0' },
};

interface Card {
  照片?: string;
  微信?: string;
}

/** Draws a portrait for every 照片 and a sample code for every 微信 that the cards in `folder` name. */
export async function makePortraits(folder: string): Promise<string[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort();
  const made: string[] = [];
  for (const file of files) {
    const { 便民卡: cards = [] } = parse(readFileSync(path.join(folder, file), 'utf8')) as { 便民卡?: Card[] };
    for (const { 照片: photo, 微信: code } of cards) {
      if (photo !== undefined) made.push(await portrait(folder, photo, made.length));
      if (code !== undefined) made.push(await sampleCode(folder, code));
    }
  }
  return made;
}

async function portrait(folder: string, file: string, order: number): Promise<string> {
  const look = looks[path.parse(file).name];
  if (look === undefined) throw new Error(`nobody has said how ${file} looks`);
  const ground = grounds[order % grounds.length]!;
  const figure = place(person({ ...look, mood: 'smile', arms: ['down', 'down'] }).calm, -64, 40, 1.9);
  const svg = `<defs><radialGradient id="light" cx=".5" cy=".36" r=".75"><stop stop-color="#fff" stop-opacity=".34"/><stop offset="1" stop-opacity=".16"/></radialGradient></defs>`
    + `<rect width="480" height="600" fill="${ground}"/><rect width="480" height="600" fill="url(#light)"/>${figure}${place(sampleMark(), 374, 542)}`;
  await sharp(Buffer.from(documentOf({ w: 480, h: 600, svg }, 1))).flatten().jpeg({ quality: 66, mozjpeg: true }).toFile(path.join(folder, file));
  return file;
}

async function sampleCode(folder: string, file: string): Promise<string> {
  const { data, size } = encode('示例二维码', { ecc: 'M', border: 4 });
  const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  const svg = `<rect width="${size}" height="${size}" fill="#fff"/><path d="${dots}" shape-rendering="crispEdges"/>`;
  await sharp(Buffer.from(documentOf({ w: size, h: size, svg }, Math.ceil(480 / size)))).flatten().png({ palette: true, colours: 4 }).toFile(path.join(folder, file));
  return file;
}

