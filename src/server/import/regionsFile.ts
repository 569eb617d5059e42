import { Refusal } from './refusal.ts';
import { readYaml } from './yamlFields.ts';

export interface RegionEntry {
  code: string;
  name: string;
}

const regionsMax = 20_000;

/** Reads a regions.yaml: a list of `{ code, name }`. A Refusal names the entry that is wrong. */
export function readRegions(text: string): RegionEntry[] {
  const value = readYaml(text);
  if (!Array.isArray(value)) throw new Refusal("格式不对：应是一条条 - { code: '420583000000', name: 枝江市 }");
  if (value.length > regionsMax) throw new Refusal(`地区太多，最多 ${regionsMax} 个`);
  const regions = new Map<string, string>();
  for (const [index, entry] of value.entries()) {
    const where = `第 ${index + 1} 条`;
    const fields = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
    const { code, name, ...others } = fields;
    if (typeof code !== 'string' || !/^\d{12}$/.test(code)) throw new Refusal(`${where}：code 应是 12 位数字`);
    if (typeof name !== 'string' || name.trim() === '' || name.length > 40) {
      throw new Refusal(`${where}：name 应是 1 到 40 个字的名称`);
    }
    if (Object.keys(others).length > 0) throw new Refusal(`${where}：不认识“${Object.keys(others)[0]}”`);
    if (regions.has(code)) throw new Refusal(`${where}：代码 ${code} 写了两次`);
    regions.set(code, name.trim());
  }
  return [...regions].map(([code, name]) => ({ code, name }));
}
