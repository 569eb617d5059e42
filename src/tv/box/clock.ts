const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
const shanghai = 8 * 3600_000;

/** The server's time, carried on by a counter: the box's own clock is never believed. */
export class Clock {
  private readonly elapsed: () => number;
  private server: number | undefined;
  private at = 0;

  /** `elapsed`: milliseconds since whenever, only ever forward. */
  constructor(elapsed: () => number) {
    this.elapsed = elapsed;
  }

  /** Takes the time out of a reply, ISO 8601 with offset; what is no time is ignored. */
  set(iso: string): void {
    const time = Date.parse(iso);
    if (time !== time) return;
    this.server = time;
    this.at = this.elapsed();
  }

  /** Epoch ms; undefined until a server was heard. */
  get now(): number | undefined {
    return this.server === undefined ? undefined : this.server + this.elapsed() - this.at;
  }

  /** Milliseconds until the shown minute changes. */
  get untilNextMinute(): number {
    const now = this.now;
    return now === undefined ? 60_000 : 60_000 - (now % 60_000);
  }

  /** `19:05`; empty until a server was heard. */
  get time(): string {
    const date = this.inShanghai();
    return date ? `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}` : '';
  }

  /** `11月22日 星期日`. */
  get day(): string {
    const date = this.inShanghai();
    if (!date) return '';
    return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日 ${weekdays[date.getUTCDay()] as string}`;
  }

  private inShanghai(): Date | undefined {
    const now = this.now;
    return now === undefined ? undefined : new Date(now + shanghai);
  }
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
