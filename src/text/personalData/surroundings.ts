import type { Candidate } from './digitGroups.ts';

const identityWords = /身份证|证件|公民身份|(?:^|[^\u4e00-\u9fa5]|[的其本人者])证号|sfz/i;
const bankWords = /卡(?![车片口点丁])|银行|账|帐|存折|打款|打入|汇入|转入|户名|开户|收款|[农工建中交]行|农商|信用社|邮储|card/i;
const phoneWords = /电话|手机|联系|微信|致电|拨打|来电|长号|短号|[^合]同号|小号|热线|短信|号码是|tel|phone|mobile/i;

/** The last word of what is numbered otherwise than persons: 合同号, 项目编号, 区划代码. */
const numbered =
  /(?:号|号码|编号|代码|编码|码|流水|条码|序列|校验|参考|批次|单据|图斑|读数|票数|坐标|订单|运单|快递|编|第|字|iccid|imei|sn)$/i;
/** 号码是138…, 他的号码: nothing else is named. */
const nothingNamed = /(?:^|[的他她我您全原新旧换])号码?$/;

/** Numbered however it is paid: 银行流水号. */
const surelyNumbered = /(?:编号|流水号?|单号|交易号|凭证号?|登记号)$/;

/** Units that are nothing else, and measure words that end there: 株。 but not 户名. */
const amountBehind =
  /^(?:\s?(?:[万亿]?元(?![旦某])|[万亿]|角|公斤|公里|千克|千瓦|吨|亩|平[方米]|立方|㎡|m[²³23]|字节|kg|kwh|%)|\s?[分株棵头只匹羽袋箱件套台斤克米升度卷册份枚根辆票秒季名户人个次年](?:次|米)?(?![\u4e00-\u9fa5])|\.\d{1,2}(?!\d))/i;
const amountBefore =
  /(?:[¥$]|人民币|(?:共计|合计|总计|累计|数量|金额|余额|结余|总额|资产|产量|产值|面积|收入|支出|投资|造价|预算|价款|资金|拨款|贷款|总价|合同价|工程款|收支|拨付|下拨)(?:[（(].{0,4}[)）])?[\s:为是]*)-?$/;
const amountHeader = /金额|资金|总额|预算|决算|[期年月][初末]|本[期年月季]|[借贷]方|发生额|拨款|收入|支出|[（(](?:万?元|亩|斤|户|人)|合计|面积|造价|数量|单价|原值|价|余额/;

export type Subject = 'identity' | 'bankCard' | 'phone';
const wordsOf: Record<Subject, RegExp> = { identity: identityWords, bankCard: bankWords, phone: phoneWords };
const anyWords = (text: string) => Object.keys(wordsOf).some((subject) => wordsOf[subject as Subject].test(text));

/** The words before a number in its sentence. */
const before = (text: string, start: number, length = 16) =>
  /[^。；;！!？?\n]*$/.exec(text.slice(Math.max(0, start - length), start))![0];

/** The words near a number, or over its column, say that it is somebody's. */
export const isSaid = (subject: Subject, text: string, { start, end }: Candidate, header: string): boolean =>
  wordsOf[subject].test(before(text, start) + header) ||
  (subject === 'bankCard' && bankWords.test(/^[^。；;，,、\n]*/.exec(text.slice(end, end + 10))![0]));

/** What stands under it are sums, counts or shares. */
export const isAmountHeader = (header: string): boolean => amountHeader.test(header) && !anyWords(header);

/** A sum, a length, a share. `written` is the text before `narrow`, in which ，is not a thousands' comma. */
export function isAmount(text: string, written: string, { start, end }: Candidate, header: string): boolean {
  const behind = written.charAt(end) === '，' ? '' : text.slice(end, end + 6);
  const lead = text.slice(Math.max(0, start - 12), start);
  if (amountBehind.test(behind) || amountBefore.test(lead)) return true;
  // 0.138…, but not the first line of a list: 1.138…
  if (/\d\.$/.test(lead) && !/(?:^|[\n；;。\s])[1-9]\d?\.$/.test(start <= 12 ? lead : `#${lead}`)) return true;
  return isAmountHeader(header);
}

/** Written right before a number: it is a paper's, whatever its check digit says by chance. */
const paperNumber =
  /(?:许可证|(?:订单|运单|快递|流水|交易|发票|凭证|合同|受理|工单|招标|项目|保险?单|许可证|土地证|产权证|林权证|经营权证|批次)(?:编?号码?|代码))[\s:为是]{0,3}$/;
export const isPaper = (text: string, { start }: Candidate): boolean => paperNumber.test(text.slice(Math.max(0, start - 16), start));

/** An order, a contract, a meter: its number is nobody's. */
export function isThing(text: string, { start, end }: Candidate, header: string): boolean {
  const lead = text.slice(Math.max(0, start - 40), start);
  if (/(?:https?:\/\/|www\.)\S*$/i.test(lead)) return true;
  if (/第$/.test(lead) || (text.charAt(end) === '号' && (/(?:字|〕|\])$/.test(lead) || !anyWords(lead.slice(-8))))) return true;
  const named = /^\s?[(（]([^)）]{1,8})[)）]/.exec(text.slice(end, end + 12))?.[1] ?? '';
  if (numbered.test(named) && !anyWords(named)) return true;
  // ZB-2026-138…
  const code = /[A-Za-z0-9〔〕[\]第_/.-]*$/.exec(lead)![0];
  if (/^[A-Za-z]{2,}[A-Za-z0-9-]*-$/.test(code) && !/^(?:tel|phone|mobile|mob)-$/i.test(code)) return true;
  const label = lead.slice(0, lead.length - (/^(?:\+|00?)?(?:86)?-?$/.test(code) ? 0 : code.length));
  const name = /([\u4e00-\u9fa5A-Za-z]*)(?:（[^）]*）|\([^)]*\))?[\s:：为是#]*$/.exec(label)![1]!.replace(/(编号|代码|单号|证号)[为是]$/, '$1');
  const said = name === '' && label.trim() === '' ? header.replace(/[（(].*$/, '').trim() : name;
  return surelyNumbered.test(said) || (numbered.test(said) && !nothingNamed.test(said) && !anyWords(said));
}
