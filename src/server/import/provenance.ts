import type { Provenance } from '../../contract/index.ts';
import { dayIn, dayWritten } from './writtenTime.ts';

const organs = [
  '全国人民代表大会常务委员会', '全国人民代表大会', '中共中央、国务院', '国务院',
  '最高人民法院', '最高人民检察院',
];

/**
 * What the lines above a body say. `issued` is the day of the first promulgation (where none is
 * named, of the first passing), later amendments stay in the notes: every line is kept there as
 * it stood.
 */
export function readProvenance(lines: string[]): Provenance {
  const original = lines.filter((line) => !/修[订正改]/.test(withoutNames(line)));
  const issuing = original.find((line) => dayIn(line) && /公布|发布|颁布|印发/.test(line))
    ?? original.find((line) => dayIn(line) && /通过|批准/.test(line))
    ?? original.find((line) => dayWritten(line))
    ?? lines.find((line) => dayIn(line) && /公布|发布|颁布|印发|通过|批准/.test(line));
  const force = lines.findLast((line) => dayIn(line) && /施行|生效|实施/.test(line));
  const issued = issuing && dayIn(issuing);
  const source = sourceOf(lines, issuing === undefined ? original : [issuing, ...original]);
  const inForceSince = force && dayIn(force.replace(/^.*自(?=\s*\d{4})/, ''));
  return {
    ...(source === undefined ? {} : { source }),
    ...(issued === undefined ? {} : { issued }),
    ...(inForceSince === undefined ? {} : { inForceSince }),
    notes: lines,
  };
}

/** Who published it: "最高人民法院发布", "来源：…", or the organ named first where it was issued. */
function sourceOf(lines: string[], issuing: string[]): string | undefined {
  for (const line of lines) {
    const named = /^(?:来源|发布机关|发布单位|作者)\s*[：:]\s*(.{1,60})$/.exec(line)
      ?? /^([^\d，。；《》]{2,40}?)\s*(?:联合)?(?:发布|公布|印发)$/.exec(line);
    if (named?.[1]) return named[1].trim();
  }
  for (const line of issuing) {
    const organ = organs.find((each) => withoutNames(line).includes(each));
    if (organ !== undefined) return organ;
  }
  return undefined;
}

/** Without what stands between the first 《 and the last 》: a law's name may hold any of our words. */
function withoutNames(line: string): string {
  const [from, to] = [line.indexOf('《'), line.lastIndexOf('》')];
  return from < 0 || to < from ? line : line.slice(0, from) + line.slice(to + 1);
}
