import { App } from './App.ts';
import { Clock } from './box/clock.ts';
import { wayBack, type BoxWindow } from './box/leave.ts';
import { stopLoopWhenIdle } from './box/loop.ts';
import { precisionFor, probeRenderer } from './box/renderer.ts';
import { openBoxStorage } from './box/storage.ts';
import { checks } from './content/checks.generated.js';
import { openClient, type Client } from './content/client.ts';
import { Content } from './content/Content.ts';
import { Pulse } from './content/Pulse.ts';
import { Retry } from './content/Retry.ts';
import { Favourites } from './Favourites.ts';
import { History } from './History.ts';
import { Jobs } from './Jobs.ts';
import { LaterPages } from './LaterPages.ts';
import { Launch, type LaunchedApplication } from './lightning.ts';
import { Pictures } from './paint/pictures.ts';
import { Preferences } from './Preferences.ts';
import { exposeForTests } from './exposed.ts';
import { profileFor } from './remote/keys.ts';
import { listenToRemote } from './remote/remote.ts';
import { parameter, routeOfHash, type Route } from './routes.ts';
import { stage, themeOf } from './theme.ts';
import type { Tv } from './tv.ts';

/** Starts the app. What may fail or wait (network, pictures) comes after the first frame. */
export function boot(): LaunchedApplication {
  const { search, hash } = window.location;
  const renderer = probeRenderer(parameter(search, 'renderer'), document);
  const precision = precisionFor(window.innerHeight);
  const now = () => (window.performance ? window.performance.now() : Date.now());
  const storage = openBoxStorage();
  const preferences = new Preferences(storage);
  const client = openClient('');
  const later = new LaterPages();
  let app: App | undefined;
  let lastKey = -Infinity;
  let returnOrigins: string[] = [];

  const running = (): App => app as App;
  const tv: Tv = {
    content: new Content(client),
    clock: new Clock(now),
    storage,
    preferences,
    history: new History(storage, () => tv.clock.now),
    favourites: new Favourites(storage),
    jobs: new Jobs(),
    pictures: new Pictures('', 24),
    theme: themeOf(preferences.size, preferences.contrast),
    publicUrl: window.location.href.replace(/^(https?:\/\/[^/]+).*$/, '$1'),
    precision,
    topicNames: storage.read('topicNames', isNames) ?? {},
    columnNames: storage.read('columnNames', isNames) ?? {},
    motion: () => (now() - lastKey < 140 ? 0 : 0.16),
    go: (route) => running().go(route),
    back: () => running().back(),
    restart: (route) => {
      pulse.region = preferences.place?.code;
      running().restart(route);
    },
    scan: (handoff) => running().scan(handoff),
    askToLeave: () => running().askToLeave(),
    ask: (name, title, advice, choices) => running().ask(name, title, advice, choices),
    nextTextSize: () => {
      preferences.nextSize();
      running().restyle();
    },
    nextContrast: () => {
      preferences.nextContrast();
      running().restyle();
    },
    say: (words) => running().say(words),
  };

  const pulse = new Pulse(client, {
    heard: (reply) => {
      const first = tv.clock.now === undefined;
      tv.clock.set(reply.now);
      if (first) tick();
    },
    changed: () => {
      tv.pictures.forgetFailures();
      app?.each((page) => page.contentChanged());
    },
    withdrawn: (ids, all) => {
      ids.forEach((id) => tv.content.erase(id));
      tv.history.forget(ids);
      tv.favourites.forget(ids);
      if (all) tv.content.eraseAll();
      app?.forgetMemories(ids);
      app?.each((page) => page.withdrawn(ids, all));
    },
  });
  pulse.region = preferences.place?.code;

  const tick = () => {
    app?.each((page) => page.minute());
    window.setTimeout(tick, tv.clock.untilNextMinute + 50);
  };

  const begin = (started: App) => {
    app = started;
    started.start(tv, firstRoutes(preferences, hash), later, () => wayBack(
      parameter(search, 'return'), returnOrigins, window as unknown as BoxWindow,
    ));
  };
  const application = Launch(
    class extends App {
      override _init(): void {
        stopLoopWhenIdle(this.stage);
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
  listenToRemote(document, profileFor(parameter(search, 'keys'), navigator.userAgent), now, (key) => {
    app?.press(key);
    lastKey = now();
  });
  exposeForTests(application, tv, renderer, later);
  const afterFirstFrame = () => {
    pulse.start();
    // Whoever opens a page before it came asks for it again.
    later.load().catch(() => undefined);
    learnNames(tv, () => app?.each((page) => page.refresh()));
    learnSettings(client, (settings) => {
      returnOrigins = settings.returnOrigins;
      if (tv.publicUrl === settings.publicUrl) return;
      tv.publicUrl = settings.publicUrl;
      app?.restyle();
    });
  };
  window.setTimeout(afterFirstFrame, 0);
  return application;
}

/** Home under everything, so that Back leads there; a first run begins with the village. */
function firstRoutes(preferences: Preferences, hash: string): Route[] {
  const deep = routeOfHash(hash);
  if (deep) return [{ page: 'home' }, deep];
  return [preferences.place ? { page: 'home' } : { page: 'places' }];
}

/** Names of topics and columns for cards and trails; kept for the next start. */
function learnNames(tv: Tv, learned: () => void): void {
  const ask = async () => {
    const [topics, columns] = [await tv.content.topics(undefined, undefined), await tv.content.columns()];
    topics.forEach(({ id, name }) => (tv.topicNames[id] = name));
    columns.forEach(({ id, name }) => (tv.columnNames[id] = name));
  };
  const came = () => {
    tv.storage.write('topicNames', tv.topicNames);
    tv.storage.write('columnNames', tv.columnNames);
    learned();
  };
  void new Retry(ask, came, () => undefined).start();
}

interface Settings {
  publicUrl: string;
  returnOrigins: string[];
}

function learnSettings(client: Client, learned: (settings: Settings) => void): void {
  const came = (reply: unknown) => {
    if (!checks.settings(reply)) return;
    learned({ publicUrl: reply.publicUrl, returnOrigins: reply.returnOrigins ?? [] });
  };
  void new Retry(() => client.get('/tv/config.json'), came, () => undefined).start();
}

/** The picture fills the window whatever its size; the drawing buffer keeps whole pixels. */
function fitCanvas(canvas: HTMLCanvasElement): void {
  const scale = Math.min(window.innerWidth / stage.w, window.innerHeight / stage.h);
  canvas.style.width = `${Math.round(stage.w * scale)}px`;
  canvas.style.height = `${Math.round(stage.h * scale)}px`;
  document.getElementById('starting')?.remove();
}

function isNames(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).every((key) => typeof (value as Record<string, unknown>)[key] === 'string');
}
