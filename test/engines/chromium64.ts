import puppeteer from 'puppeteer-1.7';
import { installEngine, type Engine } from './install.ts';
import type { Driver, DriverOptions } from './driver.ts';
import { openOldChromium } from './oldChromium.ts';

/** The oldest engine that the television app is run on. It has no H.264. */
const engine: Engine = {
  name: 'chromium-64',
  package: 'chrome-aws-lambda@64.0.3264',
  sha512: '3XpUhpg5Qlbq8V/Pk5gzfSqcq3wSlfT1N98yzDY8a+PrrROx9XUCntkg4W1ZmisqLsWhmRLZQrKtDjTRBttwig==',
  files: { 'bin/chromium.br': 'chromium' },
  // OSMesa draws WebGL without a graphics card.
  library: { path: '/usr/lib/x86_64-linux-gnu/libOSMesa.so.8', as: 'libosmesa.so', debian: 'libosmesa6' },
};

export async function openChromium64({ webgl = true, before }: DriverOptions = {}): Promise<Driver> {
  const gl = webgl ? ['--use-gl=osmesa', '--ignore-gpu-blacklist'] : ['--disable-gpu', '--disable-3d-apis'];
  return { ...(await openOldChromium(puppeteer, installEngine(engine), gl, before)), film: 'failed' };
}
