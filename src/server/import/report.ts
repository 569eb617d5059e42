/** What became of a folder. Paths are relative to it. */
export interface ImportReport {
  added: number;
  changed: number;
  unchanged: number;
  withdrawn: number;
  /** Texts that could go in; counted instead of the above when nothing was written. */
  checked: number;
  /** 便民卡 and terms of the glossary that the folder holds. */
  contacts: number;
  terms: number;
  refused: { file: string; reason: string }[];
  /** Files that are gone while their items still stand. */
  missing: string[];
  /** Items that no topic was found for. */
  withoutTopic: string[];
  /** Numbers of a series that several items have. */
  sameEpisode: string[];
}

/** Lines that a report names of each kind at most; the rest is counted. */
const namedMax = 500;

/** The report in plain Chinese. */
export function reportText(report: ImportReport, dryRun: boolean): string {
  const { added, changed, unchanged, withdrawn, checked, contacts, terms, refused, missing, withoutTopic, sameEpisode } = report;
  const counts = dryRun
    ? `试运行，没有写入：可收 ${checked} 份，未收 ${refused.length} 份`
    : `新增 ${added}，更新 ${changed}，未变 ${unchanged}，撤回 ${withdrawn}，未收 ${refused.length}`;
  const beside = [contacts > 0 && `便民卡 ${contacts} 张`, terms > 0 && `词语 ${terms} 条`].filter(Boolean);
  return [
    counts,
    ...(beside.length > 0 ? [beside.join('，')] : []),
    ...listed('没有收进来的文件：', refused.map(({ file, reason }) => `${file}：${reason}`)),
    ...listed('文件已不在、内容还在发布的（要撤回请加 --withdraw-missing）：', missing),
    ...listed('没有归到专题的（可改专题对照表，或在稿件里写“专题”）：', withoutTopic),
    ...listed('同一个系列里集数重复的（先播离得近的地区的、先发布的）：', sameEpisode),
  ].join('\n');
}

function listed(heading: string, lines: string[]): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, namedMax).map((line) => `  ${printable(line)}`);
  return ['', heading, ...shown, ...(lines.length > namedMax ? [`  ……还有 ${lines.length - namedMax} 个`] : [])];
}

/** File names may hold anything; what would steer a terminal is shown as a question mark. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '?');
}
