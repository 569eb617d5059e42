import assert from 'node:assert/strict';
import { createConsoleApp, password } from '../console/consoleApp.ts';

describe('the cookie over https', () => {
  it('is taken by a browser from this very host over https alone', async () => {
    const test = await createConsoleApp({ env: { PUBLIC_URL: 'https://fawu.example.cn' } });
    const there = { host: 'fawu.example.cn' };
    const browser = test.browser();
    const reply = await browser.post('/login', { userName: await test.add('editor'), password }, there);
    assert.match(String(reply.headers['set-cookie']), /^__Host-fawu-console=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    assert.equal((await browser.get('/session', there)).status, 200);
    const plain = { cookie: browser.headers['cookie']!.replace('__Host-', '') };
    assert.equal((await browser.get('/session', { ...there, ...plain })).status, 401, 'one that anybody may have set does not count');
    await test.close();
  });
});
