/** The least a Lightning page can be: one stage, one text. What our first frame is measured against. */
import lng from '@lightningjs/core';

class Bare extends lng.Application {
  static override _template(): object {
    return {
      rect: true,
      w: 1280,
      h: 720,
      color: 0xff0f1b24,
      Title: { x: 64, y: 64, text: { text: '电子法务', fontSize: 42, fontFace: 'sans-serif' } },
    };
  }
}

const app = new Bare({ stage: { w: 1280, h: 720, clearColor: 0xff0f1b24 } });
document.body.appendChild(app.stage.getCanvas());
(window as unknown as { benchReady: () => boolean }).benchReady = () =>
  app.tag('Title').renderWidth > 0 && app.stage.frameCounter > 1;
