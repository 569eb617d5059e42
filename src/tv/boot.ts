import { App } from './App.ts';
import { readParameters, type BootParameters } from './bootParameters.ts';
import { Clock } from './box/clock.ts';
import { wayBack, type BoxWindow } from './box/leave.ts';
import { stopLoopWhenIdle } from './box/loop.ts';
import { precisionFor, probeRenderer } from './box/renderer.ts';
import { KeptTexts } from './box/KeptTexts.ts';
import { BoxStorage, openBox } from './box/storage.ts';
import { openClient } from './content/client.ts';
import { Content } from './content/Content.ts';
import { isKnown, Pulse } from './content/Pulse.ts';
import { Shelf } from './content/Shelf.ts';
import { Favourites } from './Favourites.ts';
import { History } from './History.ts';
import { Jobs } from './Jobs.ts';
import { isNames, keptSettings, learnNames, learnPlace, learnSettings } from './learn.ts';
import { LaterPages } from './LaterPages.ts';
import { Launch, type LaunchedApplication } from './lightning.ts';
import { Pictures } from './paint/pictures.ts';
import { Preferences } from './Preferences.ts';
import { exposeForTests } from './exposed.ts';
import { profileFor, type Key } from './remote/keys.ts';
import { KeyMapping } from './remote/KeyMapping.ts';
import { listenToRemote } from './remote/remote.ts';
import type { Route } from './routes.ts';
import { stage, themeOf } from './theme.ts';
import type { Tv } from './tv.ts';

/** Characters of localStorage for kept answers: boxes give 5 million at most, and other pages of the house want theirs. */
const shelfChars = 1_500_000;
/** Pictures held at once: a column in the smallest type has 32 cards in and near sight. */
const mostPictures = 36;

