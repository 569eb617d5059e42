// Starts what was built, in a release folder: `serve.mjs` the server, `serve.mjs import …` the importer.
import { become } from './folders.mjs';
import { pinnedNode } from './install.mjs';

const args = process.argv.slice(2);
become(pinnedNode(), [args[0] === 'import' ? 'build/server/cli.js' : 'build/server/main.js', ...args]);
