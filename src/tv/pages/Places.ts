import type { Region } from '../../contract/index.ts';
import type { Problem } from '../content/problems.ts';
import type { ReadRegions } from '../content/read.ts';
import { Retry } from '../content/Retry.ts';
import type { Stage } from '../lightning.ts';
import { Sprite } from '../paint/Sprite.ts';
import { drawLine } from '../paint/text.ts';
import { choiceCard } from '../parts/covers.ts';
import type { Part } from '../parts/Part.ts';
import type { RailModel } from '../parts/Rail.ts';
import { Rows, type RowsMemory } from '../parts/Rows.ts';
import { safe } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { Page } from './Page.ts';
import { lettersAfter, matching } from './initials.ts';

interface Memory {
  path: Region[];
  prefix: string;
  rows: RowsMemory | undefined;
}

const across = 3;
const gap = 24;

/** Chooses town, then village: by arrows, by digits, and by the first letters of the pinyin. */
export class Places extends Page {
  declare private rows: Rows;
  declare private heading: Sprite;
  declare private retry: Retry<ReadRegions>;
  declare private path: Region[];
  declare private entries: Region[];
  declare private prefix: string;
  declare private first: boolean;

  constructor(stage: Stage, tv: Tv, memory: Memory | undefined) {
    super(stage, tv, 'places', ['电子法务', '选择你的村']);
    this.path = memory?.path ?? [];
    this.prefix = memory?.prefix ?? '';
    this.entries = [];
    this.first = tv.preferences.place === undefined;
    this.heading = this.put(new Sprite(stage), safe.left, 96);
    const top = 96 + tv.theme.metrics.titleLine;
    this.rows = this.put(new Rows(stage, tv, 648 - top), 0, top);
    this.rows.moved = () => this.tell();
    const ask = () => this.ask();
    // What was remembered holds for the first list only, not for the levels below it.
    let remembered = memory?.rows;
    const came = (regions: ReadRegions) => {
      this.take(regions, remembered);
      remembered = undefined;
    };
    this.retry = new Retry(ask, came, (problem) => this.fail(problem));
    this.start();
  }

  override remember(): Memory {
    return { path: this.path, prefix: this.prefix, rows: this.rows.memory() };
  }

  override digit(digit: number): boolean {
    return this.rows.openDigit(digit);
  }

  override leave(): void {
    super.leave();
    this.retry.stop();
  }

  override _getFocused() {
    return (this.rows.isEmpty ? this : this.rows) as Part;
  }

  override _handleUp(): boolean {
    return true;
  }

  /** One letter back, then one level up, then the page itself. */
  override _handleBack(): boolean {
    if (this.prefix !== '') {
      this.narrow(this.prefix.slice(0, -1));
      return true;
    }
    if (this.path.length > 1) {
      this.path = this.path.slice(0, -1);
      this.start();
      return true;
    }
    return false;
  }

  /** The city is one: its towns are the first choice. */
  private async ask(): Promise<ReadRegions> {
    const { content } = this.tv;
    const parent = this.path[this.path.length - 1];
    if (parent) return content.regions(parent.code);
    const [city] = (await content.regions(undefined)).items;
    if (!city) return { path: [], items: [] };
    this.path = [city];
    return content.regions(city.code);
  }

  private start(): void {
    this.entries = [];
    this.rows.show([]);
    this.showHeading();
    this.sayWaiting();
    this.tell();
    void this.retry.start();
  }

  private take({ items }: ReadRegions, memory: RowsMemory | undefined): void {
    this.unsay();
    this.entries = items;
    this.fill(memory);
    if (items.length === 0) this.say('还没有可选的村', '请装机师傅或管理员先在服务器上添加镇和村。', '村');
  }

  private fail(problem: Problem): void {
    this.sayProblem(problem);
    this.tell();
  }

