// Turns the schemas the television relies on (src/tv/content/schemas.ts) into plain functions, so that
// every reply is checked on the box without typebox in it and without `eval`, which a strict page forbids.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { Format } from 'typebox/format';
import { Build } from 'typebox/schema';
import { build, root, stop } from './folders.mjs';

const folder = join(root, 'src/tv/content');

/** Formats a contract may name, as functions small enough for the box. Typebox's own would come with all of it. */
const formats = {
  date: '(value) => /^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$/.test(value)',
  'date-time':
    '(value) => /^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$/.test(value)',
};

/** The one function of typebox that compiled lengths call. */
const guard = "const Guard = { CodePointCount: (value) => value.replace(/[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]/g, '_').length };";

/** What a compiled check refers to outside itself: a pattern, or the function of a format. */
function literal(external, name) {
  if (external instanceof RegExp) return String(external);
  const format = Object.keys(formats).find((key) => Format.Get(key) === external);
  return format ? formats[format] : stop(`校验 ${name} 用到了机顶盒端没有的格式`);
}

/** Source of a module with `checks`, one function for each schema of the record. */
function checksSource(schemas) {
  const constants = new Map();
  const entries = Object.entries(schemas).map(([name, schema]) => {
    const built = Build(schema);
    const { variables } = built.External();
    const code = `${built.Functions().join(';\n')};\nreturn (value) => ${built.Entry()};`;
    if (/\b(Guard\.(?!CodePointCount\()|Hashing\.|CheckContext\b)/.test(code)) {
      stop(`校验 ${name} 用到了机顶盒端没有的规则`);
    }
    const inlined = code.replace(/\bExternal\[(\d+)\]/g, (_, index) => {
      const source = literal(variables[Number(index)], name);
      if (!constants.has(source)) constants.set(source, `shape${constants.size}`);
      return constants.get(source);
    });
    return `  ${JSON.stringify(name)}: (() => {\n${inlined}\n})(),`;
  });
  const shapes = [...constants].map(([source, name]) => `const ${name} = ${source};`);
  return [
    '// Made by scripts/build-checks.mjs from schemas.ts.',
    guard,
    ...shapes,
    'export const checks = {',
    ...entries,
    '};',
    '',
  ].join('\n');
}

const types = `// Made by scripts/build-checks.mjs from schemas.ts.
import type { Static } from 'typebox';
import type { schemas } from './schemas.ts';

type Schemas = typeof schemas;
export declare const checks: {
  [Name in keyof Schemas]: (value: unknown) => value is Static<Schemas[Name]>;
};
`;

export async function buildChecks() {
  const source = join(folder, 'schemas.ts');
  if (!existsSync(source)) return;
  const outfile = join(build, 'checks/schemas.mjs');
  await bundle({ entryPoints: [source], outfile, bundle: true, packages: 'external', format: 'esm', logLevel: 'warning' });
  const { schemas } = await import(`${pathToFileURL(outfile)}?${Date.now()}`);
  if (!schemas) stop('src/tv/content/schemas.ts 没有导出 schemas');
  writeFileSync(join(folder, 'checks.generated.js'), checksSource(schemas));
  writeFileSync(join(folder, 'checks.generated.d.ts'), types);
}
