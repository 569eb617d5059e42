import type { Stage } from '../lightning.ts';
import { Sprite } from '../paint/Sprite.ts';
import { drawLine, drawLines, fitLines, titleLines, widthOf } from '../paint/text.ts';
import { plainCard } from '../parts/choices.ts';
import type { DialogChoice } from '../parts/Dialog.ts';
import { Part, place } from '../parts/Part.ts';
import { Rail } from '../parts/Rail.ts';
import { safe } from '../theme.ts';
import type { Tv } from '../tv.ts';

export interface PanelModel {
  /** In the focus path. */
  name: string;
  /** Nothing where it is empty. */
  title: string;
  advice: string;
  choices: DialogChoice[];
}

/** A focused card's ring stands clear of its neighbour, px. */
const gap = 26;
/** Room between the words and the choices: the ring needs some of it, px. */
const below = 20;

/** Words with choices in a row below them, at the bottom of the picture. */
export class Panel extends Part {
  declare private choices: readonly DialogChoice[];
  declare private rail: Rail;
  declare private words: Sprite;
  declare private railTop: number;
  declare private said: string;

  /** The choices end at `bottom`, px. */
  constructor(stage: Stage, tv: Tv, model: PanelModel, bottom: number, focus = 0) {
    super(stage, tv, model.name);
    const { titleLine, title } = tv.theme.metrics.card;
    const h = titleLine + 26;
    this.railTop = bottom - h;
    this.said = '';
    this.choices = model.choices;
    this.words = this.put(new Sprite(stage), 0, 0);
    const cards = model.choices.map(({ key, words, open }) =>
      plainCard(key, [words], Math.ceil(widthOf(words, title, 'bold') / 2) * 2 + 40, h, open));
    this.rail = this.put(new Rail(stage, tv, { name: 'row', gap, cards }, focus, 0), 0, this.railTop);
    this.say(model.title, model.advice);
  }

  /** Upper edge of all it shows, px. */
  get top(): number {
    return this.said === '' ? this.railTop : this.words.y;
  }

  /** Where its focus is in a panel of other choices: at the same one; where that is gone, at its place. */
  focusIn({ choices }: PanelModel): number {
    const { key } = this.choices[this.rail.index] as DialogChoice;
    const same = choices.map((choice) => choice.key).indexOf(key);
    return same < 0 ? Math.min(this.rail.index, choices.length - 1) : same;
  }

  say(title: string, advice: string): void {
    this.said = title + advice;
    this.words.visible = this.said !== '';
    if (this.said === '') return;
    const { theme } = this.tv;
    const { palette, metrics } = theme;
    const titles = title === '' ? [] : titleLines(title, safe.width, 2, metrics.title, 'bold');
    const advices = advice === '' ? [] : fitLines(advice, safe.width, 2, metrics.body);
    const h = titles.length * metrics.titleLine + advices.length * metrics.bodyLine;
    this.words.show({
      key: `panel:${title}:${advice}:${theme.id}`,
      w: safe.width,
      h,
      words: [...titles, ...advices],
      draw: (pen) => {
        const big = { size: metrics.title, line: metrics.titleLine, color: palette.text, weight: 'bold' as const };
        if (titles.length === 1) drawLine(pen, titles[0] as string, 0, 0, big);
        else drawLines(pen, titles, 0, 0, big);
        const style = { size: metrics.body, line: metrics.bodyLine, color: palette.text };
        drawLines(pen, advices, 0, titles.length * metrics.titleLine, style);
      },
    });
    place(this.words, safe.left, this.railTop - below - h);
  }

  override _getFocused(): Part {
    return this.rail;
  }
}
