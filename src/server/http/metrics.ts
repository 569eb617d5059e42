/** Upper bounds in seconds. */
const bounds = [0.001, 0.005, 0.02, 0.1, 0.5, 2];

interface Series {
  labels: string;
  /** Answers by the first bound that they kept; one more for those beyond all. */
  counts: number[];
  seconds: number;
}

/**
 * A histogram of answers by route and status. Counted by hand: it stands in the way of every
 * answer, where a general one costs as much as the sending.
 */
export class Durations {
  readonly #series = new Map<string, Map<number, Series>>();

  add(route: string, status: number, seconds: number): void {
    const series = this.#series.get(route)?.get(status) ?? this.#open(route, status);
    const bound = bounds.findIndex((each) => seconds <= each);
    const at = bound < 0 ? bounds.length : bound;
    series.counts[at] = (series.counts[at] ?? 0) + 1;
    series.seconds += seconds;
  }

  #open(route: string, status: number): Series {
    const labels = `route=${JSON.stringify(route)},status="${status}"`;
    const series = { labels, counts: bounds.map(() => 0), seconds: 0 };
    const ofRoute = this.#series.get(route) ?? new Map<number, Series>();
    this.#series.set(route, ofRoute.set(status, series));
    return series;
  }

  lines(name: string): string[] {
    const lines: string[] = [];
    const all = [...this.#series.values()].flatMap((ofRoute) => [...ofRoute.values()]);
    for (const { labels, counts, seconds } of all) {
      let total = 0;
      [...bounds, '+Inf'].forEach((bound, at) => {
        total += counts[at] ?? 0;
        lines.push(`${name}_bucket{${labels},le="${bound}"} ${total}`);
      });
      lines.push(`${name}_sum{${labels}} ${seconds}`, `${name}_count{${labels}} ${total}`);
    }
    return lines;
  }
}

/** Prometheus' text format; `finishedBytes` is what answers that are kept ready hold. */
export function metricsText(durations: Durations, finishedBytes: number): string {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const started = Date.now() / 1000 - process.uptime();
  const one = (name: string, type: string, help: string, value: number) =>
    [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, `${name} ${value}`];
  const histogram = 'http_request_duration_seconds';
  return [
    `# HELP ${histogram} Time from a request to its answer`,
    `# TYPE ${histogram} histogram`,
    ...durations.lines(histogram),
    ...one('finished_responses_bytes', 'gauge', 'Memory held by answers that are kept ready', finishedBytes),
    ...one('process_cpu_seconds_total', 'counter', 'Processor time used', (user + system) / 1e6),
    ...one('process_resident_memory_bytes', 'gauge', 'Memory of the process', rss),
    ...one('process_heap_bytes', 'gauge', 'JavaScript heap in use', heapUsed),
    ...one('process_start_time_seconds', 'gauge', 'When the process began, Unix time', started),
    '',
  ].join('\n');
}

export const metricsType = 'text/plain; version=0.0.4; charset=utf-8';
