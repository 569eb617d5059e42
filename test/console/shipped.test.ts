import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createTestApp, type TestApp } from '../server/testApp.ts';

const built = join(import.meta.dirname, '../../build/console');
const page = readFileSync(join(built, 'index.html'), 'utf8');
const files = readdirSync(join(built, 'files'));
const text = (name: string) => readFileSync(join(built, name), 'utf8');

describe('what is shipped of the console', () => {
  it('needs at most 100 kB gzip until the login stands', () => {
    const named = [...page.matchAll(/ (?:src|href)="\/console\/([^"]+)"/g)].map(([, file]) => file!);
    const login = files.filter((name) => /^(LoginPage|LoginForm|OuterPage)-/.test(name)).map((name) => `files/${name}`);
    assert.ok(named.length >= 2 && login.length >= 3, `${named.join()} ${login.join()}`);
    const bytes = ['index.html', ...named, ...login, ...importedBy(login)].filter(once).reduce((sum, name) => sum + gzipSync(text(name), { level: 9 }).length, 0);
    assert.ok(bytes <= 100_000, `${bytes} bytes`);
  });

  it('carries no schema of the server, makes no code from text, and has nothing inline', () => {
    for (const name of files.filter((each) => each.endsWith('.js'))) {
      const code = text(`files/${name}`);
      assert.ok(!/\beval\(|\bnew Function\(/.test(code), `${name} makes code from text`);
      assert.ok(!/additionalProperties|~kind/.test(code), `${name} carries schemas`);
    }
    assert.ok(!/<script(?![^>]*\bsrc=)|<style|\son\w+=|style=/.test(page), page);
  });

  it('goes with the licences of what is in it', () => {
    for (const name of ['vue', 'vue-router', 'element-plus', 'uqr']) assert.ok(text('licenses.txt').includes(`${name} · LICENSE`), name);
  });
});

describe('the console’s files', () => {
  let test: TestApp;
  before(async () => (test = await createTestApp()));
  after(() => test.close());

  it('answer one page for every address of it, asked for anew each time, under its own strict policy', async () => {
    for (const url of ['/console/', '/console/drafts/7k3m9qxw00?x=1', '/console/accounts']) {
      const { status, headers, text: body } = await test.get(url);
      assert.equal(status, 200);
      assert.equal(body, page);
      assert.equal(headers['cache-control'], 'no-cache');
      const policy = String(headers['content-security-policy']);
      for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"]) assert.ok(policy.includes(part), policy);
      assert.ok(!policy.includes('unsafe'), policy);
    }
    assert.equal((await test.get('/console')).headers['location'], '/console/');
  });

  it('are kept for ever under the names of their content; what is not there is not the page', async () => {
    const script = files.find((name) => name.startsWith('index-') && name.endsWith('.js'))!;
    const { status, headers } = await test.get(`/console/files/${script}`, { 'accept-encoding': 'gzip' });
    assert.equal(status, 200);
    assert.match(String(headers['cache-control']), /immutable/);
    assert.equal(headers['content-encoding'], 'gzip');
    assert.equal((await test.get('/console/files/index-000000000000.js')).status, 404);
    assert.equal((await test.get('/console/files/..%2f..%2fserver%2fmain.js')).status, 404);
  });
});

const once = (name: string, at: number, all: string[]) => all.indexOf(name) === at;

/** What scripts import from beside them, and so on, and the styles that come with it. */
function importedBy(names: string[], found = new Set<string>()): string[] {
  for (const name of names) {
    for (const [, file] of text(name).matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) {
      if (found.has(`files/${file}`)) continue;
      found.add(`files/${file}`);
      importedBy([`files/${file}`], found);
    }
  }
  return [...found];
}
