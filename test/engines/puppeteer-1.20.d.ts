/** puppeteer-core 1.20, the last that drives Chromium 76: what the harness uses of it is what it uses of 1.7. */
declare module 'puppeteer-1.20' {
  export * from 'puppeteer-1.7';
}
