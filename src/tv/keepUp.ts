import { Displays } from './Displays.ts';
import { Emergencies } from './Emergencies.ts';
import { Upkeep } from './content/Upkeep.ts';
import { leftEntries } from './pages/recent.ts';
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
  tv.pageShown = (item) => {
    emergencies.read(item.id);
    displays.shown(item);
  };
  tv.textHidden = () => displays.hidden();
  emergencies.heard(urgent);
  const keepFiles = openFiles();
  void new Upkeep({
    content,
    storage,
    region,
    now: () => clock.now,
    recent,
    later: (ms, work) => window.setTimeout(() => whenQuiet(work), ms),
    looked: (cards) => keepFiles(cards.map(({ poster }) => poster?.src).filter((src): src is string => src !== undefined)),
  });
}

/**
 * Keeps the app's own files and home's pictures where the engine has service workers: only on https, and
 * on the machine itself. Answers what tells it which pictures those are.
 */
function openFiles(): (pictures: string[]) => void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return () => undefined;
  // A box without room for it starts from the network, as all of them do.
  workers.register('sw.js').catch(() => undefined);
  return (pictures) => {
    workers.ready.then(({ active }) => active?.postMessage({ pictures }), () => undefined);
  };
}
