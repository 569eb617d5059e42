/** Pictures from the server: loaded once, those used last kept; what failed is told apart from what is coming. */
export class Pictures {
  private readonly base: string;
  private readonly most: number;
  private readonly kept = new Map<string, HTMLImageElement | 'failed'>();
  private readonly waiting: Record<string, ((image: HTMLImageElement | 'failed') => void)[]> = {};

  constructor(base: string, most: number) {
    this.base = base;
    this.most = most;
  }

  get pending(): number {
    return Object.keys(this.waiting).length;
  }

  /** The picture when it is here; 'failed' when it will not come; undefined when not asked or under way. */
  ready(src: string): HTMLImageElement | 'failed' | undefined {
    const here = this.kept.get(src);
    if (here !== undefined) this.keep(src, here);
    return here;
  }

  /** Calls back once, later, with the picture or with its failure; at once when it is here. */
  load(src: string, done: (image: HTMLImageElement | 'failed') => void): void {
    const here = this.ready(src);
    if (here !== undefined) {
      done(here);
      return;
    }
    const others = this.waiting[src];
    if (others) {
      others.push(done);
      return;
    }
    this.waiting[src] = [done];
    const image = new Image();
    image.onload = () => this.finish(src, image);
    image.onerror = () => this.finish(src, 'failed');
    image.src = this.base + src;
  }

  /** Failures are forgotten, so that what failed is asked for again. */
  forgetFailures(): void {
    this.kept.forEach((value, src) => {
      if (value === 'failed') this.kept.delete(src);
    });
  }

  private finish(src: string, result: HTMLImageElement | 'failed'): void {
    this.keep(src, result);
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value as string);
    const waiting = this.waiting[src] ?? [];
    delete this.waiting[src];
    waiting.forEach((done) => done(result));
  }

  /** Behind all others: what was used longest ago goes first. */
  private keep(src: string, result: HTMLImageElement | 'failed'): void {
    this.kept.delete(src);
    this.kept.set(src, result);
  }
}
