import type { Series } from '../../contract/index.ts';
import { isWithin } from '../../contract/regionCodes.ts';
import { standingEpisodes } from '../content/content.ts';
import type { ItemDraft } from '../content/draft.ts';
import type { Database } from '../db/open.ts';
import type { FrontMatter } from './frontMatter.ts';
import { Refusal } from './refusal.ts';

const nameMax = 40;

/** The series that a text belongs to and its number there: both are written, or neither. */
export function readSeries({ 系列: name, 集: number }: FrontMatter): Series | undefined {
  if (name === undefined && number === undefined) return undefined;
  if (name === undefined) throw new Refusal('写了“集”，没有写“系列”');
  if (number === undefined) throw new Refusal(`写了“系列”，没有写“集”：是“${name}”的第几集？`);
  if (name.length > nameMax) throw new Refusal(`“系列”太长，最多 ${nameMax} 个字`);
  const episode = Number(/^第?\s*(\d{1,4})\s*[集讲期]?$/.exec(number)?.[1]);
  if (!(episode >= 1)) throw new Refusal(`“集”应是 1 起的整数，现在是“${number}”`);
  return { name, episode };
}

interface Episode {
  sourceKey: string;
  column: string;
  region: string;
  series: Series;
}

/** Collects the episodes of one import, to tell which numbers of a series are there twice. */
export function collectEpisodes() {
  const taken = new Map<string, Episode>();
  return {
    add({ sourceKey, column, region, series }: ItemDraft): void {
      if (series) taken.set(sourceKey, { sourceKey, column, region, series });
    },
    /** One line for each number of theirs that several items have which can be seen together. */
    async doubles(db: Database, source: string): Promise<string[]> {
      const all = new Map<string, Episode>();
      const names = new Set(Array.from(taken.values(), ({ series }) => series.name));
      for (const row of await standingEpisodes(db.query, [...names])) {
        const { source_key: sourceKey, column, region, series, episode } = row;
        if (series === null || episode === null) continue;
        all.set(sourceKey, { sourceKey, column, region, series: { name: series, episode } });
      }
      for (const episode of taken.values()) all.set(episode.sourceKey, episode);
      const lines: string[] = [];
      for (const same of groups([...all.values()]).values()) {
        const together = same.filter((one) => same.some((other) => other !== one && meet(one.region, other.region)));
        const first = together[0];
        if (first === undefined || !together.some(({ sourceKey }) => taken.has(sourceKey))) continue;
        const files = together.map(({ sourceKey: key }) => (key.startsWith(`${source}/`) ? key.slice(source.length + 1) : key));
        lines.push(`“${first.series.name}”第 ${first.series.episode} 集：${files.sort().join('、')}`);
      }
      return lines.sort();
    },
  };
}

/** Whether a viewer may see items of both regions: one lies in the other. */
const meet = (one: string, other: string) => isWithin(one, other) || isWithin(other, one);

function groups(episodes: Episode[]): Map<string, Episode[]> {
  const byNumber = new Map<string, Episode[]>();
  for (const each of episodes) {
    const key = JSON.stringify([each.column, each.series.name, each.series.episode]);
    const group = byNumber.get(key);
    if (group) group.push(each);
    else byNumber.set(key, [each]);
  }
  return byNumber;
}
