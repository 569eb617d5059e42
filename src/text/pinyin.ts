import { customPinyin, pinyin } from 'pinyin-pro';

/** Places that the dictionary reads as ordinary words. */
const PLACES: Record<string, string> = {
  乐清: 'yuè qīng', 曾都: 'zēng dū', 单县: 'shàn xiàn', 行宫: 'xíng gōng', 郧西: 'yún xī',
};

customPinyin(PLACES);

/**
 * First letters of a place's name in pinyin, lower case, as people choose it with a remote:
 * 示例一村 is `slyc`. Latin letters and digits stay, what stands in brackets and all other
 * characters are left out. 单家湾 is read as the family's name.
 */
export function initials(name: string): string {
  const plain = name
    .replace(/[（(〔[【][^）)〕\]】]*[）)〕\]】]?/g, '')
    .normalize('NFKC')
    .replace(/[^A-Za-z0-9\u3400-\u9fff\u{20000}-\u{3ffff}]/gu, '');
  const surname = /^[\u4e00-\u9fff]家/.test(plain) ? 'head' : 'off';
  const letters = pinyin(plain, {
    pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive', surname,
  });
  return letters.join('').toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Orders words as a dictionary does: syllable by syllable with their tones, as the word is read. */
export function reading(word: string): string {
  return pinyin(word, { toneType: 'num', type: 'array', nonZh: 'consecutive' }).join(' ').toLowerCase();
}
