/** `npm run bench [-- name …]`: each bench prints JSON lines; ratios within one run are what counts. */
export {};

const benches: Record<string, () => Promise<{ run(): Promise<void> }>> = {
  api: () => import('./api.ts'),
  scale: () => import('./scale.ts'),
  television: () => import('./television.ts'),
  shelf: () => import('./shelf.ts'),
  film: () => import('./film.ts'),
  privacy: () => import('./privacy.ts'),
  publishing: () => import('./publishing.ts'),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(`没有这项测量：${unknown.join('、')}。有的是：${Object.keys(benches).join('、')}\n`);
  process.exit(2);
}
for (const [name, load] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) await (await load()).run();
}