/** Starts the app. What may fail or wait (network, pictures) comes after the first frame. */
export function boot(): LaunchedApplication {
  const asked = readParameters(window.location.search, window.location.hash);
  const renderer = probeRenderer(asked.renderer, document);
  const precision = precisionFor(window.innerHeight);
  const now = () => (window.performance ? window.performance.now() : Date.now());
  const found = openBox();
  // A preview finds nothing that a family keeps, and keeps nothing.
  const box = asked.preview ? undefined : found;
  const storage = new BoxStorage(box);
  const preferences = new Preferences(storage);
  preferences.suggest(asked);
  const client = openClient('');
  const later = new LaterPages();
  let app: App | undefined;
  let lastKey = -Infinity;
  let settings = keptSettings(storage);
  let urgent: readonly string[] = [];

  window.addEventListener('pagehide', () => storage.writeNow());
  const running = (): App => app as App;
  const refresh = () => app?.each((page) => page.contentChanged());
  const whenQuiet = (work: () => void) => {
    window.setTimeout(() => (now() - lastKey < 1000 ? whenQuiet(work) : work()), 400);
  };
  const shelf = new Shelf({
    texts: box && new KeptTexts(box, shelfChars), later: whenQuiet, now: () => tv.clock.now, boxNow: () => Date.now(),
  });
  const tv: Tv = {
    content: new Content(client, shelf, () => tv.clock.now),
    clock: new Clock(now),
    storage,
    preferences,
    history: new History(storage, () => tv.clock.now, (id) => preferences.keepsHistory && !tv.content.isGone(id)),
    favourites: new Favourites(storage),
    jobs: new Jobs(),
    pictures: new Pictures('', mostPictures),
    theme: themeOf(preferences.size, preferences.contrast),
    publicUrl: settings?.publicUrl ?? window.location.href.replace(/^(https?:\/\/[^/]+).*$/, '$1'),
    precision,
    topicNames: storage.read('topicNames', isNames) ?? {},
    columnNames: storage.read('columnNames', isNames) ?? {},
    motion: () => (now() - lastKey < 140 ? 0 : 0.16),
    go: (route) => running().go(route),
    back: () => running().back(),
    replace: (route) => running().replace(route),
    restart: (...routes) => {
      pulse.region = preferences.place?.code;
      running().restart(...routes);
    },
    scan: (handoff) => running().scan(handoff),
    askToLeave: () => running().askToLeave(),
    ask: (...question) => running().ask(...question),
    remote: () => remote,
    nextTextSize: () => {
      preferences.nextSize();
      running().restyle();
    },
    nextContrast: () => {
      preferences.nextContrast();
      running().restyle();
    },
    chooseTextSize: (size) => {
      preferences.chooseSize(size);
      running().restyle();
    },
    chooseContrast: (contrast) => {
      preferences.chooseContrast(contrast);
      running().restyle();
    },
    reset: () => {
      preferences.reset();
      tv.history.clear();
      tv.favourites.clear();
      tv.content.clear();
      ['displayed', 'emergencies'].forEach((key) => storage.erase(key));
      remote.mapping.teach({}, true);
      tv.restart({ page: 'places' });
      running().restyle();
    },
    pageShown: () => undefined,
    textHidden: () => undefined,
    looksAt: () => undefined,
    // Who tells of them comes with the second script.
    emergencies: (ids) => (urgent = ids),
    lay: (strip) => running().lay(strip),
    say: (words) => running().say(words),
  };

  const pulse = new Pulse(client, {
    heard: (reply) => {
      const first = tv.clock.now === undefined;
      tv.clock.set(reply.now);
      tv.content.named(reply.withdrawn);
      tv.emergencies(reply.urgent ?? []);
      if (first) tick();
    },
    changed: () => {
      tv.pictures.forgetFailures();
      tv.content.changed();
      refresh();
    },
    withdrawn: (ids, all) => {
      if (ids.length > 0) tv.content.erase(ids);
      if (all) tv.content.doubt(tv.history.recent().map(({ card }) => card.id).concat(tv.favourites.all().map(({ id }) => id)));
      if (all && tv.content.inDoubt.length > 0) app?.doubt();
    },
    told: (known) => {
      // Until all is checked, the next start has to check again.
      if (tv.content.inDoubt.length === 0) storage.writeChanged('withdrawals', known);
    },
  }, storage.read('withdrawals', isKnown));
  tv.content.erased = (ids) => {
    tv.history.forget(ids);
    tv.favourites.forget(ids);
    app?.withdrawn(ids);
  };
  pulse.region = preferences.place?.code;

  const tick = () => {
    app?.each((page) => page.minute());
    window.setTimeout(tick, tv.clock.untilNextMinute + 50);
  };

  // An address that opens a page brings the second script before anything else does; that page shows names.
  later.came = ({ keepUp, preview }) => {
    beginSecond();
    if (asked.preview) preview(tv, (key) => press(key, now()), refresh);
    else keepUp(tv, whenQuiet, urgent);
  };
  const press = (key: Key, at: number) => {
    app?.press(key, at, now);
    lastKey = now();
  };
  const begin = (started: App) => {
    app = started;
    started.start(tv, firstRoutes(tv, asked), later, () => wayBack(
      asked.returnTo, settings?.returnOrigins ?? [], window as unknown as BoxWindow,
    ));
  };
  const application = Launch(
    class extends App {
      override _init(): void {
        stopLoopWhenIdle(this.stage, () => beginSecond());
        begin(this);
      }
    },
    {
      stage: {
        w: stage.w * precision,
        h: stage.h * precision,
        precision,
        clearColor: tv.theme.palette.groundBottom,
        canvas2d: renderer === 'canvas2d',
        useImageWorker: false,
        memoryPressure: 7e6 * precision * precision,
        bufferMemory: 2e5,
        pauseRafLoopOnIdle: true,
      },
      keys: {},
    },
    {},
    {},
  );
  fitCanvas(application.stage.getCanvas());
  const mapping = new KeyMapping(storage, profileFor(asked.keys, navigator.userAgent));
  const remote = listenToRemote(document, mapping, now, press);
  // Who types beside a preview goes on typing.
  if (!asked.preview) window.focus();
  exposeForTests(application, tv, renderer, later);
  let begun = false;
  // What home does not need comes at the first rest: once home stands, or while that waits for the network.
  const beginSecond = () => {
    if (begun) return;
    begun = true;
    // Whoever opens a page before it came asks for it again.
    later.load().catch(() => undefined);
    learnNames(tv, () => app?.each((page) => page.refresh()));
  };
  const afterFirstFrame = () => {
    if (!asked.preview) pulse.start();
    learnPlace(tv, () => running().restyle(), () => {
      preferences.place = undefined;
      tv.restart({ page: 'places' });
    });
    learnSettings(client, storage, (learned) => {
      settings = learned;
      if (tv.publicUrl === learned.publicUrl) return;
      tv.publicUrl = learned.publicUrl;
      app?.restyle();
    });
  };
  window.setTimeout(afterFirstFrame, 0);
  return application;
}

/** Home under everything, so that Back leads there; a first run begins with the village or, where the portal names it, with the remote. */
function firstRoutes({ preferences: { place }, storage }: Tv, { preview, route: deep }: BootParameters): Route[] {
  if (preview) return [{ page: 'story', id: 'preview' }];
  const home: Route = { page: 'home' };
  if (deep) return deep.page === 'home' ? [home] : [home, deep];
  if (!place) return [{ page: 'places' }];
  // Names come with the first answer. A box that does not keep this would be taught at every start.
  const isNew = place.names.length === 0 && storage.read('coached', isTrue) === undefined && storage.write('coached', true);
  return isNew ? [home, { page: 'coach' }] : [home];
}

function isTrue(value: unknown): value is true {
  return value === true;
}

/** The picture fills the window whatever its size; the drawing buffer keeps whole pixels. */
function fitCanvas(canvas: HTMLCanvasElement): void {
  const scale = Math.min(window.innerWidth / stage.w, window.innerHeight / stage.h);
  canvas.style.width = `${Math.round(stage.w * scale)}px`;
  canvas.style.height = `${Math.round(stage.h * scale)}px`;
  document.getElementById('starting')?.remove();
}
