import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { errorCodes } from '../../../src/contract/index.ts';
import type { OpenapiDocument } from '../../../src/server/http/openapi.ts';
import { createTestApp } from '../testApp.ts';

const written = readFileSync('docs/api.md', 'utf8');

describe('docs/api.md', () => {
  it('names every address with its parameters, and none that is not there', async () => {
    const test = await createTestApp();
    const { paths } = (await test.get<OpenapiDocument>('/api/v1/openapi.json')).body;
    await test.close();
    const routes = Object.entries(paths).map(([path, { get }]) => {
      const names = get.parameters.filter((each) => each.in === 'query').map((each) => `${each.name}=`);
      return `GET ${path}${names.length > 0 ? `?${names.join('&')}` : ''}`;
    });
    const documented = [...written.matchAll(/^\| `(GET [^`]+)` \|/gm)].map((match) => match[1]);
    assert.deepEqual(documented.sort(), routes.sort());
  });

  it('names every code that an answer may carry', () => {
    for (const code of errorCodes) {
      assert.match(written, new RegExp(`^\\| [0-9, ]+ \\| .*\`${code}\``, 'm'));
    }
  });
});
