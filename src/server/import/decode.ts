import { Refusal } from './refusal.ts';

/** Bytes of one text file; the longest law known is 140 KB. */
export const textBytesMax = 2 * 1024 * 1024;

/** The commonest characters of modern and of legal Chinese: any real text is full of them. */
const common = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定' +
  '行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些' +
  '然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公' +
  '无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将' +
  '组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金' +
  '增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类' +
  '八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非' +
  '验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效' +
  '院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严村案纠纷诉罚款赔偿判审仲裁协议',
);

/** A text's characters, or a refusal that names what is wrong with the bytes. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new Refusal('文件是空的');
  if (bytes.length > textBytesMax) {
    throw new Refusal(`文件太大（${sizeInWords(bytes.length)}），文字稿最多 ${sizeInWords(textBytesMax)}`);
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new Refusal('文字编码是 UTF-16，请另存为 UTF-8');
  }
  if (bytes.includes(0)) throw new Refusal('不是文字文件（含有二进制内容），也可能是 UTF-16 编码');
  const text = strictly('utf-8', bytes) ?? chineseOf(bytes);
  if (text === undefined) throw new Refusal('文字编码认不出，只收 UTF-8 和 GBK（GB18030）');
  return tidy(text);
}

/** Bytes in words: "2 MB", "341 KB". */
export function sizeInWords(bytes: number): string {
  return bytes >= 1024 * 1024
    ? `${Math.round(bytes / 1024 / 1024)} MB`
    : `${Math.ceil(bytes / 1024)} KB`;
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** GB18030, when the characters that come out look like Chinese that somebody wrote. */
function chineseOf(bytes: Uint8Array): string | undefined {
  if (!mostlyEverydayCharacters(bytes)) return undefined;
  const text = strictly('gb18030', bytes);
  if (text === undefined || /\p{Co}|\p{Cn}/u.test(text)) return undefined;
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  const known = han.filter((character) => common.has(character)).length;
  return han.length < 20 || known / han.length > 0.35 ? text : undefined;
}

/**
 * Everyday characters and Chinese punctuation have fixed rows in GBK (A1 to A3, B0 to D7); Big5,
 * Shift-JIS, Latin-1 or broken UTF-8 read as GBK fall mostly outside of them.
 */
function mostlyEverydayCharacters(bytes: Uint8Array): boolean {
  let pairs = 0;
  let everyday = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    pairs += 1;
    if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7))) everyday += 1;
    at += 1;
  }
  return everyday / pairs > 0.85;
}

/** One kind of line end, no invisible characters; refuses control characters, which no text has. */
function tidy(text: string): string {
  const tidied = text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g, '');
  const control = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/.exec(tidied);
  if (control) {
    const line = tidied.slice(0, control.index).split('\n').length;
    throw new Refusal(`不是文字文件：第 ${line} 行有控制字符`);
  }
  if (tidied.trim() === '') throw new Refusal('文件是空的');
  return tidied;
}
