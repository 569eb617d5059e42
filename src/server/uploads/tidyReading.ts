/** Characters between which no space stands in Chinese. */
const han = '[\\p{Script=Han}，。、；：？！（）《》〈〉“”‘’【】…—〇％]';
const between = new RegExp(`(?<=${han}) +(?=${han})`, 'gu');
/** Between Chinese and figures the reader sees gaps where there are none. */
const besideFigures = new RegExp(`(?<=${han}) +(?=[0-9])|(?<=[0-9]) +(?=${han})`, 'gu');
const unseen = /(?!\n)[\p{Cc}\p{Cf}]/gu;

/** What a reader of pictures wrote, as a person would: without spaces in Chinese, without empty lines in a row. */
export function tidyReading(text: string): string {
  return text
    .replace(/\r\n?|\f/g, '\n')
    .replace(unseen, '')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/[ \t\u3000]+/g, ' ').replace(between, '').replace(besideFigures, '').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
