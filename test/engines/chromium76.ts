import puppeteer from 'puppeteer-1.20';
import type { Driver } from './driver.ts';
import { installEngine, type Engine } from './install.ts';
import { openOldChromium } from './oldChromium.ts';

/** An old engine that plays films: it has H.264, and knows no playlist by itself. */
const engine: Engine = {
  name: 'chromium-76',
  package: 'chrome-aws-lambda@1.16.1',
  sha512: 'dt6jUzCWZS1ns2XltxabVCxmfZabIJPVzhFce540Gm7C9lTS+j1kHVvvrP8qyyehkWz6tPXDPPVPxfxgZOP4xg==',
  files: {
    'bin/chromium-76.0.3786.0.br': 'chromium',
    'bin/swiftshader/libEGL.so.br': 'swiftshader/libEGL.so',
    'bin/swiftshader/libGLESv2.so.br': 'swiftshader/libGLESv2.so',
  },
};

export function openChromium76(): Promise<Driver> {
  return openOldChromium(puppeteer, installEngine(engine), ['--use-gl=swiftshader']);
}
