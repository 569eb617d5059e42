// npm run media [-- --preset slow] [names]: draws and encodes the sample's pictures and videos anew.
// Needs ffmpeg, espeak-ng and the Noto CJK fonts. Names choose among the videos; `图` the pictures.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeVideo } from './film.ts';
import { makeNoticePhoto } from './noticePhoto.ts';
import { makePortraits } from './portraits.ts';
import { quarterPaper } from './villagePaper.ts';
import { brideWealth, ridge } from './videos/films.ts';
import { firstSteps, onTheWay, settling } from './videos/injury.ts';
import { iou } from './videos/iou.ts';
import { land, wages, wills } from './videos/lectures.ts';
import { call, cart, game } from './videos/shorts.ts';

const videos = [firstSteps, onTheWay, settling, wages, land, wills, iou, ridge, brideWealth, call, game, cart];
const sample = join(import.meta.dirname, '../../sample');
const { values: { preset }, positionals: names } = parseArgs({
  options: { preset: { type: 'string', default: 'medium' } },
  allowPositionals: true,
});
const isWanted = (name: string) => names.length === 0 || names.some((each) => name.includes(each));

for (const program of [['ffmpeg', '-version'], ['espeak-ng', '--version']] as const) {
  try {
    execFileSync(program[0], [program[1]], { stdio: 'ignore' });
  } catch (error) {
    throw new Error(`先安装 ${program[0]}`, { cause: error });
  }
}
if (isWanted('图')) {
  console.log(`${(await makePortraits(join(sample, 'contacts'))).join(' ')}`);
  await makeNoticePhoto(quarterPaper, join(sample, 'notices/柳溪村/张榜照片.jpg'));
}
for (const video of videos.filter(({ file }) => isWanted(file))) {
  console.log(`${video.file}: ${(await makeVideo(video, sample, preset)).toFixed(1)} 秒`);
}
