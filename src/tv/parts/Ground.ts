import { Lightning, type Element } from '../lightning.ts';
import { stage } from '../theme.ts';
import { Part } from './Part.ts';

/** What lies under every page: a slight slope of colour, or nothing, so that a film below the canvas shows. */
export class Ground extends Part {
  draw(): void {
    const { palette } = this.tv.theme;
    const slope = Math.round(stage.h * 0.7);
    this.childList.clear();
    const top = { rect: true, w: stage.w, h: slope, colorTop: palette.groundTop, colorBottom: palette.groundBottom };
    const rest = { rect: true, y: slope, w: stage.w, h: stage.h - slope, color: palette.groundBottom };
    [top, rest].forEach((band) => {
      const element = new Lightning.Element(this.stage);
      element.patch(band);
      this.childList.add(element as unknown as Element);
    });
  }

  show(isClear: boolean): void {
    if (isClear !== this.visible) return;
    this.visible = !isClear;
    this.stage.setClearColor(isClear ? [0, 0, 0, 0] : this.tv.theme.palette.groundBottom);
  }
}
