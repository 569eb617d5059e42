import assert from 'node:assert/strict';
import { createConsoleApp, password, type ConsoleApp } from '../console/consoleApp.ts';

const megabyte = 1024 * 1024;

describe('how much a request may send', () => {
  let test: ConsoleApp;
  before(async () => {
    test = await createConsoleApp();
  });
  after(() => test.close());

  it('is 2 MB for somebody logged in, 64 KB before; who is nobody is told so before anything is read', async () => {
    const editor = await test.as('editor');
    const long = (bytes: number) => ({ current: password, next: 'x'.repeat(bytes) });
    assert.equal((await editor.post('/password', long(1.9 * megabyte))).status, 400, 'read, and then judged');
    assert.equal((await editor.post('/password', long(2 * megabyte))).status, 413);
    assert.equal((await test.browser().post('/password', long(2 * megabyte))).status, 401);
    const userName = await test.add('editor');
    assert.equal((await test.browser().post('/login', { userName, password: 'x'.repeat(70_000) })).status, 413);
  });

  it('is JSON alone: a form that some page sends is not taken', async () => {
    const editor = await test.as('editor');
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      const reply = await editor.inject({ method: 'POST', url: '/api/v1/admin/password', payload: '{}', headers: { 'content-type': type } });
      assert.ok([400, 415].includes(reply.status), `${type}: ${reply.status}`);
    }
  });
});
