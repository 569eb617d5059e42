import assert from 'node:assert/strict';
import { open, readFile } from 'node:fs/promises';
import { statSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { durationOf, readPlaylist } from '../../src/server/import/hlsPlaylist.ts';
import { mp4Duration, mp4Formats } from '../../src/server/import/mp4.ts';
import { isMpegTs, streamTypes } from '../../src/server/import/mpegTs.ts';
import { parseVtt } from '../../src/tv/player/vtt.ts';
import { sampleFiles, sampleFolder, sampleTexts, type SampleText } from './texts.ts';

const films = ['lectures', 'films', 'shorts'].flatMap((column) => sampleTexts(column));
const h264 = 0x1b;
const aac = 0x0f;

const beside = ({ file }: SampleText, name: string | undefined) => {
  assert.ok(name, `${file}：没有写`);
  return path.join(sampleFolder, path.dirname(file), name);
};

/** Types of an MP4's boxes in their order. */
async function boxesOf(file: string): Promise<string[]> {
  const bytes = await readFile(file);
  const types: string[] = [];
  for (let at = 0; at + 8 <= bytes.length; at += bytes.readUInt32BE(at)) {
    assert.ok(bytes.readUInt32BE(at) >= 8, `${file}: a box of no size at ${at}`);
    types.push(bytes.toString('latin1', at + 4, at + 8));
  }
  return types;
}

async function secondsOf(text: SampleText): Promise<number> {
  const file = beside(text, text.fields.视频);
  if (file.endsWith('.m3u8')) {
    const list = readPlaylist(await readFile(file, 'utf8'));
    assert.ok(list.kind === 'media');
    return durationOf(list);
  }
  const handle = await open(file);
  try {
    return (await mp4Duration(handle, statSync(file).size)) ?? 0;
  } finally {
    await handle.close();
  }
}

describe('lectures and films of the sample', () => {
  it('are twelve or more, with a series of three and a film in pieces', () => {
    assert.ok(films.length >= 12);
    const episodes = films.filter(({ fields }) => fields.系列 === '工伤那点事').map(({ fields }) => Number(fields.集));
    assert.deepEqual(episodes.sort(), [1, 2, 3]);
    assert.ok(films.some(({ fields }) => fields.视频?.endsWith('.m3u8')));
  });

  it('last 20 to 90 seconds', async () => {
    for (const text of films) {
      const seconds = await secondsOf(text);
      assert.ok(seconds >= 20 && seconds <= 90, `${text.file}：${seconds} 秒`);
    }
  });

  it('begin to play before all of them is there, on any box: H.264 with AAC, what tells where everything is in front', async () => {
    for (const text of films.filter(({ fields }) => fields.视频?.endsWith('.mp4'))) {
      const file = beside(text, text.fields.视频);
      const boxes = await boxesOf(file);
      assert.ok(boxes.indexOf('moov') >= 0 && boxes.indexOf('moov') < boxes.indexOf('mdat'), text.file);
      const handle = await open(file);
      try {
        assert.deepEqual((await mp4Formats(handle, statSync(file).size)).sort(), ['avc1', 'mp4a'], text.file);
      } finally {
        await handle.close();
      }
    }
  });

  it('in pieces have pieces of at most six seconds that say what they are', async () => {
    for (const text of films.filter(({ fields }) => fields.视频?.endsWith('.m3u8'))) {
      const file = beside(text, text.fields.视频);
      const list = readPlaylist(await readFile(file, 'utf8'));
      assert.ok(list.kind === 'media' && list.segments.length >= 5);
      for (const { uri, seconds } of list.segments) {
        const piece = await readFile(path.join(path.dirname(file), uri));
        assert.ok(seconds <= 6 && isMpegTs(piece), uri);
        assert.deepEqual(streamTypes(piece).sort(), [aac, h264], uri);
      }
    }
  });

  it('have captions of one line each, in order, for most of the time and not beyond the end', async () => {
    for (const text of films) {
      const source = await readFile(beside(text, text.fields.字幕), 'utf8');
      const cues = parseVtt(source);
      assert.equal(cues.length, source.match(/-->/g)?.length, text.file);
      const seconds = await secondsOf(text);
      let [before, spoken] = [0, 0];
      for (const { start, end, text: words } of cues) {
        assert.ok(start >= before && end > start && end <= seconds, `${text.file}：${words}`);
        assert.ok([...words].length <= 26, `${text.file}：${words}`);
        spoken += end - start;
        before = end;
      }
      assert.ok(spoken >= seconds * 0.7, `${text.file}：${Math.round((spoken / seconds) * 100)}%`);
    }
  });

  it('have a picture 16 wide to 9 high, and words to read for who would rather read', async () => {
    for (const text of films) {
      const { width, height } = await sharp(beside(text, text.fields.封面)).metadata();
      assert.ok(width >= 854 && Math.abs(width / height - 16 / 9) < 0.01, text.file);
      assert.ok(text.parts.length >= 8, text.file);
    }
  });

  it('weigh, with all pictures of the sample, no more than 10 MB', () => {
    const bytes = sampleFiles('').map((file) => statSync(path.join(sampleFolder, file)))
      .filter((each) => each.isFile()).reduce((sum, { size }) => sum + size, 0);
    assert.ok(bytes <= 10_000_000, `${bytes}`);
  });
});
