/** The part of puppeteer-core 1.7, the last that drives Chromium 64, that the harness uses. */
declare module 'puppeteer-1.7' {
  export interface Page {
    goto(url: string, options?: { timeout?: number }): Promise<unknown>;
    evaluate<T>(work: string): Promise<T>;
    evaluateOnNewDocument(work: string): Promise<void>;
    screenshot(options: { path?: string }): Promise<Buffer>;
    setViewport(size: { width: number; height: number }): Promise<void>;
    on(event: 'pageerror', listener: (error: Error) => void): void;
    on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
    on(event: 'response', listener: (response: { status(): number; url(): string }) => void): void;
    keyboard: { press(key: string): Promise<void> };
  }
  export interface Browser {
    newPage(): Promise<Page>;
    version(): Promise<string>;
    close(): Promise<void>;
  }
  export function launch(options: {
    executablePath: string;
    args: string[];
    timeout: number;
    userDataDir?: string;
  }): Promise<Browser>;
}
