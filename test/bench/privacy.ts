import { personalDataIn } from '../../src/text/personalData/index.ts';
import { median, report, round } from './measure.ts';
import { hostileTexts } from './personalData/hostile.ts';
import { measure, setNames } from './personalData/measured.ts';

const notice =
  '示例一村 2026 年第三季度财务收支公开。上级补助 52,000.00 元，道路养护支出 18600.50 元，凭证号 00013801。三组 12 号机井已经修好。' +
  '张某，家住柳溪村三组12号，电话 138-0000-1234，卡号 6228 4800 0012 3456 782。有疑问请拨打 0717-4212345。\n';

/** Recall and precision of the privacy gate on the labelled sets, and what looking takes. */
export async function run(): Promise<void> {
  for (const set of setNames) {
    const { overall, byKind } = measure(set);
    report('privacy', { set, ...overall });
    for (const [kind, score] of Object.entries(byKind)) report('privacy', { set, kind, ...score });
  }
  const text = notice.repeat(Math.ceil(10_000 / notice.length)).slice(0, 10_000);
  report('privacy speed', { msPer10000Characters: round(median(Array.from({ length: 15 }, () => msOf(text)))) });
  for (const [name, make] of hostileTexts) {
    report('privacy hostile', { text: name, msOf10000: round(msOf(make(10_000))), msOf100000: round(msOf(make(100_000))) });
  }
}

function msOf(text: string): number {
  const start = performance.now();
  personalDataIn(text);
  return performance.now() - start;
}
