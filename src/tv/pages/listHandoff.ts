import type { ReadRail } from '../content/read.ts';
import type { Handoff } from '../tv.ts';

/** The list of a column on the phone. */
export function listHandoff({ column: { id, name }, code, total }: ReadRail): Handoff {
  return { code, title: ['用手机扫一扫', `看全部${id === 'notices' ? '公示' : name}`], lines: [`共 ${total} 条`] };
}
