/** Rooms of the house by the folder they are in. */
export const leaves = ['contract', 'text', 'qr'];
const upper = ['tv', 'console', 'pages', 'server'];

/** The room of a path of ours: `src/tv/App.ts` → `tv`. The box's entry belongs to the television. */
export function roomOf(path: string): string | undefined {
  if (path === 'src/index.ts') return 'tv';
  const room = /^src\/([^/]+)\//.exec(path)?.[1];
  return room !== undefined && [...leaves, ...upper].includes(room) ? room : undefined;
}

/** Why a file may not import a path, or nothing. Arrows of the house run down only. */
export function forbidden(file: string, path: string): string | undefined {
  const from = roomOf(file);
  const to = roomOf(path);
  if (from === undefined) return undefined;
  if (to === undefined) return `${from} reaches outside src`;
  if (from === to) return from === 'server' ? foreignStore(file, path) : undefined;
  if (leaves.includes(from)) return `${from} is a leaf and imports nothing of ours`;
  if (leaves.includes(to)) return undefined;
  return from === 'server' && to === 'pages' ? undefined : `${from} may not know ${to}`;
}

/** A feature's SQL is its own: nobody imports the `store.ts` of another folder. */
function foreignStore(file: string, path: string): string | undefined {
  const feature = /^src\/server\/([^/]+)\//;
  if (!/\/store\.ts$/.test(path) || feature.exec(file)?.[1] === feature.exec(path)?.[1]) return undefined;
  return `a store is its feature's own`;
}
