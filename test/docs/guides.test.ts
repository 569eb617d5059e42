import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { roleNames, roles, type Action } from '../../src/contract/admin/index.ts';
import { actionsOf } from '../../src/server/accounts/permissions.ts';
import { optionFlags } from '../../src/server/config.ts';

const root = path.resolve(import.meta.dirname, '../..');
const documents = ['README.md', ...readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
/** What stands between fences or back quotes is an example, not a part of the page. */
const linksOf = (file: string) => [...read(file).replaceAll(/^```[^]*?^```$|`[^`\n]+`/gm, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!).filter((target) => !/^[a-z]+:|^#/.test(target));
const pictures = readdirSync(path.join(root, 'docs/pictures'));
/** Cells of the rows of the first table whose header begins with these words. */
function tableOf(file: string, header: string): string[][] {
  const lines = read(file).split('\n');
  const first = lines.findIndex((line) => line.startsWith(`| ${header} |`));
  assert.ok(first >= 0, `${file} has no table of ${header}`);
  const rest = lines.slice(first);
  const rows = rest.slice(0, rest.findIndex((line) => !line.startsWith('|')));
  return rows.map((row) => row.split('|').slice(1, -1).map((cell) => cell.trim()));
}

describe('the guides', () => {
  it('link to what is there, and show pictures that are there', () => {
    const links = documents.flatMap((file) => linksOf(file).map((target) => ({ file, target })));
    assert.ok(links.length > 40);
    const lost = links.filter(({ file, target }) => !existsSync(path.join(root, path.dirname(file), target.replace(/#.*/, ''))));
    assert.deepEqual(lost, []);
  });

  it('say in words what each picture shows', () => {
    const silent = documents.flatMap((file) => [...read(file).matchAll(/!\[\s*\]\([^)]*\)/g)].map(([shown]) => `${file}: ${shown}`));
    assert.deepEqual(silent, []);
  });

  it('show every picture that is kept for them, none larger than 150 KB', () => {
    const shown = new Set(documents.flatMap(linksOf).map((target) => path.basename(target)));
    assert.deepEqual(pictures.filter((name) => !shown.has(name)), []);
    const large = pictures.filter((name) => statSync(path.join(root, 'docs/pictures', name)).size > 150 * 1024);
    assert.deepEqual(large, []);
  });

  it('name the roles and what they may as the server holds them', () => {
    const columns: Record<string, Action> = {
      写稿: 'write', 看稿: 'read', 审核: 'review', 撤下: 'withdraw', 看账号和规则: 'oversee', 管账号: 'accounts', 管流程和规则: 'rules', 操作记录: 'audit', 公开任务: 'overview',
    };
    const [header = [], , ...rows] = tableOf('docs/administrators.md', '角色');
    assert.deepEqual(header.slice(2), Object.keys(columns));
    const written = rows.map(([name, , ...cells]) => [name, header.slice(2).filter((_column, at) => cells[at] === '能')]);
    const held = roles.map((role) => [roleNames[role], Object.keys(columns).filter((column) => actionsOf(role).includes(columns[column]!))]);
    assert.deepEqual(written, held);
  });

  it('name no option that the server does not know', () => {
    const known = new Set(Object.keys(optionFlags).map((flag) => flag.toUpperCase().replaceAll('-', '_')));
    const rows = tableOf('README.md', 'name').slice(2).map(([name = '']) => name.replaceAll('`', ''));
    assert.deepEqual([...rows].sort(), [...known].sort());
    const set = read('docs/administrators.md').matchAll(/\b([A-Z]+(?:_[A-Z]+)+)=/g);
    assert.deepEqual([...set].map(([, name]) => name!).filter((name) => !known.has(name)), []);
  });

  it('name no npm script that is not there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = documents.flatMap((file) => [...read(file).matchAll(/\bnpm run (?:-s )?([\w:]+)/g)].map(([, name]) => name!));
    assert.ok(named.includes('pictures'));
    assert.deepEqual(named.filter((name) => scripts[name] === undefined), []);
  });

  it('quote buttons of the console as they are labelled', () => {
    const said = [...read('docs/officials.md').matchAll(/\*\*([^*，。：！？]{2,16})\*\*/g)].map(([, words]) => words!.trim());
    assert.ok(said.length > 20);
    const console_ = readdirSync(path.join(root, 'src/console'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(vue|ts)$/.test(name))
      .map((name) => read(path.join('src/console', name)))
      .concat(read('src/contract/admin/templates.ts'), read('src/contract/admin/review.ts'))
      .join('\n');
    const foreign = new Set(['表格', '文字', '整个文件', '改', '撤', '再用一次']);
    assert.deepEqual(said.filter((words) => !foreign.has(words) && !console_.includes(words)), []);
  });
});
