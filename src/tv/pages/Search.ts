import type { SearchHit, TopicCount } from '../../contract/index.ts';
import { readHits } from '../content/hits.ts';
import { LatestAnswer } from '../content/LatestAnswer.ts';
import type { Problem } from '../content/problems.ts';
import type { Retry } from '../content/Retry.ts';
import { without, type IsGone } from '../content/withdrawn.ts';
import type { Stage } from '../lightning.ts';
import { Sprite } from '../paint/Sprite.ts';
import { ringRoom } from '../parts/Card.ts';
import type { Hint } from '../parts/Hints.ts';
import type { Part } from '../parts/Part.ts';
import { Rows, type RowsMemory } from '../parts/Rows.ts';
import type { StackMemory } from '../parts/Stack.ts';
import type { Key } from '../remote/keys.ts';
import { content, safe, textSizeNames } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { keyAt } from './initials.ts';
import { Page } from './Page.ts';
import { SearchFindings, type FindingsMemory } from './SearchFindings.ts';
import { exampleIn, type Example } from './searchExamples.ts';
import { advicePainting, padRows, typedPainting, type Typed } from './searchPad.ts';

interface Memory {
  typed: Typed;
  items: SearchHit[];
  /** The keys that `items` answer. */
  found: string;
  topics: TopicCount[];
  atFindings: boolean;
  pad: RowsMemory | undefined;
  findings: FindingsMemory;
}

/** Keys that the server takes at once. */
const mostKeys = 12;
/** As many hits as one looks through with the arrows. */
const mostHits = 30;
/** After this time without an answer the page says that it is looking, ms. */
const patience = 800;
const headTop = 142;
const rowsEdge = ringRoom + 4;

/** 搜索: digits or letters stand for pinyin initials; what is found stands beside the keys, the topics while nothing is. */
export class Search extends Page {
  declare private typed: Typed;
  declare private items: SearchHit[];
  declare private found: string;
  declare private topics: TopicCount[];
  declare private problem: Problem | undefined;
  declare private atFindings: boolean;
  /** The last key was a digit of the remote: with its answer the focus goes where OK opens. */
  declare private byRemote: boolean;
  declare private pad: Rows;
  declare private findings: SearchFindings;
  declare private advice: Sprite;
  declare private boxes: Sprite;
  declare private asking: LatestAnswer<SearchHit[]>;
  declare private askingTopics: Retry<TopicCount[]>;
  declare private slow: number | undefined;
  declare private example: Example;

  constructor(stage: Stage, tv: Tv, _route: unknown, memory: Memory | undefined) {
    super(stage, tv, 'search', ['电子法务', '搜索']);
    this.typed = memory?.typed ?? { keys: '', letters: false };
    this.items = memory?.items ?? [];
    // Without its items an answer is none: they may have been withdrawn meanwhile.
    this.found = this.items.length > 0 ? memory?.found ?? '' : '';
    const region = tv.preferences.place?.code;
    this.topics = memory?.topics ?? offered(tv.content.keptTopics(region, undefined));
    this.problem = undefined;
    this.atFindings = memory?.atFindings ?? false;
    this.byRemote = false;
    this.slow = undefined;
    this.advice = this.put(new Sprite(stage), safe.left, 88);
    this.boxes = this.put(new Sprite(stage), safe.left, headTop);
    const { headHeight, top } = this;
    this.findings = this.put(new SearchFindings(stage, tv, headTop, headHeight, top), 0, 0);
    this.pad = this.put(new Rows(stage, tv, content.bottom - top + 2 * rowsEdge), 0, top - rowsEdge);
    this.findings.stepped = () => this.tell();
    const rails = tv.content.keptHome(region)?.home.rails ?? [];
    this.example = exampleIn(rails.map(({ items }) => items.map(({ title }) => title).join('\n')).join('\n'));
    this.asking = new LatestAnswer(
      (keys) => tv.content.initials(keys, region, mostHits).then(readHits),
      (items, keys) => this.take(items, keys),
      (problem) => this.fail(problem),
    );
    this.askingTopics = this.question(() => tv.content.topics(region, undefined), (topics) => this.takeTopics(topics), (problem) => {
      // Topics that are here need no network until one is opened.
      if (this.typed.keys === '' && this.topics.length === 0) this.fail(problem);
    });
    this.showPad(memory?.pad ?? { row: 'keys1', rowIndex: 0, card: '2', cardIndex: 1, first: 0, y: 0 });
    this.findings.showTopics(this.topics, memory?.findings.topics);
    this.show(memory?.findings.hits);
    this.asking.ask(this.typed.keys);
    void this.askingTopics.start();
  }

  override remember(): Memory {
    const { typed, items, found, topics, atFindings } = this;
    return { typed, items, found, topics, atFindings, pad: this.pad.memory(), findings: this.findings.memory };
  }

  override contentChanged(): void {
    this.asking.ask(this.typed.keys);
    void this.askingTopics.start();
  }

  override withdrawn(isGone: IsGone): void {
    this.items = without(this.items, isGone);
    this.show(this.findings.memory.hits);
  }

  override refresh(): void {
    this.show(this.findings.memory.hits);
  }

