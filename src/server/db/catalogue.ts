/** Columns and topics that a new database begins with; from then on they are its data. */
const columnNames: [id: string, name: string, subtitle: string][] = [
  ['notices', '信息公开', '本村的账，大家看'],
  ['cases', '法治案例', '身边人，身边事'],
  ['lectures', '法治讲堂', '听明白，用得上'],
  ['films', '法治电影', '看故事，学法律'],
  ['tips', '温馨提示', '早知道，少吃亏'],
  ['shorts', '微视频', '一分钟，一件事'],
  ['laws', '法律法规', '原文在这里'],
];

const topicNames: [id: string, name: string][] = [
  ['marriage', '婚姻家庭'],
  ['labour', '劳动用工'],
  ['land', '土地承包'],
  ['homestead', '房屋宅基地'],
  ['money', '经济纠纷'],
  ['traffic', '交通出行'],
  ['consumer', '消费购物'],
  ['neighbours', '邻里'],
  ['care', '养老助残'],
  ['minors', '未成年人'],
  ['fraud', '防骗'],
  ['village', '村务'],
  ['errands', '办事'],
];

export const columns = columnNames.map(([id, name, subtitle], position) => {
  return { id, name, subtitle, position };
});
export const topics = topicNames.map(([id, name], position) => ({ id, name, position }));
