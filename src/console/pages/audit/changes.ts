/** One field as it was and as it became, as a person reads it. */
export interface Change {
  name: string;
  before: string;
  after: string;
}

/** The fields that differ between two values of any shape, by their path; nothing where one side is unknown and the other empty. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const [old, young] = [flat(before), flat(after)];
  const names = [...new Set([...old.keys(), ...young.keys()])];
  return names
    .map((name) => ({ name: name === '' ? '内容' : name, before: old.get(name) ?? '', after: young.get(name) ?? '' }))
    .filter((change) => change.before !== change.after);
}

function flat(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (value !== null && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) flat(inner, path === '' ? name : `${path}.${name}`, found);
  } else if (value !== undefined && value !== null) {
    found.set(path, String(value));
  }
  return found;
}
