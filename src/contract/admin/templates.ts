/** What a notice of a kind usually has; the console fills a new draft with it. */
export interface NoticeTemplate {
  id: string;
  name: string;
  /** 例：2026 年第三季度财务收支公开 */
  titleExample: string;
  /** Header of the table that a new draft begins with; none: text. */
  table?: readonly string[];
  /** Days of 公示期 that are proposed. */
  days: number;
  /** 公开依据 that is proposed. */
  basis?: string;
}

const organic = '《中华人民共和国村民委员会组织法》第三十条';

export const templates = [
  { id: 'finance', name: '财务收支', titleExample: '柳溪村 2026 年第三季度财务收支公开', table: ['项目', '收入（元）', '支出（元）', '说明'], days: 30, basis: organic },
  { id: 'subsidies', name: '惠农补贴', titleExample: '2026 年耕地地力保护补贴发放公示', table: ['户主', '面积（亩）', '金额（元）'], days: 7, basis: organic },
  { id: 'assistance', name: '低保救助', titleExample: '2026 年 9 月低保对象公示', table: ['姓名', '保障人数', '类别', '月金额（元）'], days: 7, basis: '《社会救助暂行办法》第十一条' },
  { id: 'homestead', name: '宅基地', titleExample: '宅基地申请公示', table: ['申请人', '位置', '面积（平方米）', '用途'], days: 15, basis: '《中华人民共和国土地管理法》第六十二条' },
  { id: 'expropriation', name: '征地补偿', titleExample: '征地补偿费使用和分配公示', table: ['项目', '面积（亩）', '补偿金额（元）'], days: 30, basis: '《中华人民共和国土地管理法》第四十九条' },
  { id: 'land-transfer', name: '土地流转', titleExample: '土地经营权流转公示', table: ['地块', '面积（亩）', '流入方', '期限', '每亩租金（元）'], days: 15, basis: '《中华人民共和国农村土地承包法》第五十二条' },
  { id: 'tender', name: '工程招投标', titleExample: '村道硬化工程招标公告', days: 15, basis: organic },
  { id: 'assets', name: '集体资产', titleExample: '集体资产资源登记公示', table: ['名称', '数量', '使用情况', '收益（元）'], days: 30, basis: '《中华人民共和国农村集体经济组织法》' },
  { id: 'charter', name: '村规民约', titleExample: '柳溪村村规民约', days: 30, basis: '《中华人民共和国村民委员会组织法》第二十七条' },
  { id: 'resolution', name: '会议决议', titleExample: '村民代表会议决议', days: 15, basis: organic },
  { id: 'emergency', name: '应急提示', titleExample: '今晚有暴雨，请不要到河边', days: 3 },
  { id: 'other', name: '其他', titleExample: '关于……的公示', days: 15 },
] as const satisfies readonly NoticeTemplate[];
