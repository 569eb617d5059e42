import type { Browser, Route as PlaywrightRoute } from 'playwright-core';
import type { Contrast, TextSize } from '../../src/tv/theme.ts';
import type { Route } from '../../src/tv/routes.ts';
import { Television } from '../e2e/browser.ts';
import type { Seen } from './seenText.ts';
import { inPage } from './inPage.ts';
import { villagePlace, type SampleServer } from './sampleServer.ts';

const watcher = inPage('drawnText.ts');

export interface SetOptions {
  size: TextSize;
  contrast: Contrast;
  height?: 720 | 1080;
  /** Nobody has chosen a village yet. */
  isNew?: boolean;
  /** Every short link is the same: they are drawn by lot, and their symbols would differ. */
  isSteady?: boolean;
  /** Notes what is drawn, for `seen`. */
  watched?: boolean;
}

/** What the app hands to its parts. */
interface Inside {
  restart(...routes: Route[]): void;
  go(route: Route): void;
  chooseContrast(contrast: Contrast): void;
  history: { clear(): void };
  favourites: { clear(): void };
}

async function oneCode(route: PlaywrightRoute): Promise<void> {
  const response = await route.fetch();
  await route.fulfill({ response, body: (await response.text()).replace(/"code":"[0-9A-Z]{8}"/g, '"code":"7Q2MK4TX"') });
}

/** A television that can be put on a page at once, as if somebody had walked there. */
export class TelevisionSet {
  readonly tv: Television;
  readonly server: SampleServer;

  private constructor(tv: Television, server: SampleServer) {
    this.tv = tv;
    this.server = server;
  }

  static async open(browser: Browser, server: SampleServer, options: SetOptions): Promise<TelevisionSet> {
    const { size, contrast, height = 720, isNew, isSteady, watched } = options;
    const remembered = { size, contrast, ...(isNew ? {} : { place: villagePlace }) };
    const tv = await Television.prepare(browser, { address: '', width: (height * 16) / 9, height, remembered });
    if (watched) await tv.page.addInitScript({ content: watcher });
    if (isSteady) await tv.page.route('**/api/**', oneCode);
    await tv.page.goto(`${server.origin}/tv/`);
    await tv.settle();
    return new TelevisionSet(tv, server);
  }

  /** Home, and a page above it where one is named; nothing was seen before. */
  async show(route?: Route): Promise<void> {
    // A page that is left still keeps its place.
    await this.inside((tv) => tv.restart({ page: 'home' }));
    await this.inside((tv, above) => {
      tv.history.clear();
      tv.favourites.clear();
      tv.restart({ page: 'home' }, ...(above ? [above] : []));
    }, route);
  }

  /** A page above the one that is shown. */
  go(route: Route): Promise<void> {
    return this.inside((tv, above) => tv.go(above as Route), route);
  }

  choose(contrast: Contrast): Promise<void> {
    return this.inside((tv, chosen) => tv.chooseContrast(chosen as Contrast), contrast);
  }

  private async inside<T>(act: (tv: Inside, value: T | undefined) => void, value?: T): Promise<void> {
    await this.tv.page.evaluate(([code, given]) => {
      const { app } = window.fawu as unknown as { app: { focusPath: { tv?: Inside }[] } };
      const { tv } = app.focusPath.find((part) => part.tv !== undefined) as { tv: Inside };
      (eval(code) as (tv: Inside, value: unknown) => void)(tv, given);
    }, [`(${String(act)})`, value] as const);
    await this.tv.settle();
  }

  story(title: string): Promise<void> {
    return this.show({ page: 'story', id: this.server.item(title).id });
  }

  seen(): Promise<Seen> {
    return this.tv.page.evaluate(() => window.seenTexts());
  }

  close(): Promise<void> {
    return this.tv.close();
  }
}
