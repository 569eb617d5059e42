import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { ItemsReply } from '../../../src/contract/index.ts';
import { withdraw } from '../../../src/server/content/content.ts';
import type { OpenapiDocument } from '../../../src/server/http/openapi.ts';
import { dialects } from '../databases.ts';
import { city, createTestApp, draft, evening, town, village, type TestApp } from '../testApp.ts';

/** What nobody who means well would send, raw or encoded. */
const hostile = fc.oneof(
  fc.constantFrom(
    '%00', '%E0%A4%A', '%ED%A0%80', '%F0%9F%92%A9', '%', '..%2F..%2Fetc%2Fpasswd', '../../etc/passwd',
    '%27%20OR%201=1--', "';DROP TABLE item;--", '%22%29%20OR%20%28%22', '<script>alert(1)</script>',
    '%3Cimg%20src=x%20onerror=1%3E', '-1', '0', '51', '1e3', '9'.repeat(400), 'NaN', 'null', 'true', '[]', '{}',
    '%20', '', 'a'.repeat(1_000_000), '%E4'.repeat(3000), 'AAAAAAAAAAAAAAAAAAA', '%2B%2A%28%29%3A%22', '420583000000%00',
    'NEAR(%22a%22,2)', 'title:%E7%A6%BB', "%27%3A%2A%20%7C%20%27",
  ),
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.string({ maxLength: 30 }).map((text) => encodeURIComponent(text)),
);

interface Shot {
  path: string;
  url: string;
}

/** With a short name for reports: an address may be a megabyte long. */
const shot = (path: string, url: string): Shot => ({
  path,
  url,
  ...{ [fc.toStringMethod]: () => `${url.slice(0, 200)} (${url.length} characters)` },
});

for (const dialect of dialects) {
  describe(`every route of the document under fire (${dialect})`, () => {
    let test: TestApp;
    let document: OpenapiDocument;
    let validators: Map<string, ValidateFunction>;
    let good: Record<string, string[]>;

    before(async () => {
      const regions = [city, town, village];
      const items = Array.from({ length: 30 }, (_, at) => draft({ sourceKey: `f/${at}`, region: regions[at % 3] ?? city }));
      test = await createTestApp({ items, dialect });
      await withdraw(test.db, { sourceKey: 'f/0' }, evening);
      document = (await test.get<OpenapiDocument>('/api/v1/openapi.json')).body;
      validators = compile(document);
      const { body } = await test.get<ItemsReply>(`/api/v1/items?limit=2&region=${village}`);
      const gone = await test.db.query.selectFrom('item').selectAll().where('source_key', '=', 'f/0').executeTakeFirstOrThrow();
      good = {
        id: [...body.items.map((item) => item.id), gone.id, '0000000000'],
        code: [...body.items.map((item) => item.code), gone.code, '00000000'],
        region: [city, town, village, '110000000000'],
        parent: [city, town],
        column: ['cases', 'laws', 'nowhere'],
        topic: ['marriage', 'nothing'],
        cursor: [body.next ?? '', 'AAAAAAAAAAAAAAAAAAA', (body.next ?? '').slice(0, -1)],
        limit: ['1', '20', '50'],
        disclosure: ['current', 'past'],
        keys: ['dg', '34', 'abcdefghijkl'],
        q: [encodeURIComponent('离婚'), encodeURIComponent('财产怎么分'), 'abc'],
      };
    });
    after(() => test.close());

    it('never fails, and answers as the document says', async function () {
      this.timeout(120_000);
      const routes = Object.entries(document.paths);
      const value = (name: string) => fc.oneof(fc.constantFrom(...(good[name] ?? ['x'])), hostile);
      const shots = fc.oneof(
        ...routes.map(([path, { get }]) => {
          const parameters = get.parameters;
          const inPath = parameters.filter((each) => each.in === 'path').map((each) => each.name);
          const inQuery = parameters.filter((each) => each.in === 'query').map((each) => each.name);
          return fc
            .tuple(
              fc.tuple(...inPath.map(value)),
              fc.subarray(inQuery).chain((names) => fc.tuple(...names.map((name) => value(name).map((v) => `${name}=${v}`)))),
              fc.oneof({ weight: 5, arbitrary: fc.constant('') }, { weight: 1, arbitrary: hostile.map((v) => `x=${v}`) }),
            )
            .map(([params, query, extra]): Shot => {
              const filled = inPath.reduce((text, name, at) => text.replace(`{${name}}`, () => params[at] ?? ''), path);
              const search = [...query, ...(extra === '' ? [] : [extra])].join('&');
              return shot(path, search === '' ? filled : `${filled}?${search}`);
            });
        }),
      );
      const seen = new Set<number>();
      await fc.assert(
        fc.asyncProperty(shots, async ({ path, url }) => {
          const reply = await test.get<unknown>(url);
          seen.add(reply.status);
          assert.ok(reply.status < 500, `${reply.status} for ${url.slice(0, 200)}: ${reply.text.slice(0, 300)}`);
          if (reply.status >= 300 && reply.status < 400) return;
          // A path that hostile parameters led elsewhere is answered by other rules.
          const where = reply.status === 200 ? `${path} 200` : 'refusal';
          if (reply.status === 200 && reply.body === undefined) return;
          const validate = validators.get(where);
          assert.ok(validate, where);
          assert.ok(validate(reply.body) || !url.startsWith('/api/v1/'), `${url.slice(0, 200)}: ${JSON.stringify(validate.errors)}`);
        }),
        { numRuns: Number(process.env['TEST_ROUNDS'] ?? 400) },
      );
      for (const status of [200, 400, 404, 410, 414]) assert.ok(seen.has(status), `no answer had status ${status}`);
    });

    it('names the field that is wrong', async () => {
      const cases: [url: string, field: string][] = [
        ['items?limit=51', 'limit'], ['items?limit=x', 'limit'], ['items?region=1', 'region'],
        ['items?cursor=x', 'cursor'], ['items?column=%00', 'column'], ['items?nope=1', 'nope'], ['search', 'q'],
        [`search?q=${'a'.repeat(65)}`, 'q'], ['columns?x=1', 'x'], ['items/UPPER', 'id'],
        [`home?region=${city}&region=${city}`, 'region'],
      ];
      for (const [url, field] of cases) {
        const { status, body } = await test.get<{ error: { message: string; details: { field: string }[] } }>(`/api/v1/${url}`);
        assert.equal(status, 400, url);
        assert.equal(body.error.details[0]?.field, field, url);
        assert.match(body.error.message, new RegExp(`参数 ${field} .*\\p{Script=Han}`, 'u'));
      }
    });
  });
}

/** A check for each route's answer and one for the error shape, references resolved. */
function compile(document: OpenapiDocument): Map<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'api');
  const validators = new Map<string, ValidateFunction>();
  for (const [path, { get }] of Object.entries(document.paths)) {
    assert.ok(get.responses['200']?.content['application/json'], `${path} declares no answer`);
    const at = path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
    validators.set(`${path} 200`, ajv.compile({ $ref: `api#/paths/${at}/get/responses/200/content/application~1json/schema` }));
  }
  validators.set('refusal', ajv.compile({ $ref: 'api#/components/schemas/ErrorReply' }));
  return validators;
}
