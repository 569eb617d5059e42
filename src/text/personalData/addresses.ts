import { narrow } from './digitGroups.ts';

/** A home's address down to the house; UTF-16 units. `house` is where its own numbers begin. */
export interface HomeAddress {
  start: number;
  house: number;
  end: number;
}

const number = '(?:[0-9]+|[一二三四五六七八九十百〇零]+)';
const place = '(?:组|社|队|屯|湾|垸|坪|塝|冲|岗|院子|庄|街|路|大道|道|巷|弄|胡同|村|里)';
/** Of a building: 3栋2单元501室, 7号楼1103, B座1602, 5栋2-1203. */
const building = `(?:${number}|[A-Z甲乙丙丁])\\s*(?:栋|幢|座|号楼|单元)\\s*(?:(?:${number}|[甲乙丙丁])\\s*(?:单元|门|楼|-)\\s*)*[0-9]{3,4}\\s*(?:室|房|号)?`;
const doorplate = `${place}\\s*(?:门牌)?\\s*(${number}(?:-[0-9]+)?\\s*号(?:附\\s*[0-9]+\\s*号|院|之[0-9一二三])?(?:\\s*(?:${building}|(?:${number}\\s*(?:号楼|栋|幢|座|单元|楼|门|室|层)\\s*)+(?:[0-9]{3,4}室?)?|[0-9]{3,4}室))?)`;
const homes = `${doorplate}|${building}`;

/** Said of where somebody lives. */
const livingWords = /家住|住址|现住|户籍|居住|住在|住(?=[\u4e00-\u9fa5]{2})|家庭|独居|家在|村民|户主|危房户|[男女]，|某某|某[ ，（(]|收件/;
const officeWords =
  /村委会|居委会|办公|政府|司法所|法院|法庭|检察|派出所|公安|银行|农商行|支行|信用社|卫生|医院|诊所|学校|小学|中学|幼儿园|服务中心|服务站|大厅|公司|合作社|企业|仓库|文化站|文化室|敬老院|福利院|养老院|仲裁|公证|法律援助|门面|超市|工厂|厂房|会议室|活动室|支队|大队部|单位|机关|中心[^路街道]|住所/;
/** A thing or a day that is numbered, not a house. */
const thingBehind =
  /^\s*(?:地块|宗地|地|田|机井|井|泵|仓|库|桥|渠|线|令|台风|标段|公示|路灯|修|维修|施工|杆|变压器|塘|池|闸|沟|机|车|文|公告|楼(?!\s*\d)|前|之前|以前|后|之后|开|上午|下午|早|晚|起|至|到|、\s*\d+号)/;
const thingHeader = /地块|位置|工程|地点|项目|名称|单位|机构/;
const homeHeader = /住址|户籍|居住|家庭/;
/** Where the words of an address begin: behind what introduces it. */
const introduction = /(?:家住|住址|住在|现住|户籍地|居住地址|地址|家在|住|送到|位于|[在到为是：:，,。；;（(「“、\s])\s*$/;

/** Addresses of homes in a text; those of offices are public, those of fields and wells nobody's. */
export function homeAddresses(written: string, header = ''): HomeAddress[] {
  const text = narrow(written);
  const found: HomeAddress[] = [];
  const home = new RegExp(homes, 'g');
  for (let match = home.exec(text); match !== null; match = home.exec(text)) {
    const house = match[1] === undefined ? match.index : match.index + match[0].length - match[1].length;
    const end = match.index + match[0].length;
    const sentence = sentenceAround(text, match.index, end);
    const living = livingWords.test(sentence) || homeHeader.test(header);
    if (!living && (officeWords.test(sentence) || thingHeader.test(header) || thingBehind.test(text.slice(end)))) continue;
    const start = beginning(text, match.index);
    const last = found[found.length - 1];
    // 9号家属院2栋302 is one home.
    if (last !== undefined && start <= last.end) last.end = end;
    else found.push({ start, house, end });
  }
  return found;
}

function sentenceAround(text: string, start: number, end: number): string {
  const before = /[^。；;！!？?\n]*$/.exec(text.slice(Math.max(0, start - 30), start))?.[0] ?? '';
  const behind = /^[^。；;！!？?\n]*/.exec(text.slice(end, end + 20))?.[0] ?? '';
  return before + text.slice(start, end) + behind;
}

/** Back over the names of town, village and street, at most 24 signs. */
function beginning(text: string, from: number): number {
  let start = from;
  while (start > 0 && from - start < 24 && /[\u4e00-\u9fa5A-Za-z0-9]/.test(text.charAt(start - 1))) {
    if (introduction.test(text.slice(Math.max(0, start - 4), start))) break;
    start -= 1;
  }
  return start;
}
