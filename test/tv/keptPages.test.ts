import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { saveContacts } from '../../src/server/contacts/contacts.ts';
import { saveRegions } from '../../src/server/regions/regions.ts';
import { livingRoom, place } from '../e2e/livingRoom.ts';
import { createTestApp, otherTown, village } from '../server/testApp.ts';
import { isKept, shows, startStalled } from './network.ts';

describe('who helps and which places there are, as the box keeps them', function () {
  this.timeout(120_000);
  const helper = (phone: string) => [{
    sourceKey: 'a', region: village, contacts: [{ role: 'adviser', roleName: '法律顾问', name: '周老师（示例）', phone }],
  }];
  const room = livingRoom({ isServerFresh: true, serve: async () => {
    const server = await createTestApp();
    await saveContacts(server.db, helper('0717-0000011'));
    return server;
  } });

  it('stand there at once, say how old they are, and are asked for until they come', async () => {
    const tv = await room.open({ at: '?page=contacts', remembered: { place } });
    await tv.sees('0717-0000011');
    await isKept(tv, 'contacts:');
    const network = await startStalled(tv);
    await shows(tv, '0717-0000011');
    assert.doesNotMatch(await tv.text(), /存下/, 'what is on its way may be as new as it can be');
    await network('cut');
    await tv.sees('网络断开了，这是刚才存下的');
    await tv.sees('便民卡（刚才存下的）');
    assert.equal((await tv.focusPath())[0], 'contacts');
    await saveContacts(room.server.db, helper('0717-0000022'));
    await network('answer');
    await tv.sees('0717-0000022', 60_000);
    assert.doesNotMatch(await tv.text(), /便民卡（/);
  });

  it('let a family choose its village meanwhile, from a list that grows when the network is back', async () => {
    const tv = await room.open({ remembered: {} });
    await tv.sees('示例镇');
    await tv.press('ok');
    await tv.sees('示例二村');
    await isKept(tv, 'regions:420583901000');
    const network = await startStalled(tv);
    await shows(tv, '示例镇');
    assert.equal((await tv.focusPath())[0], 'places');
    await network('cut');
    await tv.sees('网络断开了，这是刚才存下的');
    await tv.press('down');
    const focus = await tv.focusPath();
    await saveRegions(room.server.db, [{ code: otherTown, name: '远镇' }]);
    await network('answer');
    await tv.sees('远镇', 60_000);
    assert.deepEqual(await tv.focusPath(), focus);
    await tv.press('up', 'ok');
    await tv.sees('示例二村');
  });
});
