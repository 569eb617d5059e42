/** Words of legal and village titles, so that a title is not broken inside them. */
const WORDS = (
  '怎么办 怎么签 怎么 怎样 什么 为什么 如何 是否 能否 可否 可以 应当 应该 必须 不能 不得 没有 哪些 多少 几天 ' +
  '自己 他人 我们 你们 大家 家庭 家里 父母 子女 孩子 老人 老年人 儿童 妇女 夫妻 夫妇 亲友 邻居 邻里 朋友 村民 农民 ' +
  '农民工 居民 公民 当事人 原告 被告 委托人 证人 法院 人民法院 检察院 公安 司法 司法所 政府 人民政府 村委会 委员会 ' +
  '办事处 街道 民政局 公司 有限公司 有限责任公司 集团 企业 个体 合作社 用人单位 单位 用工 员工 职工 老板 工人 ' +
  '中华人民共和国 中国 北京 上海 广东 浙江 江苏 湖北 甘肃 山东 陕西 枝江 ' +
  '合同 协议 纠纷 争议 责任 义务 权利 权益 利益 保护 赔偿 补偿 安置 拆迁 征收 征地 土地 承包 承包地 流转 宅基地 房屋 ' +
  '房产 房地产 开发 买卖 租赁 出租 借款 借条 欠条 贷款 利息 担保 保证 债务 债权 欠款 还款 ' +
  '劳动 劳动者 劳动合同 仲裁 时效 加班 加班费 工资 工伤 社保 保险 拖欠 辞退 解除 终止 离职 派遣 试用期 工作 任务 ' +
  '结婚 离婚 婚姻 彩礼 抚养 抚养费 赡养 监护 收养 继承 遗嘱 遗产 财产 分割 共同 个人 ' +
  '交通 道路 事故 车祸 驾驶 酒驾 醉驾 搭乘 汽车 车辆 电动车 消费 消费者 购物 网络 服务 网络服务 信息 技术 科技 平台 ' +
  '直播 游戏 玩家 外挂 脚本 账号 起诉 上诉 驳回 判决 判决书 调解 诉讼 行政 民事 刑事 证据 法律 法规 法条 规定 条例 办法 ' +
  '民法典 宪法 刑法 通则 总则 附则 物权 侵权 人格权 名誉权 侵犯 欺诈 诈骗 骗局 防骗 转账 电话 短信 验证码 密码 ' +
  '公示 公告 公开 通知 名单 财务 收支 明细 低保 补贴 补助 养老 医疗 医保 残疾 救助 扶贫 振兴 ' +
  '案例 故事 讲堂 电影 提示 温馨提示 身边 明白 记住 注意 小心 知道 要求 支付 履行 变更 解释 适用 处理 认定 承担 ' +
  '连带 减轻 支持 有效 无效 依法 自愿 参加 体育 活动 意外 受伤 打印 形式 增加 拒绝 协商 一致 文件 签字 确认 结清 ' +
  '请求 实行 需要 发生 超时 包薪制 约定 信息技术 网络购物 广场 购物广场 机构 医美 管理 停车 传媒 演绎 经营 经营权 ' +
  '集体 成员 分红 浇地 吵架 打架 噪音 排水 通行 围墙 视频 微视频 一分钟 看懂 三步 到期 开始 结束 村级 季度 年度 一年 第一 第二 第三 第一季度 第二季度 第三季度 第四季度 上季度 本季度 ' +
  '不动产 登记 农村 乡村 城市 医生 从业 五保 供养 未成年 未成年人 预防 犯罪 安全 生产 烟花 爆竹 生活 保障 最低 机动车 强制 ' +
  '经济 组织 特别 国有 国家 教育 学校 环境 森林 动物 防疫 防火 气象 灾害 防御 食品 药品 农产品 质量 种子 农药 ' +
  '治安 处罚 暴力 信访 复议 许可 退役 军人 殡葬 公证 律师 援助 统计 价格 税收 传染病 防治 突发 事件 应对 ' +
  '固定 金额 提起 协调 解决 职工 伤害 保密'
).split(' ');

/** Words by their first character, longest first. */
let index: Record<string, string[]> | undefined;

function byFirst(): Record<string, string[]> {
  if (index) return index;
  index = {};
  for (const word of WORDS) {
    const first = word.charAt(0);
    (index[first] = index[first] ?? []).push(word);
  }
  for (const first of Object.keys(index)) index[first]!.sort((a, b) => b.length - a.length);
  return index;
}

/** `result[i]` is true when offset `i` lies inside a known word (longest match from the left). */
export function insideWords(text: string): boolean[] {
  const words = byFirst();
  const inside: boolean[] = [];
  let at = 0;
  while (at < text.length) {
    let length = 1;
    for (const word of words[text.charAt(at)] ?? []) {
      if (text.slice(at, at + word.length) !== word) continue;
      length = word.length;
      break;
    }
    for (let i = 1; i < length; i++) inside[at + i] = true;
    at += length;
  }
  return inside;
}
