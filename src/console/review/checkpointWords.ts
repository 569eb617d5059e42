import { checkpointNames, type checkpoints } from '../../contract/admin/review.ts';

type Checkpoint = (typeof checkpoints)[number];

/** What each of the six points asks, in one line. */
const asks: Record<Checkpoint, string> = {
  politics: '提法、称谓、地图、领导人姓名没有错',
  law: '引用的法律条文对，没有违法的要求',
  policy: '数字、标准、条件和上级政策一致',
  secrecy: '没有涉密内容，没有不该公开的个人信息',
  wording: '没有错别字，金额、日期、合计都对得上',
  opinion: '不会引起误解和不必要的议论',
};
export const checkpointLines = (Object.keys(asks) as Checkpoint[]).map((id) => ({ id, name: checkpointNames[id], asks: asks[id] }));

/** What is often said when a draft goes back. */
export const returnPhrases = [
  '合计和明细对不上，请核对。', '公示日期有误，请改正。', '请补上照片或盖章页。', '个人信息没有遮盖好。', '请写清楚公开依据。', '有错别字，请通读一遍。', '标题没有写清楚是哪一期。',
];
