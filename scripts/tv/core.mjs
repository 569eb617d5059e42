// The Lightning core as one script, made from its modules with two changes.
// Only what a television app of ours can reach is in it: half of the core are shaders and components for
// effects. And it makes no code from text: it writes state routers, property accessors and component
// templates as source and evaluates it, which a strict Content-Security-Policy forbids; here they are
// plain closures that do the same.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root, stop } from '../folders.mjs';
import { withoutEval } from './withoutEval.mjs';

const folder = join(root, 'node_modules/@lightningjs/core/dist/src');

/** What stays of the core's public object, by the module it comes from. */
const kept = {
  '': {
    Application: 'application/Application', Component: 'application/Component', Base: 'tree/Base',
    Utils: 'tree/Utils', StageUtils: 'tree/StageUtils', Element: 'tree/Element', Tools: 'tools/Tools',
    Stage: 'tree/Stage', ElementCore: 'tree/core/ElementCore', Texture: 'tree/Texture',
    ElementTexturizer: 'tree/core/ElementTexturizer', EventEmitter: 'EventEmitter',
  },
  shaders: {
    WebGLShader: 'renderer/webgl/WebGLShader', WebGLDefaultShader: 'renderer/webgl/shaders/DefaultShader',
    C2dShader: 'renderer/c2d/C2dShader', C2dDefaultShader: 'renderer/c2d/shaders/DefaultShader',
    RoundedRectangle: 'renderer/webgl/shaders/RoundedRectangleShader',
  },
  textures: {
    RectangleTexture: 'textures/RectangleTexture', TextTexture: 'textures/TextTexture',
    ImageTexture: 'textures/ImageTexture', StaticTexture: 'textures/StaticTexture',
    StaticCanvasTexture: 'textures/StaticCanvasTexture', SourceTexture: 'textures/SourceTexture',
  },
  components: {},
  tools: {},
};

/** Modules for devices that show no web pages, and those that draw text: the app draws its own. */
const left = /renderer\/spark\/SparkRenderer\.mjs$|platforms\/spark\/.*\.mjs$|textures\/TextTexture\.mjs$|textures\/TextTextureRenderer(Advanced)?\.js$/;

const absent = 'This part of Lightning is not in the box: see scripts/tv/core.mjs';

/** The object that the core's own entry makes, with what is kept. */
function entry() {
  const imports = [];
  const object = (part) =>
    Object.entries(part).map(([name, module]) => {
      imports.push(`import ${name} from './${module}.mjs';`);
      return name;
    });
  const top = object(kept['']);
  const parts = Object.keys(kept).filter((part) => part !== '');
  const nested = parts.map((part) => `${part}: { ${object(kept[part]).join(', ')} }`);
  return `${imports.join('\n')}\nwindow.lng = { ${[...top, ...nested].join(', ')} };`;
}

const changes = {
  name: 'core',
  setup({ onLoad }) {
    onLoad({ filter: left }, () => ({ contents: `export default class { constructor() { throw new Error('${absent}'); } }` }));
    onLoad({ filter: /lightningjs\/core\/.*\.mjs$/ }, ({ path }) => {
      const module = path.slice(path.indexOf('/dist/src/') + '/dist/src/'.length);
      return { contents: withoutEval(module, readFileSync(path, 'utf8')) };
    });
  },
};

/** Fails when the app reaches for a part of the core that is not kept. */
function checkReach(app) {
  for (const [, part, name] of app.matchAll(/\bLightning\$?\d*\.(shaders|textures|components|tools)\.(\w+)/g)) {
    if (!kept[part][name]) stop(`电视端用到了 Lightning.${part}.${name}：请在 scripts/tv/core.mjs 里留下它`);
  }
}

/** Script of the core, which sets `window.lng`, for the bundled app whose source is given. */
export async function coreSource(app) {
  checkReach(app);
  const { outputFiles } = await build({
    stdin: { contents: entry(), resolveDir: folder },
    bundle: true,
    write: false,
    format: 'iife',
    plugins: [changes],
    logLevel: 'warning',
  });
  const source = outputFiles[0].text;
  if (/new Function\(|\beval\(/.test(source)) throw new Error('The Lightning core still makes code from text');
  return source;
}
