import type { Region } from '../../contract/index.ts';
import type { Aged } from '../content/Content.ts';
import { mayPass, type Problem } from '../content/problems.ts';
import type { ReadRegions } from '../content/read.ts';
import type { Retry } from '../content/Retry.ts';
import type { Stage } from '../lightning.ts';
import { Sprite } from '../paint/Sprite.ts';
import { drawLine, fitLine } from '../paint/text.ts';
import { choiceCard, groupCard } from '../parts/choices.ts';
import type { Part } from '../parts/Part.ts';
import type { RailModel } from '../parts/Rail.ts';
import { Rows, type RowsMemory } from '../parts/Rows.ts';
import { safe, type Theme } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { sayKept } from './KeptNote.ts';
import { Page } from './Page.ts';
import { keyAt, narrow, type KeyGroup } from './initials.ts';

interface Memory {
  path: Region[];
  typed: string;
  rows: RowsMemory | undefined;
}

const across = 3;
const gap = 24;

/**
 * Chooses town, then village: by arrows and by digits. In a long list the digits stand for the first
 * letters of the pinyin until few names are left, then for these.
 */
export class Places extends Page {
  declare private rows: Rows;
  declare private heading: Sprite;
  declare private retry: Retry<ReadRegions>;
  declare private path: Region[];
  declare private entries: Region[];
  /** Digits that narrowed the list. */
  declare private typed: string;
  declare private groups: KeyGroup[];
  declare private advice: string;
  declare private first: boolean;
  /** Of the first list only, not of the levels below it. */
  declare private remembered: RowsMemory | undefined;
  /** Whether it was said that the list is of before. */
  declare private told: boolean;

  constructor(stage: Stage, tv: Tv, memory: Memory | undefined) {
    super(stage, tv, 'places', ['电子法务', '选择您的村']);
    this.path = memory?.path ?? [];
    this.typed = memory?.typed ?? '';
    this.groups = [];
    this.advice = '';
    this.entries = [];
    this.first = tv.preferences.place === undefined;
    this.heading = this.put(new Sprite(stage), safe.left, 96);
    const top = 96 + headingHeight(tv.theme);
    this.rows = this.put(new Rows(stage, tv, 648 - top), 0, top);
    this.rows.moved = () => this.tell();
    this.remembered = memory?.rows;
    this.retry = this.question(() => this.ask(), (regions) => this.take(regions), (problem) => this.fail(problem));
    this.start();
  }

  override remember(): Memory {
    return { path: this.path, typed: this.typed, rows: this.rows.memory() };
  }

  /** It has no cards. */
  override standsAlone(): boolean {
    return true;
  }

  override withdrawn(): void {
    return;
  }

  /** Somebody may have added a town or village meanwhile. */
  override contentChanged(): void {
    void this.retry.start();
  }

  override digit(digit: number): boolean {
    const group = this.groups.filter((one) => one.digit === String(digit))[0];
    if (group) this.narrow(this.typed + group.digit);
    return group !== undefined || this.rows.openDigit(digit);
  }

  override _getFocused() {
    return (this.rows.isEmpty ? this : this.rows) as Part;
  }

  override _handleUp(): boolean {
    return true;
  }

