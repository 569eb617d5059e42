import { join } from 'node:path';
import { makeVideo } from './film.ts';
import { brideWealth, ridge } from './videos/films.ts';
import { firstSteps, onTheWay, settling } from './videos/injury.ts';
import { iou } from './videos/iou.ts';
import { land, wages, wills } from './videos/lectures.ts';
import { call, cart, game } from './videos/shorts.ts';

const videos = [firstSteps, onTheWay, settling, wages, land, wills, iou, ridge, brideWealth, call, game, cart];
const target = join(import.meta.dirname, '../../sample');
const [preset = 'veryfast', ...wanted] = process.argv.slice(2);

for (const video of videos) {
  if (wanted.length > 0 && !wanted.some((each) => video.file.includes(each))) continue;
  const seconds = await makeVideo(video, target, preset);
  console.log(`${video.file}: ${seconds.toFixed(1)} 秒`);
}
