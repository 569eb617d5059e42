import type { Stage } from '../lightning.ts';
import type { CardModel } from '../parts/Card.ts';
import { choiceCard, plainCard } from '../parts/choices.ts';
import type { RailModel } from '../parts/Rail.ts';
import { Rows, type RowsMemory } from '../parts/Rows.ts';
import { safe, textSizeNames, textSizes } from '../theme.ts';
import { leaveNoTrace } from '../traces.ts';
import type { Tv } from '../tv.ts';
import { Page } from './Page.ts';

interface Memory {
  rows: RowsMemory | undefined;
}

/** Everything that the family may set, each with what it is now. */
export class Settings extends Page {
  declare private rows: Rows;

  constructor(stage: Stage, tv: Tv, _route: unknown, memory: Memory | undefined) {
    super(stage, tv, 'settings', ['电子法务', '设置']);
    this.rows = this.put(new Rows(stage, tv, 556), 0, 92);
    this.rows.moved = () => this.tell();
    this.fill(memory?.rows);
  }

  override remember(): Memory {
    return { rows: this.rows.memory() };
  }

  /** It has no cards. */
  override withdrawn(): void {
    return;
  }

  override _getFocused() {
    return this.rows;
  }

  private fill(memory: RowsMemory | undefined = this.rows.memory()): void {
    this.rows.show([this.placeRow(), this.sizeRow(), this.contrastRow(), this.historyRow(), this.remoteRow()], memory);
    this.tell();
  }

  private placeRow(): RailModel {
    const { preferences } = this.tv;
    const names = preferences.place?.names ?? [];
    return this.row('place', '您家的村', '首页先放这个村的公示', [
      this.plain('change', ['换个村', names[names.length - 1] ?? '还没有选'], () => this.tv.go({ page: 'places' })),
    ]);
  }

  private sizeRow(): RailModel {
    const { tv } = this;
    return this.row('size', '字的大小', '按黄色键也能换', textSizes.map((size) =>
      this.choice(size, textSizeNames[size], tv.preferences.size === size, () => tv.chooseTextSize(size))));
  }

  private contrastRow(): RailModel {
    const { tv } = this;
    const { contrast } = tv.preferences;
    return this.row('contrast', '看得清楚些', '底更黑、字更亮', [
      this.choice('normal', '平常', contrast === 'normal', () => tv.chooseContrast('normal')),
      this.choice('high', '加强对比', contrast === 'high', () => tv.chooseContrast('high')),
    ]);
  }

  private historyRow(): RailModel {
    const { tv } = this;
    const { keepsHistory } = tv.preferences;
    const keep = (keeps: boolean) => {
      tv.preferences.chooseHistory(keeps);
      this.fill();
    };
    return this.row('history', '看到哪里', '下次从停下的地方接着看，只记在这台机顶盒里', [
      this.choice('keep', '记住', keepsHistory, () => keep(true)),
      this.choice('forget', '不记', !keepsHistory, () => keep(false)),
      this.plain('clear', ['清空', '看过的和收藏'], () => this.askToClear()),
    ]);
  }

  private remoteRow(): RailModel {
    const { tv } = this;
    return this.row('remote', '遥控器和别的', '', [
      this.plain('coach', ['求助', '学用遥控器'], () => tv.go({ page: 'coach' })),
      this.plain('keys', ['按键测试', '给装机师傅'], () => tv.go({ page: 'keys' })),
      this.plain('reset', ['全部恢复', '像第一天那样'], () => this.askToReset()),
    ]);
  }

  private askToClear(): void {
    const { tv } = this;
    tv.ask('clear', '清空看过的和收藏？', '清空以后找不回来。', [
      { key: 'no', words: '不清空', open: () => undefined },
      {
        key: 'yes',
        words: '清空',
        open: () => {
          tv.history.clear();
          tv.favourites.clear();
          leaveNoTrace(tv);
          tv.say('已经清空');
        },
      },
    ]);
  }

  private askToReset(): void {
    const { tv } = this;
    tv.ask('reset', '全部恢复成第一天的样子？', '村、字号、看过的和收藏都会清掉，要重新选村。', [
      { key: 'no', words: '不恢复', open: () => undefined },
      { key: 'yes', words: '恢复', open: () => tv.reset() },
    ]);
  }

  private row(name: string, title: string, subtitle: string, cards: CardModel[]): RailModel {
    return { name, title, subtitle, gap: this.tv.theme.metrics.card.gap, below: 26, cards };
  }

  private get size(): { w: number; h: number } {
    const { card } = this.tv.theme.metrics;
    return { w: Math.floor((safe.width - 2 * card.gap) / 6) * 2, h: card.h - 28 };
  }

  private choice(key: string, words: string, chosen: boolean, open: () => void): CardModel {
    const { w, h } = this.size;
    return choiceCard(key, words, w, h, chosen, false, open);
  }

  private plain(key: string, words: string[], open: () => void): CardModel {
    const { w, h } = this.size;
    return plainCard(key, words, w, h, open);
  }

  private tell(): void {
    const below = this.rows.below.length > 0 ? ['往下还有'] : [];
    this.hint([{ words: '方向键 移动' }, { words: '确定 选中' }, { words: '返回 上一页' }], ...below);
  }
}
