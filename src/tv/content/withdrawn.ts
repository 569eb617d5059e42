/** Whether something with an id is an item that is none any more. */
export type IsGone = (thing: { id: string; revision?: unknown }) => boolean;

type Fields = Record<string, unknown>;

/**
 * Plain data without the cards of items that are gone. A list loses them, and so does the number of all
 * that stands beside it; a hit goes with its card, a rail with its last one; a field that was a card is
 * undefined. The very same data where none of it was gone.
 */
export function without<T>(data: T, isGone: IsGone): T {
  return left(data, isGone) as T;
}

/** A page's memory without whatever holds a card: it asks for that again when it comes back. */
export function withoutLists(memory: unknown): unknown {
  if (typeof memory !== 'object' || memory === null) return memory;
  const kept: Fields = {};
  for (const name in memory) {
    const field = (memory as Fields)[name];
    if (without(field, isItem) === field) kept[name] = field;
  }
  return kept;
}

/** Items and their cards have a revision; regions, topics and people have none. */
const isItem: IsGone = ({ revision }) => revision !== undefined;

function left(data: unknown, isGone: IsGone): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) {
    const kept = (data as unknown[]).map((element) => left(element, isGone));
    const here = kept.filter((element) => element !== undefined);
    return here.length === data.length && here.every((element, i) => element === data[i]) ? data : here;
  }
  const fields = data as Fields;
  if (typeof fields['id'] === 'string' && isGone(fields as { id: string })) return undefined;
  const kept: Fields = {};
  let same = true;
  for (const name in fields) {
    kept[name] = left(fields[name], isGone);
    same = same && kept[name] === fields[name];
  }
  if (same) return data;
  if (fields['item'] !== undefined && kept['item'] === undefined) return undefined;
  return Array.isArray(kept['items']) && typeof kept['total'] === 'number' ? recounted(fields, kept) : kept;
}

/** A rail: part of a list, and how many there are of it. */
function recounted(before: Fields, rail: Fields): Fields | undefined {
  const [were, are] = [before['items'] as unknown[], rail['items'] as unknown[]];
  if (are.length === 0) return undefined;
  return { ...rail, total: Math.max(are.length, (before['total'] as number) - (were.length - are.length)) };
}
