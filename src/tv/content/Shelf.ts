/** Answers kept in memory, the ones used last; so that going back and forth asks nobody. */
export class Shelf {
  private readonly most: number;
  private readonly kept = new Map<string, unknown>();

  constructor(most: number) {
    this.most = most;
  }

  get<T>(key: string): T | undefined {
    const value = this.kept.get(key);
    if (value !== undefined) {
      this.kept.delete(key);
      this.kept.set(key, value);
    }
    return value as T | undefined;
  }

  put(key: string, value: unknown): void {
    this.kept.delete(key);
    this.kept.set(key, value);
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value as string);
  }

  erase(key: string): void {
    this.kept.delete(key);
  }

  clear(): void {
    this.kept.clear();
  }
}
