import { narrow } from './digitGroups.ts';

/** A home's address down to the house; UTF-16 units. `house` is where its own numbers begin. */
export interface HomeAddress {
  start: number;
  house: number;
  end: number;
}

const number = '(?:[0-9]{1,4}|[一二三四五六七八九十百〇零壹贰叁肆伍陆柒捌玖拾佰]{1,6})(?![0-9])';
const place =
  '(?:组|社|队|屯|湾|垸|坪|塝|冲|岗|院子|院|庄|街|路|大道|道|巷|弄|胡同|村|里|寨|寨子|坝|岭|侧|边|段|台|嘎查|街道|社区|小区|花园|家园|苑|园|点|镇|场|连)';
const room = '(?:[0-9]{1,4}\\s?(?:室|房|号)|[一二三四五六七八九十百〇零]{2,4}\\s?室|[东西南北中]户|[0-9]{3,4})(?![0-9元亩米.%楼栋套间户])';
/** Of a building: 3栋2单元501室, 7号楼1103, B座1602, 5栋2-1203, 7排3号. */
const building = `(?:${number}|[A-Z甲乙丙丁][0-9]?)\\s{0,2}(?:栋|幢|座|号楼|#楼?|单元|排)\\s{0,2}(?:(?:${number}|[甲乙丙丁A-Z])\\s{0,2}(?:单元|门|楼|层|-)(?:[东西南北中]户)?\\s{0,2}){0,3}${room}`;
/** 小区2-3-501. */
const short = '(?:小区|苑|园|城|庭|府|郡|公寓|大厦|里)[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}(?![0-9])';
const behindDoor = `(?:\\s{0,2}(?:${building}|(?:${number}\\s?(?:号楼|#楼?|栋|幢|座|单元|楼|门|室|层)\\s{0,2}){1,3}(?:${room})?|${room}))?`;
const door = `${place}\\s{0,3}(?:-\\s?)?(?:门牌)?(第?[甲乙丙丁]?${number}(?:-[0-9]{1,4})?\\s{0,2}号(?!楼)(?:附\\s?[0-9]{1,4}\\s?号|院|之[0-9一二三])?${behindDoor})`;
/** Behind words that say that somebody lives there, any name is a place's: 住湾子寨63号. */
const anywhere = `[\\u4e00-\\u9fa5]([甲乙丙丁]?${number}\\s?号(?!楼)${behindDoor})|[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}(?![0-9-])`;
const homes = `${door}|${building}|${short}`;

