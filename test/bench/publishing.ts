import { startBrowser, Television } from '../e2e/browser.ts';
import { createConsoleApp } from '../server/console/consoleApp.ts';
import { approval, done, written } from '../server/publishing/desk.ts';
import { draft, village } from '../server/testApp.ts';
import { median, report, round } from './measure.ts';

const rounds = 5;
/** Seconds that are promised. */
const promised = 30;

/** From the reviewer's press to the picture on a running television of the village, nobody pressing a key. */
export async function run(): Promise<void> {
  const test = await createConsoleApp({ now: Date.now(), items: [draft()] });
  const clock = setInterval(() => { test.clock.now = Date.now(); }, 100);
  const origin = await test.app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await startBrowser();
  const television = await Television.open(browser, {
    address: `${origin}/tv/`,
    remembered: { place: { code: village, names: ['示例镇', '示例一村'] } },
  });
  const [clerk, reviewer] = [await test.as('editor'), await test.as('reviewer')];
  const seconds: number[] = [];
  const presses: number[] = [];
  for (let at = 1; at <= rounds; at += 1) {
    const title = `第 ${at} 次公开账目`;
    const waiting = await done(clerk, await written(clerk, (content) => ({
      ...content,
      title,
      disclosure: { ...content.disclosure, supervisionPhone: '0717-4212345' },
      blocks: [{ key: 'words01', kind: 'paragraph', text: '本季度收支经村务监督委员会审核。' }],
    })), 'submit');
    const begun = performance.now();
    await done(reviewer, waiting, 'approve', approval());
    presses.push(performance.now() - begun);
    await television.sees(title, 2 * promised * 1000);
    seconds.push((performance.now() - begun) / 1000);
  }
  report('from the reviewer’s press to the village’s television', {
    seconds: { median: round(median(seconds)), most: round(Math.max(...seconds)) },
    mostToPromised: round(Math.max(...seconds) / promised),
    approveMs: round(median(presses)),
  });
  clearInterval(clock);
  await browser.close();
  await test.close();
}
