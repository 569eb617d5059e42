// The television's two scripts. The first draws home; the second has the pages of src/tv/later.ts and
// comes when home stands. What both need is in the first alone: it hands its modules over in
// `src/tv/shared.generated.js`, and the second takes them from there.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parse } from 'acorn';
import { build, transformSync } from 'esbuild';
import { root, stop } from '../folders.mjs';

const folder = join(root, 'src/tv');
const generated = join(folder, 'shared.generated.js');
/** Where the second script finds what the first hands over, and where it leaves its pages. */
const shared = 'fawuShared';
const pages = 'fawuLater';

const nameOf = (file) => relative(folder, file).replace(/\.ts$/, '');

/** What a module of ours imports from others of ours: `{ file, names }`; types do not count. */
function importsOf(file) {
  if (!file.endsWith('.ts')) return [];
  const code = transformSync(readFileSync(file, 'utf8'), { loader: 'ts', sourcefile: file }).code;
  const { body } = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  return body.flatMap((node) => {
    const source = node.source?.value;
    if (source === undefined || !source.startsWith('.')) return [];
    const specifiers = node.specifiers ?? [];
    if (node.type === 'ExportAllDeclaration' || specifiers.some((one) => one.type === 'ImportNamespaceSpecifier')) {
      return [{ file: join(dirname(file), source), names: undefined }];
    }
    const names = specifiers.map(({ imported, local }) => (node.type === 'ImportDeclaration' ? imported : local).name);
    return [{ file: join(dirname(file), source), names }];
  });
}

/** Every module of ours that one leads to, itself included. */
function reach(entry) {
  const found = new Set();
  const visit = (file) => {
    if (found.has(file) || file === generated) return;
    found.add(file);
    importsOf(file).forEach((one) => visit(one.file));
  };
  visit(entry);
  return found;
}

const firstModules = () => reach(join(root, 'src/index.ts'));

/** Writes what the second script takes from the first, by module and name. */
export function writeShared() {
  const first = firstModules();
  const taken = new Map();
  for (const file of reach(join(folder, 'later.ts'))) {
    if (first.has(file)) continue;
    for (const { file: from, names } of importsOf(file)) {
      if (!first.has(from)) continue;
      if (!names) stop(`${nameOf(file)} 要逐个写明从 ${nameOf(from)} 用了什么`);
      taken.set(from, new Set([...(taken.get(from) ?? []), ...names]));
    }
  }
  const lines = ['// Made by scripts/tv/scripts.mjs: what the second script takes from the first.'];
  const entries = [...taken].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, names], i) => {
    const sorted = [...names].sort();
    const path = relative(folder, file);
    lines.push(`import { ${sorted.map((name) => `${name} as ${name}${i}`).join(', ')} } from '${path.startsWith('.') ? path : `./${path}`}';`);
    return `  ${JSON.stringify(nameOf(file))}: { ${sorted.map((name) => `${name}: ${name}${i}`).join(', ')} },`;
  });
  const js = [...lines, 'export const shared = {', ...entries, '};', ''].join('\n');
  writeFileSync(generated, js);
  writeFileSync(generated.replace(/js$/, 'd.ts'), 'export declare const shared: Record<string, Record<string, unknown>>;\n');
}

/** The second script as source for the lowering. */
export async function laterSource() {
  const first = firstModules();
  const handedOver = {
    name: 'handed-over',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const file = join(resolveDir, path);
        return first.has(file) ? { path: nameOf(file), namespace: 'first' } : undefined;
      });
      onLoad({ filter: /.*/, namespace: 'first' }, ({ path }) => ({
        contents: `module.exports = window.${shared}[${JSON.stringify(path)}];`,
      }));
    },
  };
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/tv/later.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: pages,
    target: 'es2020',
    keepNames: false,
    plugins: [handedOver],
    logLevel: 'warning',
  });
  return `${outputFiles[0].text}\nwindow.${pages} = ${pages};`;
}
