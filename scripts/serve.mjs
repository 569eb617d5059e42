// Starts what was built, in a release folder: `serve.mjs` the server, `serve.mjs import …` the importer,
// `serve.mjs admin …` any command.
import { become } from './folders.mjs';
import { pinnedNode } from './install.mjs';

const [word, ...rest] = process.argv.slice(2);
const programs = { import: ['build/server/cli.js', 'import', ...rest], admin: ['build/server/cli.js', ...rest] };
become(pinnedNode(), programs[word] ?? ['build/server/main.js', ...process.argv.slice(2)]);
