import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { livingRoom } from '../e2e/livingRoom.ts';
import { createTestApp, draft, village } from '../server/testApp.ts';

const pdf = (name: string) => ({ src: '/media/00112233445566778899aabbccddeeff.pdf', name, bytes: 80_000 });

const sealed = () => draft({
  column: 'notices', region: village, topics: ['village'], title: '第三季度财务收支公开',
  disclosure: { from: '2026-11-20', until: '2026-11-30', signature: '示例一村村民委员会', seal: '示例一村村务监督委员会', signedOn: '2026-11-20' },
  attachments: [pdf('收支明细表.pdf'), pdf('审计报告.pdf')],
});

describe('what goes with a notice on the television', function () {
  this.timeout(90_000);
  const room = livingRoom({ serve: () => createTestApp({ items: [sealed()] }) });

  for (const size of ['standard', 'extra']) {
    it(`is named behind its text, with the way to the phone, and who seals it, in ${size} letters`, async () => {
      const [card] = await room.cards();
      const tv = await room.open({ at: `#item/${card!.id}`, remembered: { size } });
      await tv.sees('手机接着看');
      const pages: string[] = [];
      for (; (await tv.focusPath())[1] !== 'end'; await tv.press('down')) pages.push(await tv.text());
      const all = pages.join('\n').replace(/\s/g, '');
      for (const words of ['附件2份，扫码在手机上看', '收支明细表.pdf', '审计报告.pdf', '示例一村村民委员会示例一村村务监督委员会（盖章）2026年11月20日']) assert.ok(all.includes(words), `${words} in ${all}`);
    });
  }
});
