import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Item } from '../../src/contract/index.ts';
import { publishAll } from '../../src/server/content/content.ts';
import { saveTerms } from '../../src/server/glossary/glossary.ts';
import { livingRoom, place } from '../e2e/livingRoom.ts';
import { createTestApp, draft, evening, village } from '../server/testApp.ts';
import { blockId } from './fixtures.ts';

const term = (word: string) => ({ word, also: [], plain: `${word}，用大白话说是这样的。` });
const words = ['一事一议', '筹资筹劳', '违约金', '机动地', '调解员'];
const header = ['项目', '筹资筹劳', '备注'];
const rows = Array.from({ length: 9 }, (_, i) => [`第${i + 1}组修渠`, `${i + 2}00 元`, i === 7 ? '占机动地' : '已付清']);

describe('the words of a notice on the television', function () {
  this.timeout(90_000);
  const room = livingRoom({ serve: async () => {
    const test = await createTestApp();
    await saveTerms(test.db, 'test', words.map(term));
    await publishAll(test.db, [draft({
      title: '修渠筹款公示',
      column: 'notices',
      region: village,
      disclosure: { from: '2026-11-20', until: '2026-11-24', responsible: '示例村民委员会' },
      body: [
        { id: blockId(1), kind: 'heading', level: 2, text: '经一事一议，村民代表会议表决通过' },
        { id: blockId(2), kind: 'table', text: [header, ...rows].map((row) => row.join(' ')).join('\n'), header, rows },
        { id: blockId(3), kind: 'paragraph', text: '逾期要付违约金。对数字有意见的，可以请调解员一起核对。' },
      ],
    })], evening);
    return test;
  } });

  for (const size of ['standard', 'large', 'extra']) {
    it(`are all explained, also those that stand in a heading or a table only, in ${size} type`, async () => {
      const [card] = await room.cards('notices');
      const { body: item } = await room.server.get<Item>(`/api/v1/items/${card!.id}`);
      const named = (item.terms ?? []).map(({ word }) => word);
      assert.deepEqual([...named].sort(), [...words].sort(), 'the text has them all');
      const tv = await room.open({ at: `#item/${card!.id}`, remembered: { place, size } });
      await tv.sees('手机接着看');
      const explained = new Set<string>();
      for (let page = 0; page < 20 && !(await tv.focusPath()).includes('end'); page++) {
        for (const [, digit, word] of (await tv.text()).matchAll(/^([1-9]) (\S+)$/gm)) {
          if (!words.includes(word!)) continue;
          await tv.press(Number(digit) as 1);
          assert.match(await tv.text(), new RegExp(`${word}，用大白话`));
          await tv.press('back');
          explained.add(word!);
        }
        await tv.press('down');
      }
      assert.deepEqual([...explained].sort(), [...words].sort());
    });
  }
});
