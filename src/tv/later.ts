import { Coach } from './pages/Coach.ts';
import { ColumnPage } from './pages/ColumnPage.ts';
import { HistoryPage } from './pages/HistoryPage.ts';
import { Contacts } from './pages/Contacts.ts';
import { KeyTester } from './pages/KeyTester.ts';
import type { Page } from './pages/Page.ts';
import { Search } from './pages/Search.ts';
import { Settings } from './pages/Settings.ts';
import { Story } from './pages/Story.ts';
import { Player } from './player/Player.ts';
import type { Stage } from './lightning.ts';
import type { LaterRoute } from './routes.ts';
import type { Tv } from './tv.ts';

type PageClass = new (stage: Stage, tv: Tv, route: never, memory: never) => Page;

/** The pages of the second script: what home does not need. By the names of their routes. */
export const later = {
  column: ColumnPage,
  topic: ColumnPage,
  search: Search,
  story: Story,
  player: Player,
  history: HistoryPage,
  contacts: Contacts,
  settings: Settings,
  keys: KeyTester,
  coach: Coach,
} satisfies Record<LaterRoute['page'], PageClass>;

export { keepUp } from './keepUp.ts';
export { preview } from './preview.ts';
