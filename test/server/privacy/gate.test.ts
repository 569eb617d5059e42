import assert from 'node:assert/strict';
import type { Draft, DraftContent } from '../../../src/contract/admin/index.ts';
import { saveContacts } from '../../../src/server/contacts/contacts.ts';
import { findingsOf } from '../../../src/server/privacy/gate.ts';
import { createConsoleApp, type Client, type ConsoleApp } from '../console/consoleApp.ts';
import { onBothDatabases } from '../databases.ts';
import { accounts, done, press, read, saved, written } from '../publishing/desk.ts';
import { otherVillage, town, village } from '../testApp.ts';
import { addUpload, card, findings, id, mask, paragraph, phone, told } from './gateApp.ts';

onBothDatabases('the privacy gate', (dialect) => {
  let test: ConsoleApp;
  let clerk: Client;
  beforeEach(async () => {
    test = await createConsoleApp({ dialect });
    clerk = await test.as('editor');
  });
  afterEach(() => test.close());

  const draftWith = (changes: Partial<DraftContent>) => written(clerk, (content) => accounts(content, changes));
  const foundWith = async (changes: Partial<DraftContent>) => told(await findings(clerk, await draftWith(changes)));

  describe('finds', () => {
    it('nothing in a quarter’s accounts', async () => {
      assert.deepEqual(await foundWith({}), []);
    });

    it('what stands in fields and in the disclosure', async () => {
      const draft = await written(clerk, (content) => {
        const notice = accounts(content, { title: `关于${phone}的公开`, subtitle: `证号${id}`, summary: `卡号${card}`, source: '张三，家住柳溪村三组12号' });
        return { ...notice, disclosure: { ...notice.disclosure, responsible: `李四 ${phone}`, objections: `请打${phone}`, supervisionPhone: id } };
      });
      assert.deepEqual(told(await findings(clerk, draft)), [
        `phone title ${phone}`, `identity subtitle ${id}`, `bankCard summary ${card}`, 'address source 柳溪村三组12号',
        `phone disclosure.responsible ${phone}`, `identity disclosure.supervisionPhone ${id}`, `phone disclosure.objections ${phone}`,
      ]);
    });

    it('what stands in headings, paragraphs, list items, laws and the words for a picture', async () => {
      const draft = await draftWith({});
      await addUpload(test, draft, { id: 'pccctre001', name: '公示栏.jpg' });
      await saved(clerk, draft, (content) => ({
        ...content,
        blocks: [
          { key: 'heading1', kind: 'heading', level: 2, text: `联系${phone}` },
          paragraph(`张三证号${id}，李四证号${id}`),
          { key: 'list0001', kind: 'list', ordered: false, items: ['没有', `手机 138 0000 1234`] },
          { key: 'law00001', kind: 'law', law: `《民法典》${id}`, article: `第一条 ${phone}`, text: `附：${card}` },
          { key: 'picture1', kind: 'picture', upload: 'pccctre001', alt: `张三的身份证${id}` },
        ],
      }));
      assert.deepEqual(told(await findings(clerk, draft)), [
        `phone heading1 ${phone}`, `identity words01 ${id}`, `identity words01 ${id}`, 'phone list0001 1 138 0000 1234',
        `identity law00001 0 ${id}`, `phone law00001 1 ${phone}`, `bankCard law00001 ${card}`, `identity picture1 ${id}`,
      ]);
    });

    for (const [name, sign] of Object.entries({ 'zero-width': '\u200b', 'joining': '\u200d', 'direction-turning': '\u202e', 'unseen': '\u2063', 'combining': '\u0301', 'filling': '\u3164' })) {
      it(`numbers whose digits ${name} signs part, however many`, async () => {
        const parted = (number: string) => number.split('').join(sign.repeat(9));
        const blocks = [paragraph(`证号${parted(id)}，手机${parted(phone)}`)];
        assert.deepEqual(await foundWith({ blocks }), [`identity words01 ${id}`, `phone words01 ${phone}`]);
      });
    }

    it('what it looks for in a huge table without keeping everybody else waiting', async () => {
      const rows = Array.from({ length: 60 }, () => ['1 2 3 4 5 6 7 8 '.repeat(60), ...Array.from({ length: 20 }, () => '1')]);
      const content = accounts((await draftWith({})).content, { blocks: [{ key: 'table01', kind: 'table', header: ['金额'], rows }] });
      let turns = 0;
      let others = setImmediate(function next() {
        turns += 1;
        others = setImmediate(next);
      });
      await findingsOf(test.db.query, { id: 'nobodys000', region: village }, content);
      clearImmediate(others);
      assert.ok(turns > 3, `others had ${turns} turns`);
    });

    it('what stands in a table, its header and over several cells; names as advice', async () => {
      const draft = await draftWith({
        blocks: [{
          key: 'table01', kind: 'table', header: ['姓名', `电话（${phone}）`, '身份证号', '', ''],
          rows: [['张三丰', '', '659098', '19771227', '7582'], ['李*', '', '', '', '']],
        }],
      });
      const found = await findings(clerk, draft);
      assert.deepEqual(told(found), [
        `phone table01 -1,1 ${phone}`, 'name table01 0,0 张三丰', 'identity table01 0,2 659098', 'identity table01 0,3 19771227', 'identity table01 0,4 7582',
      ]);
      assert.deepEqual(found.map(({ group }) => group), [undefined, undefined, 'table01-1', 'table01-1', 'table01-1']);
      assert.deepEqual(found.map(({ rule }) => rule), ['reason', 'advice', 'never', 'never', 'never']);
    });

    it('what stands in the names of files that go out and in the words read from them', async () => {
      const draft = await draftWith({});
      await addUpload(test, draft, { id: 'pccctre001', name: `张三身份证${id}.jpg`, text: `户主张三\n电话${phone}` });
      await addUpload(test, draft, { id: 'pccctre002', name: `${phone}.jpg`, text: id });
      await saved(clerk, draft, (content) => ({ ...content, blocks: [{ key: 'picture1', kind: 'picture', upload: 'pccctre001', alt: '公示栏' }] }));
      const found = await findings(clerk, draft);
      assert.deepEqual(told(found), [`identity pccctre001 name ${id}`, `phone pccctre001 text ${phone}`]);
      assert.equal(found[0]?.masked, '6590××××××××××7582', 'a name is masked with signs that a name may have');
      assert.equal(found[1]?.masked, undefined, 'words in a picture are not changed by a press');
    });
  });

  describe('lets stand', () => {
    const card = (number: string) => ({ role: 'adviser' as const, roleName: '法律顾问', name: '赵律师', phone: number });

    it('a declared duty number of the village or of those above it, however it is written', async () => {
      await saveContacts(test.db, [
        { sourceKey: 'a', region: village, contacts: [card(phone)] },
        { sourceKey: 'b', region: town, contacts: [card('+86 139 0000 5678')] },
        { sourceKey: 'c', region: otherVillage, contacts: [card('13700001111')] },
      ]);
      assert.deepEqual(await foundWith({ blocks: [paragraph(`赵律师 138-0000-1234，１３９００００５６７８，邻村 13700001111`)] }), ['phone words01 13700001111']);
    });

    it('the number that is given for supervision, wherever it stands', async () => {
      const draft = await written(clerk, (content) => {
        const notice = accounts(content, { blocks: [paragraph(`监督请打138 0000 1234，不是 13900005678`)] });
        return { ...notice, disclosure: { ...notice.disclosure, supervisionPhone: `0717-4212345、${phone}` } };
      });
      assert.deepEqual(told(await findings(clerk, draft)), ['phone words01 13900005678']);
    });
  });

  describe('names a finding', () => {
    it('with the same id as long as place and words stand', async () => {
      const draft = await draftWith({ blocks: [paragraph(`证号${id}`)] });
      const first = await findings(clerk, draft);
      assert.deepEqual(await findings(clerk, draft), first);
      const titled = await saved(clerk, draft, (content) => ({ ...content, title: '改了标题的公开' }));
      assert.deepEqual((await findings(clerk, titled)).map((each) => each.id), first.map((each) => each.id));
      const moved = await saved(clerk, titled, (content) => ({ ...content, blocks: [paragraph(`身份证号${id}`)] }));
      assert.notEqual((await findings(clerk, moved))[0]?.id, first[0]?.id);
    });

    it('at the version that was looked at, and where its words are', async () => {
      const draft = await draftWith({ blocks: [paragraph(`张三证号${id}。`)] });
      const { body } = await clerk.get<{ version: number; items: { start: number; end: number }[] }>(`/drafts/${draft.id}/findings`);
      assert.equal(body.version, draft.version);
      assert.deepEqual([body.items[0]?.start, body.items[0]?.end], [4, 22]);
    });
  });

  describe('keeps from going out', () => {
    it('an identity number until it is masked', async () => {
      const draft = await draftWith({ blocks: [paragraph(`证号${id}`)] });
      const refused = await press(clerk, draft, 'submit');
      assert.equal(refused.status, 422);
      assert.doesNotMatch(refused.text, new RegExp(id), 'a refusal does not repeat it');
      const { body } = await mask(clerk, draft);
      assert.equal((await done(clerk, body, 'submit')).state, 'submitted');
    });
  });

  describe('masks', () => {
    it('everything at one press, and then finds nothing but what no press can change', async () => {
      const draft = await draftWith({});
      await addUpload(test, draft, { id: 'pccctre001', name: `张三身份证${id}.jpg`, text: `电话${phone}` });
      await saved(clerk, draft, (content) => ({
        ...content,
        title: `关于${phone}的公开`,
        blocks: [
          paragraph(`证号${id}，卡号${card}，家住柳溪村三组12号，其余照旧。`),
          { key: 'table01', kind: 'table', header: ['姓名', '手机', ''], rows: [['张三丰', '138', '00001234']] },
          { key: 'picture1', kind: 'picture', upload: 'pccctre001', alt: `${phone}` },
        ],
      }));
      const before = await read(clerk, draft.id);
      const { status, body, text } = await mask(clerk, before);
      assert.equal(status, 200, text);
      assert.equal(body.version, before.version + 1);
      assert.equal(body.content.title, '关于138****1234的公开');
      assert.deepEqual(body.content.blocks, [
        paragraph('证号6590**********7582，卡号6228***********4997，家住柳溪村三组**号，其余照旧。'),
        { key: 'table01', kind: 'table', header: ['姓名', '手机', ''], rows: [['张*丰', '138', '****1234']] },
        { key: 'picture1', kind: 'picture', upload: 'pccctre001', alt: '138****1234' },
      ]);
      assert.deepEqual(told(await findings(clerk, body)), [`phone pccctre001 text ${phone}`]);
      const { body: uploads } = await clerk.get<{ items: { name: string }[] }>(`/drafts/${draft.id}/uploads`);
      assert.deepEqual(uploads.items.map(({ name }) => name), ['张三身份证6590××××××××××7582.jpg']);
    });

    it('only what was chosen', async () => {
      const draft = await draftWith({ blocks: [paragraph(`证号${id}，电话${phone}，电话13900005678`)] });
      const [, second] = await findings(clerk, draft);
      const { body } = await mask(clerk, draft, [second!.id]);
      assert.deepEqual(body.content.blocks, [paragraph(`证号${id}，电话138****1234，电话13900005678`)]);
    });

    it('nothing for an id that is nobody’s', async () => {
      const draft = await draftWith({ blocks: [paragraph(`证号${id}`)] });
      const { body } = await mask(clerk, draft, ['0123456789abcdef']);
      assert.deepEqual(body.content.blocks, [paragraph(`证号${id}`)]);
    });

    it('nothing of what was changed since: 409 with the draft as it stands', async () => {
      const draft = await draftWith({ blocks: [paragraph(`证号${id}`)] });
      await saved(clerk, draft, (content) => ({ ...content, title: '别人刚改的标题' }));
      const { status, body } = await mask(clerk, draft);
      assert.equal(status, 409);
      assert.equal((body as unknown as { current: Draft }).current.content.title, '别人刚改的标题');
      assert.deepEqual((await read(clerk, draft.id)).content.blocks, [paragraph(`证号${id}`)]);
    });

    it('nothing of what is handed in already', async () => {
      const draft = await done(clerk, await draftWith({ blocks: [paragraph(`电话${phone}`)] }), 'submit');
      assert.equal((await mask(clerk, draft)).status, 409);
    });

    it('for those who write there: not for a neighbour village, not for an auditor', async () => {
      const draft = await draftWith({ blocks: [paragraph(`证号${id}`)] });
      const neighbour = await test.as('editor', otherVillage);
      assert.equal((await mask(neighbour, draft)).status, 404);
      assert.equal((await neighbour.get(`/drafts/${draft.id}/findings`)).status, 404);
      const auditor = await test.as('auditor');
      assert.equal((await mask(auditor, draft)).status, 403);
      assert.equal((await (await test.as('reviewer')).get(`/drafts/${draft.id}/findings`)).status, 200, 'a reviewer looks');
    });

    it('and the audit says so', async () => {
      const draft = await draftWith({ blocks: [paragraph(`证号${id}`)] });
      await mask(clerk, draft);
      const rows = await test.db.query.selectFrom('audit').select(['action', 'target']).orderBy('number', 'desc').limit(1).execute();
      assert.deepEqual(rows, [{ action: 'draft.mask', target: `draft/${draft.id}` }]);
    });
  });
});
