/** Work spread over frames, one piece a frame, first come first served. */
export class Jobs {
  private readonly queue: { owner: object; work: () => void }[] = [];
  private asked = false;

  get pending(): number {
    return this.queue.length;
  }

  add(owner: object, work: () => void): void {
    this.queue.push({ owner, work });
    this.ask();
  }

  /** What an owner has not yet done is not done any more. */
  drop(owner: object): void {
    for (let i = this.queue.length - 1; i >= 0; i--) {
      if (this.queue[i]?.owner === owner) this.queue.splice(i, 1);
    }
  }

  private ask(): void {
    if (this.asked || this.queue.length === 0) return;
    this.asked = true;
    window.requestAnimationFrame(() => {
      this.asked = false;
      this.queue.shift()?.work();
      this.ask();
    });
  }
}