  /** One digit back, then one level up, then the page itself. */
  override _handleBack(): boolean {
    if (this.typed !== '') {
      this.narrow(this.typed.slice(0, -1));
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
    if (parent && this.path.length > 1) return content.regions(parent.code);
    const [city] = (await content.regions(undefined)).items;
    if (!city) return { path: [], items: [] };
    // Whoever was shown the kept list may have gone on meanwhile.
    if (this.path.length < 2) this.path = [city];
    return content.regions(city.code);
  }

  private get kept(): Aged<ReadRegions> | undefined {
    const { content } = this.tv;
    const parent = this.path[this.path.length - 1] ?? content.keptRegions(undefined)?.value.items[0];
    if (parent && this.path.length === 0) this.path = [parent];
    return parent && content.keptRegions(parent.code);
  }

  private start(): void {
    this.told = false;
    this.entries = [];
    this.groups = [];
    this.advice = '';
    this.rows.show([]);
    this.showHeading();
    this.sayWaiting();
    this.tell();
    const { kept } = this;
    if (kept && kept.value.items.length > 0) this.take(kept.value);
    void this.retry.start();
  }

  private take({ items }: ReadRegions): void {
    this.unsay();
    this.told = false;
    const isAny = this.entries.length > 0;
    if (isAny && JSON.stringify(items) === JSON.stringify(this.entries)) return;
    this.entries = items;
    this.fill(isAny ? this.rows.memory() : this.remembered);
    this.remembered = undefined;
    if (items.length === 0) this.say('还没有可选的村', '请装机师傅或管理员先在服务器上添加镇和村。', '村');
  }

  private fail(problem: Problem): void {
    if (this.entries.length > 0 && mayPass(problem)) {
      if (!this.told) sayKept(this.tv, problem, this.kept?.age);
      this.told = true;
      return;
    }
    this.entries = [];
    this.rows.show([]);
    this.sayProblem(problem);
    this.tell();
  }

  private fill(memory?: RowsMemory): void {
    const { left, at, groups } = narrow(this.entries, this.typed);
    this.groups = groups;
    this.advice = groups.length > 0 ? adviceOf(left[0] as Region, at) : '';
    const rows: RailModel[] = [];
    if (groups.length > 0) rows.push(this.groupRow());
    const first = rows.length;
    const cards = [...left, ...this.wholeTown()].map((region) => this.card(region));
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
    return choiceCard(region.code, words, w, h - 28, chosen, this.groups.length === 0, () => this.choose(region, isTown));
  }

  /** Who does not find the village takes the town. */
  private wholeTown(): Region[] {
    const here = this.path[this.path.length - 1];
    return here && here.level !== 'city' && this.typed === '' ? [here] : [];
  }

  /** The digits that lead on, with their letters. */
  private groupRow(): RailModel {
    const { card } = this.tv.theme.metrics;
    const h = card.titleLine + 28;
    const gap = 12;
    const w = (safe.width - 7 * gap) / 8;
    const cards = this.groups.map(({ digit, letters }) =>
      groupCard(digit, letters, w, h, () => this.narrow(this.typed + digit)));
    return { name: 'letters', gap, below: 24, cards };
  }

  private narrow(typed: string): void {
    this.typed = typed;
    this.fill();
  }

  private choose(region: Region, isTown: boolean): void {
    if (region.children > 0 && !isTown) {
      this.path = [...this.path, region];
      this.typed = '';
      this.start();
      return;
    }
    const path = isTown ? this.path : [...this.path, region];
    const names = path.filter(({ level }) => level !== 'city').map(({ name }) => name);
    this.tv.preferences.choose({ code: region.code, names: names.length > 0 ? names : [region.name] });
    // A family that chooses for the first time is shown the remote.
    if (this.first) this.tv.restart({ page: 'home' }, { page: 'coach' });
    else this.tv.restart({ page: 'home' });
  }

  private showHeading(): void {
    const { theme } = this.tv;
    const { title: size, titleLine: line } = theme.metrics;
    const town = this.path.length > 1 ? (this.path[this.path.length - 1] as Region).name : undefined;
    const words = town === undefined ? '您家在哪个镇？' : `${town}，哪个村？`;
    const why = this.first ? '先选村，公示才是自己村的；以后可以改。' : '选好以后，首页的公示就换成那个村的。';
    const advice = this.advice === '' ? why : this.advice;
    const h = headingHeight(theme);
    this.heading.show({
      key: `heading:${words}:${advice}:${theme.id}`,
      w: safe.width,
      h,
      words: [words, advice],
      draw: (pen) => {
        drawLine(pen, words, 0, -4, { size, line, color: theme.palette.text, weight: 'bold' });
        const { body, bodyLine } = theme.metrics;
        const style = { size: Math.min(body, 40), line: bodyLine, color: theme.palette.soft };
        drawLine(pen, fitLine(advice, safe.width, style.size), 0, line - 10, style);
      },
    });
  }

  private tell(): void {
    const digits = this.groups.length > 0 ? '数字键 按拼音首字母找' : '数字键 直接选';
    const hints = this.rows.isEmpty ? [] : [{ words: digits }, { words: '方向键 移动' }, { words: '确定 选中' }];
    const back = this.typed !== '' || this.path.length > 1 ? '返回 上一步' : this.first ? '返回 离开' : '返回 首页';
    this.hint([...hints, { dot: 'yellow', words: '字号' }, { words: back }]);
  }
}

/** The question, and a line on why it is asked or how to answer. */
function headingHeight({ metrics }: Theme): number {
  return metrics.titleLine + metrics.bodyLine - 6;
}

function adviceOf({ name, initials }: Region, at: number): string {
  const which = '一二三四五六七八九'.charAt(at);
  return `按第${which}个字的拼音首字母，比如“${name}”按 ${keyAt(initials, at)}`;
}
