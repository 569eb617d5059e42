import { Displays } from './Displays.ts';
import { Emergencies } from './Emergencies.ts';
import { Upkeep } from './content/Upkeep.ts';
import { foresee } from './foresee.ts';
import { leftEntries } from './pages/recent.ts';
import { Photographs } from './Photographs.ts';
import type { Tv } from './tv.ts';

/**
 * Starts what is done while nobody presses a key. `whenQuiet` runs work in a moment in which no keys come.
 * `urgent`: the emergencies that a pulse has named already.
 */
export function keepUp(tv: Tv, whenQuiet: (work: () => void) => void, urgent: readonly string[]): void {
  const { content, storage, clock, preferences } = tv;
  const region = () => preferences.place?.code;
  const recent = () => leftEntries(tv).map(({ card }) => card);
  const emergencies = new Emergencies(tv, whenQuiet);
  const displays = new Displays(tv);
  tv.emergencies = (ids) => emergencies.heard(ids);
  const tell = openFiles();
  const photographs = tell && new Photographs(tv, (all) => tell({ photographs: all }));
  content.emptied = () => photographs?.look();
  tv.pageShown = (item) => {
    emergencies.read(item.id);
    displays.shown(item);
    photographs?.opened(item);
  };
  tv.textHidden = () => displays.hidden();
  emergencies.heard(urgent);
  tv.looksAt = foresee(tv);
  void new Upkeep({
    content,
    storage,
    region,
    now: () => clock.now,
    recent,
    later: (ms, work) => window.setTimeout(() => whenQuiet(work), ms),
    looked: (cards) => tell?.({ pictures: cards.map(({ poster }) => poster?.src).filter((src) => src !== undefined) }),
    came: (item) => photographs?.came(item),
  });
}

/** What the worker is told to keep, by addresses: exactly these, and those that come first before others. */
interface Files {
  /** On home. */
  pictures?: string[];
  /** In texts. */
  photographs?: string[];
}

/**
 * Keeps the app's own files where the engine has service workers: only on https, and on the machine
 * itself. Answers what tells it which pictures are to be kept, too.
 */
function openFiles(): ((files: Files) => void) | undefined {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return undefined;
  // A box without room for it starts from the network, as all of them do.
  workers.register('sw.js').catch(() => undefined);
  return (files) => {
    workers.ready.then(({ active }) => active?.postMessage(files), () => undefined);
  };
}
