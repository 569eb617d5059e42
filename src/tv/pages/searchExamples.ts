import { keyAt } from './initials.ts';

export interface Example {
  word: string;
  /** First letters of its pinyin, capitals. */
  letters: string;
  /** The digit keys that these stand on. */
  digits: string;
}

/** Words that people look for, each with the first letters of its pinyin. */
const words = (
  '彩礼cl 工钱gq 借条jt 官司gs 遗嘱yz 土地td 养老yl 补贴bt 低保db 工伤gs 离婚lh 宅基地zjd 律师ls 电话dh 担保db 承包cb ' +
  '孩子hz 财务cw 合同ht 讨薪tx 防火fh 鞭炮bp 田埂tg 网购wg 老板lb 防骗fp 公示gs 案例al 民法典mfd'
).split(' ');

export const examples: readonly Example[] = words.map((entry) => {
  const [word = ''] = /^[^a-z]+/.exec(entry) ?? [];
  const letters = entry.slice(word.length);
  return { word, letters: letters.toUpperCase(), digits: letters.split('').map((_, at) => keyAt(letters, at)).join('') };
});

/** A word that some title has, so that whoever tries it finds something; else the first of all. */
export function exampleIn(titles: string): Example {
  return (examples.filter(({ word }) => titles.indexOf(word) >= 0)[0] ?? examples[0]) as Example;
}