/** Right before an address they say that it is somebody's home. */
const living = /(?:住址|住房位于|住房|住在|住(?![所院建宿房])|户籍所在地|户籍地址|户籍地|户籍|户口所在地|居住地址|居住地|居住在|家庭地址|家访地址|家庭|家在|门牌号?|收货地址|送达地址|邮寄到|快递送|送到|送至)\s?[是为在于:到]?\s?/g;
const homeHeader = /住址|户籍|居住|家庭|[常现]住|门牌/;
/** Of people, before their address. */
const persons = /某|户主|村民|老人|先生|女士|大爷|大妈|[男女](?=[,、 ])|\d岁|[户人][:\s(]|户$|人员|人$|家\(/g;
/** 住所 is no office: 住 does not stand before the 所 of one. */
const offices =
  /(?:村委会|居委会|委员会|办公|政府|司法所|法院|法庭|检察|派出所|公安|银行|支行|农商行|信用社|储蓄所|卫生|医院|诊所|药店|学校|小学|中学|大学|学院|幼儿园|服务|大厅|公司|合作社|企业|仓库|文化站|文化室|敬老院|福利院|养老院|殡仪馆|供养|仲裁|公证|法律|律师|事务所|门面|门市|网点|超市|商店|农资|工厂|厂房|养殖|[^宅]基地|会议室|活动室|支队|大队部|单位|机关|供销|农技|加油|车站|[\u4e00-\u4f4e\u4f50-\u9fa5](?:站|所|馆|局|厅|厂|店|部|办|中心|场)(?=位于|设在|坐落|地址|在?[\s:,、(])|地点|(?:投递|快递|候车|接种|代办|收购|监测|配送|投票|发放|报名)点|[接值警医调][待班务解]室|残联|妇联|信访|农家乐|民宿|驿站|中心(?=[:,\s]))(?![路街巷村]|大道|社区|小区|家属|宿舍)/g;
/** A thing or a day that is numbered, not a house. */
const thingBehind =
  /^\s?(?:地块|宗地|地|林|田|机井|井|水|养|泵|仓|库|桥|渠|线|令|台风|标段|公示|公房|路灯|修|维修|施工|杆|变压|塘|鱼|池|闸|沟|机|车|文|公告|门面|商铺|铺面|大棚|蔬菜|种|选手|选区|站|窗口|窑|坟|墓|树|楼(?!\s*\d)|前|之前|以前|后|之后|开|上午|下午|早|晚|起|至|到|、\s*\d+号)/;
/** What may follow a house without a blank. */
const homeBehind = /^(?:[^\u4e00-\u9fa5]|$|的|人|户|家|住|房|已|于|现|系|因|与|和|及|附近|旁|门口)/;
const officeBehind = /^[\u4e00-\u9fa5A-Za-z0-9]{0,8}(?:村委会|办公|大厅|会议室|文化站|大楼|大厦|国贸|门面|中心|所|馆|站)/;
/** A committee's village, not its office: 曹店居委会民主巷7号. */
const committeePlace = /[村居]委会(?=[\u4e00-\u9fa5]{1,6}[组队巷街路屯湾]第?\d)/g;
const thingHeader = /地块|位置|工程|地点|项目|名称|单位|机构|编号|部门|租(?!住)(?!房屋|住房)|资产|标的/;
/** A village, a street, a house block with a name, not 三组12号 alone. */
const named = /[\u4e00-\u9fa5](?:村|镇|乡|街|路|道|巷|弄|屯|湾|庄|里|区|点|苑|园|城|寨|坪|坝|栋|幢|座|号楼|单元)|[^0-9一二三四五六七八九十第\s](?:组|社|队|院)|(?:栋|幢|座|号楼)\s?[0-9一二三甲乙丙]+单元/;

const sentenceEnd = /[。；;！!？?\n]/;
const beforeLength = 40;

/** Addresses of homes in a text; those of offices are public, those of fields and wells nobody's. `beside`: what stands in the same row. */
export function homeAddresses(written: string, header = '', beside = ''): HomeAddress[] {
  const text = narrow(written);
  const found: HomeAddress[] = [];
  const atHome = homeHeader.test(header);
  const look = (pattern: string, onlyLiving: boolean) => {
    const home = new RegExp(pattern, 'g');
    for (let match = home.exec(text); match !== null; match = home.exec(text)) {
      const own = match[1];
      const house = own === undefined ? match.index : match.index + match[0].length - own.length;
      const end = match.index + match[0].length;
      const { start, lived } = beginning(text, match.index, house);
      const strong = lived || atHome;
      if (onlyLiving ? !strong : !strong && !isHome(text, { start, house, end }, header, beside)) continue;
      const overlapping = found.filter((each) => start <= each.end && end >= each.start)[0];
      // 9号家属院2栋302 is one home.
      if (overlapping === undefined) found.push({ start, house, end });
      else if (end > overlapping.end) overlapping.end = end;
    }
  };
  look(homes, false);
  if (atHome || living.test(text)) look(anywhere, true);
  living.lastIndex = 0;
  return found.sort((a, b) => a.start - b.start);
}

/** Nobody says that somebody lives there: what speaks for a home, and what against it? */
function isHome(text: string, { start, end }: HomeAddress, header: string, beside: string): boolean {
  const behind = text.slice(end, end + 12);
  if (thingHeader.test(header) || thingBehind.test(behind) || officeBehind.test(behind)) return false;
  const address = text.slice(start, end);
  // 新建安置房6栋144户 counts them.
  if (/(?:共|计|建|有|约|含|盖|修)$/.test(address.replace(new RegExp(`${building}$`), '').slice(-1))) return false;
  if (!named.test(address) && !/地址/.test(header)) return false;
  const from = Math.max(0, start - beforeLength);
  const sentences = text.slice(from, end).split(sentenceEnd);
  const sentence = sentences.pop()!;
  const person = lastOf(persons, sentence.slice(0, Math.max(0, sentence.length - address.length)));
  // What is said last before it, counts: 派出所到村民家（…）.
  const office = lastOf(offices, person < 0 ? sentence : sentence.replace(committeePlace, '～'));
  if (office > person || (person < 0 && lastOf(offices, beside) >= 0)) return false;
  if (person < 0 && (officeBehind.test(behind.replace(/^\(/, '')) || isOfficesLine(sentence, sentences.pop()))) return false;
  return person >= 0 || homeBehind.test(behind) || /^[\u4e00-\u9fa5]{1,3}(?:某|大爷|大妈|爷爷|奶奶|老人|家|[,，。、\s)]|$)/.test(behind);
}

/** An office's name has a line for itself, its address the next one. */
const isOfficesLine = (line: string, before = '') =>
  /^\s*(?:联系|详细)?地\s{0,4}址/.test(line) && !/:/.test(before) && lastOf(persons, before) < 0 && lastOf(offices, `${before.trim()}:`) >= 0;

function lastOf(pattern: RegExp, text: string): number {
  let last = -1;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) last = match.index;
  pattern.lastIndex = 0;
  return last;
}

/** Blanks within an address: 青禾镇 柳溪村 3 组 12 号. */
const blankWithin = (before: string, behind: string) =>
  /[省市县区镇乡村组社州旗道]\s*$/.test(before) || (/[0-9]\s*$/.test(before) && /^\s*(?:组|社|队|村|路|街|巷|栋|幢|号|单元)/.test(behind));

/** Back over the names of town, village and street, at most 30 signs; to the words that say who lives there. */
function beginning(text: string, from: number, house: number): { start: number; lived: boolean } {
  let start = from;
  while (start > 0 && from - start < 30) {
    const sign = text.charAt(start - 1);
    if (/\s/.test(sign) ? !blankWithin(text.slice(Math.max(0, start - 4), start), text.slice(start - 1, start + 4)) : !/[\u4e00-\u9fa5A-Za-z0-9]/.test(sign)) break;
    start -= 1;
  }
  const clauseStart = Math.max(0, start - 12);
  const clause = text.slice(clauseStart, house);
  let lived = false;
  living.lastIndex = 0;
  for (let match = living.exec(clause); match !== null; match = living.exec(clause)) {
    const end = clauseStart + match.index + match[0].length;
    if (/[,，。；;、]/.test(clause.slice(match.index))) continue;
    lived = true;
    if (end > start && end <= from) start = end;
  }
  living.lastIndex = 0;
  const introduced = /^.*(?:位于|地址[为是]?|坐落|[在到]|[贫困低保五特危房脱监测改]{2,3}户)(?=[\u4e00-\u9fa5A-Za-z0-9])/.exec(text.slice(start, from));
  if (introduced !== null) start += introduced[0].length;
  while (/\s/.test(text.charAt(start))) start += 1;
  return { start, lived };
}
