// A plugin for the CLI's rollup: leaves out what the SDK and axios bring along and the box never runs.
import { readFileSync } from 'node:fs';

/** Modules that are only loaded where something of theirs is used. */
const passive = /node_modules\/(@lightningjs\/sdk|@metrological\/sdk|localcookies)\//;

/** Sources that stand in for a module: by the end of its path, from its own source. */
const changes = {
  // Profiles, payment, advertisements, the SDK's router: plugins that our settings do not turn on.
  '@lightningjs/sdk/src/Launch/index.js': (code) =>
    cut(code, /^ {2}if \(platformSettings\.plugins\) \{[\s\S]*?^ {2}\}\n/m),
  // No box of the floor has fetch.
  'axios/lib/adapters/fetch.js': () => 'export const getFetch = () => null; export default null;',
  // The names of all statuses: we go by their numbers.
  'axios/lib/helpers/HttpStatusCode.js': () => 'export default {};',
};

function cut(code, pattern) {
  if (!pattern.test(code)) throw new Error(`the source has changed: ${pattern}`);
  return code.replace(pattern, '');
}

export function leaveOut() {
  return {
    name: 'leave-out',
    load(id) {
      const path = id.replaceAll('\\', '/');
      const change = Object.keys(changes).find((end) => path.endsWith(end));
      if (change === undefined && !(passive.test(path) && path.endsWith('.js'))) return null;
      const code = readFileSync(id, 'utf8');
      return { code: change ? changes[change](code) : code, moduleSideEffects: passive.test(path) ? false : undefined };
    },
  };
}
