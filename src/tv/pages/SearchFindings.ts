import type { SearchHit, TopicCount } from '../../contract/index.ts';
import { wordsFor, type Problem } from '../content/problems.ts';
import type { Stage } from '../lightning.ts';
import { openItem } from '../openItem.ts';
import { Sprite } from '../paint/Sprite.ts';
import { ringRoom } from '../parts/Card.ts';
import { plainCard } from '../parts/choices.ts';
import { Part } from '../parts/Part.ts';
import type { RailModel } from '../parts/Rail.ts';
import { Rows, type RowsMemory } from '../parts/Rows.ts';
import { Stack, stackRowHeight, type StackMemory } from '../parts/Stack.ts';
import { content, safe, type TextSize } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { headingPainting, hitCard, hitsLeft, hitsWidth, troublePainting } from './searchHits.ts';

/** What is to be seen beside the keys. */
export interface Found {
  /** What was found, by the keys that it answers; empty keys while no answer is to be shown. */
  items: SearchHit[];
  keys: string;
  /** Whether more may be there than were asked for. */
  isCut: boolean;
  problem: Problem | undefined;
  /** Whether an answer is still to come, so that nothing can be said. */
  isLooking: boolean;
}

export interface FindingsMemory {
  hits: StackMemory;
  topics: RowsMemory | undefined;
}

const hitRows: Record<TextSize, number> = { standard: 5, large: 4, extra: 3 };
/** Around the rows of `Rows`, px. */
const rowsEdge = ringRoom + 4;
const gap = 20;

/** What was found, or the topics; above it what it is and what to do. */
export class SearchFindings extends Part {
  declare private heading: Sprite;
  declare private hits: Stack;
  declare private topics: Rows;
  declare private headHeight: number;
  declare private rowHeight: number;
  /** Height of a topic of which three fit, px. */
  declare private third: number;
  declare private found: Found | undefined;

  /** `headHeight`: of the heading at `headTop`; what was found begins at `top`. */
  constructor(stage: Stage, tv: Tv, headTop: number, headHeight: number, top: number) {
    super(stage, tv);
    const height = content.bottom - top;
    const rows = hitRows[tv.theme.size];
    this.headHeight = headHeight;
    this.rowHeight = stackRowHeight(height, rows);
    this.third = Math.floor((height - 2 * gap) / 6) * 2;
    this.found = undefined;
    this.heading = this.put(new Sprite(stage), hitsLeft, headTop);
    this.topics = this.put(new Rows(stage, tv, height + rowsEdge + ringRoom), hitsLeft - safe.left, top - rowsEdge);
    this.hits = new Stack(stage, tv, 'hits', { w: hitsWidth, h: this.rowHeight, rows });
    this.put(this.hits, hitsLeft - ringRoom, top - ringRoom);
  }

  /** Told when the focus may be on another card. */
  set stepped(told: () => void) {
    this.hits.stepped = told;
    this.topics.stepped = told;
  }

  get memory(): FindingsMemory {
    return { hits: this.hits.memory, topics: this.topics.memory() };
  }

  /** Whether there is anything to be opened. */
  get canOpen(): boolean {
    return !this.troubled && !(this.hits.isEmpty && this.topics.isEmpty);
  }

  /** What lies below what is seen, in words; empty when nothing does. */
  get below(): string {
    if (this.troubled) return '';
    if (!this.hits.isEmpty) return this.hits.below > 0 ? `往下还有 ${this.hits.below} 条` : '';
    return !this.topics.isEmpty && this.topics.below.length > 0 ? '往下还有专题' : '';
  }

  /** The chosen title where its card cuts it. */
  get whole(): string | undefined {
    return this.hits.isEmpty ? undefined : this.hits.chosen?.whole?.(this.tv.theme);
  }

  override _focus(): void {
    this.sayFound();
  }

  override _unfocus(): void {
    this.sayFound();
  }

  override _getFocused(): Part {
    return this.hits.isEmpty ? this.topics : this.hits;
  }

  show(found: Found, memory?: StackMemory): void {
    const { tv, rowHeight } = this;
    const troubled = found.problem !== undefined;
    this.hits.show(found.items.map((hit) => hitCard(tv, hit, rowHeight, () => openItem(tv, hit.item))), memory);
    this.hits.visible = !troubled && !this.hits.isEmpty;
    this.topics.visible = !troubled && this.hits.isEmpty;
    this.found = found;
    this.sayFound();
  }

  showTopics(topics: readonly TopicCount[], memory: RowsMemory | undefined): void {
    const { tv } = this;
    const { card, smallLine } = tv.theme.metrics;
    const across = tv.theme.size === 'standard' ? 3 : 2;
    const w = Math.floor((hitsWidth - (across - 1) * gap) / across / 2) * 2;
    const h = Math.min(card.titleLine + smallLine + 16, this.third);
    const cards = topics.map(({ id, name, count }) =>
      plainCard(id, [name, `${count} 条`], w, h, () => tv.go({ page: 'topic', topic: id, name })));
    const rows: RailModel[] = [];
    for (let i = 0; i < cards.length; i += across) {
      rows.push({ name: `topics${i / across}`, gap, below: gap, cards: cards.slice(i, i + across) });
    }
    this.topics.show(rows, memory);
  }

  sayLooking(): void {
    if (!this.troubled) this.head('正在找……', '请稍等');
  }

  private get troubled(): boolean {
    return this.found?.problem !== undefined;
  }

  private sayFound(): void {
    const { found, tv: { theme } } = this;
    if (!found) return;
    if (found.problem) {
      const { title, advice } = wordsFor(found.problem);
      this.heading.show(troublePainting(title, advice, theme));
    } else this.head(...wordsOf(found, (this as unknown as { hasFocus(): boolean }).hasFocus()));
  }

  private head(title: string, advice: string): void {
    this.heading.show(headingPainting(title, advice, this.headHeight, this.tv.theme));
  }
}

/** What is there, and what to do next with the focus here or on the keys. */
function wordsOf({ items, keys, isCut, isLooking }: Found, here: boolean): [string, string] {
  const typed = keys.toUpperCase().split('').join(' ');
  if (items.length > 0) {
    const count = `${typed}：${isCut ? '先列出' : '找到'} ${items.length} 条`;
    return [count, here ? '上下键挑，按确定打开' : '按右键去挑，按确定打开'];
  }
  const pick = here ? '方向键挑，按确定打开' : '不会拼音也不要紧：按右键，挑一个专题';
  if (keys !== '') return [`没有找到 ${typed}`, '删一个再试，或挑专题；也可打 12348 问'];
  return isLooking ? ['正在找……', '请稍等'] : ['按专题找', pick];
}