  private fill(memory?: RowsMemory): void {
    const shown = matching(this.entries, this.prefix);
    const rows: RailModel[] = [];
    const letters = this.letterRow();
    if (letters) rows.push(letters);
    const first = rows.length;
    const cards = [...shown, ...this.wholeTown()].map((region) => this.card(region));
    for (let i = 0; i < cards.length; i += across) {
      rows.push({ name: `row${i / across}`, gap, below: gap, cards: cards.slice(i, i + across) });
    }
    const start: RowsMemory = { row: 'row0', rowIndex: first, card: '', cardIndex: 0, first: 0, y: 0 };
    this.rows.show(rows, memory ?? start);
    this.showHeading();
    this.tell();
    this._refocus();
  }

  private card(region: Region) {
    const w = (safe.width - (across - 1) * gap) / across;
    const { h } = this.tv.theme.metrics.card;
    const isTown = this.path.indexOf(region) >= 0;
    const chosen = this.tv.preferences.place?.code === region.code;
    const words = isTown ? '不选村，看全镇' : region.name;
    return choiceCard(region.code, words, w, h - 28, chosen, true, () => this.choose(region, isTown));
  }

  /** Who does not find the village takes the town. */
  private wholeTown(): Region[] {
    const here = this.path[this.path.length - 1];
    return here && here.level !== 'city' && this.prefix === '' ? [here] : [];
  }

  /** Letters that lead somewhere; none when the list is short. */
  private letterRow(): RailModel | undefined {
    if (this.entries.length <= 6) return undefined;
    const { metrics } = this.tv.theme;
    const side = metrics.card.titleLine + 28;
    const letters = lettersAfter(this.entries, this.prefix);
    const cards = letters.map((letter) =>
      choiceCard(`letter-${letter}`, letter.toUpperCase(), side, side, false, false, () => this.narrow(this.prefix + letter)));
    if (this.prefix !== '') {
      const back = `${this.prefix.toUpperCase()} ✕`;
      const w = side + 40 + this.prefix.length * 24;
      cards.unshift(choiceCard('clear', back, w, side, true, false, () => this.narrow('')));
    }
    return cards.length > 1 ? { name: 'letters', gap: 16, below: 24, cards } : undefined;
  }

  private narrow(prefix: string): void {
    this.prefix = prefix;
    this.fill();
  }

  private choose(region: Region, isTown: boolean): void {
    if (region.children > 0 && !isTown) {
      this.path = [...this.path, region];
      this.prefix = '';
      this.start();
      return;
    }
    const path = isTown ? this.path : [...this.path, region];
    const names = path.filter(({ level }) => level !== 'city').map(({ name }) => name);
    this.tv.preferences.choose({ code: region.code, names: names.length > 0 ? names : [region.name] });
    this.tv.restart({ page: 'home' });
  }

  private showHeading(): void {
    const { theme } = this.tv;
    const { title: size, titleLine: line } = theme.metrics;
    const town = this.path.length > 1 ? (this.path[this.path.length - 1] as Region).name : undefined;
    const words = town === undefined ? '你家在哪个镇？' : `${town}，哪个村？`;
    this.heading.show({
      key: `heading:${words}:${theme.id}`,
      w: safe.width,
      h: line,
      words: [words],
      draw: (pen) => drawLine(pen, words, 0, 0, { size, line, color: theme.palette.text, weight: 'bold' }),
    });
  }

  private tell(): void {
    const hints = this.rows.isEmpty ? [] : [{ words: '数字键 直接选' }, { words: '方向键 移动' }, { words: '确定 选中' }];
    const back = this.prefix !== '' || this.path.length > 1 ? '返回 上一步' : this.first ? '返回 离开' : '返回 首页';
    const letters = this.rows.rowNames.indexOf('letters') >= 0 ? '最上一行：按拼音首字母找' : '';
    this.hint([...hints, { dot: 'yellow', words: '字号' }, { words: back }], letters);
  }
}
