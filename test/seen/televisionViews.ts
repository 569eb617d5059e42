import type { KeyName } from '../e2e/browser.ts';
import type { TelevisionSet } from './TelevisionSet.ts';

/** A screen that somebody may come to see, and how it is reached in the sample's village. */
export interface View {
  name: string;
  /** Before a village was chosen. */
  isNew?: boolean;
  /** What is drawn over it stays as it is when the contrast changes, which nobody can do there. */
  isFilm?: boolean;
  reach(set: TelevisionSet): Promise<void>;
}

const finance = '上季度村级财务收支';
const story = '机器压了手';

const press = async ({ tv }: TelevisionSet, ...keys: KeyName[]) => tv.press(...keys);
const times = (count: number, key: KeyName): KeyName[] => Array<KeyName>(count).fill(key);

/** Home, then keys. */
const home = (name: string, ...keys: KeyName[]): View => ({
  name,
  async reach(set) {
    await set.show();
    await press(set, ...keys);
  },
});

/** A text, then keys. */
const text = (name: string, title: string, ...keys: KeyName[]): View => ({
  name,
  async reach(set) {
    await set.story(title);
    await press(set, ...keys);
  },
});

/** The page after a text's last one. */
const end = (name: string, title: string): View => ({
  name,
  async reach(set) {
    await set.story(title);
    do await set.tv.press('down');
    while (!(await set.tv.focusPath()).includes('end'));
  },
});

/** A photograph of a text, opened by OK on the page that has it. */
const photo = (name: string, title: string, focus: string, ...keys: KeyName[]): View => ({
  name,
  async reach(set) {
    await set.story(title);
    while (!(await set.tv.text()).includes('放大看')) await set.tv.press('down');
    await set.tv.press('ok');
    await press(set, ...keys);
    if (!(await set.tv.focusPath()).includes(focus)) throw new Error(`the ${focus} is not open`);
  },
});

const page = (name: string, page: 'search' | 'contacts' | 'settings' | 'keys' | 'coach' | 'history', ...keys: KeyName[]): View => ({
  name,
  async reach(set) {
    await set.show({ page });
    await press(set, ...keys);
  },
});

const column = (name: string, id: string, words: string, ...keys: KeyName[]): View => ({
  name,
  async reach(set) {
    await set.show({ page: 'column', column: id, name: words, subtitle: '' });
    await press(set, ...keys);
  },
});

/** A film that stands at a second, then keys. */
const film = (name: string, title: string, ...keys: KeyName[]): View => ({
  name,
  isFilm: true,
  async reach(set) {
    const { tv, server } = set;
    await set.show({ page: 'player', id: server.item(title).id, second: 20 });
    await tv.plays('playing');
    await tv.press('ok');
    await tv.plays('paused');
    await tv.page.evaluate(() => new Promise<void>((resolve) => {
      const video = document.querySelector('video') as HTMLVideoElement;
      video.addEventListener('seeked', () => resolve(), { once: true });
      video.currentTime = 21;
    }));
    await tv.sees('00:21');
    await press(set, ...keys);
  },
});

/** With the network gone, then back. */
const offline = (name: string, reach: (set: TelevisionSet) => Promise<void>): View => ({
  name,
  async reach(set) {
    await set.show();
    await set.tv.context.setOffline(true);
    try {
      await reach(set);
    } finally {
      await set.tv.context.setOffline(false);
    }
  },
});

export const views: View[] = [
  { name: 'first-town', isNew: true, reach: () => Promise.resolve() },
  { name: 'first-village', isNew: true, reach: async (set) => ((await set.tv.text()).includes('哪个村') ? undefined : press(set, 1)) },
  page('coach', 'coach'),
  page('coach-digits', 'coach', 'right', 'ok'),
  page('coach-wrong', 'coach', 'down'),
  home('home'),
  home('home-all-notices', 'right'),
  home('home-card', 'down', 'right'),
  home('home-place', 'up'),
  home('home-end', ...times(4, 'pageDown')),
  {
    name: 'home-recent',
    async reach(set) {
      await set.story(story);
      await press(set, 'down', 'back', 'down');
    },
  },
  home('exit', 'back'),
  home('scan-list', 'red'),
  column('notices', 'notices', '信息公开'),
  column('notices-past', 'notices', '信息公开', 'up', 'right', 'ok'),
  column('cases', 'cases', '法治案例'),
  column('lectures', 'lectures', '法治讲堂', 'down'),
  text('notice', finance),
  text('notice-2', finance, 'down'),
  text('notice-3', finance, 'down', 'down'),
  text('notice-4', finance, ...times(3, 'down')),
  end('notice-end', finance),
  photo('notice-photo', finance, 'photo'),
  photo('notice-zoomed', finance, 'photo', 'ok'),
  text('notice-wide', '耕地地力保护补贴', 'down', 'down'),
  text('story', story),
  text('story-2', story, 'down'),
  text('story-3', story, 'down', 'down'),
  text('story-menu', story, 'ok'),
  {
    name: 'story-word',
    async reach(set) {
      await set.story(story);
      do await set.tv.press('down', 1);
      while (!(await set.tv.focusPath()).includes('word'));
    },
  },
  text('story-scan', story, 'down', 'red'),
  end('story-end', story),
  text('law', '土地承包法', 'down'),
  page('search', 'search'),
  page('search-one', 'search', 4),
  {
    name: 'search-found',
    async reach(set) {
      await set.show({ page: 'search' });
      await press(set, 4, 7);
      await set.tv.sees('4 7：');
    },
  },
  page('search-miss', 'search', 9, 9, 9, 9, 9),
  page('contacts', 'contacts'),
  page('contacts-next', 'contacts', 'right'),
  page('contacts-scan', 'contacts', 'red'),
  page('history-empty', 'history'),
  {
    name: 'history',
    async reach(set) {
      for (const title of [finance, '彩礼给了八万八', story]) {
        await set.go({ page: 'story', id: set.server.item(title).id });
        await press(set, 'down', 'back');
      }
      await set.go({ page: 'history' });
    },
  },
  page('favourites-empty', 'history', 'up', 'right', 'ok'),
  page('settings', 'settings'),
  page('settings-end', 'settings', ...times(8, 'down')),
  page('keys', 'keys'),
  film('player-paused', '工伤了先做哪几步'),
  {
    name: 'player-missing',
    isFilm: true,
    async reach(set) {
      await set.tv.page.route('**/media/*.mp4', (route) => route.fulfill({ status: 404 }));
      await set.show({ page: 'player', id: set.server.item('工伤了先做哪几步').id });
      await set.tv.plays('failed');
      await set.tv.page.unroute('**/media/*.mp4');
    },
  },
  {
    name: 'player-end',
    isFilm: true,
    async reach(set) {
      await set.show({ page: 'player', id: set.server.item('工伤了先做哪几步').id });
      await set.tv.plays('playing');
      await set.tv.page.evaluate(() => {
        const video = document.querySelector('video') as HTMLVideoElement;
        video.currentTime = video.duration - 0.2;
      });
      await set.tv.sees('看完了');
    },
  },
  film('player-choices', '工伤了先做哪几步', 'down'),
  offline('offline-home', async (set) => {
    await set.show();
    await set.tv.sees('存');
  }),
  offline('offline-story', async (set) => {
    await set.show({ page: 'story', id: set.server.item('三亩辣椒').id });
    await set.tv.sees('网络');
  }),
];
