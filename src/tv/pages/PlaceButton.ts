import type { Stage } from '../lightning.ts';
import { fillRound, strokeRound } from '../paint/shapes.ts';
import { Sprite } from '../paint/Sprite.ts';
import { drawLine, fitLine, widthOf } from '../paint/text.ts';
import { Part } from '../parts/Part.ts';
import type { Tv } from '../tv.ts';

const height = 48;
/** Up to the date, px. */
const room = 440;

/** The family's town and village on the top bar; OK changes them. */
export class PlaceButton extends Part {
  declare private sprite: Sprite;

  constructor(stage: Stage, tv: Tv) {
    super(stage, tv, 'place');
    this.sprite = this.put(new Sprite(stage), 0, 0);
    this.draw(false);
  }

  override _focus(): void {
    this.draw(true);
  }

  override _unfocus(): void {
    this.draw(false);
  }

  override _handleEnter(): void {
    this.tv.go({ page: 'places' });
  }

  private draw(focused: boolean): void {
    const { theme, preferences } = this.tv;
    const { palette, metrics: { small } } = theme;
    const names = preferences.place?.names ?? [];
    const all = names.join(' · ');
    // The village counts more than its town.
    const fits = widthOf(all, small) <= room;
    const words = names.length === 0 ? '选择您的村' : fitLine(fits ? all : names[names.length - 1] as string, room, small);
    const w = Math.ceil(widthOf(words, small) / 2) * 2 + 40;
    this.sprite.show({
      key: `place:${words}:${focused ? 1 : 0}:${theme.id}`,
      w,
      h: height,
      words: [words],
      draw: (pen) => {
        if (focused) {
          fillRound(pen, { x: 0, y: 0, w, h: height }, 12, palette.gold);
          strokeRound(pen, { x: 2, y: 2, w: w - 4, h: height - 4 }, 10, palette.onGold, 2);
        }
        const color = focused ? palette.onGold : palette.soft;
        drawLine(pen, words, 20, 0, { size: small, line: height, color, weight: focused ? 'bold' : 'normal' });
      },
    });
  }
}
