import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';

const root = join(import.meta.dirname, '../..');
const tv = join(root, 'build/tv');
const page = readFileSync(join(tv, 'index.html'), 'utf8');
const scripts = readdirSync(tv).filter((name) => name.endsWith('.js'));
const gzipBytes = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length;

describe('what is shipped to a box', () => {
  it('is in the language of its floor, to the last script', () => {
    assert.deepEqual(scripts.map((name) => name.split('.')[0]).sort(), ['app', 'hls', 'later', 'sw']);
    for (const name of scripts) parse(readFileSync(join(tv, name), 'utf8'), { ecmaVersion: 5, sourceType: 'script' });
  });

  it('needs at most 140 kB gzip before the first frame', () => {
    const named = [...page.matchAll(/ (?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
    const loaded = ['index.html', ...named.filter((path) => !path.startsWith('data:'))];
    const bytes = loaded.reduce((sum, path) => sum + gzipBytes(join(tv, path)), 0);
    assert.ok(bytes <= 140_000, `${bytes} bytes: ${loaded.join(', ')}`);
  });

  it('stands on a page that a strict Content-Security-Policy lets run', () => {
    assert.ok(!/<script(?![^>]*\bsrc=)|<style|\son\w+=|style=/.test(page), page);
    for (const name of scripts) {
      assert.ok(!/\beval\(|\bnew Function\(/.test(readFileSync(join(tv, name), 'utf8')), `${name} makes code from text`);
    }
  });

  it('says in words that it is coming, in an IPTV browser at 1280×720', () => {
    assert.match(page, /<meta name="page-view-size" content="1280\*720">/);
    assert.match(page, /<p id="starting">[^<]*电子法务/);
  });

  it('names its scripts by their content, so that they may be kept for ever; the service worker is found by its own', () => {
    for (const name of scripts.filter((script) => script !== 'sw.js')) {
      assert.match(name, /^[a-z]+\.[0-9a-f]{12}\.js$/);
      assert.ok(page.includes(`="${name}"`), name);
    }
  });

  it('goes with the licences of what is in it', () => {
    const words = readFileSync(join(tv, 'licenses.txt'), 'utf8');
    for (const name of ['@lightningjs/core', '@lightningjs/sdk', 'axios', 'hls.js', 'uqr']) assert.ok(words.includes(`${name} · LICENSE`), name);
    assert.match(words, /Apache License/);
  });

  it('checks replies at a cost of at most 10 KB gzip', () => {
    const bytes = gzipBytes(join(root, 'src/tv/content/checks.generated.js'));
    assert.ok(bytes <= 10 * 1024, `${bytes} bytes`);
  });
});
