import type { ContactRole, Picture } from '../../contract/index.ts';
import type { ContactCard, ContactList } from '../contacts/contacts.ts';
import { Refusal } from './refusal.ts';
import { readFields, readYaml, required } from './yamlFields.ts';

/** What a file of contacts is read with. */
export interface ContactsContext {
  hasRegion(code: string): Promise<boolean>;
  /** Takes a picture that lies beside the file. */
  picture(file: string): Promise<Omit<Picture, 'alt'>>;
}

/** The fields of one person, and how many characters each may have: a card is read from a sofa. */
const longest = {
  身份: 12, 姓名: 30, 单位: 40, 电话: 20, 值班: 60, 地点: 60, 说明: 120, 照片: 200, 微信: 200,
};
const contactsMax = 100;
/** First match decides: 村法律顾问 and 人民调解员 are what their villages call them. */
const roles: [word: string, role: ContactRole][] = [
  ['法律顾问', 'adviser'], ['调解员', 'mediator'], ['网格员', 'grid-officer'], ['热线', 'hotline'],
];

/** Reads a village's 便民卡. A Refusal names the entry and the field that is wrong. */
export async function readContacts(
  text: string, context: ContactsContext,
): Promise<Omit<ContactList, 'sourceKey'>> {
  const value = readYaml(text);
  const { 便民卡: entries, ...head } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (!Array.isArray(entries)) throw new Refusal('缺少“便民卡”：应是“便民卡:”，下面一条一条 - 身份: 调解员');
  if (entries.length > contactsMax) throw new Refusal(`便民卡太多，一个文件最多 ${contactsMax} 张`);
  const region = required(readFields(head, { 地区: 20 }, ''), '地区', '');
  if (!/^\d{12}$/.test(region)) throw new Refusal(`“地区”应是 12 位区划代码，现在是“${region}”`);
  if (!(await context.hasRegion(region))) throw new Refusal(`没有代码为 ${region} 的地区，请先写进 regions.yaml`);
  const contacts: ContactCard[] = [];
  for (const [at, entry] of entries.entries()) contacts.push(await readContact(entry, `第 ${at + 1} 张：`, context));
  return { region, contacts };
}

async function readContact(entry: unknown, where: string, context: ContactsContext): Promise<ContactCard> {
  const fields = readFields(entry, longest, where);
  const roleName = required(fields, '身份', where);
  const name = required(fields, '姓名', where);
  const { 单位: organization, 电话: phone, 值班: duty, 地点: place, 说明: note, 照片, 微信 } = fields;
  return {
    role: roles.find(([word]) => roleName.includes(word))?.[1] ?? 'office',
    roleName,
    name,
    ...(organization !== undefined && { organization }),
    ...(phone !== undefined && { phone: phoneOf(phone, where) }),
    ...(duty !== undefined && { duty }),
    ...(place !== undefined && { place }),
    ...(note !== undefined && { note }),
    ...(照片 !== undefined && { portrait: { ...(await context.picture(照片)), alt: `${name}的照片` } }),
    ...(微信 !== undefined && { wechat: { ...(await context.picture(微信)), alt: `${name}的微信二维码` } }),
  };
}

/** One number as it is dialled; dashes and digits of a Chinese keyboard are made plain. */
function phoneOf(written: string, where: string): string {
  const phone = written.normalize('NFKC').replace(/[‐‑–—―]+/g, '-');
  if (/^[0-9+][0-9 -]{2,19}$/.test(phone)) return phone;
  throw new Refusal(`${where}“电话”应是一个号码，如 0717-4212348，现在是“${written}”`);
}
