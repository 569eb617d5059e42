import assert from 'node:assert/strict';
import { Box } from './Box.ts';
import { openChromium } from './chromium156.ts';
import { openChromium64 } from './chromium64.ts';
import type { Driver } from './driver.ts';
import { asOnTheFloor } from './floor.ts';
import { House } from './house.ts';
import { journey } from './journey.ts';
import { openWpe } from './wpe.ts';

/** Engines of boxes, and how each draws. One that cannot be started is a failure. */
const engines: { name: string; version: RegExp; renderer: string; open: () => Promise<Driver> }[] = [
  { name: 'Chromium of today, WebGL', version: /^Chromium\/\d{3}/, renderer: 'webgl', open: openChromium },
  { name: 'Chromium of today, 2D canvas', version: /^Chromium\/\d{3}/, renderer: 'canvas2d', open: openChromium },
  {
    name: 'Chromium 64 without all that is younger than our floor, WebGL',
    version: /Chrome\/64\./,
    renderer: 'webgl',
    open: () => openChromium64({ before: asOnTheFloor }),
  },
  { name: 'Chromium 64, 2D canvas', version: /Chrome\/64\./, renderer: 'canvas2d', open: () => openChromium64() },
  { name: 'WPE WebKit 2.38, WebGL', version: /^WPE WebKit\/2\.38/, renderer: 'webgl', open: openWpe },
  { name: 'WPE WebKit 2.38, 2D canvas', version: /^WPE WebKit\/2\.38/, renderer: 'canvas2d', open: openWpe },
];

describe('an evening with the remote', function () {
  this.timeout(180_000);
  let house: House;

  before(async () => {
    house = await House.build();
  });
  after(() => house.close());

  for (const { name, version, renderer, open } of engines) {
    describe(name, () => {
      let driver: Driver;
      let box: Box;

      before(async () => {
        driver = await open();
        box = new Box(driver, `${house.cable.origin}/tv/?renderer=${renderer}`);
      });
      after(() => driver?.close());

      it('starts, and draws as it was asked to', async () => {
        assert.match(driver.version, version);
        await box.open();
        assert.equal(await driver.evaluate('fawu.renderer'), renderer);
      });

      const steps = journey.filter(({ slow }) => !slow || renderer === 'webgl');
      steps.forEach(({ what, walk }, i) => {
        it(what, async () => {
          if (i > 0) {
            await box.open();
            await box.has(/^home \S+ /);
          }
          await walk(box, house);
          assert.deepEqual(await driver.faults(), []);
        });
      });
    });
  }

  it('draws on a 2D canvas by itself when WebGL is refused', async () => {
    const driver = await openChromium64({ webgl: false });
    try {
      const box = new Box(driver, `${house.cable.origin}/tv/?renderer=webgl`);
      await box.open();
      assert.equal(await driver.evaluate('fawu.renderer'), 'canvas2d');
      await box.sees((await house.places()).towns[0] as string);
      assert.deepEqual(await driver.faults(), []);
    } finally {
      await driver.close();
    }
  });
});
