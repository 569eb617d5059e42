import assert from 'node:assert/strict';
import { forbidden, leaves, roomOf } from './arrows.ts';
import { importsOf, isCode, projectFiles, sourceOf } from './sources.ts';

const files = projectFiles();
const code = files.filter(isCode);
const here = 'test/structure/';

/** `file:line: text` of every line of our code that matches, this folder left out. */
function linesThatMatch(pattern: RegExp, within = code): string[] {
  return within
    .filter((file) => !file.startsWith(here))
    .flatMap((file) =>
      sourceOf(file)
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
}

describe('the house', () => {
  it('lets imports run down only', () => {
    const faults = code.flatMap((file) =>
      importsOf(file).flatMap(({ path }) => {
        const why = path === undefined ? undefined : forbidden(file, path);
        return why === undefined ? [] : [`${file} → ${path}: ${why}`];
      }),
    );
    assert.deepEqual(faults, []);
  });

  it('sees imports of every form, and judges them', () => {
    assert.ok(importsOf('src/contract/index.ts').length >= 10);
    const page = importsOf('src/console/App.vue').map(({ path, written }) => path ?? written);
    for (const each of ['vue', 'src/console/api/loginAgain.ts', 'src/console/frame/LoginDialog.vue']) assert.ok(page.includes(each), each);
    assert.equal(forbidden('src/console/App.vue', 'src/server/app.ts'), 'console may not know server');
    assert.equal(forbidden('src/text/lines.ts', 'src/contract/items.ts'), 'text is a leaf and imports nothing of ours');
    assert.equal(forbidden('src/tv/App.ts', 'src/server/app.ts'), 'tv may not know server');
    assert.equal(forbidden('src/pages/phone/item.tsx', 'src/tv/theme.ts'), 'pages may not know tv');
    assert.equal(forbidden('src/server/search/search.ts', 'src/server/content/store.ts'), `a store is its feature's own`);
    assert.equal(forbidden('src/server/content/content.ts', 'src/server/content/store.ts'), undefined);
    assert.equal(forbidden('src/server/phone/routes.ts', 'src/pages/phone/item.tsx'), undefined);
    assert.equal(forbidden('src/server/app.ts', 'scripts/folders.mjs'), 'server reaches outside src');
    assert.equal(forbidden('src/index.ts', 'src/tv/boot.ts'), undefined);
  });

  it('keeps the leaves free of packages that only one of their readers can run', () => {
    const allowed: Record<string, string[]> = { contract: ['typebox'], text: ['pinyin-pro'], qr: ['uqr'] };
    const faults = code
      .filter((file) => leaves.includes(roomOf(file) ?? ''))
      .flatMap((file) =>
        importsOf(file)
          .filter(({ written, path }) => path === undefined && !allowed[roomOf(file)!]!.includes(written))
          .map(({ written }) => `${file} → ${written}`),
      );
    assert.deepEqual(faults, []);
  });

  it('keeps Node out of the box and out of the pages', () => {
    const faults = code
      .filter((file) => ['tv', 'pages', 'console'].includes(roomOf(file) ?? ''))
      .flatMap((file) => importsOf(file).map(({ written }) => ({ file, written })))
      .filter(({ written }) => written.startsWith('node:'));
    assert.deepEqual(faults, []);
  });

  it('lets a signal to npm reach what it started: no shell stays in between', () => {
    const { scripts } = JSON.parse(sourceOf('package.json')) as { scripts: Record<string, string> };
    for (const [name, command] of Object.entries(scripts)) assert.match(command, /^exec node scripts\//, name);
  });

  it('gives every file a name that says something', () => {
    const empty = /(^|\/)(utils?|helpers?|common|misc|shared|stuff|\w*managers?)(\.|\/)/i;
    assert.deepEqual(code.filter((file) => empty.test(file)), []);
  });

  it('lets a reader finish every file in one sitting', () => {
    const long = code.filter((file) => sourceOf(file).trimEnd().split('\n').length > 300);
    assert.deepEqual(long, []);
  });
});

describe('the code', () => {
  it('leaves nothing for later', () => {
    assert.deepEqual(linesThatMatch(/\b(TODO|FIXME|XXX|HACK)\b/), []);
  });

  it('skips no test and runs none alone', () => {
    const tests = code.filter((file) => file.startsWith('test/'));
    assert.deepEqual(linesThatMatch(/\b(it|describe|test)\.(only|skip)\(|\b(xit|xdescribe)\(|\bthis\.skip\(/, tests), []);
  });

  it('swallows no error', () => {
    const swallow = /catch\s*(\([^)]*\))?\s*\{\s*\}|\.catch\(\s*\(?\w*\)?\s*=>\s*\{\s*\}\s*\)/;
    const faults = code.filter((file) => !file.startsWith(here) && swallow.test(sourceOf(file)));
    assert.deepEqual(faults, []);
  });

  it('waits for conditions in tests, never for a guessed time', () => {
    // A bench measures over a time on purpose.
    const tests = code.filter((file) => file.startsWith('test/') && !file.startsWith('test/bench/'));
    assert.deepEqual(linesThatMatch(/waitForTimeout\(|setTimeout\((resolve|done|r)\b/, tests), []);
  });

  it('makes no code from text', () => {
    assert.deepEqual(linesThatMatch(/\beval\(|new Function\(/, code.filter((file) => file.startsWith('src/'))), []);
  });
});
