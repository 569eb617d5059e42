import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import { saveContacts } from '../../src/server/contacts/contacts.ts';
import { startBrowser, Television } from '../e2e/browser.ts';
import { readSymbol } from '../e2e/qr.ts';
import { city, createTestApp, otherVillage, village, type TestApp } from '../server/testApp.ts';

const place = { code: village, names: ['示例镇', '示例一村'] };
const contact = (role: string, roleName: string, name: string, phone: string) => ({ role, roleName, name, phone });

describe('who helps in the village, on the television', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: TestApp;
  let address: string;
  let tv: Television;

  before(async () => {
    browser = await startBrowser();
    server = await createTestApp();
    await saveContacts(server.db, [
      {
        sourceKey: 'a', region: village, contacts: [
          { ...contact('adviser', '法律顾问', '周老师（示例）', '0717-0000011'), duty: '每周三上午 8:30-11:30', place: '村委会一楼' },
          contact('mediator', '调解员', '宋大叔（示例）', '0717-0000012'),
        ],
      },
      { sourceKey: 'b', region: otherVillage, contacts: [contact('mediator', '调解员', '别村的人（示例）', '0717-0000099')] },
      { sourceKey: 'c', region: city, contacts: [contact('hotline', '热线', '12348 公共法律服务热线', '12348')] },
    ]);
    address = `${await server.app.listen({ port: 0, host: '127.0.0.1' })}/tv/`;
  });

  after(async () => {
    await browser.close();
    await server.close();
  });

  afterEach(async () => {
    assert.deepEqual(tv.errors, []);
    await tv.close();
  });

  it('shows one after the other, its own first, and nobody of another village', async () => {
    tv = await Television.open(browser, { address: `${address}?page=contacts`, remembered: { place } });
    await tv.sees('0717-0000011');
    assert.match(await tv.text(), /每周三上午 8:30-11:30/);
    await tv.press('right');
    await tv.sees('0717-0000012');
    await tv.press('right', 'right', 'right');
    assert.equal((await tv.focusPath())[0], 'contacts');
    await tv.sees('12348 公共法律服务热线');
    assert.doesNotMatch(await tv.text(), /别村的人/);
  });

  it('leads to the same people on the phone by its code', async () => {
    tv = await Television.open(browser, { address: `${address}?page=contacts`, remembered: { place } });
    await tv.sees('0717-0000011');
    await tv.press('red');
    const { code } = (await server.get<{ code: string }>(`/api/v1/contacts?region=${village}`)).body;
    assert.match(readSymbol(await tv.screenshot()) ?? '', new RegExp(`/S/${code}$`, 'i'));
    await tv.press('back');
    assert.equal((await tv.focusPath())[0], 'contacts');
  });

  it('stays with the focus where it was in another text size', async () => {
    tv = await Television.open(browser, { address: `${address}?page=contacts`, remembered: { place } });
    await tv.sees('0717-0000011');
    await tv.press('right', 'yellow');
    await tv.sees('字号 大');
    await tv.sees('0717-0000012');
    assert.equal(await tv.focusFault(), undefined);
  });

  it('gives the number of the county where a village has named nobody', async () => {
    const empty = await createTestApp();
    const at = `${await empty.app.listen({ port: 0, host: '127.0.0.1' })}/tv/`;
    tv = await Television.open(browser, { address: `${at}?page=contacts`, remembered: { place } });
    await tv.sees('12348');
    await tv.press('back');
    assert.equal((await tv.focusPath())[0], 'home');
    await empty.close();
  });
});
