// hls.js as one script that sets `window.fawuHls`: its light build, which knows no second languages, no
// subtitles of its own (the player draws them) and no locks.
import { build } from 'esbuild';
import { root } from '../folders.mjs';

export async function hlsSource() {
  const { outputFiles } = await build({
    stdin: { contents: `import Hls from 'hls.js/light'; window.fawuHls = Hls;`, resolveDir: root },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}