  override takes(key: Key): boolean {
    this.byRemote = false;
    if (key === 'Blue') this.type('');
    return key === 'Blue';
  }

  override digit(digit: number): boolean {
    if (digit === 0) this.type('');
    else if (digit === 1) this.undo();
    else this.typeDigit(String(digit));
    this.byRemote = true;
    return true;
  }

  override leave(): void {
    super.leave();
    this.asking.stop();
    window.clearTimeout(this.slow);
  }

  override _getFocused(): Part {
    return this.atFindings && this.findings.canOpen ? this.findings : this.pad;
  }

  override _handleRight(): boolean {
    this.goTo(true);
    return true;
  }

  override _handleLeft(): boolean {
    this.goTo(false);
    return true;
  }

  private get headHeight(): number {
    const { metrics } = this.tv.theme;
    return metrics.card.titleLine + metrics.smallLine;
  }

  /** Where keys and findings begin, px. */
  private get top(): number {
    return headTop + this.headHeight + 18;
  }

  private goTo(findings: boolean): void {
    this.atFindings = findings && this.findings.canOpen;
    this._refocus();
    this.tell();
  }

  private type(keys: string): void {
    this.typed = { ...this.typed, keys: keys.slice(0, mostKeys) };
    window.clearTimeout(this.slow);
    this.asking.ask(this.typed.keys);
    if (keys !== '') {
      // What was found before stays until the answer comes.
      this.slow = window.setTimeout(() => this.findings.sayLooking(), patience);
      this.showTyped();
      return;
    }
    this.items = [];
    this.found = '';
    this.problem = undefined;
    this.atFindings = false;
    if (this.topics.length === 0) void this.askingTopics.start();
    this.show();
  }

  /** A digit after letters: these become the digits they stand on. */
  private typeDigit(digit: string): void {
    const { keys, letters } = this.typed;
    const digits = letters ? keys.split('').map((_, at) => keyAt(keys, at)).join('') : keys;
    if (letters) {
      this.typed = { keys: digits, letters: false };
      this.showPad();
    }
    this.type(digits + digit);
  }

  private undo(): void {
    this.type(this.typed.keys.slice(0, -1));
  }

  private change(): void {
    this.typed = { keys: '', letters: !this.typed.letters };
    this.showPad();
    this.type('');
  }

  private take(items: SearchHit[], keys: string): void {
    window.clearTimeout(this.slow);
    const again = keys === this.found;
    // Who types on goes on typing; who came back to a topic stays there.
    if (items.length > 0) this.atFindings = this.atFindings || this.byRemote;
    else if (this.byRemote || this.items.length > 0) this.atFindings = false;
    this.items = items;
    this.found = keys;
    this.problem = undefined;
    this.show(again ? this.findings.memory.hits : undefined);
  }

  private takeTopics(topics: TopicCount[]): void {
    this.topics = offered(topics);
    if (this.typed.keys === '') this.problem = undefined;
    this.findings.showTopics(this.topics, this.findings.memory.topics);
    this.show(this.findings.memory.hits);
  }

  private fail(problem: Problem): void {
    window.clearTimeout(this.slow);
    this.problem = problem;
    this.atFindings = false;
    this.show(this.findings.memory.hits);
  }

  private showPad(memory?: RowsMemory): void {
    const deeds = {
      type: (key: string) => this.type(this.typed.keys + key),
      undo: () => this.undo(),
      clear: () => this.type(''),
      change: () => this.change(),
    };
    this.pad.show(padRows(this.typed.letters, content.bottom - this.top, deeds), memory);
  }

  private show(hits?: StackMemory): void {
    const { items, found: keys, problem, typed } = this;
    this.findings.show({ items, keys, isCut: items.length === mostHits, problem, isLooking: typed.keys !== '' }, hits);
    if (!this.findings.canOpen) this.atFindings = false;
    this.showTyped();
    this._refocus();
  }

  private showTyped(): void {
    const { tv: { theme }, typed } = this;
    this.advice.show(advicePainting(this.example, typed.letters, theme));
    this.boxes.show(typedPainting(typed, this.headHeight, theme));
    this.tell();
  }

  /** The line below, and on the bar a title that its card cuts. */
  private tell(): void {
    const { atFindings, findings, typed } = this;
    const whole = atFindings ? findings.whole : undefined;
    this.bar.showTrail(whole === undefined ? ['电子法务', '搜索'] : ['搜索', whole]);
    const hints: Hint[] = [];
    if (atFindings) hints.push({ words: '确定 打开' }, { words: '左 回到按键' });
    else hints.push({ words: typed.letters ? '确定 选字母' : '数字键 直接按' });
    if (!atFindings && findings.canOpen) hints.push({ words: '右 去挑' });
    if (typed.keys !== '') hints.push({ dot: 'blue', words: '清空' });
    hints.push({ dot: 'yellow', words: `字号 ${textSizeNames[this.tv.preferences.size]}` }, { words: '返回' });
    this.hint(hints, findings.below);
  }
}

/** Those of which there is something. */
function offered(topics: TopicCount[]): TopicCount[] {
  return topics.filter(({ count }) => count > 0);
}
