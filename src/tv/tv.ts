import type { ItemCard } from '../contract/index.ts';
import type { Clock } from './box/clock.ts';
import type { BoxStorage } from './box/storage.ts';
import type { Content } from './content/Content.ts';
import type { ReadItem } from './content/read.ts';
import type { Favourites } from './Favourites.ts';
import type { History } from './History.ts';
import type { Jobs } from './Jobs.ts';
import type { Pictures } from './paint/pictures.ts';
import type { Route } from './routes.ts';
import type { Preferences } from './Preferences.ts';
import type { Stage } from './lightning.ts';
import type { Strip } from './parts/Strip.ts';
import type { DialogChoice } from './parts/Dialog.ts';
import type { Remote } from './remote/remote.ts';
import type { Contrast, TextSize, Theme } from './theme.ts';

/** What a short link stands for on the full-screen QR. */
export interface Handoff {
  code: string;
  /** Id of the block to carry on from. */
  block?: string;
  /** Second of the film to carry on from. */
  second?: number;
  /** What scanning will do, in lines: 用手机扫一扫 / 接着看. */
  title: string[];
  /** Of what: a title, a page. */
  lines: string[];
}

/** What every part of the app may use. One a running app. */
export interface Tv {
  readonly content: Content;
  readonly clock: Clock;
  readonly storage: BoxStorage;
  readonly preferences: Preferences;
  readonly history: History;
  readonly favourites: Favourites;
  readonly jobs: Jobs;
  readonly pictures: Pictures;
  theme: Theme;
  /** Address that the QR carries. */
  publicUrl: string;
  /** Device pixels per logical pixel. */
  readonly precision: number;
  /** Names of topics that are known so far, by slug. */
  readonly topicNames: Record<string, string>;
  /** Names of columns that are known so far, by id. */
  readonly columnNames: Record<string, string>;
  /** Seconds a movement takes; 0 while keys come fast. */
  readonly motion: () => number;
  go(route: Route): void;
  back(): void;
  /** Puts a page in the place of the one that is shown. */
  replace(route: Route): void;
  /** Replaces all pages by these; the last is shown, Back leads to the one before it. */
  restart(...routes: Route[]): void;
  scan(handoff: Handoff): void;
  askToLeave(): void;
  /** A question over the page; the first choice has the focus. `about`: the item that it is about, by its id. */
  ask(name: string, title: string, advice: string, choices: DialogChoice[], about?: string): void;
  /** The remote, once it is listened to. */
  remote(): Remote;
  nextTextSize(): void;
  nextContrast(): void;
  chooseTextSize(size: TextSize): void;
  chooseContrast(contrast: Contrast): void;
  /** Everything as on the first day; the village is chosen anew. */
  reset(): void;
  /** Told by a text whenever a page of it is shown: which, from 0, of how many; an estimate until all is laid out. */
  pageShown(item: ReadItem, page: number, of: number): void;
  /** Told by a text that it is not shown any more. */
  textHidden(): void;
  /** Told of the item whose card has the focus from now on; undefined when a card has it no longer. */
  looksAt(card: ItemCard | undefined): void;
  /** Told of the emergencies that stand, by their ids, whenever a pulse came. */
  emergencies(ids: readonly string[]): void;
  /** Lays a strip over the top of every page, or takes it away; false where the page says the same. */
  lay(strip: ((stage: Stage) => Strip) | undefined): boolean;
  /** One line that fades by itself. */
  say(words: string): void;
}
