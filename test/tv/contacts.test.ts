import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { saveContacts } from '../../src/server/contacts/contacts.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { readSymbol } from '../e2e/qr.ts';
import { city, createTestApp, otherVillage, village } from '../server/testApp.ts';

const contact = (role: string, roleName: string, name: string, phone: string) => ({ role, roleName, name, phone });

describe('who helps in the village, on the television', function () {
  this.timeout(60_000);
  const room = livingRoom({ serve: async () => {
    const server = await createTestApp();
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
    return server;
  } });

  it('shows one after the other, its own first, and nobody of another village', async () => {
    const tv = await room.open({ at: '?page=contacts' });
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
    const tv = await room.open({ at: '?page=contacts' });
    await tv.sees('0717-0000011');
    await tv.press('red');
    const { code } = (await room.server.get<{ code: string }>(`/api/v1/contacts?region=${village}`)).body;
    assert.match(readSymbol(await tv.screenshot()) ?? '', new RegExp(`/S/${code}$`, 'i'));
    await tv.press('back');
    assert.equal((await tv.focusPath())[0], 'contacts');
  });

  it('stays with the focus where it was in another text size', async () => {
    const tv = await room.open({ at: '?page=contacts' });
    await tv.sees('0717-0000011');
    await tv.press('right', 'yellow');
    await tv.sees('字号 大');
    await tv.sees('0717-0000012');
    assert.equal(await tv.focusFault(), undefined);
  });

  it('gives the number of the county where a village has named nobody', async () => {
    const empty = await createTestApp();
    const address = `${await empty.app.listen({ port: 0, host: '127.0.0.1' })}/tv/`;
    const tv = await room.open({ address, at: '?page=contacts' });
    await tv.sees('12348');
    await tv.press('back');
    assert.equal((await tv.focusPath())[0], 'home');
    await empty.close();
  });
});
