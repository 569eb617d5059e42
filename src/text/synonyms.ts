/**
 * Words of everyday speech and of the law that mean about the same: a search for one finds the
 * others. Ours, for rural legal questions; each line is one meaning.
 * A word with `+` is only found, never asked for: its parts may stand apart in the document.
 */
const GROUPS = `
离婚 离异
结婚 成亲 登记结婚
彩礼 聘礼 聘金 借婚姻索取财物
婆家 夫家
家暴 家庭暴力 打老婆
抚养 抚育
抚养费 生活费 孩子生活费
赡养 养老人 赡养老人
遗产 继承 遗物
遗嘱 遗言
孩子 子女 小孩
未成年人 未成年 青少年
残疾 残疾人
工资 工钱 薪水 劳动报酬 薪酬
欠薪 讨薪 拖欠+工资 拖欠+劳动报酬
打工 务工 劳动
农民工 外出务工
老板 用人单位 雇主
加班费 加班工资
包薪制 包月工资
开除 辞退 解除劳动合同 炒鱿鱼
工伤 工伤事故
社保 社会保险
欠钱 债务 欠款
借钱 借款 民间借贷
借条 欠条 借据
还钱 还款 偿还
利息 利率
高利贷 高利
担保 保证人
赔钱 赔偿 赔付
定金 订金
宅基地 房基地 屋基
盖房 建房
房子 房屋
租房 房屋租赁
土地流转 流转
承包地 责任田 承包经营
征地 土地征收
拆迁 房屋征收
青苗费 青苗补偿
交通事故 车祸 撞车
酒驾 醉驾 酒后驾驶
电动车 电瓶车
骗子 诈骗 骗局
欺诈 欺骗
假货 假冒伪劣 冒牌货
退货 退款
网购 网络购物
隐私 个人信息
名誉 名声
低保 最低生活保障
五保 特困 特困供养
养老金 养老保险
医保 医疗保险 新农合
救济 救助
村务公开 信息公开 公示
村委会 村民委员会
合同 协议
签字 签名
打官司 起诉 诉讼
告状 控告
法律援助 法援
调解 说和
律师 法律顾问
证据 凭据
邻居 邻里 相邻
吵架 打架 斗殴
噪音 噪声
高空抛物 抛掷物品
狗咬人 动物伤人 饲养+动物+损害
被骗 受骗 诈骗
分家 析产
分红 收益分配
上访 信访
盗窃 偷东西
坟地 墓地 殡葬
`;

const groups: string[][] = GROUPS.trim().split('\n').map((line) => line.split(' '));

let byWord: Map<string, string[]> | undefined;
/** Characters of the longest word. */
let longest = 0;

function words(): Map<string, string[]> {
  if (byWord) return byWord;
  byWord = new Map();
  for (const group of groups) {
    for (const word of group) {
      if (word.indexOf('+') >= 0) continue;
      byWord.set(word, group);
      longest = Math.max(longest, word.length);
    }
  }
  return byWord;
}

/** How many meanings the table knows. */
export const synonymGroups = groups.length;

/** The longest known word that `text` has at `at`, with all words of its meaning, itself first. */
export function synonymsAt(text: string, at: number): string[] | undefined {
  const known = words();
  for (let length = Math.min(longest, text.length - at); length > 1; length--) {
    const word = text.slice(at, at + length);
    const group = known.get(word);
    if (group) return [word, ...group.filter((other) => other !== word)];
  }
  return undefined;
}
