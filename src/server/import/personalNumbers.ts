import { findingNames } from '../../contract/admin/index.ts';
import { personalNumbers } from '../../text/personalData/index.ts';

/** The first number in a text that must never be published, and whose kind it is; masked, so that no report repeats it. */
export function personalNumberIn(text: string): { what: string; masked: string; line: number } | undefined {
  for (const { kind, start, digits } of personalNumbers(text)) {
    if (kind === 'phone') continue;
    return { what: findingNames[kind], masked: `${digits.slice(0, 4)}****`, line: text.slice(0, start).split('\n').length };
  }
  return undefined;
}
